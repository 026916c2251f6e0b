// The filled form in the order of the portal's: to be copied, and on paper.
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

using model::Place;
using Verb = model::Fill::Verb;

/// A field; or, without a label, the heading of those after it.
struct Row {
  Place place;
  std::string_view label;
  std::string value;
  std::string_view empty = {};  ///< the word where there is no value
};

void add_group(std::vector<Row>& rows, const model::Model& model, const texts::Texts& texts, std::size_t group) {
  const model::FormGroup& one = model::form_groups()[group];
  const auto empty = word_of_empty(model, texts, model::section_of(group));
  const std::size_t count = model::items_of(model.form, group);
  for (std::size_t i = 0; i < count; ++i) {
    rows.push_back({{}, {}, one.list.empty() ? std::string(one.title) : model::words_of(Place{group, i})});
    for (std::size_t field = 0; field < one.fields.size(); ++field) {
      const Place place{group, i, field};
      rows.push_back({place, one.fields[field].label, model::readable(model, place), empty});
    }
  }
  if (count > 0) return;
  rows.push_back({{}, {}, std::string(one.title)});
  rows.push_back({{group}, one.title, {}, empty});
}

std::vector<Row> rows_of(const model::Model& model, const texts::Texts& texts) {
  std::vector<Row> rows;
  add_group(rows, model, texts, 0);
  add_group(rows, model, texts, 1);
  rows.push_back({{}, {}, std::string(texts.form.applied_for)});
  for (const std::string_view id : {"level", "series", "specialty", "track"}) {
    const auto index = model.edition->vocabulary.index_of(id);
    if (!index) continue;
    const rules::Fact& fact = model::fact_of(model, *index);
    const auto& answer = model.answers.at(*index);
    rows.push_back({{model::kWhole, *index}, fact.label, answer ? rules::readable(fact, *answer) : std::string(), texts.form.empty});
  }
  for (std::size_t group = 2; model::form_groups()[group].list != "forms"; ++group) add_group(rows, model, texts, group);
  return rows;
}

/// [[label, value]]; a heading has no label.
std::string sheet_of(const model::Model& model, const texts::Texts& texts) {
  base::Json::Array rows;
  for (const Row& row : rows_of(model, texts)) {
    rows.push_back(base::Json::Array{row.label, row.value.empty() ? row.empty : std::string_view(row.value)});
  }
  base::Json sheet;
  sheet.add("title", model.edition->title).add("mark", texts.form.mark).add("note", texts.form.print_note);
  return base::write_canonical(sheet.add("rows", std::move(rows)));
}

Intent draw_row(const model::Model& model, const texts::Texts& texts, const Row& row, const std::string& key) {
  const ui::Item item(key);
  const bool empty = row.value.empty();
  const bool copied = model.form.copied == row.place && !model.form.copy_failed;
  const std::string_view words = empty ? std::string_view() : copied ? texts.form.copied : texts.form.copy;
  if (!ui::pair_with_link(key + "/copy", row.label, empty ? row.empty : row.value, words)) return {};
  return model::Fill{Verb::copy, row.place, row.value};
}

}  // namespace

Intent draw_print(const model::Model& model, const texts::Texts& texts) {
  const bool pressed = ui::button("print", texts.form.print, ui::Weight::secondary);
  if (model.form.print_failed) ui::status("print/failed", texts.form.print_failed, ui::Tone::bad);
  if (!pressed) return {};
  return model::Fill{Verb::print, {}, sheet_of(model, texts)};
}

Intent draw_portal(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  if (ui::link("back", texts.back)) intent = model::Back{};
  ui::heading(texts.form.portal_title, 1);
  ui::text(texts.form.portal_lead);
  ui::notice(ui::Mark::open, texts.form.portal_order);
  std::string said;
  std::optional<ui::List> list;
  int number = 0;
  for (const Row& row : rows_of(model, texts)) {
    const std::string key = "row/" + std::to_string(++number);
    if (row.label.empty()) {
      list.reset();
      ui::heading(row.value, 2);
      list.emplace(key);
      continue;
    }
    if (auto wanted = draw_row(model, texts, row, key)) intent = wanted;
    if (row.place == model.form.copied) said = texts::fill(texts.form.copied_row, {row.label});
  }
  list.reset();
  ui::status("copied", model.form.copy_failed ? texts.form.copy_failed : std::string_view(said));
  if (ui::link("compare", texts.files.to_compare)) intent = model::Show{model::Screen::comparing};
  if (auto wanted = draw_print(model, texts)) intent = wanted;
  return intent;
}

}  // namespace zhicheng::views
