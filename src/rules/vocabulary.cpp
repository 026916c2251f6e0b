#include "rules/vocabulary.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "rules/fields.h"

namespace zhicheng::rules {

using base::ErrorCode;
using base::Json;

namespace {

FactType read_type(Fields& fields, Fault& fault) {
  const std::string type = fields.text("type");
  if (type == "boolean") return FactType::boolean;
  if (type == "integer") return FactType::integer;
  if (type == "date") return FactType::date;
  if (type != "choice") fault.note(ErrorCode::out_of_domain, fields.pointer("type"), type);
  return FactType::choice;
}

void read_groups(Fields& fields, Fact& fact, Fault& fault) {
  const Json::Array& groups = fields.items_or_none("groups");
  for (std::size_t i = 0; i < groups.size(); ++i) {
    Fields inner(groups[i], fields.pointer("groups", i), fault);
    ChoiceGroup group;
    group.name = inner.text("name");
    for (const std::string& member : inner.texts("members")) {
      const auto found = std::find_if(fact.choices.begin(), fact.choices.end(), [&](const Choice& choice) { return choice.id == member; });
      if (found == fact.choices.end()) {
        fault.note(ErrorCode::out_of_domain, inner.pointer("members"), member);
      } else {
        group.members.push_back(static_cast<std::size_t>(found - fact.choices.begin()));
      }
    }
    inner.done();
    fact.groups.push_back(std::move(group));
  }
}

Fact read_fact(const Json& item, std::string at, Fault& fault) {
  Fields fields(item, std::move(at), fault);
  Fact fact;
  fact.id = fields.text("id");
  fact.label = fields.text("label");
  fact.question = fields.text_or_empty("question");
  fact.why = fields.text_or_empty("why");
  fact.type = read_type(fields, fault);
  const Json::Array& choices = fields.items_or_none("choices");
  for (std::size_t i = 0; i < choices.size(); ++i) {
    Fields inner(choices[i], fields.pointer("choices", i), fault);
    Choice choice{inner.text("id"), inner.text("label"), inner.text_or_empty("hint")};
    const bool twice = std::any_of(fact.choices.begin(), fact.choices.end(), [&](const Choice& other) { return other.id == choice.id; });
    if (twice) fault.note(ErrorCode::duplicate_id, inner.at(), choice.id);
    fact.choices.push_back(std::move(choice));
    inner.done();
  }
  read_groups(fields, fact, fault);
  fields.done();
  if ((fact.type == FactType::choice) == fact.choices.empty()) fault.note(ErrorCode::bad_edition, fields.at(), "choices");
  return fact;
}

}  // namespace

base::Result<Vocabulary> Vocabulary::load(const Json& file) {
  Fault fault;
  need_format(file, "zhicheng-vocabulary/1", "", fault);
  Fields fields(file, "", fault);
  fields.text("format");
  fields.text_or_empty("note");
  Vocabulary vocabulary;
  const Json::Array& facts = fields.items("facts");
  for (std::size_t i = 0; i < facts.size() && !fault.found(); ++i) {
    vocabulary.add(facts[i], fields.pointer("facts", i), fault);
  }
  const Json::Array& questions = fields.items_or_none("questions");
  for (std::size_t i = 0; i < questions.size() && !fault.found(); ++i) {
    vocabulary.read_question(questions[i], fields.pointer("questions", i), fault);
  }
  fields.text_or_empty("titles_source");
  const Json::Array& titles = fields.items_or_none("titles");
  for (std::size_t i = 0; i < titles.size() && !fault.found(); ++i) {
    vocabulary.read_titles(titles[i], fields.pointer("titles", i), fault);
  }
  fields.done();
  if (fault.found()) return fault.error();
  return vocabulary;
}

/// The titles of a series from the lowest level to the highest; null where a level has none.
void Vocabulary::read_titles(const Json& item, std::string at, Fault& fault) {
  Fields fields(item, std::move(at), fault);
  const std::string id = fields.text("series");
  const bool verified = fields.flag("verified", true);
  const Json::Array& names = fields.items("names");
  fields.done();
  const Fact* series = find("series");
  const Fact* level = find("level");
  if (series == nullptr || level == nullptr) return fault.note(ErrorCode::unknown_fact, fields.at(), "series, level");
  const auto found = std::find_if(series->choices.begin(), series->choices.end(), [&](const Choice& choice) { return choice.id == id; });
  if (found == series->choices.end()) return fault.note(ErrorCode::out_of_domain, fields.pointer("series"), id);
  if (names.size() != level->choices.size()) return fault.note(ErrorCode::bad_edition, fields.pointer("names"), "每个层级一个名称，没有的写 null");
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].is_null()) continue;
    const std::string* name = names[i].text();
    if (name == nullptr || name->empty()) return fault.note(ErrorCode::wrong_type, fields.pointer("names", i), "这里应为名称或 null");
    titles_.push_back({*name, static_cast<std::size_t>(found - series->choices.begin()), i, verified});
  }
}

std::vector<const Title*> Vocabulary::titles_like(std::string_view word) const {
  std::vector<const Title*> like;
  for (const Title& title : titles_) {
    if (title.name.find(word) != std::string::npos) like.push_back(&title);
  }
  std::stable_partition(like.begin(), like.end(), [&](const Title* title) { return title->name == word; });
  return like;
}

/// A fact stands in one question only, and after the fact that it waits for.
void Vocabulary::read_question(const Json& item, std::string at, Fault& fault) {
  Fields fields(item, std::move(at), fault);
  Question question{fields.text("id"), fields.text("text"), fields.text_or_empty("why"), fields.text_or_empty("none"), {}};
  const Json::Array& facts = fields.items("facts");
  for (std::size_t i = 0; i < facts.size(); ++i) {
    Fields inner(facts[i], fields.pointer("facts", i), fault);
    const std::string id = inner.text("id");
    const std::string after = inner.text_or_empty("after");
    inner.done();
    const auto fact = index_of(id);
    if (!fact) {
      fault.note(ErrorCode::unknown_fact, inner.pointer("id"), id);
      continue;
    }
    const auto here = [&](std::string_view name) {
      return std::any_of(question.facts.begin(), question.facts.end(), [&](const AskedFact& one) { return facts_[one.fact].id == name; });
    };
    if (question_of(*fact) != nullptr || here(id)) fault.note(ErrorCode::duplicate_id, inner.pointer("id"), id);
    if (!after.empty() && !here(after)) fault.note(ErrorCode::unknown_fact, inner.pointer("after"), after);
    question.facts.push_back({*fact, after.empty() ? std::nullopt : index_of(after)});
  }
  fields.done();
  const bool twice = std::any_of(questions_.begin(), questions_.end(), [&](const Question& one) { return one.id == question.id; });
  if (twice) fault.note(ErrorCode::duplicate_id, fields.at(), question.id);
  questions_.push_back(std::move(question));
}

const Question* Vocabulary::question_of(std::size_t fact) const {
  for (const Question& question : questions_) {
    for (const AskedFact& asked : question.facts) {
      if (asked.fact == fact) return &question;
    }
  }
  return nullptr;
}

namespace {

/// What an expression can name: no word of the language, nor `on`, the day asked.
bool is_name(std::string_view id) {
  constexpr std::array<std::string_view, 14> kWords{"on", "if", "then", "else", "and", "or", "not", "in", "between", "true", "false", "unknown", "min", "max"};
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !id.empty() && id.front() >= 'a' && id.front() <= 'z' && std::all_of(id.begin(), id.end(), allowed) &&
         std::find(kWords.begin(), kWords.end(), id) == kWords.end();
}

}  // namespace

void Vocabulary::add(const Json& item, const std::string& at, Fault& fault) {
  Fact fact = read_fact(item, at, fault);
  if (index_of(fact.id)) fault.note(ErrorCode::duplicate_id, at, fact.id);
  if (!is_name(fact.id)) fault.note(ErrorCode::out_of_domain, base::pointer_to(at, "id"), "只能用小写字母、数字和下划线，且不是表达式里的词：" + base::shortened(fact.id));
  facts_.push_back(std::move(fact));
}

std::optional<std::size_t> Vocabulary::index_of(std::string_view id) const {
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    if (facts_[i].id == id) return i;
  }
  return std::nullopt;
}

const Fact* Vocabulary::find(std::string_view id) const {
  const auto index = index_of(id);
  return index ? &facts_[*index] : nullptr;
}

}  // namespace zhicheng::rules
