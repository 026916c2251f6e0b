// Who, when and where.
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {

void draw_human(const model::Model& model, const texts::Texts& texts) {
  if (model.assessment.human.empty()) return;
  ui::heading(texts.human, 2);
  ui::text(texts.human_lead, ui::Type::body, ui::Tone::quiet);
  const ui::List list("human");
  for (const rules::HumanRule* matter : model.assessment.human) {
    const ui::Item item("human/" + matter->id);
    ui::text(matter->title, ui::Type::strong);
    const std::string by = texts::fill(texts.human_by, {matter->by});
    ui::text(texts::fill(texts.sentence, {by, clause_line(matter->clauses, true, texts)}), ui::Type::small,
             ui::Tone::quiet);
    ui::space(4);
  }
}

void draw_deadlines(const model::Model& model, const texts::Texts& texts) {
  if (model.assessment.deadlines.empty()) return;
  ui::heading(texts.deadlines, 2);
  const ui::List list("deadlines");
  for (const rules::Deadline& deadline : model.assessment.deadlines) {
    const ui::Item item("deadline/" + deadline.rule->id);
    const std::string date = deadline.date ? texts::long_date(texts, *deadline.date) : std::string(texts.no_date_yet);
    ui::marked(mark_of(deadline.state), texts::fill(texts.named, {deadline.rule->title, date}), texts::word(deadline.state));
    const ui::Inset moved(34);
    ui::text(texts::fill(texts.sentence, {texts::word_of_setter(deadline.set_by),
                                          clause_line(deadline.rule->clauses, deadline.rule->verified, texts)}),
             ui::Type::small, ui::Tone::quiet);
    if (!deadline.rule->note.empty()) ui::text(deadline.rule->note, ui::Type::small);
    ui::space(8);
  }
}

void draw_chain(const model::Model& model, const texts::Texts& texts) {
  if (model.assessment.chain.empty()) return;
  ui::heading(texts.chain, 2);
  ui::text(texts.chain_lead, ui::Type::body, ui::Tone::quiet);
  const ui::List list("chain");
  int number = 0;
  for (const rules::Link& link : model.assessment.chain) {
    ++number;
    const ui::Item item("chain/" + std::to_string(number), number);
    const std::string office = link.office.empty() ? std::string(texts.office_unknown) : std::string(link.office);
    ui::text(texts::fill(texts.named, {texts::word_of_duty(link.rule->duty), office}), ui::Type::strong);
    const std::string told =
        texts::fill(texts.sentence, {texts::word(link.rule->status), clause_line(link.rule->clauses, true, texts)});
    if (link.rule->status == rules::LinkStatus::stated) {
      ui::text(told, ui::Type::small, ui::Tone::quiet);
    } else {
      ui::text(told, ui::Type::small_strong, link.rule->status == rules::LinkStatus::gap ? ui::Tone::open : ui::Tone::care);
    }
    if (!link.rule->note.empty()) ui::text(link.rule->note, ui::Type::small);
    ui::space(8);
  }
}

void draw_contacts(const model::Model& model, const texts::Texts& texts) {
  ui::heading(texts.contacts, 2);
  if (model.assessment.contacts.empty()) {
    ui::text(texts.no_contacts, ui::Type::body, ui::Tone::quiet);
    return;
  }
  ui::text(texts.contacts_lead, ui::Type::body, ui::Tone::quiet);
  const ui::List list("contacts");
  for (const rules::ContactRule* contact : model.assessment.contacts) {
    const ui::Item item("contact/" + contact->office);
    ui::text(texts::fill(texts.named, {contact->office, contact->name}), ui::Type::strong);
    for (const std::string& number : contact->phones) {
      ui::phone("phone/" + contact->office + "/" + number, texts::fill(texts.call, {number}), number);
    }
    for (const std::string& detail : {contact->address, contact->hours}) {
      if (!detail.empty()) ui::text(detail, ui::Type::small);
    }
    ui::space(4);
  }
}

void draw_materials(const model::Model& model, const texts::Texts& texts) {
  if (model.assessment.materials.empty()) return;
  ui::heading(texts.materials, 2);
  const ui::List list("materials");
  for (const rules::MaterialRule* material : model.assessment.materials) {
    const ui::Item item("material/" + material->id);
    ui::text(material->title, ui::Type::strong);
    ui::text(clause_line(material->clauses, material->verified, texts), ui::Type::small, ui::Tone::quiet);
    if (!material->note.empty()) ui::text(material->note, ui::Type::small);
    ui::space(4);
  }
}

}  // namespace zhicheng::views
