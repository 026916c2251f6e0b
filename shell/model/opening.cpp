#include "shell/model/opening.h"

#include "shell/model/lists.h"
#include "shell/model/model.h"

namespace zhicheng::model {
namespace {

using base::Json;

/// The one answer; nothing where these rules do not know the fact, or not that value.
std::optional<rules::AnswerValue> answer_of(const rules::Vocabulary& vocabulary, std::string_view fact, const Json& value) {
  const auto index = vocabulary.index_of(fact);
  const auto read = rules::Answers::parse_facts(vocabulary, Json{}.add(fact, value), "");
  return index && read ? read->at(*index) : std::nullopt;
}

const Json::Object& members_of(const Json& package, std::string_view key) {
  static const Json::Object kNone;
  const Json* found = package.find(key);
  return found != nullptr && found->object() != nullptr ? *found->object() : kNone;
}

std::vector<std::string> packs_of(const Json& package) {
  std::vector<std::string> packs;
  for (const Json& pack : items(*package.find("edition"), "packs")) packs.emplace_back(pack.text_at("id"));
  return packs;
}

/// The year is the notice's own.
constexpr std::string_view kYear = "apply_year";

std::string request(std::string_view call, Json body) {
  Json made;
  made.add("format", "zhicheng-request/1").add("call", call).add("body", std::move(body));
  return base::write_canonical(made);
}

}  // namespace

std::string readable_answer(const Model& model, std::string_view fact, const Json& value) {
  const rules::Vocabulary& vocabulary = model.edition->vocabulary;
  const auto read = answer_of(vocabulary, fact, value);
  return read ? rules::readable(vocabulary.facts()[*vocabulary.index_of(fact)], *read) : std::string();
}

std::vector<std::string> answers_left_out(const Model& model, const Json& package) {
  const auto with_packs = model.library->find(model.edition->id, std::nullopt, packs_of(package));
  const auto edition = with_packs ? *with_packs : model.edition;
  std::vector<std::string> names;
  for (const auto& [fact, value] : members_of(package, "answers")) {
    if (fact == kYear || answer_of(edition->vocabulary, fact, value)) continue;
    const auto index = edition->vocabulary.index_of(fact);
    names.push_back(index ? edition->vocabulary.facts()[*index].label : fact);
  }
  return names;
}

void load_packs(Model& model, std::vector<std::string> packs) {
  auto found = model.library->find(model.edition->id, std::nullopt, packs);
  if (!found) found = model.library->find(model.edition->id, std::nullopt, packs = {});
  model.packs = std::move(packs);
  if (found) model.edition = *std::move(found);
}

void load_package(Model& model, const Json& package) {
  load_packs(model, packs_of(package));
  const rules::Vocabulary& vocabulary = model.edition->vocabulary;
  model.answers = rules::Answers(vocabulary.facts().size());
  for (const auto& [fact, value] : members_of(package, "answers")) {
    const auto index = vocabulary.index_of(fact);
    if (fact == kYear && index) {
      model.answers.set(*index, static_cast<std::int64_t>(model.edition->year));
    } else if (const auto read = answer_of(vocabulary, fact, value)) {
      model.answers.set(*index, *read);
    }
  }
  model.form = {};
  model.form.applicant = *package.find("applicant");
  load_manifest(model, *package.find("attachments"));
}

std::string verify_request(const Json& package) { return request("verify", package); }

std::string compare_request(const Comparing& comparing) {
  Json body;
  const auto add = [&body](const std::string& side, const Json& whole) {
    body.add(side, *whole.find("package"));
    Json::Array states;
    for (const Json& file : items(whole, "files")) states.emplace_back(file.text_at("state"));
    body.add(side + "_files", std::move(states));
  };
  add("left", comparing.left.whole);
  add("right", comparing.right.whole);
  return request("compare", std::move(body));
}

}  // namespace zhicheng::model
