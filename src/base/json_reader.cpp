// The strict reader: what may be read is read at once; else nlohmann's non-recursive SAX parser says what is wrong and where,
// after byte checks.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/json.h"
#include "base/json_plain.h"
#include "base/utf8.h"

namespace zhicheng::base {
namespace {

constexpr std::int64_t kLargest = (std::int64_t{1} << 53) - 1;

/// Keys are ASCII: so that sorting them by bytes is sorting them as RFC 8785 does.
bool is_no_key_character(char c) { return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E; }

/// Builds values and refuses what the project's JSON may not hold.
class Builder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  Builder(const JsonLimits& limits, std::size_t size) : limits_(limits), size_(size) {}

  bool null() { return put(Json{}); }
  bool boolean(bool value) { return put(Json{value}); }
  bool number_integer(number_integer_t value) {
    if (value < -kLargest) return refuse(ErrorCode::number_out_of_range, std::to_string(value));
    return put(Json{static_cast<std::int64_t>(value)});
  }
  bool number_unsigned(number_unsigned_t value) {
    if (value > static_cast<number_unsigned_t>(kLargest)) {
      return refuse(ErrorCode::number_out_of_range, std::to_string(value));
    }
    return put(Json{static_cast<std::int64_t>(value)});
  }
  bool number_float(number_float_t, const string_t& text) {
    const bool whole = text.find_first_of(".eE") == std::string::npos;
    return refuse(whole ? ErrorCode::number_out_of_range : ErrorCode::float_number, shortened(text));
  }
  bool string(string_t& text) {
    if (const auto fault = first_forbidden(text)) return refuse(fault->code, "这段文字的字节 " + std::to_string(fault->offset));
    return put(Json{std::move(text)});
  }
  bool binary(binary_t&) { return refuse(ErrorCode::syntax, ""); }

  bool start_object(std::size_t) { return open(Json{Json::Object{}}); }
  bool start_array(std::size_t) { return open(Json{Json::Array{}}); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(string_t& name) {
    key_.reset();
    if (const auto fault = first_forbidden(name)) return refuse(fault->code, "键名里");
    if (const auto odd = std::find_if(name.begin(), name.end(), is_no_key_character); odd != name.end()) {
      return refuse(*odd == '\n' ? ErrorCode::control_character : ErrorCode::non_ascii_key, shortened(name));
    }
    key_ = std::move(name);
    if (is_repeated()) return refuse(ErrorCode::duplicate_key, shortened(*key_));
    return true;
  }
  bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& problem) {
    // 406: a number beyond the range of a double; then the token is the number.
    if (problem.id == 406) return refuse(ErrorCode::number_out_of_range, shortened(token));
    // The end counts as one more character read.
    if (position > size_) return refuse(ErrorCode::truncated, size_ == 0 ? "内容是空的" : "内容不完整，到末尾还没有结束");
    const bool control = std::string_view(problem.what()).find("invalid string: control character") != std::string_view::npos;
    const std::string place = "字节 " + std::to_string(position > 0 ? position - 1 : 0);
    if (control) return refuse(ErrorCode::control_character, place);
    return refuse(ErrorCode::syntax, place + "：不合 JSON 的写法");
  }

  Json take() { return std::move(root_); }
  const std::optional<Error>& error() const { return error_; }
  Error failure(std::string detail) const { return Error{ErrorCode::syntax, here(), std::move(detail)}; }

 private:
  bool refuse(ErrorCode code, std::string detail) {
    if (!error_) error_ = Error{code, here(), std::move(detail)};
    return false;
  }

  /// The place being read: the open containers, then the member or item that comes next.
  std::string here() const {
    std::string pointer;
    for (std::size_t i = 0; i < stack_.size(); ++i) {
      const bool innermost = i + 1 == stack_.size();
      if (const Json::Array* items = stack_[i].array()) {
        pointer = pointer_to(pointer, items->size());
      } else if (!innermost) {
        pointer = pointer_to(pointer, keys_[i]);
      } else if (key_) {
        pointer = pointer_to(pointer, shortened(*key_, 200));
      }
    }
    return pointer;
  }

  /// Small objects are searched; large ones keep a set, so that hostile input costs no quadratic time. An ordered one:
  /// who knows a hash can choose keys that all fall into one place.
  bool is_repeated() {
    constexpr std::size_t kSmall = 32;
    const Json::Object& members = *stack_.back().object();
    if (members.size() < kSmall) {
      // Keys that were met leave a bit: most new ones find none.
      const std::uint64_t bit = bit_of(*key_);
      std::uint64_t& bits = key_bits_[stack_.size() - 1];
      if ((std::exchange(bits, bits | bit) & bit) == 0) return false;
      return std::any_of(members.begin(), members.end(), [&](const auto& member) { return member.first == *key_; });
    }
    auto& seen = seen_[stack_.size()];
    if (members.size() == kSmall) {
      seen.clear();
      for (const auto& member : members) seen.insert(member.first);
    }
    return !seen.insert(*key_).second;
  }

  bool count() {
    if (++nodes_ > limits_.nodes) return refuse(ErrorCode::too_many_nodes, std::to_string(limits_.nodes));
    return true;
  }

  void attach(Json value) {
    if (stack_.empty()) {
      root_ = std::move(value);
    } else if (Json::Array* items = stack_.back().array()) {
      items->push_back(std::move(value));
    } else {
      Json::Object& members = *stack_.back().object();
      if (members.size() == members.capacity()) members.reserve(std::max<std::size_t>(8, 2 * members.size()));
      members.emplace_back(std::move(*key_), std::move(value));
      key_.reset();
    }
  }

  bool put(Json value) {
    if (!count()) return false;
    attach(std::move(value));
    return true;
  }

  bool open(Json container) {
    if (!count()) return false;
    if (stack_.size() >= limits_.depth) return refuse(ErrorCode::too_deep, std::to_string(limits_.depth));
    if (!stack_.empty()) keys_.push_back(std::move(key_).value_or(std::string{}));
    key_.reset();
    stack_.push_back(std::move(container));
    key_bits_.resize(stack_.size());
    key_bits_.back() = 0;
    return true;
  }

  bool close() {
    Json done = std::move(stack_.back());
    stack_.pop_back();
    key_.reset();
    if (!stack_.empty()) {
      key_ = std::move(keys_.back());
      keys_.pop_back();
    }
    attach(std::move(done));
    return true;
  }

  const JsonLimits& limits_;
  std::size_t size_;  ///< of the text
  std::vector<Json> stack_;
  std::vector<std::string> keys_;  ///< of the enclosing objects, one for each container but the innermost
  std::optional<std::string> key_;  ///< the member being read
  std::vector<std::uint64_t> key_bits_;  ///< by depth, of small objects
  std::map<std::size_t, std::set<std::string>> seen_;  ///< by depth, of large objects only
  std::size_t nodes_ = 0;
  Json root_;
  std::optional<Error> error_;
};

/// The offset of the quote that ends the string begun at `start`; the end of the text when none does.
std::size_t end_of_string(std::string_view bytes, std::size_t start) {
  for (std::size_t i = start + 1; i < bytes.size(); ++i) {
    i = bytes.find('"', i);
    if (i == std::string_view::npos) break;
    std::size_t escapes = 0;
    while (bytes[i - 1 - escapes] == '\\') ++escapes;
    if (escapes % 2 == 0) return i;
  }
  return bytes.size();
}

/// The offset of the first number written as −0 outside strings, if any.
std::size_t find_minus_zero(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '"') {
      i = end_of_string(bytes, i);
    } else if (c == '-' && i + 1 < bytes.size() && bytes[i + 1] == '0') {
      const char next = i + 2 < bytes.size() ? bytes[i + 2] : ' ';
      const bool longer = (next >= '0' && next <= '9') || next == '.' || next == 'e' || next == 'E';
      if (!longer) return i;
    }
  }
  return std::string_view::npos;
}

/// Where in the document byte `offset` lies: the pointer that reading reaches just before it.
std::string place_of(std::string_view bytes, std::size_t offset, const JsonLimits& limits) {
  Builder builder(limits, offset);
  (void)nlohmann::json::sax_parse(bytes.substr(0, offset), &builder);
  return builder.error() ? builder.error()->at : std::string{};
}

}  // namespace

Result<Json> read_json(std::string_view bytes, const JsonLimits& limits) {
  if (bytes.size() > limits.bytes) {
    return Error{ErrorCode::too_large, "", std::to_string(bytes.size()) + " > " + std::to_string(limits.bytes)};
  }
  if (auto plain = read_plain(bytes, limits)) return *std::move(plain);
  return read_strictly(bytes, limits);
}

Result<Json> read_strictly(std::string_view bytes, const JsonLimits& limits) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") return Error{ErrorCode::byte_order_mark, "", "字节 0"};
  const std::size_t nul = bytes.find('\0');
  const std::size_t bad = first_bad_utf8(bytes).value_or(std::string_view::npos);
  const std::size_t minus_zero = find_minus_zero(bytes);
  const std::size_t byte_fault = std::min({nul, bad, minus_zero});

  const std::string_view readable = bytes.substr(0, byte_fault);
  Builder builder(limits, readable.size());
  const bool read = nlohmann::json::sax_parse(readable, &builder);
  if (byte_fault != std::string_view::npos) {
    // A fault of the text before the byte comes first; an end that is only premature is not one.
    if (builder.error() && builder.error()->code != ErrorCode::truncated) return *builder.error();
    const ErrorCode code = byte_fault == nul   ? ErrorCode::nul_byte
                           : byte_fault == bad ? ErrorCode::bad_utf8
                                               : ErrorCode::minus_zero;
    return Error{code, place_of(bytes, byte_fault, limits), "字节 " + std::to_string(byte_fault)};
  }
  if (!read) return builder.error() ? *builder.error() : builder.failure("");
  return builder.take();
}

}  // namespace zhicheng::base
