// What lies beside a file for those who take it smaller: the same bytes for the same file, on every machine.
#pragma once
#include <string>
#include <string_view>

namespace zhicheng::site {

std::string brotli(std::string_view bytes);
std::string gzip(std::string_view bytes);
std::string zlib(std::string_view bytes);

}  // namespace zhicheng::site
