// Places and values of a package in words.
#include <algorithm>
#include <charconv>

#include "application/places.h"

#include "rules/coverage.h"
#include "shell/model/lists.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

constexpr std::string_view kAnswers = "/answers/";
constexpr std::string_view kValues = "/values/";
constexpr std::string_view kFindings = "/assessment/findings/";

/// Inside the package: a request and what is compared have it further down.
std::string_view within(std::string_view at) {
  for (const std::string_view outer : {"/body", "/left", "/right"}) {
    if (at.starts_with(outer)) at.remove_prefix(outer.size());
  }
  return at;
}

/// The title of a finding of the opened package; "" when there is none.
std::string title_of_finding(const model::Model& model, std::string_view at) {
  if (!at.starts_with(kFindings)) return {};
  at.remove_prefix(kFindings.size());
  std::size_t number = 0;
  std::from_chars(at.data(), at.data() + at.size(), number);
  const base::Json* package = model.opening.chosen.whole.find("package");
  const base::Json* assessment = package == nullptr ? nullptr : package->find("assessment");
  if (assessment == nullptr) return {};
  const base::Json::Array& findings = model::items(*assessment, "findings");
  if (number >= findings.size()) return {};
  return std::string(rules::title_of_rule(*model.edition, "finding", findings[number].text_at("id")));
}

/// The word for a code of a judgement.
std::string_view word_of_judgement(const texts::Texts& texts, std::string_view code) {
  using rules::Outcome;
  using rules::Status;
  for (const auto one : {Outcome::eligible, Outcome::ineligible, Outcome::undetermined}) {
    if (rules::spell(one) == code) return texts::word(texts, one);
  }
  for (const auto one : {Status::met, Status::unmet, Status::unknown, Status::not_applicable}) {
    if (rules::spell(one) == code) return texts::word(one, rules::Role::blocking);
  }
  return code;
}

/// The word for a code in a member of the applicant; any other text as it is.
std::string word_of(const model::Model& model, std::string_view at, std::string text) {
  constexpr std::string_view kApplicant = "/applicant/";
  if (!at.starts_with(kApplicant)) return text;
  at.remove_prefix(kApplicant.size());
  const std::string_view list = at.substr(0, at.find('/'));
  const bool listed = list.size() < at.size();
  for (const model::FormGroup& group : model::form_groups()) {
    if (group.list != (listed ? list : std::string_view())) continue;
    for (const model::FormField& field : group.fields) {
      if (field.key != at.substr(at.rfind('/') + 1)) continue;
      for (const auto& option : model::options_of(model, field)) {
        if (option.code == text) return std::string(option.word);
      }
    }
  }
  return text;
}

}  // namespace

std::string place_words(const model::Model& model, const texts::Texts& texts, std::string_view at) {
  at = within(at);
  if (at.starts_with(kAnswers)) {
    const std::string_view fact = at.substr(kAnswers.size());
    const auto index = model.edition->vocabulary.index_of(fact);
    return texts::fill(texts.files.answer_place, {index ? std::string_view(model::fact_of(model, *index).label) : fact});
  }
  if (const std::string title = title_of_finding(model, at); !title.empty()) {
    const std::string words = texts::fill(texts.named, {texts.files.assessment_place, title});
    const auto value = at.rfind(kValues);
    const auto fact = value == at.npos ? std::nullopt : model.edition->vocabulary.index_of(at.substr(value + kValues.size()));
    return fact ? words + texts::fill(texts.in_brackets, {model::fact_of(model, *fact).label}) : words;
  }
  // What has no words of its own is in something that has.
  for (std::string_view part = at; part.size() > 1; part = part.substr(0, part.rfind('/'))) {
    const std::string words = application::in_words(part);
    if (words != part) return words;
  }
  const std::pair<std::string_view, std::string_view> places[] = {
      {"/assessment", texts.files.assessment_place}, {"/edition", texts.files.edition}, {"/applicant", texts.form.applied_for},
      {"/on", texts.today}, {"/created", texts.files.created}};
  for (const auto& [begin, words] : places) {
    if (at.starts_with(begin)) return std::string(words);
  }
  return std::string(texts.files.file);
}

std::string value_words(const model::Model& model, const texts::Texts& texts, std::string_view at, const base::Json* value) {
  if (value == nullptr || value->is_null()) return std::string(texts.files.nothing);
  if (at.starts_with(kAnswers)) {
    if (std::string answer = model::readable_answer(model, at.substr(kAnswers.size()), *value); !answer.empty()) return answer;
  }
  if (const bool* truth = value->boolean()) return std::string(*truth ? texts.yes : texts.no);
  if (value->text() != nullptr && at.starts_with("/assessment")) return moment_words(texts, word_of_judgement(texts, *value->text()));
  return value->text() != nullptr ? word_of(model, at, *value->text()) : base::write_canonical(*value);
}

std::string value_words(const texts::Texts& texts, const rules::UsedValue& used) {
  return used.answered ? moment_words(texts, used.text) : std::string(texts.not_answered);
}

std::vector<std::string> offices_of(const model::Model& model, const texts::Texts& texts) {
  std::vector<std::string> offices;
  for (const rules::Link& link : model.assessment.chain) {
    const std::string office = link.office.empty() ? std::string(texts.office_unknown) : std::string(link.office);
    offices.push_back(texts::fill(texts.named, {texts::word_of_duty(link.rule->duty), office}));
  }
  return offices;
}

std::string moment_words(const texts::Texts& texts, std::string_view text) {
  const auto day = base::Day::parse(text.substr(0, 10));
  if (!day) return std::string(text);
  return texts::long_date(texts, *day) + (text.size() < 16 ? std::string() : " " + std::string(text.substr(11, 5)));
}

std::string size_words(std::int64_t bytes) {
  constexpr std::int64_t kKilo = 1024;
  const std::int64_t kilo = (bytes + kKilo - 1) / kKilo;
  if (kilo < kKilo) return std::to_string(kilo) + " KB";
  return std::to_string(kilo / kKilo) + "." + std::to_string(kilo % kKilo * 10 / kKilo) + " MB";
}

std::string error_words(const model::Model& model, const texts::Texts& texts, const base::Json& error) {
  const std::string words(texts::word_of_error(error.text_at("code")));
  const std::string_view at = error.text_at("at");
  // What was found there helps where it is a name, not where it is a stray character.
  const bool named = error.text_at("code") == "missing_key" || error.text_at("code") == "unknown_key";
  std::string where = at.empty() ? std::string() : place_words(model, texts, at);
  if (where == texts.files.file) where.clear();
  if (named) where += (where.empty() ? "" : " ") + std::string(error.text_at("detail"));
  return where.empty() ? words : words + texts::fill(texts.in_brackets, {where});
}

}  // namespace zhicheng::views
