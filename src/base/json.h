// JSON as the project reads and writes it: no floats, no duplicate keys, canonical output.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace zhicheng::base {

/// A JSON value. Members of an object keep the order in which they were added; the writer sorts.
class Json {
 public:
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;

  // Out of line: they would be copied into every room otherwise.
  Json();
  Json(std::nullptr_t);
  Json(bool value);
  Json(int value);
  Json(std::int64_t value);
  Json(std::string value);
  Json(std::string_view value);
  Json(const char* value);
  Json(Array value);
  Json(Object value);
  Json(const Json&);
  Json(Json&&) noexcept;
  Json& operator=(const Json&);
  Json& operator=(Json&&) noexcept;
  ~Json();

  bool is_null() const { return value_.index() == 0; }
  const bool* boolean() const { return std::get_if<bool>(&value_); }
  const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value_); }
  const std::string* text() const { return std::get_if<std::string>(&value_); }
  const Array* array() const { return std::get_if<Array>(&value_); }
  const Object* object() const { return std::get_if<Object>(&value_); }
  Array* array() { return std::get_if<Array>(&value_); }
  Object* object() { return std::get_if<Object>(&value_); }

  /// The member called `key`, or null when this is no object or has none.
  const Json* find(std::string_view key) const;
  /// The text of member `key`, or "" when there is none.
  std::string_view text_at(std::string_view key) const;
  /// Adds a member (the key must be new), or replaces the value of an existing one with `set`.
  Json& add(std::string_view key, Json value);
  Json& set(std::string_view key, Json value);
  void push(Json value);

  friend bool operator==(const Json& a, const Json& b);

 private:
  std::variant<std::monostate, bool, std::int64_t, std::string, Array, Object> value_;
};

/// What a reader accepts. Numbers beyond ±(2^53 − 1), floats and −0 are always refused.
struct JsonLimits {
  std::size_t bytes = std::size_t{8} << 20;
  std::size_t depth = 64;
  std::size_t nodes = 200'000;
};

/// Reads one JSON text strictly: UTF-8 without byte order mark, no NUL, no control characters but LF
/// inside string values, no bidi controls, no duplicate keys. Errors carry a JSON pointer.
Result<Json> read_json(std::string_view bytes, const JsonLimits& limits = {});

/// RFC 8785 (JCS) bytes: members sorted, no white space, shortest escapes.
std::string write_canonical(const Json& value);
void append_canonical(std::string& out, const Json& value);
/// `text` as a JSON string, escaped as RFC 8785 says.
void append_quoted(std::string& out, std::string_view text);

/// Pointer `at` with one more reference token (RFC 6901 escapes applied).
std::string pointer_to(std::string_view at, std::string_view key);
std::string pointer_to(std::string_view at, std::size_t index);

}  // namespace zhicheng::base
