#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

using model::ApplicantField;

Intent draw_field(const model::Model& model, const texts::Texts& texts, ApplicantField which, ui::Field field,
                  std::string_view value) {
  if (model.applicant_checked) field.error = words_of(model::fault_of(model.applicant, which), texts);
  if (auto text = ui::field(field, value)) return model::Write{which, std::move(*text)};
  return {};
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
  std::vector<std::string> offices;
  for (const rules::Link& link : model.assessment.chain) {
    const std::string office = link.office.empty() ? std::string(texts.office_unknown) : std::string(link.office);
    offices.push_back(texts::fill(texts.named, {texts::word_of_duty(link.rule->duty), office}));
  }
  if (offices.empty()) return;
  ui::space(8);
  ui::text(texts.after_chain, ui::Type::strong);
  ui::text(join(offices, texts.arrow));
}

}  // namespace

Intent draw_package(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  if (ui::link("back", texts.back)) intent = model::Back{};
  ui::heading(texts.package_title, 1);
  ui::text(texts.package_lead);

  const std::pair<ApplicantField, ui::Field> fields[] = {
      {ApplicantField::name,
       {.key = "name", .label = texts.name, .kind = ui::Kind::name, .hint = texts.name_hint, .width = 360}},
      {ApplicantField::phone,
       {.key = "phone", .label = texts.phone, .kind = ui::Kind::telephone, .hint = texts.phone_hint, .width = 280}},
      {ApplicantField::employer,
       {.key = "employer", .label = texts.employer, .kind = ui::Kind::organization, .hint = texts.employer_hint}},
  };
  const std::string_view values[] = {model.applicant.name, model.applicant.phone, model.applicant.employer};
  for (std::size_t i = 0; i < std::size(fields); ++i) {
    if (auto wanted = draw_field(model, texts, fields[i].first, fields[i].second, values[i])) intent = wanted;
  }

  ui::text(texts.package_holds, ui::Type::strong);
  ui::bullet(texts::fill(texts.holds_answers, {std::to_string(model::answered(model).size())}));
  ui::bullet(texts.holds_result);
  ui::bullet(texts::fill(texts.holds_edition, {model.edition->id}));
  ui::space(8);
  if (ui::button("save", texts.save)) intent = model::Save{};
  const std::string_view told = model.saved ? texts.saved : model.save_failed ? texts.save_failed : "";
  const ui::Tone tone = model.save_failed ? ui::Tone::bad : ui::Tone::good;
  ui::status("saved", told.empty() ? "" : texts::fill(told, {model::package_name(model)}), tone);

  if (model.saved) draw_afterwards(model, texts);
  return intent;
}

}  // namespace zhicheng::views
