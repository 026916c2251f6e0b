#include "base/json_plain.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/utf8.h"

namespace zhicheng::base {
namespace {

constexpr std::size_t kMostMembers = 64;  ///< beyond it keys are sorted: hostile input must cost no quadratic time
constexpr std::size_t kMostDigits = 16;
constexpr std::int64_t kLargest = (std::int64_t{1} << 53) - 1;

bool is_key_character(char c) { return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F; }

bool has_repeated_key(const Json::Object& members) {
  const auto order = sorted(members);
  return std::adjacent_find(order.begin(), order.end(), [](auto* a, auto* b) { return a->first == b->first; }) != order.end();
}

class Plain {
 public:
  Plain(std::string_view bytes, const JsonLimits& limits) : at_(bytes.data()), end_(bytes.data() + bytes.size()), limits_(limits) {}

  bool document(Json& into) {
    space();
    if (!value(into)) return false;
    space();
    return at_ == end_;
  }

 private:
  void space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }

  bool takes(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }

  bool word(std::string_view text) {
    if (static_cast<std::size_t>(end_ - at_) < text.size() || std::memcmp(at_, text.data(), text.size()) != 0) return false;
    at_ += text.size();
    return true;
  }

  bool value(Json& into) {
    if (at_ == end_ || ++nodes_ > limits_.nodes) return false;
    switch (*at_) {
      case '"': {
        std::string_view text;
        if (!string(text, false)) return false;
        into = Json{text};
        return true;
      }
      case '{': return object(into);
      case '[': return array(into);
      case 't': into = Json{true}; return word("true");
      case 'f': into = Json{false}; return word("false");
      case 'n': into = Json{}; return word("null");
      default: return number(into);
    }
  }

  /// `text` lies in the bytes, or in `unescaped_` until the next string.
  bool string(std::string_view& text, bool is_key) {
    const char* const begin = ++at_;
    bool ascii = true;
    for (; at_ != end_ && *at_ != '"'; ++at_) {
      const auto byte = static_cast<unsigned char>(*at_);
      if (byte < 0x20) return false;
      if (byte == '\\') return escaped(text, begin, is_key);
      ascii = ascii && byte < 0x7F;
    }
    if (at_ == end_) return false;
    text = {begin, static_cast<std::size_t>(at_ - begin)};
    ++at_;
    return ascii || (!is_key && !first_forbidden(text));
  }

  /// The rest of a string, from its first escape.
  bool escaped(std::string_view& text, const char* begin, bool is_key) {
    unescaped_.assign(begin, at_);
    while (at_ != end_ && *at_ != '"') {
      const char c = *at_++;
      if (static_cast<unsigned char>(c) < 0x20 || (c == '\\' && !escape())) return false;
      if (c != '\\') unescaped_ += c;
    }
    if (at_ == end_) return false;
    ++at_;
    text = unescaped_;
    return is_key ? std::all_of(text.begin(), text.end(), is_key_character) : !first_forbidden(text);
  }

  /// What stands after a backslash.
  bool escape() {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
    if (at_ == end_) return false;
    const char letter = *at_++;
    if (letter != 'u') {
      const std::size_t which = kLetters.find(letter);
      if (which != kLetters.npos) unescaped_ += kMeant[which];
      return which != kLetters.npos;
    }
    char32_t code = 0;
    if (!unit(code)) return false;
    if (code >= 0xD800 && code < 0xDC00) {
      char32_t low = 0;
      if (!word("\\u") || !unit(low) || low < 0xDC00 || low >= 0xE000) return false;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(unescaped_, code);  // half a pair is no UTF-8, and refused with the whole text
    return true;
  }

  bool unit(char32_t& code) {
    for (int i = 0; i < 4; ++i, ++at_) {
      if (at_ == end_) return false;
      const char c = *at_;
      const char letter = static_cast<char>(c | 0x20);
      if (c >= '0' && c <= '9') code = code << 4 | static_cast<char32_t>(c - '0');
      else if (letter >= 'a' && letter <= 'f') code = code << 4 | static_cast<char32_t>(letter - 'a' + 10);
      else return false;
    }
    return true;
  }

  bool number(Json& into) {
    const bool negative = takes('-');
    const char* const begin = at_;
    std::int64_t number = 0;
    for (; at_ != end_ && *at_ >= '0' && *at_ <= '9'; ++at_) {
      if (static_cast<std::size_t>(at_ - begin) == kMostDigits) return false;
      number = number * 10 + (*at_ - '0');
    }
    if (at_ == begin || (*begin == '0' && (at_ - begin > 1 || negative))) return false;
    if (number > kLargest || (at_ != end_ && (*at_ == '.' || *at_ == 'e' || *at_ == 'E'))) return false;
    into = Json{negative ? -number : number};
    return true;
  }

  bool array(Json& into) {
    if (depth_ == limits_.depth) return false;
    ++depth_;
    ++at_;
    Json::Array items;
    space();
    for (bool more = !takes(']'); more; more = !takes(']')) {
      if (!items.empty() && !takes(',')) return false;
      space();
      if (!value(items.emplace_back())) return false;
      space();
    }
    --depth_;
    into = Json{std::move(items)};
    return true;
  }

  bool object(Json& into) {
    if (depth_ == limits_.depth) return false;
    ++depth_;
    ++at_;
    Json::Object members;
    std::uint64_t met = 0;
    space();
    for (bool more = !takes('}'); more; more = !takes('}')) {
      if (!members.empty() && !takes(',')) return false;
      space();
      std::string_view key;
      if (at_ == end_ || *at_ != '"' || !string(key, true) || is_repeated(members, key, met)) return false;
      space();
      if (!takes(':')) return false;
      space();
      if (members.size() == members.capacity()) members.reserve(std::max<std::size_t>(8, 2 * members.size()));
      if (!value(members.emplace_back(std::string(key), Json{}).second)) return false;
      space();
    }
    --depth_;
    if (members.size() > kMostMembers && has_repeated_key(members)) return false;
    into = Json{std::move(members)};
    return true;
  }

  /// Keys that were met leave a bit: most new ones find none. Of a large object the keys are looked at when all are there.
  static bool is_repeated(const Json::Object& members, std::string_view key, std::uint64_t& met) {
    if (members.size() >= kMostMembers) return false;
    const std::uint64_t bit = bit_of(key);
    if ((std::exchange(met, met | bit) & bit) == 0) return false;
    return std::any_of(members.begin(), members.end(), [&](const Json::Member& member) { return member.first == key; });
  }

  const char* at_;
  const char* end_;
  const JsonLimits& limits_;
  std::string unescaped_;
  std::size_t nodes_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

std::optional<Json> read_plain(std::string_view bytes, const JsonLimits& limits) {
  Json read;
  if (!Plain(bytes, limits).document(read)) return std::nullopt;
  return read;
}

}  // namespace zhicheng::base
