// Places and values of a package in words.
#include "application/places.h"

#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

constexpr std::string_view kAnswers = "/answers/";

/// Inside the package: a request and what is compared have it further down.
std::string_view within(std::string_view at) {
  for (const std::string_view outer : {"/body", "/left", "/right"}) {
    if (at.starts_with(outer)) at.remove_prefix(outer.size());
  }
  return at;
}

}  // namespace

std::string place_words(const model::Model& model, const texts::Texts& texts, std::string_view at) {
  at = within(at);
  if (at.starts_with(kAnswers)) {
    const std::string_view fact = at.substr(kAnswers.size());
    const auto index = model.edition->vocabulary.index_of(fact);
    return texts::fill(texts.files.answer_place, {index ? std::string_view(model::fact_of(model, *index).label) : fact});
  }
  const std::string words = application::in_words(at);
  if (words != at) return words;
  const bool assessed = at.starts_with("/assessment");
  if (!assessed && !at.starts_with("/edition")) return words;
  return std::string(assessed ? texts.files.assessment_place : texts.files.edition) + texts::fill(texts.in_brackets, {at});
}

std::string value_words(const model::Model& model, const texts::Texts& texts, std::string_view at, const base::Json* value) {
  if (value == nullptr || value->is_null()) return std::string(texts.files.nothing);
  if (at.starts_with(kAnswers)) {
    if (std::string answer = model::readable_answer(model, at.substr(kAnswers.size()), *value); !answer.empty()) return answer;
  }
  if (const bool* truth = value->boolean()) return std::string(*truth ? texts.yes : texts.no);
  return value->text() != nullptr ? *value->text() : base::write_canonical(*value);
}

std::string error_words(const model::Model& model, const texts::Texts& texts, const base::Json& error) {
  const std::string words(texts::word_of_error(error.text_at("code")));
  const std::string_view at = error.text_at("at");
  // What was found there helps where it is a name, not where it is a stray character.
  const bool named = error.text_at("code") == "missing_key" || error.text_at("code") == "unknown_key";
  std::string where = at.empty() ? std::string() : place_words(model, texts, at);
  if (where.starts_with('/')) where.clear();
  if (named) where += (where.empty() ? "" : " ") + std::string(error.text_at("detail"));
  return where.empty() ? words : words + texts::fill(texts.in_brackets, {where});
}

}  // namespace zhicheng::views
