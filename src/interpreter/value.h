// Values of FEEL.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "interpreter/decimal.h"
#include "interpreter/temporal.h"

namespace zhicheng::interpreter {

class Value;
struct Node;
struct Scope;

using List = std::vector<Value>;
using Entry = std::pair<std::string, Value>;
using Context = std::vector<Entry>;  ///< keys in the order in which they were added, each once

/// How a range was written. A comparison alone ("<10") has one end only.
struct Range;

/// A function defined in FEEL, with what it can see.
struct Function {
  const Node* definition = nullptr;
  std::shared_ptr<Scope> scope;
};

class Value {
 public:
  /// In the order of the variant.
  enum class Kind : std::uint8_t { null, boolean, number, text, date, time, date_time, months, span, list, context, range, function };

  Value() = default;
  Value(bool truth) : value_(truth) {}
  Value(Decimal number) : value_(std::move(number)) {}
  Value(std::string text) : value_(std::move(text)) {}
  Value(const char* text) : value_(std::string(text)) {}
  Value(Date date) : value_(date) {}
  Value(Time time) : value_(std::move(time)) {}
  Value(DateTime date_time) : value_(std::move(date_time)) {}
  Value(Months months) : value_(months) {}
  Value(Span span) : value_(span) {}
  Value(List list);
  Value(Context context);
  Value(Range range);
  Value(Function function) : value_(std::move(function)) {}

  Kind kind() const { return static_cast<Kind>(value_.index()); }
  bool is_null() const { return value_.index() == 0; }
  bool is(bool truth) const { return boolean() != nullptr && *boolean() == truth; }
  const bool* boolean() const { return std::get_if<bool>(&value_); }
  const Decimal* number() const { return std::get_if<Decimal>(&value_); }
  const std::string* text() const { return std::get_if<std::string>(&value_); }
  const Date* date() const { return std::get_if<Date>(&value_); }
  const Time* time() const { return std::get_if<Time>(&value_); }
  const DateTime* date_time() const { return std::get_if<DateTime>(&value_); }
  const Months* months() const { return std::get_if<Months>(&value_); }
  const Span* span() const { return std::get_if<Span>(&value_); }
  const List* list() const { return at<List>(); }
  const Context* context() const { return at<Context>(); }
  const Range* range() const { return at<Range>(); }
  const Function* function() const { return std::get_if<Function>(&value_); }

 private:
  template <class T>
  const T* at() const {
    const auto* held = std::get_if<std::shared_ptr<const T>>(&value_);
    return held == nullptr ? nullptr : held->get();
  }

  std::variant<std::monostate, bool, Decimal, std::string, Date, Time, DateTime, Months, Span, std::shared_ptr<const List>,
               std::shared_ptr<const Context>, std::shared_ptr<const Range>, Function>
      value_;
};

struct Range {
  enum class Form : std::uint8_t { interval, less, less_equal, greater, greater_equal, equal, not_equal };
  Form form = Form::interval;
  Value low;   ///< of a comparison: what is compared with
  Value high;
  bool low_in = true;
  bool high_in = true;
};

inline Value::Value(List list) : value_(std::make_shared<const List>(std::move(list))) {}
inline Value::Value(Context context) : value_(std::make_shared<const Context>(std::move(context))) {}
inline Value::Value(Range range) : value_(std::make_shared<const Range>(std::move(range))) {}

/// The value of a key, or null when the context has none.
inline const Value* find(const Context& context, std::string_view key) {
  for (const auto& [name, value] : context) {
    if (name == key) return &value;
  }
  return nullptr;
}

}  // namespace zhicheng::interpreter
