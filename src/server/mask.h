// Numbers and names with most of them hidden.
#pragma once
#include <string>
#include <string_view>

namespace zhicheng::server {

/// "150802198805203031" as "150***********3031". What has seven characters or fewer is hidden as a whole; nothing stays nothing.
std::string masked_number(std::string_view number);

/// "张䶮" as "张*".
std::string masked_name(std::string_view name);

}  // namespace zhicheng::server
