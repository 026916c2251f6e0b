#include "server/strict_head.h"

#include <algorithm>

namespace zhicheng::server {

namespace {

bool is_letter_or_digit(unsigned char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/// RFC 9110, 5.6.2.
bool is_token(unsigned char byte) {
  return is_letter_or_digit(byte) || (byte != 0 && std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(byte)) != std::string_view::npos);
}

bool is_visible(unsigned char byte) { return byte > 0x20 && byte < 0x7f; }

constexpr std::string_view kVersion = "HTTP/1.";

}  // namespace

HeadScan::Found HeadScan::scan(std::string_view bytes) {
  while (!whole_ && at_ < bytes.size()) {
    if (at_ == kLongestHead || fields_ > kMostFields) return Found::too_long;
    if (!take(static_cast<unsigned char>(bytes[at_]))) return Found::bad;
    ++at_;
  }
  return whole_ ? Found::whole : Found::more;
}

bool HeadScan::take(unsigned char byte) {
  const auto go = [this](Place place) {
    place_ = place;
    in_place_ = 0;
    return true;
  };
  switch (place_) {
    case Place::method:
      if (byte == ' ' && in_place_ > 0) return go(Place::target);
      ++in_place_;
      return is_token(byte);
    case Place::target:
      if (byte == ' ' && in_place_ > 0) return go(Place::version);
      ++in_place_;
      return is_visible(byte);
    case Place::version:
      if (byte == '\r' && in_place_ == kVersion.size() + 1) return go(Place::start_end);
      ++in_place_;
      if (in_place_ <= kVersion.size()) return byte == static_cast<unsigned char>(kVersion[in_place_ - 1]);
      return in_place_ == kVersion.size() + 1 && (byte == '0' || byte == '1');
    case Place::start_end:
    case Place::line_end: return byte == '\n' && go(Place::line);
    case Place::line:
      if (byte == '\r') return go(Place::last_end);
      ++fields_;
      in_place_ = 1;
      place_ = Place::name;
      return is_token(byte);
    case Place::name: return byte == ':' ? go(Place::value) : is_token(byte);
    case Place::value:
      if (byte == '\r') return go(Place::line_end);
      return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    case Place::last_end: return whole_ = byte == '\n';
  }
  return false;
}

bool is_host(std::string_view text) {
  if (text.starts_with('[')) {
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos) return false;
    const std::string_view address = text.substr(1, close - 1);
    if (address.empty() || address.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos) return false;
    text.remove_prefix(close + 1);
  } else {
    const std::string_view name = text.substr(0, text.find(':'));
    if (!std::all_of(name.begin(), name.end(), [](char byte) { return is_letter_or_digit(static_cast<unsigned char>(byte)) || byte == '-' || byte == '.' || byte == '_'; })) {
      return false;
    }
    text.remove_prefix(name.size());
  }
  if (text.empty()) return true;
  if (text.front() != ':' || text.size() > 6) return false;
  return text.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

}  // namespace zhicheng::server
