// The notice, sentence by sentence.
#include "shell/model/notice.h"

#include <algorithm>

#include "rules/coverage.h"
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

using model::Note;
using model::Passage;

bool is_sought(const model::Model& model, const Note& note) {
  return model.guide.clause &&
         std::find(note.clauses.begin(), note.clauses.end(), *model.guide.clause) != note.clauses.end();
}

/// The text of a paragraph as it is set, with its marks. Only lists keep their line ends.
void draw_text(const model::Model& model, const Passage& passage) {
  using Kind = rules::Paragraph::Kind;
  const auto& [begin, end] = passage.paragraph.extent;
  const Kind kind = passage.paragraph.kind;
  std::string text;
  std::vector<std::size_t> place;  // by byte of the notice, where it stands in the text
  for (std::size_t i = begin; i < end; ++i) {
    place.push_back(text.size());
    const char c = model.edition->notice[i];
    if (c != '\n' || kind == Kind::lines) text += c == '\t' ? ' ' : c;
  }
  place.push_back(text.size());
  if (kind == Kind::title || kind == Kind::heading) return ui::heading(text, 2);
  if (kind == Kind::subheading) return ui::heading(text, 3);
  std::vector<ui::Highlight> marks;
  std::size_t from = 0;
  for (const Note& note : passage.notes) {
    const bool sought = is_sought(model, note);
    if (!note.mine && !sought) continue;
    const std::size_t low = std::max(from, place[note.extent.begin - begin]);
    const std::size_t high = place[std::min(note.extent.end, end) - begin];
    if (low < high) marks.push_back({low, high, sought});
    from = std::max(from, high);
  }
  ui::passage(text, marks);
}

/// What a row of the table comes to.
void draw_note(const model::Model& model, const texts::Texts& texts, const Note& note) {
  const texts::Guide& words = texts.guide;
  const rules::Clause& clause = model.edition->clauses[note.clauses.front()];
  const ui::Item item("note/" + clause.id);
  ui::text(note.mine ? clause.clause + texts::fill(texts.in_brackets, {words.mine}) : clause.clause, ui::Type::small_strong,
           note.mine ? ui::Tone::plain : ui::Tone::quiet);
  {
    const ui::Quote quote;
    std::string text = clause.quote;
    std::erase(text, '\n');
    ui::text(text, ui::Type::small);
  }
  std::vector<std::string> covers;
  for (const rules::Cover& cover : clause.covered_by) {
    std::string said = texts::fill(
        texts.named, {texts::word_of_cover(cover.kind), rules::title_of_rule(*model.edition, cover.kind, cover.id)});
    for (const rules::Finding& finding : model.assessment.findings) {
      if (!note.mine || cover.kind != "finding" || finding.rule->id != cover.id) continue;
      said += texts::fill(texts.in_brackets, {texts::word(finding.status, finding.rule->role)});
    }
    covers.push_back(std::move(said));
  }
  if (!covers.empty()) ui::text(std::string(words.covered_by) + join(covers, texts.value_mark), ui::Type::small);
  if (!clause.reason.empty()) ui::text(texts::fill(words.not_covered, {clause.reason}), ui::Type::small);
  for (const std::size_t index : clause.ambiguity) {
    const rules::Ambiguity& one = model.edition->ambiguities[index];
    ui::text(texts::fill(words.reading, {one.issue, one.handling}), ui::Type::small, ui::Tone::care);
  }
  ui::space(6);
}

void draw_notes(const model::Model& model, const texts::Texts& texts, const std::vector<Note>& notes) {
  const ui::List list("notes/" + model.edition->clauses[notes.front().clauses.front()].id);
  for (const Note& note : notes) draw_note(model, texts, note);
}

void draw_passage(const model::Model& model, const texts::Texts& texts, const Passage& passage) {
  const texts::Guide& words = texts.guide;
  const auto& notes = passage.notes;
  const auto sought = std::find_if(notes.begin(), notes.end(), [&](const Note& note) { return is_sought(model, note); });
  if (sought != notes.end()) {
    const rules::Clause& clause = model.edition->clauses[*model.guide.clause];
    ui::heading(texts::fill(words.sought, {clause.clause}), 3, "sought");
  }
  draw_text(model, passage);
  if (notes.empty()) return;
  if (sought != notes.end()) return draw_notes(model, texts, notes);
  std::size_t rows = 0;
  std::size_t mine = 0;
  for (const Note& note : notes) {
    rows += note.clauses.size();
    mine += note.mine ? note.clauses.size() : 0;
  }
  const std::string label = mine == 0 ? texts::fill(words.notes, {std::to_string(rows)})
                                      : texts::fill(words.notes_mine, {std::to_string(rows), std::to_string(mine)});
  const std::string key = "notes-of/" + model.edition->clauses[notes.front().clauses.front()].id;
  if (const ui::Disclosure more(key, label); more) draw_notes(model, texts, notes);
}

}  // namespace

Intent draw_rules(const model::Model& model, const texts::Texts& texts) {
  const texts::Guide& words = texts.guide;
  Intent intent;
  if (ui::link("back", texts.back)) intent = model::Back{};
  ui::heading(words.rules_title, 1);
  const auto& clauses = model.edition->clauses;
  const auto covered = std::count_if(clauses.begin(), clauses.end(), [](const auto& one) { return !one.covered_by.empty(); });
  const auto human = static_cast<std::ptrdiff_t>(clauses.size()) - covered;
  ui::text(texts::fill(words.rules_lead, {std::to_string(clauses.size()), std::to_string(covered), std::to_string(human)}));
  if (model::has_answers(model)) {
    ui::notice(ui::Mark::good, words.rules_mine);
    if (ui::link("replay", words.to_replay)) intent = model::Show{model::Screen::replay};
  } else {
    ui::notice(ui::Mark::open, words.rules_no_answers);
  }
  for (const Passage& passage : model.guide.passages) draw_passage(model, texts, passage);
  if (model.guide.clause) ui::attend("sought", model.attention);
  return intent;
}

}  // namespace zhicheng::views
