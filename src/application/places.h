// Places of a package in words.
#pragma once
#include <string>
#include <string_view>

namespace zhicheng::application {

/// "/applicant/work/1/from" is 工作经历第2条的开始日期, "/attachments/0" 附件第1个. What has no words here stays a pointer:
/// the labels of facts ("/answers/career_on") are the edition's.
std::string in_words(std::string_view pointer);

}  // namespace zhicheng::application
