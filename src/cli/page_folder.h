// The interactive page as files.
#pragma once
#include <filesystem>
#include <map>
#include <string>

namespace zhicheng::cli {

/// The page beside the program, where a build or an installation has put it; "" where there is none.
std::filesystem::path page_beside_program();

/// Every file of it by its path, but those that begin with a dot. Throws Failure.
std::map<std::string, std::string, std::less<>> read_page(const std::filesystem::path& folder);

}  // namespace zhicheng::cli
