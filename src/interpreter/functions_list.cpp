// Functions of lists. DMN 1.5, table 75.
#include <algorithm>

#include "interpreter/evaluator.h"

namespace zhicheng::interpreter {
namespace {

/// 0-based, of a position that counts from 1, or from -1 at the end; nothing outside `size`.
std::optional<std::size_t> index_of_position(const Decimal& position, std::size_t size) {
  const auto whole = position.rounded(0, Rounding::down).integer();
  const auto all = static_cast<std::int64_t>(size);
  if (!whole || *whole == 0 || *whole > all || *whole < -all) return std::nullopt;
  return static_cast<std::size_t>(*whole > 0 ? *whole - 1 : all + *whole);
}

/// Every truth known, or the function gives up.
bool settled(Evaluator& evaluator, Truth truth) {
  if (truth == Truth::unsure) evaluator.told(truth);
  return truth != Truth::unsure;
}

bool holds(Evaluator& evaluator, const Value& a, const Value& b) {
  const Truth truth = equal(a, b, evaluator.regions());
  return settled(evaluator, truth) && truth == Truth::yes;
}

Value contains(Evaluator& evaluator, const Arguments& arguments) {
  for (const Value& member : *arguments[0].list()) {
    if (holds(evaluator, member, arguments[1])) return true;
  }
  return false;
}

Value count(Evaluator&, const Arguments& arguments) { return Decimal(static_cast<std::int64_t>(arguments[0].list()->size())); }

Value sublist(Evaluator& evaluator, const Arguments& arguments) {
  const List& list = *arguments[0].list();
  const auto start = index_of_position(*arguments[1].number(), list.size());
  std::size_t length = start ? list.size() - *start : 0;
  if (arguments.size() > 2) {
    const auto wanted = arguments[2].number()->integer();
    if (!wanted || *wanted < 1 || static_cast<std::size_t>(*wanted) > length) return evaluator.unsure("a part beyond the list");
    length = static_cast<std::size_t>(*wanted);
  }
  if (!start) return evaluator.unsure("a part beyond the list");
  const auto first = list.begin() + static_cast<std::ptrdiff_t>(*start);
  return List(first, first + static_cast<std::ptrdiff_t>(length));
}

Value append(Evaluator& evaluator, const Arguments& arguments) {
  const List& given = *arguments[0].list();
  if (given.size() < 2 || given[0].list() == nullptr) return evaluator.unsure("append to what is no list");
  List result = *given[0].list();
  result.insert(result.end(), given.begin() + 1, given.end());
  return result;
}

Value concatenate(Evaluator& evaluator, const Arguments& arguments) {
  List result;
  for (const Value& list : *arguments[0].list()) {
    if (list.list() == nullptr) return evaluator.unsure("concatenate, of what is no list");
    result.insert(result.end(), list.list()->begin(), list.list()->end());
  }
  return result;
}

Value distinct(Evaluator& evaluator, const List& list) {
  List result;
  for (const Value& value : list) {
    if (!evaluator.step(result.size())) return {};
    if (std::none_of(result.begin(), result.end(), [&](const Value& had) { return holds(evaluator, had, value); })) {
      result.push_back(value);
    }
  }
  return result;
}

Value union_of(Evaluator& evaluator, const Arguments& arguments) {
  const Value all = concatenate(evaluator, arguments);
  return all.list() == nullptr ? Value() : distinct(evaluator, *all.list());
}

Value distinct_values(Evaluator& evaluator, const Arguments& arguments) { return distinct(evaluator, *arguments[0].list()); }

Value insert_before(Evaluator& evaluator, const Arguments& arguments) {
  List list = *arguments[0].list();
  const auto index = index_of_position(*arguments[1].number(), list.size());
  if (!index) return evaluator.unsure("a position outside the list");
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(*index), arguments[2]);
  return list;
}

Value remove(Evaluator& evaluator, const Arguments& arguments) {
  List list = *arguments[0].list();
  const auto index = index_of_position(*arguments[1].number(), list.size());
  if (!index) return evaluator.unsure("a position outside the list");
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(*index));
  return list;
}

Value replace_at(Evaluator&, const Arguments& arguments) {
  List list = *arguments[0].list();
  const auto index = index_of_position(*arguments[1].number(), list.size());
  if (!index) return {};
  list[*index] = arguments[2];
  return list;
}

Value replace_where(Evaluator& evaluator, const Arguments& arguments) {
  List list = *arguments[0].list();
  for (Value& member : list) {
    const Value matches = evaluator.call(*arguments[1].function(), {member, arguments[2]});
    if (matches.boolean() == nullptr) return evaluator.unsure("a match that is neither true nor false");
    if (matches.is(true)) member = arguments[2];
  }
  return list;
}

Value reverse(Evaluator&, const Arguments& arguments) {
  List list = *arguments[0].list();
  std::reverse(list.begin(), list.end());
  return list;
}

Value index_of(Evaluator& evaluator, const Arguments& arguments) {
  List found;
  const List& list = *arguments[0].list();
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (holds(evaluator, list[i], arguments[1])) found.emplace_back(Decimal(static_cast<std::int64_t>(i + 1)));
  }
  return found;
}

void flatten_into(Evaluator& evaluator, const List& list, List& result) {
  for (const Value& member : list) {
    if (!evaluator.step()) return;
    if (member.list() != nullptr) {
      flatten_into(evaluator, *member.list(), result);
    } else {
      result.push_back(member);
    }
  }
}

Value flatten(Evaluator& evaluator, const Arguments& arguments) {
  List result;
  flatten_into(evaluator, *arguments[0].list(), result);
  return result;
}

/// Merge sort: it asks no more than needed, and bears any answer. Nothing when an answer is missing.
template <class Precedes>
bool merge_sort(List& list, Precedes precedes) {
  if (list.size() < 2) return true;
  const auto middle = list.begin() + static_cast<std::ptrdiff_t>(list.size() / 2);
  List left(list.begin(), middle);
  List right(middle, list.end());
  if (!merge_sort(left, precedes) || !merge_sort(right, precedes)) return false;
  list.clear();
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < left.size() && j < right.size()) {
    const Value first = precedes(right[j], left[i]);
    if (first.boolean() == nullptr) return false;
    list.push_back(first.is(true) ? right[j++] : left[i++]);
  }
  list.insert(list.end(), left.begin() + static_cast<std::ptrdiff_t>(i), left.end());
  list.insert(list.end(), right.begin() + static_cast<std::ptrdiff_t>(j), right.end());
  return true;
}

Value sort_by(Evaluator& evaluator, const Arguments& arguments) {
  List list = *arguments[0].list();
  const Function& precedes = *arguments[1].function();
  const bool done = merge_sort(list, [&](const Value& a, const Value& b) { return evaluator.call(precedes, {a, b}); });
  return done ? Value(std::move(list)) : evaluator.unsure("an order that is neither true nor false");
}

Value sort_plain(Evaluator& evaluator, const Arguments& arguments) {
  List list = *arguments[0].list();
  const bool done = merge_sort(list, [&](const Value& a, const Value& b) {
    return evaluator.told(compare(Operator::less, a, b, evaluator.regions()));
  });
  return done ? Value(std::move(list)) : evaluator.unsure("members without an order");
}

}  // namespace

Table list_functions() {
  const Parameter list{"list", Takes::list};
  const Parameter position{"position", Takes::number};
  const Parameter item{"newItem", Takes::any};
  return {
      {"list contains", {list, {"element", Takes::any}}, contains},
      {"count", {list}, count},
      {"sublist", {list, {"start position", Takes::number}, {"length", Takes::number, true}}, sublist},
      {"append", {list}, append, true},
      {"concatenate", {list}, concatenate, true},
      {"union", {list}, union_of, true},
      {"distinct values", {list}, distinct_values},
      {"insert before", {list, position, item}, insert_before},
      {"remove", {list, position}, remove},
      {"list replace", {list, position, item}, replace_at},
      {"list replace", {list, {"match", Takes::function}, item}, replace_where},
      {"reverse", {list}, reverse},
      {"index of", {list, {"match", Takes::any}}, index_of},
      {"flatten", {list}, flatten},
      {"sort", {list, {"precedes", Takes::function}}, sort_by},
      {"sort", {list}, sort_plain},
  };
}

}  // namespace zhicheng::interpreter
