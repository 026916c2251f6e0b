// An applicant's answers, typed. An absent fact is not answered: it may be anything in its domain.
#pragma once
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "base/day.h"
#include "base/json.h"
#include "base/result.h"
#include "rules/vocabulary.h"

namespace zhicheng::rules {

struct ChoiceIndex {
  std::size_t value;
  friend bool operator==(ChoiceIndex, ChoiceIndex) = default;
};
using AnswerValue = std::variant<bool, std::int64_t, base::Day, ChoiceIndex>;

class Answers {
 public:
  explicit Answers(std::size_t facts) : values_(facts) {}
  /// Reads {"format":"zhicheng-answers/1","answers":{…}}; null counts as not answered.
  /// Unknown facts, wrong types, values outside the domain: an error with its pointer below `at`.
  static base::Result<Answers> parse(const Vocabulary& vocabulary, const base::Json& file, std::string_view at);
  /// The same for the bare {"level":…} object.
  static base::Result<Answers> parse_facts(const Vocabulary& vocabulary, const base::Json& facts, std::string_view at);

  const std::optional<AnswerValue>& at(std::size_t fact) const { return values_[fact]; }
  void set(std::size_t fact, AnswerValue value) { values_[fact] = value; }
  void clear(std::size_t fact) { values_[fact].reset(); }
  std::size_t size() const { return values_.size(); }

  /// {"level":"intermediate",…}: what is answered, in the vocabulary's order.
  base::Json to_json(const Vocabulary& vocabulary) const;

 private:
  std::vector<std::optional<AnswerValue>> values_;
};

/// "2018-08-01", "中级", "是": the value as people read it.
std::string readable(const Fact& fact, const AnswerValue& value);

}  // namespace zhicheng::rules
