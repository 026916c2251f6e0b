// Members of an applicant's object: each may be left out, and null counts as left out. Private to the room.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "application/text.h"
#include "base/day.h"
#include "rules/fields.h"

namespace zhicheng::application {

inline constexpr std::size_t kMostItems = 200;

/// The values that a member may have, each with its spelling.
template <class Value, std::size_t size>
using Spellings = std::array<std::pair<std::string_view, Value>, size>;

class Members {
 public:
  Members(const base::Json& object, std::string at, rules::Fault& fault) : fields_(object, std::move(at), fault), fault_(fault) {}

  /// One line of 1 to `most` code points; "" when it is left out.
  std::string line(std::string_view key, std::size_t most = kLongestLine);
  std::string needed_line(std::string_view key);
  std::string time(std::string_view key);
  /// One of `words`; "" when it is left out.
  std::string word(std::string_view key, std::span<const std::string_view> words);
  std::optional<base::Day> day(std::string_view key);
  std::optional<bool> flag(std::string_view key);
  std::optional<std::int64_t> number(std::string_view key, std::int64_t least, std::int64_t most);
  std::int64_t needed_number(std::string_view key, std::int64_t least, std::int64_t most);

  template <class Value, std::size_t size>
  std::optional<Value> choice(std::string_view key, const Spellings<Value, size>& spellings) {
    const std::string* text = text_of(key);
    if (text == nullptr) return std::nullopt;
    for (const auto& [spelling, value] : spellings) {
      if (spelling == *text) return value;
    }
    refuse(key, *text);
    return std::nullopt;
  }

  /// Notes that `value`, of member `key`, is none of those that there are.
  void refuse(std::string_view key, std::string_view value);
  /// Keys that nobody took.
  std::vector<std::string_view> rest() const { return fields_.untaken(); }

  /// At most 200 objects with closed keys, each read by `read`.
  template <class Item>
  std::vector<Item> list(std::string_view key, Item (*read)(Members&)) {
    std::vector<Item> items;
    const base::Json::Array& array = array_of(key);
    for (std::size_t i = 0; i < array.size() && !fault_.found(); ++i) {
      Members item(array[i], fields_.pointer(key, i), fault_);
      items.push_back(read(item));
      item.fields_.done();
    }
    return items;
  }

 private:
  const base::Json* given(std::string_view key);
  const std::string* text_of(std::string_view key);
  const base::Json::Array& array_of(std::string_view key);
  void need(std::string_view key);

  rules::Fields fields_;
  rules::Fault& fault_;
};

}  // namespace zhicheng::application
