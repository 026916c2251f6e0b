#include "attachment/pdf_lexer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace zhicheng::attachment {

namespace {

using Kind = Token::Kind;

constexpr std::size_t kLongest = 64;  // of names and words that mean anything here
constexpr std::ptrdiff_t kMostDigits = 15;  // of numbers that are surely not greater than:
constexpr std::int64_t kGreatest = (std::int64_t{1} << 53) - 1;

/// Of regular characters one begins an escape in a name.
enum Class : unsigned char { kRegular, kHash, kSpace, kDelimiter };

constexpr std::array<Class, 256> kClasses = [] {
  std::array<Class, 256> all{};
  for (const char c : {' ', '\n', '\r', '\t', '\f', '\0'}) all[static_cast<unsigned char>(c)] = kSpace;
  for (const char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) all[static_cast<unsigned char>(c)] = kDelimiter;
  all['#'] = kHash;
  return all;
}();

Class class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }
bool ends_regular(char c) { return class_of(c) >= kSpace; }
bool is_special_in_string(char c) { return c == '(' || c == ')' || c == '\\'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Nothing where it is too long to mean anything.
std::string_view short_text(const char* from, const char* until) {
  const auto size = static_cast<std::size_t>(until - from);
  return size > kLongest ? std::string_view{} : std::string_view(from, size);
}

bool is_mark(std::string_view word) {
  switch (word.size()) {
    case 3: return word == "obj";
    case 6: return word == "endobj" || word == "stream";
    case 7: return word == "trailer";
    default: return false;
  }
}

/// Reals, and what is no number at all, are not read.
std::optional<std::int64_t> read_integer(std::string_view text) {
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) value = std::min(value * 10 + (c - '0'), kGreatest);
  return minus ? -value : value;
}

std::string decoded(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool escaped = name[i] == '#' && i + 2 < name.size() && hex_value(name[i + 1]) >= 0 && hex_value(name[i + 2]) >= 0;
    out += escaped ? static_cast<char>(hex_value(name[i + 1]) * 16 + hex_value(name[i + 2])) : name[i];
    if (escaped) i += 2;
  }
  return out;
}

}  // namespace

inline bool Lexer::make_word(std::string_view text, Heed heed) { return make(is_mark(text) ? Kind::mark : Kind::word, heed, text); }

inline bool Lexer::make(Kind kind, Heed heed, std::string_view text) {
  in_ = In::space;
  token_.kind = kind;
  token_.text = text;
  if (heed == Heed::values || kind == Kind::mark) return true;
  const bool is_value = kind == Kind::integer || kind == Kind::text || kind == Kind::word;
  passed_values_ = passed_values_ || is_value;
  return !is_value && heed == Heed::structure;
}

inline void Lexer::count(std::int64_t number) { token_.before = std::exchange(token_.number, number); }

const Token* Lexer::next(std::string_view& bytes, Heed heed) {
  const char* const front = bytes.data();
  const char* const end = front + bytes.size();
  const char* at = front;
  bool whole = false;
  while (at != end && !whole) {
    if (in_ == In::space) {
      while (at != end && class_of(*at) == kSpace) ++at;
      if (at == end) break;
      token_.at = position_ + static_cast<std::uint64_t>(at - front);
      whole = begin(at, end, heed);
    } else {
      std::string_view rest(at, static_cast<std::size_t>(end - at));
      whole = go_on(rest, heed);
      at = end - rest.size();
    }
  }
  bytes.remove_prefix(static_cast<std::size_t>(at - front));
  position_ += static_cast<std::uint64_t>(at - front);
  if (!whole) return nullptr;
  token_.passed_values = std::exchange(passed_values_, false);
  return &token_;
}

bool Lexer::begin(const char*& at, const char* end, Heed heed) {
  const auto go_on_in = [&](In in, const char* rest) {
    at = rest;
    in_ = in;
    held_.clear();
    return false;
  };
  const auto regular_until = [end](const char* from) {
    while (from != end && class_of(*from) == kRegular) ++from;
    return from;
  };
  const char* const first = at;
  const char* const next = at + 1;
  switch (*first) {
    case '/':
      at = regular_until(next);
      if (at == end || *at == '#') return go_on_in(In::name, next);
      return make(Kind::name, heed, short_text(next, at));
    case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9': {
      std::uint64_t value = 0;
      for (; at != end && is_digit(*at); ++at) value = value * 10 + static_cast<std::uint64_t>(*at - '0');
      const char* const digits = at;
      at = regular_until(digits);
      if (at == end || *at == '#' || digits - first > kMostDigits) return go_on_in(In::number, first);
      if (digits != at) return make(Kind::text, heed);
      count(static_cast<std::int64_t>(value));
      return make(Kind::integer, heed);
    }
    case '+': case '-': case '.': return go_on_in(In::number, first);
    case '(':
      at = std::find_if(next, end, is_special_in_string);
      if (at != end && *at == ')') return ++at, make(Kind::text, heed);
      depth_ = 1;
      return go_on_in(In::string, at);
    case '<':
      if (next == end || *next != '<') return go_on_in(next == end ? In::open : In::hex, next);
      at = next + 1;
      return make(Kind::open_dictionary, heed);
    case '>':
      if (next == end || *next != '>') return go_on_in(next == end ? In::close : In::space, next);
      at = next + 1;
      return make(Kind::close_dictionary, heed);
    case '[': at = next; return make(Kind::open_array, heed);
    case ']': at = next; return make(Kind::close_array, heed);
    case '%': return go_on_in(In::comment, next);
    case ')': case '{': case '}': return go_on_in(In::space, next);
    default:
      at = regular_until(first);
      if (at == end || *at == '#') return go_on_in(In::word, first);
      return make_word(short_text(first, at), heed);
  }
}

bool Lexer::go_on(std::string_view& bytes, Heed heed) {
  const auto until = [&](std::size_t found) {
    bytes.remove_prefix(std::min(found, bytes.size()));
    return !bytes.empty();
  };
  switch (in_) {
    case In::space: break;
    case In::comment:
      if (until(bytes.find_first_of("\n\r"))) in_ = In::space;
      break;
    case In::number:
    case In::name:
    case In::word: return take_regular(bytes, heed);
    case In::string: return take_string(bytes, heed);
    case In::escape:
      bytes.remove_prefix(1);
      in_ = In::string;
      break;
    case In::hex:
      if (!until(bytes.find('>'))) break;
      bytes.remove_prefix(1);
      return make(Kind::text, heed);
    case In::open:
    case In::close: {
      const bool open = in_ == In::open;
      const bool twice = bytes.front() == (open ? '<' : '>');
      in_ = open ? In::hex : In::space;
      if (!twice) break;
      bytes.remove_prefix(1);
      return make(open ? Kind::open_dictionary : Kind::close_dictionary, heed);
    }
  }
  return false;
}

bool Lexer::take_regular(std::string_view& bytes, Heed heed) {
  const auto last = std::find_if(bytes.begin(), bytes.end(), ends_regular);
  const std::string_view part = bytes.substr(0, static_cast<std::size_t>(last - bytes.begin()));
  bytes.remove_prefix(part.size());
  // One byte more than the longest tells that it is too long.
  if (bytes.empty() || !held_.empty()) held_ += part.substr(0, kLongest + 1 - held_.size());
  if (bytes.empty()) return false;
  return end(held_.empty() ? part : held_, heed);
}

bool Lexer::take_string(std::string_view& bytes, Heed heed) {
  const auto special = std::find_if(bytes.begin(), bytes.end(), is_special_in_string);
  bytes.remove_prefix(static_cast<std::size_t>(special - bytes.begin()));
  if (bytes.empty()) return false;
  const char c = bytes.front();
  bytes.remove_prefix(1);
  if (c == '\\') in_ = In::escape;
  if (c == '(') ++depth_;
  return c == ')' && --depth_ == 0 && make(Kind::text, heed);
}

bool Lexer::end(std::string_view text, Heed heed) {
  if (text.size() > kLongest) text = {};
  if (in_ == In::name) {
    if (text.find('#') != std::string_view::npos) text = name_ = decoded(text);
    return make(Kind::name, heed, text);
  }
  if (in_ == In::word) return make_word(text, heed);
  const auto value = read_integer(text);
  if (value) count(*value);
  return make(value ? Kind::integer : Kind::text, heed);
}

}  // namespace zhicheng::attachment
