#include "server/head.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace zhicheng::server {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char byte) { return std::tolower(byte); });
  return out;
}

}  // namespace

bool is_json(std::string_view content_type) {
  std::string type = lower(content_type);
  std::erase_if(type, [](char byte) { return byte == ' ' || byte == '\t' || byte == '"'; });
  return type == "application/json" || type == "application/json;charset=utf-8";
}

bool is_identity(std::string_view content_encoding) {
  return content_encoding.empty() || lower(content_encoding) == "identity";
}

}  // namespace zhicheng::server
