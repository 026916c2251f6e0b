#include "attachment/pdf_lexer.h"

#include <algorithm>
#include <array>

namespace zhicheng::attachment {

namespace {

using Kind = Token::Kind;

constexpr std::size_t kLongest = 64;  // of names and words that mean anything here
constexpr std::int64_t kGreatest = (std::int64_t{1} << 53) - 1;

enum Class : unsigned char { kRegular, kSpace, kDelimiter };

constexpr std::array<Class, 256> kClasses = [] {
  std::array<Class, 256> all{};
  for (const char c : {' ', '\n', '\r', '\t', '\f', '\0'}) all[static_cast<unsigned char>(c)] = kSpace;
  for (const char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) all[static_cast<unsigned char>(c)] = kDelimiter;
  return all;
}();

Class class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
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

std::optional<Token> Lexer::next(std::string_view& bytes) {
  std::optional<Token> token;
  while (!bytes.empty() && !token) {
    const std::size_t before = bytes.size();
    token = step(bytes);
    position_ += before - bytes.size();
  }
  return token;
}

std::optional<Token> Lexer::step(std::string_view& bytes) {
  const auto until = [&](const auto& wanted) {
    const auto found = std::find_if(bytes.begin(), bytes.end(), wanted);
    bytes.remove_prefix(static_cast<std::size_t>(found - bytes.begin()));
    return !bytes.empty();
  };
  const auto take = [&] {
    const char c = bytes.front();
    bytes.remove_prefix(1);
    return c;
  };
  switch (in_) {
    case In::space: {
      const std::size_t before = bytes.size();
      if (!until([](char c) { return class_of(c) != kSpace; })) break;
      from_ = position_ + before - bytes.size();
      held_.clear();
      if (class_of(bytes.front()) == kDelimiter) return begin(take());
      in_ = is_digit(bytes.front()) || std::string_view("+-.").find(bytes.front()) != std::string_view::npos ? In::number : In::word;
      return take_regular(bytes);
    }
    case In::comment:
      if (until([](char c) { return c == '\n' || c == '\r'; })) in_ = In::space;
      break;
    case In::number:
    case In::name:
    case In::word: return take_regular(bytes);
    case In::string: return take_string(bytes);
    case In::escape:
      take();
      in_ = In::string;
      break;
    case In::hex:
      if (!until([](char c) { return c == '>'; })) break;
      take();
      in_ = In::space;
      return make(Kind::text);
    case In::open:
    case In::close: {
      const char wanted = in_ == In::open ? '<' : '>';
      const Kind kind = in_ == In::open ? Kind::open_dictionary : Kind::close_dictionary;
      const bool twice = bytes.front() == wanted;
      in_ = twice || in_ == In::close ? In::space : In::hex;
      if (!twice) break;
      take();
      return make(kind);
    }
  }
  return std::nullopt;
}

std::optional<Token> Lexer::take_regular(std::string_view& bytes) {
  std::size_t size = 0;
  while (size < bytes.size() && class_of(bytes[size]) == kRegular) ++size;
  const std::string_view part = bytes.substr(0, size);
  bytes.remove_prefix(size);
  // One byte more than the longest tells that it is too long.
  if (bytes.empty() || !held_.empty()) held_ += part.substr(0, kLongest + 1 - held_.size());
  if (bytes.empty()) return std::nullopt;
  return end(held_.empty() ? part : held_);
}

std::optional<Token> Lexer::take_string(std::string_view& bytes) {
  std::size_t size = 0;
  while (size < bytes.size() && bytes[size] != '(' && bytes[size] != ')' && bytes[size] != '\\') ++size;
  bytes.remove_prefix(size);
  if (bytes.empty()) return std::nullopt;
  const char c = bytes.front();
  bytes.remove_prefix(1);
  if (c == '\\') in_ = In::escape;
  if (c == '(') ++depth_;
  if (c != ')' || --depth_ > 0) return std::nullopt;
  in_ = In::space;
  return make(Kind::text);
}

std::optional<Token> Lexer::begin(char c) {
  switch (c) {
    case '%': in_ = In::comment; return std::nullopt;
    case '(':
      in_ = In::string;
      depth_ = 1;
      return std::nullopt;
    case '<': in_ = In::open; return std::nullopt;
    case '>': in_ = In::close; return std::nullopt;
    case '/': in_ = In::name; return std::nullopt;
    case '[': return make(Kind::open_array);
    case ']': return make(Kind::close_array);
    default: return std::nullopt;
  }
}

Token Lexer::end(std::string_view text) {
  Token token = make(in_ == In::name ? Kind::name : in_ == In::word ? Kind::word : Kind::text);
  in_ = In::space;
  if (text.size() > kLongest) return token;
  if (token.kind == Kind::text) {
    if (const auto value = read_integer(text)) {
      token.kind = Kind::integer;
      token.number = *value;
    }
  } else if (token.kind == Kind::name && text.find('#') != std::string_view::npos) {
    name_ = decoded(text);
    token.text = name_;
  } else {
    token.text = text;
  }
  return token;
}

}  // namespace zhicheng::attachment
