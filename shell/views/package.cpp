#include <algorithm>

#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

using model::ApplicantField;

struct Row {
  ApplicantField which;
  std::string_view key;
  std::string_view label;
  std::string_view hint;
  ui::Kind kind;
  float width;
  std::string value;
};

/// What was said in the form is not asked again; what is being filled in here stays a field.
Intent draw_field(const model::Model& model, const texts::Texts& texts, const Row& row) {
  const bool said = !row.value.empty() && model::fault_of(model, row.which) == model::Fault::none;
  if (said && model.applicant_known[static_cast<std::size_t>(row.which)]) {
    const bool pressed = ui::pair_with_link(std::string(row.key) + "/known", row.label, row.value, texts.change);
    ui::space(8);
    if (!pressed) return {};
    return model::Fill{model::Fill::Verb::seek, model::place_of(row.which)};
  }
  ui::Entry entry{.key = row.key, .label = row.label, .hint = row.hint};
  if (model.applicant_checked) entry.error = words_of(model::fault_of(model, row.which), texts);
  auto text = ui::field(entry, row.kind, row.width, row.value);
  ui::space(16);
  if (!text) return {};
  return model::Write{row.which, std::move(*text)};
}

Intent draw_fields(const model::Model& model, const texts::Texts& texts) {
  const auto said = [&](ApplicantField field) { return model::text_of(model.form, model::place_of(field)); };
  const Row rows[] = {
      {ApplicantField::name, "name", texts.name, texts.name_hint, ui::Kind::name, 360, said(ApplicantField::name)},
      {ApplicantField::phone, "phone", texts.phone, texts.phone_hint, ui::Kind::telephone, 280,
       said(ApplicantField::phone)},
      {ApplicantField::employer, "employer", texts.employer, texts.employer_hint, ui::Kind::organization, 0,
       said(ApplicantField::employer)},
  };
  Intent intent;
  for (const Row& row : rows) {
    if (auto wanted = draw_field(model, texts, row)) intent = wanted;
  }
  const auto wrong = std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) {
    return model::fault_of(model, row.which) != model::Fault::none;
  });
  if (model.applicant_checked && wrong != std::end(rows)) ui::attend(wrong->key, model.attention);
  return intent;
}

/// What to do with it: the notice's steps, and the offices in their order.
void draw_afterwards(const model::Model& model, const texts::Texts& texts) {
  ui::heading(texts.after_title, 2);
  ui::text(texts.after_steps, ui::Type::strong);
  {
    const ui::List list("after");
    int number = 0;
    for (const rules::Finding& finding : model.assessment.findings) {
      if (finding.rule->role != rules::Role::step) continue;
      ++number;
      const ui::Item item("after/" + finding.rule->id, number);
      ui::text(finding.rule->title + texts::fill(texts.in_brackets, {texts::word(finding.status, finding.rule->role)}));
      ui::text(clause_line(finding.rule->clauses, finding.verified, texts), ui::Type::small, ui::Tone::quiet);
    }
  }
  const auto offices = offices_of(model, texts);
  if (offices.empty()) return;
  ui::space(8);
  ui::text(texts.after_chain, ui::Type::strong);
  ui::text(join(offices, texts.arrow));
}

/// How far the file is that was asked for, or why there is none.
Intent draw_packing(const model::Model& model, const texts::Texts& texts) {
  using State = model::Packing::State;
  constexpr int kStep = 25;
  const auto& [state, container, name, error, progress, content] = model.packing;
  const bool zipping = state == State::working && progress.errand != 0;
  const std::string percent = std::to_string(progress.percent() / kStep * kStep);
  ui::status("saved", zipping                  ? texts::fill(texts.files.zipping, {percent})
                      : state == State::working ? std::string(texts.saving)
                      : state == State::saved   ? texts::fill(texts.saved, {name})
                      : state == State::outdated ? std::string(texts.files.outdated)
                                                 : std::string(), state == State::outdated ? ui::Tone::care : ui::Tone::good);
  if (state == State::lacking) {
    ui::alert("lacking", texts::fill(texts.files.lacking_files, {join(model::names_not_here(model), texts.list_mark)}));
  }
  if (state == State::failed) {
    const std::string why = error.is_null() ? texts::fill(texts.save_failed, {name})
                                            : texts::fill(texts.files.not_made, {name, error_words(model, texts, error)});
    ui::alert("failed", why);
  }
  if (!zipping) return {};
  ui::progress("zipping", name, progress.percent());
  if (ui::link("cancel-zip", texts.files.cancel)) return model::Cancel{progress.errand};
  return {};
}

}  // namespace

Intent draw_package(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  if (ui::link("back", texts.back)) intent = model::Back{};
  ui::heading(texts.package_title, 1);
  ui::text(texts.package_lead);

  if (auto wanted = draw_fields(model, texts)) intent = wanted;

  ui::text(texts.package_holds, ui::Type::strong);
  ui::bullet(texts::fill(texts.holds_answers, {std::to_string(model::answered(model).size())}));
  ui::bullet(texts.holds_result);
  ui::bullet(texts::fill(texts.holds_edition, {model.edition->id}));
  const std::size_t files = model.files.attached.size();
  ui::bullet(files == 0 ? std::string(texts.files.no_files) : texts::fill(texts.files.holds_files, {std::to_string(files)}));
  ui::space(8);
  {
    const ui::Buttons buttons;
    if (ui::button("save", texts.save)) intent = model::Save{model::Container::json};
    if (ui::button("save_copy", texts.save_copy, ui::Weight::secondary)) intent = model::Save{model::Container::html};
    if (files > 0 && ui::button("save_zip", texts.files.save_zip, ui::Weight::secondary)) {
      intent = model::Save{model::Container::zip};
    }
  }
  if (auto wanted = draw_packing(model, texts)) intent = wanted;
  if (auto wanted = draw_handing_in(model, texts, true)) intent = wanted;

  if (model.packing.state == model::Packing::State::saved) draw_afterwards(model, texts);
  return intent;
}

}  // namespace zhicheng::views
