#include "base/json_plain.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/utf8.h"

namespace zhicheng::base {
namespace {

constexpr std::size_t kMostMembers = 64;  ///< beyond it, keys need a set: hostile input must cost no quadratic time
constexpr std::size_t kMostDigits = 15;   ///< always within 2^53 − 1

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

  bool string(std::string_view& text, bool is_key) {
    const char* const begin = ++at_;
    bool ascii = true;
    for (; at_ != end_ && *at_ != '"'; ++at_) {
      const auto byte = static_cast<unsigned char>(*at_);
      if (byte < 0x20 || byte == '\\') return false;
      ascii = ascii && byte < 0x7F;
    }
    if (at_ == end_) return false;
    text = {begin, static_cast<std::size_t>(at_ - begin)};
    ++at_;
    return ascii || (!is_key && !first_forbidden(text));
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
    if (at_ != end_ && (*at_ == '.' || *at_ == 'e' || *at_ == 'E')) return false;
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
      if (members.size() == kMostMembers) return false;
      if (members.size() == members.capacity()) members.reserve(std::max<std::size_t>(8, 2 * members.size()));
      if (!value(members.emplace_back(std::string(key), Json{}).second)) return false;
      space();
    }
    --depth_;
    into = Json{std::move(members)};
    return true;
  }

  /// Keys that were met leave a bit: most new ones find none.
  static bool is_repeated(const Json::Object& members, std::string_view key, std::uint64_t& met) {
    const std::uint64_t bit = bit_of(key);
    if ((std::exchange(met, met | bit) & bit) == 0) return false;
    return std::any_of(members.begin(), members.end(), [&](const Json::Member& member) { return member.first == key; });
  }

  const char* at_;
  const char* end_;
  const JsonLimits& limits_;
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
