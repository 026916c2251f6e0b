#include "server/file_name.h"

#include <algorithm>

namespace zhicheng::server {

namespace {

constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
constexpr std::string_view kNotInNames = "/\\:*?\"<>|";

bool is_lost(char byte) { return static_cast<unsigned char>(byte) < ' ' || byte == 0x7f || kNotInNames.find(byte) != std::string_view::npos; }

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; }

bool ends_with(std::string_view name, std::string_view ending) {
  return name.size() > ending.size() &&
         std::equal(ending.rbegin(), ending.rend(), name.rbegin(), [](char left, char right) { return left == lower(right); });
}

}  // namespace

std::string file_name_value(std::string_view name) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string value;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    if (is_lost(name[i]) || (i == 0 && byte == '.')) {
      value += '_';
    } else if (kPlain.find(name[i]) != std::string_view::npos) {
      value += name[i];
    } else {
      value += '%';
      value += kDigits[byte >> 4];
      value += kDigits[byte & 15];
    }
  }
  return value;
}

std::string with_ending(std::string_view name, std::string_view ending) {
  const bool has = ends_with(name, ending) || (ending == ".jpg" && ends_with(name, ".jpeg"));
  return std::string(name) + std::string(has ? "" : ending);
}

}  // namespace zhicheng::server
