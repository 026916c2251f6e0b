// Places of a package in words.
#pragma once
#include <string>
#include <string_view>

#include "rules/vocabulary.h"

namespace zhicheng::application {

/// "/applicant/work/1/from" is 工作经历第2条的开始日期, "/answers/career_on" the fact's label, "/attachments/0" 附件第1个.
/// What has no words stays a pointer.
std::string in_words(const rules::Vocabulary& vocabulary, std::string_view pointer);

}  // namespace zhicheng::application
