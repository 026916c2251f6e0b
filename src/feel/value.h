// Values of the expression language.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace zhicheng::feel {

enum class Kind : std::uint8_t {
  unknown,  ///< no source states it; not the same as "not answered"
  undecided,  ///< along one fact: others still matter there
  boolean,
  integer,
  date,    ///< days since 1970-01-01
  months,  ///< a duration of years and months
  days,    ///< a duration of days
  symbol,  ///< a member of a domain, or a text: an index of Symbols
  open,    ///< a function of one unanswered date or number: an index of Possibilities
  diagram  ///< what it is, by unanswered facts: a node of Possibilities
};

struct Value {
  Kind kind = Kind::unknown;
  std::int64_t number = 0;

  static constexpr Value boolean(bool truth) { return {Kind::boolean, truth ? 1 : 0}; }
  static constexpr Value integer(std::int64_t number) { return {Kind::integer, number}; }
  static constexpr Value date(base::Day day) { return {Kind::date, day.number()}; }
  static constexpr Value symbol(std::int64_t index) { return {Kind::symbol, index}; }

  constexpr bool is_unknown() const { return kind == Kind::unknown || kind == Kind::undecided; }
  /// Depends on unanswered facts.
  constexpr bool varies() const { return kind == Kind::open || kind == Kind::diagram; }
  constexpr bool is(bool truth) const { return kind == Kind::boolean && (number != 0) == truth; }
  base::Day day() const { return base::Day::from_number(number); }

  friend constexpr bool operator==(const Value&, const Value&) = default;
};

/// Strings of a vocabulary and an edition, each with a number. Grows only while loading.
class Symbols {
 public:
  std::int64_t intern(std::string_view text) {
    const auto found = index_.find(text);
    if (found != index_.end()) return found->second;
    const auto index = static_cast<std::int64_t>(texts_.size());
    texts_.emplace_back(text);
    index_.emplace(texts_.back(), index);
    return index;
  }
  const std::string& text(std::int64_t index) const { return texts_[static_cast<std::size_t>(index)]; }

 private:
  std::vector<std::string> texts_;
  std::map<std::string, std::int64_t, std::less<>> index_;
};

}  // namespace zhicheng::feel
