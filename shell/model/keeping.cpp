#include "shell/model/keeping.h"

#include "shell/model/lists.h"
#include "shell/model/model.h"

namespace zhicheng::model {
namespace {

constexpr std::string_view kFormat = "zhicheng-draft/1";

std::string label_of(const Model& model, std::string_view id) {
  const auto fact = model.edition->vocabulary.index_of(id);
  if (!fact) return {};
  const auto marked = model.drafts.find(*fact);
  const auto value = marked != model.drafts.end() ? read(fact_of(model, *fact), marked->second).value : model.answers.at(*fact);
  return value ? rules::readable(fact_of(model, *fact), *value) : std::string();
}

/// What is marked or written on a screen and not yet submitted, as far as it can be read.
rules::Answers marked_of(const Model& model) {
  rules::Answers marked(model.edition->vocabulary.facts().size());
  for (const auto& [fact, draft] : model.drafts) {
    const auto value = read(fact_of(model, fact), draft).value;
    if (value && value != model.answers.at(fact)) marked.set(fact, *value);
  }
  return marked;
}

/// Each answer that still has its place: a draft may be older than these rules.
rules::Answers answers_of(const Model& model, const base::Json* facts) {
  const rules::Vocabulary& vocabulary = model.edition->vocabulary;
  rules::Answers answers(vocabulary.facts().size());
  if (facts == nullptr || facts->object() == nullptr) return answers;
  for (const auto& [id, value] : *facts->object()) {
    const auto read = rules::Answers::parse_facts(vocabulary, base::Json{}.add(id, value), "");
    const auto index = vocabulary.index_of(id);
    if (read && index && read->at(*index)) answers.set(*index, *read->at(*index));
  }
  return answers;
}

}  // namespace

std::optional<base::Json> draft_content(const Model& model) {
  const base::Json::Object* written = model.form.applicant.object();
  const bool blank = written == nullptr || written->empty();
  base::Json attached = manifest(model);
  base::Json marked = marked_of(model).to_json(model.edition->vocabulary);
  if (!has_answers(model) && marked.object()->empty() && blank && attached.array()->empty()) return std::nullopt;
  std::set<std::size_t> unsure = model.skipped;
  for (const auto& [fact, draft] : model.drafts) {
    if (draft.unsure) unsure.insert(fact);
  }
  base::Json::Array skipped;
  for (const std::size_t fact : unsure) skipped.emplace_back(fact_of(model, fact).id);
  base::Json content;
  content.add("format", kFormat).add("edition", model.edition->id);
  if (!model.packs.empty()) content.add("packs", base::Json::Array(model.packs.begin(), model.packs.end()));
  content.add("answers", model.answers.to_json(model.edition->vocabulary)).add("skipped", std::move(skipped));
  content.add("marked", std::move(marked));
  base::Json::Array done;
  for (const std::size_t section : model.form.done) done.emplace_back(static_cast<std::int64_t>(section));
  content.add("applicant", model.form.applicant).add("done", std::move(done)).add("attachments", std::move(attached));
  if (base::Json filing = filing_content(model.filing); !filing.is_null()) content.add("filing", std::move(filing));
  return content;
}

std::string draft_title(const Model& model) {
  std::string title;
  for (const std::string_view id : {"level", "series"}) {
    const std::string label = label_of(model, id);
    if (label.empty()) continue;
    if (!title.empty()) title += ' ';
    title += label;
  }
  return title;
}

bool is_draft(const base::Json& content) { return content.text_at("format") == kFormat; }

void take_draft(Model& model, const base::Json& content) {
  std::vector<std::string> packs;
  for (const base::Json& id : items(content, "packs")) packs.push_back(id.text() != nullptr ? *id.text() : "");
  load_packs(model, std::move(packs));
  model.answers = answers_of(model, content.find("answers"));
  model.skipped.clear();
  if (const base::Json* skipped = content.find("skipped"); skipped != nullptr && skipped->array() != nullptr) {
    for (const base::Json& id : *skipped->array()) {
      const auto fact = id.text() != nullptr ? model.edition->vocabulary.index_of(*id.text()) : std::nullopt;
      if (fact) model.skipped.insert(*fact);
    }
  }
  const rules::Answers marked = answers_of(model, content.find("marked"));
  for (const std::size_t fact : model.edition->ask_order) {
    if (marked.at(fact)) model.drafts[fact] = draft_of(fact_of(model, fact), marked.at(fact));
  }
  model.form = {};
  if (const base::Json* applicant = content.find("applicant"); applicant != nullptr && applicant->object() != nullptr) {
    model.form.applicant = *applicant;
  }
  if (const base::Json* filing = content.find("filing")) take_filing(model.filing, *filing);
  const base::Json* attached = content.find("attachments");
  load_manifest(model, attached != nullptr ? *attached : base::Json{});
  if (const base::Json* done = content.find("done"); done != nullptr && done->array() != nullptr) {
    for (const base::Json& one : *done->array()) {
      const std::int64_t section = one.integer() != nullptr ? *one.integer() : -1;
      if (section >= 0 && static_cast<std::size_t>(section) < form_sections().size()) {
        model.form.done.insert(static_cast<std::size_t>(section));
      }
    }
  }
}

}  // namespace zhicheng::model
