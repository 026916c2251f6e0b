// The name under which a browser keeps a stranger's file.
#pragma once
#include <string>
#include <string_view>

namespace zhicheng::server {

/// `name` as what stands behind filename*=UTF-8'' (RFC 8187): nothing in it ends a header, names a folder or hides the file.
std::string file_name_value(std::string_view name);

/// `name` with `ending`, unless it has it: what a file is, its type says, not its name.
std::string with_ending(std::string_view name, std::string_view ending);

}  // namespace zhicheng::server
