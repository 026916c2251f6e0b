#include "rules/answers.h"

#include <algorithm>

#include "base/utf8.h"
#include "rules/fields.h"

namespace zhicheng::rules {

using base::Error;
using base::ErrorCode;
using base::Json;

namespace {

/// Errors have no place yet.
base::Result<AnswerValue> read_value(const Fact& fact, const Json& value) {
  switch (fact.type) {
    case FactType::boolean:
      if (const bool* truth = value.boolean()) return AnswerValue{*truth};
      return Error{ErrorCode::wrong_type, "", "「" + fact.label + "」应为 true 或 false"};
    case FactType::integer:
      if (const std::int64_t* number = value.integer()) return AnswerValue{*number};
      return Error{ErrorCode::wrong_type, "", "「" + fact.label + "」应为整数"};
    case FactType::date: {
      const std::string* text = value.text();
      if (text == nullptr) return Error{ErrorCode::wrong_type, "", "「" + fact.label + "」应为日期，如 2018-07-01"};
      const auto day = base::Day::parse(*text);
      if (!day) return day.error();
      return AnswerValue{*day};
    }
    case FactType::choice: break;
  }
  const std::string* text = value.text();
  if (text == nullptr) return Error{ErrorCode::wrong_type, "", "「" + fact.label + "」应为字符串"};
  const auto found = std::find_if(fact.choices.begin(), fact.choices.end(), [&](const Choice& choice) { return choice.id == *text; });
  if (found == fact.choices.end()) {
    std::string words = "「" + fact.label + "」没有这个选项：" + base::shortened(*text) + "，可以是";
    for (const Choice& choice : fact.choices) words += ' ' + choice.id;
    return Error{ErrorCode::out_of_domain, "", std::move(words)};
  }
  return AnswerValue{ChoiceIndex{static_cast<std::size_t>(found - fact.choices.begin())}};
}

Json write_value(const Fact& fact, const AnswerValue& value) {
  if (const bool* truth = std::get_if<bool>(&value)) return Json{*truth};
  if (const std::int64_t* number = std::get_if<std::int64_t>(&value)) return Json{*number};
  if (const base::Day* day = std::get_if<base::Day>(&value)) return Json{day->text()};
  return Json{fact.choices[std::get_if<ChoiceIndex>(&value)->value].id};
}

}  // namespace

base::Result<Answers> Answers::parse(const Vocabulary& vocabulary, const Json& file, std::string_view at) {
  Fault fault;
  need_format(file, "zhicheng-answers/1", at, fault);
  Fields fields(file, std::string(at), fault);
  fields.text("format");
  const Json& facts = fields.need("answers");
  fields.done();
  if (fault.found()) return fault.error();
  return parse_facts(vocabulary, facts, base::pointer_to(at, "answers"));
}

base::Result<Answers> Answers::parse_facts(const Vocabulary& vocabulary, const Json& facts, std::string_view at) {
  const Json::Object* members = facts.object();
  if (members == nullptr) return Error{ErrorCode::wrong_type, std::string(at), "这里应为对象"};
  Answers answers(vocabulary.facts().size());
  for (const auto& [key, value] : *members) {
    const auto place = [&] { return base::pointer_to(at, base::shortened(key)); };
    const auto fact = vocabulary.index_of(key);
    if (!fact) return Error{ErrorCode::unknown_fact, place(), base::shortened(key)};
    if (value.is_null()) continue;
    const auto read = read_value(vocabulary.facts()[*fact], value);
    if (!read) return Error{read.error().code, place(), read.error().detail};
    answers.set(*fact, *read);
  }
  return answers;
}

Json Answers::to_json(const Vocabulary& vocabulary) const {
  Json facts{Json::Object{}};
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (values_[i]) facts.add(vocabulary.facts()[i].id, write_value(vocabulary.facts()[i], *values_[i]));
  }
  return facts;
}

std::string readable(const Fact& fact, const AnswerValue& value) {
  if (const bool* truth = std::get_if<bool>(&value)) return *truth ? "是" : "否";
  if (const std::int64_t* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const base::Day* day = std::get_if<base::Day>(&value)) return day->text();
  return fact.choices[std::get_if<ChoiceIndex>(&value)->value].label;
}

}  // namespace zhicheng::rules
