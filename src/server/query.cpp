#include "server/query.h"

#include <charconv>

#include "base/utf8.h"

namespace zhicheng::server {

namespace {

std::optional<std::string> decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      unsigned value = 0;
      const std::string_view digits = text.substr(i + 1, 2);
      const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
      if (digits.size() != 2 || fault != std::errc{} || end != digits.data() + 2) return std::nullopt;
      out += static_cast<char>(value);
      i += 2;
    }
  }
  if (base::first_bad_utf8(out) || base::first_forbidden(out) || out.find('\n') != std::string::npos) return std::nullopt;
  return out;
}

}  // namespace

std::optional<std::string> parameter(std::string_view target, std::string_view name) {
  const std::size_t mark = target.find('?');
  if (mark == std::string_view::npos) return std::string();
  std::string_view rest = target.substr(mark + 1);
  std::optional<std::string> found;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    const std::size_t equals = one.find('=');
    if (one.substr(0, equals) != name) continue;
    if (found) return std::nullopt;
    found = decode(equals == std::string_view::npos ? std::string_view() : one.substr(equals + 1));
    if (!found) return std::nullopt;
  }
  return found.value_or(std::string());
}

std::optional<std::int64_t> number_parameter(std::string_view target, std::string_view name, std::int64_t otherwise, std::int64_t least,
                                             std::int64_t most) {
  const auto text = parameter(target, name);
  if (!text) return std::nullopt;
  if (text->empty()) return otherwise;
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (fault != std::errc{} || end != text->data() + text->size() || value < least || value > most) return std::nullopt;
  return value;
}

}  // namespace zhicheng::server
