#include "interpreter/lexer.h"

#include <algorithm>
#include <array>

namespace zhicheng::interpreter {
namespace {

bool starts_name(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u == '_' || u >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name(char c) { return starts_name(c) || is_digit(c); }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_name_sign(char c) { return c == '.' || c == '/' || c == '-' || c == '\'' || c == '+' || c == '*'; }

void append_utf8(std::string& out, std::uint32_t code) {
  const auto byte = [&out](std::uint32_t bits) { out += static_cast<char>(bits); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | (code >> 6));
    byte(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    byte(0xE0 | (code >> 12));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  } else {
    byte(0xF0 | (code >> 18));
    byte(0x80 | ((code >> 12) & 0x3F));
    byte(0x80 | ((code >> 6) & 0x3F));
    byte(0x80 | (code & 0x3F));
  }
}

std::optional<std::uint32_t> hexadecimal(std::string_view digits, std::size_t count) {
  if (digits.size() < count) return std::nullopt;
  std::uint32_t code = 0;
  for (const char c : digits.substr(0, count)) {
    const char low = static_cast<char>(c | 0x20);
    if (is_digit(c)) {
      code = code * 16 + static_cast<std::uint32_t>(c - '0');
    } else if (low >= 'a' && low <= 'f') {
      code = code * 16 + static_cast<std::uint32_t>(low - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return code;
}

}  // namespace

bool is_keyword(std::string_view word) {
  constexpr std::array<std::string_view, 16> kWords{"true", "false", "null", "if",    "then",     "else",    "for", "in",
                                                    "return", "some", "every", "satisfies", "and", "or", "between", "function"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

void Lexer::skip_space() {
  while (at_ < source_.size()) {
    if (is_space(source_[at_])) {
      ++at_;
    } else if (source_.substr(at_, 2) == "//") {
      at_ = std::min(source_.find('\n', at_), source_.size());
    } else if (source_.substr(at_, 2) == "/*") {
      const std::size_t end = source_.find("*/", at_ + 2);
      if (end == std::string_view::npos) return;
      at_ = end + 2;
    } else {
      return;
    }
  }
}

bool Lexer::at_end() {
  skip_space();
  return at_ >= source_.size();
}

bool Lexer::sees(std::string_view sign) {
  skip_space();
  return source_.substr(at_, sign.size()) == sign;
}

bool Lexer::sign(std::string_view sign) {
  if (!sees(sign)) return false;
  at_ += sign.size();
  return true;
}

bool Lexer::word(std::string_view word) {
  if (!sees(word)) return false;
  const std::size_t end = at_ + word.size();
  if (end < source_.size() && is_name(source_[end])) return false;
  at_ = end;
  return true;
}

/// How far `name` reaches here: a blank in it stands for any white space. 0 when it does not stand here.
std::size_t Lexer::length_here(std::string_view name) const {
  std::size_t at = at_;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (at >= source_.size()) return 0;
    if (is_space(name[i])) {
      if (!is_space(source_[at])) return 0;
      while (at < source_.size() && is_space(source_[at])) ++at;
      while (i + 1 < name.size() && is_space(name[i + 1])) ++i;
    } else if (source_[at++] != name[i]) {
      return 0;
    }
  }
  if (!name.empty() && is_name(name.back()) && at < source_.size() && is_name(source_[at])) return 0;
  return at - at_;
}

std::optional<std::string> Lexer::longest(const std::vector<std::string>& names) {
  skip_space();
  std::size_t length = 0;
  const std::string* best = nullptr;
  for (const std::string& name : names) {
    const std::size_t here = length_here(name);
    if (here > length) {
      length = here;
      best = &name;
    }
  }
  if (best == nullptr) return std::nullopt;
  at_ += length;
  return *best;
}

std::optional<std::string> Lexer::plain_name() {
  skip_space();
  if (at_ >= source_.size() || !starts_name(source_[at_])) return std::nullopt;
  const std::size_t start = at_;
  while (at_ < source_.size() && is_name(source_[at_])) ++at_;
  return std::string(source_.substr(start, at_ - start));
}

std::optional<std::string> Lexer::name_before_colon() {
  skip_space();
  std::string name;
  std::size_t at = at_;
  if (at >= source_.size() || !starts_name(source_[at])) return std::nullopt;
  while (at < source_.size() && (is_name(source_[at]) || is_space(source_[at]) || is_name_sign(source_[at]))) {
    if (!is_space(source_[at])) {
      name += source_[at];
    } else if (name.back() != ' ') {
      name += ' ';
    }
    ++at;
  }
  if (at >= source_.size() || source_[at] != ':') return std::nullopt;
  while (name.back() == ' ') name.pop_back();
  at_ = at + 1;
  return name;
}

bool Lexer::starts_number() {
  skip_space();
  if (at_ >= source_.size()) return false;
  if (is_digit(source_[at_])) return true;
  return source_[at_] == '.' && at_ + 1 < source_.size() && is_digit(source_[at_ + 1]);
}

std::string Lexer::number() {
  const std::size_t start = at_;
  const auto digits = [this] {
    while (at_ < source_.size() && is_digit(source_[at_])) ++at_;
  };
  digits();
  if (at_ + 1 < source_.size() && source_[at_] == '.' && is_digit(source_[at_ + 1])) {
    ++at_;
    digits();
  }
  if (at_ < source_.size() && (source_[at_] == 'e' || source_[at_] == 'E')) {
    const std::size_t before = at_++;
    if (at_ < source_.size() && (source_[at_] == '+' || source_[at_] == '-')) ++at_;
    const std::size_t first = at_;
    digits();
    if (at_ == first) at_ = before;
  }
  return std::string(source_.substr(start, at_ - start));
}

std::optional<std::string> Lexer::text() {
  std::string out;
  std::uint32_t high = 0;  // the first half of a surrogate pair
  for (++at_; at_ < source_.size(); ++at_) {
    const char c = source_[at_];
    if (c != '\\' && high != 0) return std::nullopt;
    if (c == '"') {
      ++at_;
      return out;
    }
    if (c != '\\') {
      out += c;
      continue;
    }
    const char next = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
    if (next == 'u' || next == 'U') {
      const std::size_t count = next == 'u' ? 4 : 6;
      const auto code = hexadecimal(source_.substr(at_ + 2), count);
      if (!code || *code > 0x10FFFF || *code == 0) return std::nullopt;
      at_ += count + 1;
      const bool low = *code >= 0xDC00 && *code < 0xE000;
      if (low != (high != 0)) return std::nullopt;
      if (low) {
        append_utf8(out, 0x10000 + ((high - 0xD800) << 10) + (*code - 0xDC00));
        high = 0;
      } else if (*code >= 0xD800 && *code < 0xDC00) {
        high = *code;
      } else {
        append_utf8(out, *code);
      }
      continue;
    }
    if (high != 0) return std::nullopt;
    constexpr std::string_view kEscapes = "ntr\"'\\";
    constexpr std::string_view kMeanings = "\n\t\r\"'\\";
    const std::size_t which = next == '\0' ? std::string_view::npos : kEscapes.find(next);
    if (which == std::string_view::npos) {
      out += c;  // no escape of FEEL: a pattern's \d keeps its stroke
    } else {
      out += kMeanings[which];
      ++at_;
    }
  }
  return std::nullopt;
}

}  // namespace zhicheng::interpreter
