// What the parts of an archive are called.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "application/manifest.h"

namespace zhicheng::container {

inline constexpr std::string_view kPackageEntry = "application.zhicheng.json";
inline constexpr std::string_view kFolder = "attachments/";

/// The entry of each attachment, in the order of the list: "attachments/" and the file's name, made safe for every
/// system. The same file listed twice has one entry; different files of one name (capitals aside) become "a (2).pdf".
std::vector<std::string> entry_names(const std::vector<application::Attachment>& attachments);

/// "a.PDF" and "A.pdf" are one file on some systems.
std::string folded(std::string_view name);

}  // namespace zhicheng::container
