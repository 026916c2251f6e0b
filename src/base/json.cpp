#include "base/json.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "base/json_plain.h"
#include "base/sort.h"

namespace zhicheng::base {

Json::Json() = default;
Json::Json(std::nullptr_t) {}
Json::Json(bool value) : value_(value) {}
Json::Json(int value) : value_(static_cast<std::int64_t>(value)) {}
Json::Json(std::int64_t value) : value_(value) {}
Json::Json(std::string value) : value_(std::move(value)) {}
Json::Json(std::string_view value) : value_(std::string(value)) {}
Json::Json(const char* value) : value_(std::string(value)) {}
Json::Json(Array value) : value_(std::move(value)) {}
Json::Json(Object value) : value_(std::move(value)) {}
// Not the variant's own: where copying an alternative finds no memory, libstdc++ 12 takes apart what was never there.
Json::Json(const Json& other) {
  std::visit([this](const auto& value) {
    auto copy = value;
    value_ = std::move(copy);
  }, other.value_);
}
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(const Json& other) {
  if (this != &other) *this = Json(other);
  return *this;
}
Json& Json::operator=(Json&&) noexcept = default;
Json::~Json() = default;

bool operator==(const Json& a, const Json& b) { return a.value_ == b.value_; }

const Json* Json::find(std::string_view key) const {
  const Object* members = object();
  if (members == nullptr) return nullptr;
  for (const auto& [name, value] : *members) {
    if (name == key) return &value;
  }
  return nullptr;
}

std::string_view Json::text_at(std::string_view key) const {
  const Json* member = find(key);
  const std::string* value = member == nullptr ? nullptr : member->text();
  return value == nullptr ? std::string_view{} : std::string_view{*value};
}

Json& Json::add(std::string_view key, Json value) {
  if (is_null()) value_ = Object{};
  Object* members = object();
  assert(members != nullptr && find(key) == nullptr);
  members->emplace_back(std::string(key), std::move(value));
  return *this;
}

Json& Json::set(std::string_view key, Json value) {
  if (Object* members = object()) {
    for (auto& [name, old] : *members) {
      if (name == key) {
        old = std::move(value);
        return *this;
      }
    }
  }
  return add(key, std::move(value));
}

void Json::push(Json value) {
  if (is_null()) value_ = Array{};
  assert(array() != nullptr);
  array()->push_back(std::move(value));
}

namespace {

bool needs_escape(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; }

void append_escape(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '\\';
  switch (c) {
    case '"':
    case '\\': out += c; break;
    case '\b': out += 'b'; break;
    case '\f': out += 'f'; break;
    case '\n': out += 'n'; break;
    case '\r': out += 'r'; break;
    case '\t': out += 't'; break;
    default:
      out += "u00";
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
  }
}

}  // namespace

/// JCS sorts by UTF-16 code units; keys here are ASCII, where that is the order of bytes.
std::vector<const Json::Member*> sorted(const Json::Object& members) {
  std::vector<const Json::Member*> order;
  order.reserve(members.size());
  for (const auto& member : members) order.push_back(&member);
  sort(order, [](const auto* a, const auto* b) { return a->first < b->first; });
  return order;
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const auto plain = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), needs_escape) - text.begin());
    out += text.substr(0, plain);
    if (plain == text.size()) break;
    append_escape(out, text[plain]);
    text.remove_prefix(plain + 1);
  }
  out += '"';
}

void append_canonical(std::string& out, const Json& value) {
  if (value.is_null()) {
    out += "null";
  } else if (const bool* boolean = value.boolean()) {
    out += *boolean ? "true" : "false";
  } else if (const std::int64_t* integer = value.integer()) {
    out += std::to_string(*integer);
  } else if (const std::string* text = value.text()) {
    append_quoted(out, *text);
  } else if (const Json::Array* items = value.array()) {
    out += '[';
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (i > 0) out += ',';
      append_canonical(out, (*items)[i]);
    }
    out += ']';
  } else {
    out += '{';
    bool first = true;
    for (const Json::Member* member : sorted(*value.object())) {
      if (!first) out += ',';
      first = false;
      append_quoted(out, member->first);
      out += ':';
      append_canonical(out, member->second);
    }
    out += '}';
  }
}

std::string write_canonical(const Json& value) {
  std::string out;
  append_canonical(out, value);
  return out;
}

std::string pointer_to(std::string_view at, std::string_view key) {
  std::string out(at);
  out += '/';
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string pointer_to(std::string_view at, std::size_t index) {
  return std::string(at) + '/' + std::to_string(index);
}

}  // namespace zhicheng::base
