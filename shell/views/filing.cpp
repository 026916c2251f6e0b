// Handing in: what is sent and to whom, how far it is, the receipt.
#include <algorithm>

#include "shell/model/lists.h"
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

using base::Json;
using model::Filing;
using model::Lodge;
using model::Model;
using State = Filing::State;
using Verb = Lodge::Verb;

std::vector<std::string> names_of(const Json::Array& files) {
  std::vector<std::string> names;
  for (const Json& one : files) names.emplace_back(one.text_at("name"));
  return names;
}

std::vector<std::string> missing_names(const Filing& filing) { return names_of(model::items(Json{}.add("of", filing.missing), "of")); }

std::string_view verdict_word(const texts::Texts& texts, std::string_view verdict) {
  if (verdict == "reproduced") return texts.filing.verdict_same;
  if (verdict == "differs") return texts.filing.verdict_differs;
  return verdict == "cannot_judge" ? texts.filing.verdict_cannot : texts.filing.unfinished;
}

using Rows = std::vector<std::pair<std::string_view, std::string>>;

Rows receipt_rows(const Model& model, const texts::Texts& texts) {
  const Filing& filing = model.filing;
  const auto missing = missing_names(filing);
  return {
      {texts.filing.number, filing.number},
      {texts.filing.secret, filing.secret},
      {texts.filing.time, moment_words(texts, filing.receipt.text_at("received"))},
      {texts.filing.revision, texts::fill(texts.filing.revision_of, {std::to_string(model::number(filing.receipt, "revision"))})},
      {texts.filing.verdict, std::string(verdict_word(texts, filing.receipt.text_at("verdict")))},
      {texts.filing.missing, filing.missing.is_null() ? std::string(texts.filing.missing_unknown)
                             : missing.empty()        ? std::string(texts.filing.none_missing)
                                                      : join(missing, texts.list_mark)},
  };
}

/// For paper and for a file: what the screen says, and the signed receipt.
std::string sheet_of(const Model& model, const texts::Texts& texts) {
  Json::Array rows{Json::Array{"", model.edition->issuer}};
  for (const auto& [label, value] : receipt_rows(model, texts)) rows.push_back(Json::Array{label, value});
  rows.push_back(Json::Array{texts.filing.signature, base::write_canonical(model.filing.receipt)});
  Json sheet;
  sheet.add("title", model.edition->title).add("mark", texts.filing.mark).add("note", texts.filing.print_note).add("plain", true);
  return base::write_canonical(sheet.add("rows", std::move(rows)));
}

/// What has been handed in is not what is on the screen.
void draw_changed(const Model& model, const texts::Texts& texts) {
  if (!model::changed_since(model)) return;
  ui::notice(ui::Mark::care, texts::fill(texts.filing.changed, {moment_words(texts, model.filing.receipt.text_at("received"))}));
}

Intent draw_receipt(const Model& model, const texts::Texts& texts) {
  Intent intent;
  const Filing& filing = model.filing;
  ui::panel(ui::Mark::good, texts.filing.received, texts.filing.received_words, 2);
  draw_changed(model, texts);
  for (const auto& [label, value] : receipt_rows(model, texts)) ui::pair(label, value);
  if (!model.keeping.shared_computer && model.keeping.state == model::Keeping::State::ready) {
    ui::text(texts.filing.kept);
  } else {
    ui::notice(ui::Mark::care, texts.filing.not_kept);
  }
  const bool more = !model::is_busy(filing) && !model::missing_here(model).array()->empty();
  {
    const ui::Buttons buttons;
    if (more && ui::button("upload", texts.filing.upload)) intent = Lodge{Verb::go_on};
    if (ui::button("keep", texts.filing.keep, more ? ui::Weight::secondary : ui::Weight::primary)) {
      intent = Lodge{Verb::keep, sheet_of(model, texts)};
    }
    if (ui::button("print-receipt", texts.filing.print, ui::Weight::secondary)) intent = Lodge{Verb::print, sheet_of(model, texts)};
    if (ui::button("to-progress", texts.filing.to_progress, ui::Weight::secondary)) intent = model::Show{model::Screen::progress};
  }
  if (filing.paper_failed) ui::status("paper", texts.form.print_failed, ui::Tone::bad);
  if (!more && !missing_names(filing).empty() && ui::link("to-files", texts.filing.to_files)) intent = model::Show{model::Screen::files};
  return intent;
}

std::string files_words(const Model& model, const texts::Texts& texts) {
  std::vector<std::string> names;
  std::int64_t bytes = 0;
  for (const model::Attached& one : model.files.attached) {
    names.emplace_back(one.entry.text_at("name"));
    bytes += model::number(one.entry, "bytes");
  }
  if (names.empty()) return std::string(texts.filing.goes_without);
  return texts::fill(texts.filing.goes_files, {std::to_string(names.size()), size_words(bytes), join(names, texts.list_mark)});
}

/// What is not finished, with the ways there.
Intent draw_open(const Model& model, const texts::Texts& texts) {
  Intent intent;
  std::size_t problems = 0;
  for (const model::Concern& one : model.form.concerns) problems += one.severity == rules::Gravity::problem ? 1 : 0;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < model::form_sections().size(); ++i) {
    if (model::progress_of(model, i) != model::Stage::done) open.push_back(i);
  }
  std::vector<std::string> materials;
  for (const rules::MaterialRule* one : model::file_materials(model)) {
    if (!model::is_present(model, *one)) materials.push_back(one->title);
  }
  if (problems == 0 && open.empty() && materials.empty()) return intent;
  ui::heading(texts.filing.open_title, 2);
  if (problems > 0 && ui::link("to-review", texts::fill(texts.filing.problems, {std::to_string(problems)}))) {
    intent = model::Show{model::Screen::review};
  }
  for (const std::size_t i : open) {
    const model::FormSection& one = model::form_sections()[i];
    const std::string words = texts::fill(texts.filing.open_section, {one.title});
    if (ui::link("open/" + std::string(one.id), words)) intent = model::Fill{model::Fill::Verb::open, {one.first}};
  }
  if (materials.empty()) return intent;
  ui::text(texts::fill(texts.filing.no_material, {join(materials, texts.list_mark)}));
  if (ui::link("to-materials", texts.filing.to_materials)) intent = model::Show{model::Screen::files};
  return intent;
}

/// Without 公民身份号码 nothing is confirmed.
Intent draw_id_number(const Model& model, const texts::Texts& texts) {
  if (model::has_id_number(model)) return {};
  if (model.filing.no_id) {
    ui::alert("no-id", texts.filing.no_id);
  } else {
    ui::notice(ui::Mark::bad, texts.filing.no_id);
  }
  const bool pressed = ui::link("to-id", texts.filing.to_id);
  if (model.filing.no_id) ui::attend("to-id", model.attention);
  if (!pressed) return {};
  return model::Fill{model::Fill::Verb::seek, model::member("id_number")};
}

Intent draw_confirm(const Model& model, const texts::Texts& texts) {
  Intent intent;
  const Filing& filing = model.filing;
  const std::string_view host = filing.host.empty() ? texts.filing.this_server : std::string_view(filing.host);
  if (filing.target) {
    const std::string& number = filing.target->number;
    ui::text(texts::fill(texts.filing.again_lead, {host}));
    ui::notice(ui::Mark::care, texts::fill(texts.filing.replaces, {number}));
    if (!filing.number.empty() && filing.number != number) {
      ui::notice(ui::Mark::bad, texts::fill(texts.filing.other_number, {filing.number, number}));
    }
  } else {
    ui::text(texts::fill(texts.filing.lead, {host}));
  }
  draw_earlier(model, texts);
  ui::pair(texts.files.whose, model::readable(model, model::place_of(model::ApplicantField::name)));
  ui::pair(texts.filing.outcome, texts::word(texts, model.assessment.outcome));
  const auto offices = offices_of(model, texts);
  if (!offices.empty()) ui::pair(texts.filing.then, join(offices, texts.arrow));
  ui::heading(texts.filing.goes, 2);
  ui::bullet(texts::fill(texts.holds_answers, {std::to_string(model::answered(model).size())}));
  ui::bullet(texts.holds_result);
  ui::bullet(texts::fill(texts.filing.goes_form, {join(model::filled_in(model), texts.list_mark)}));
  ui::bullet(files_words(model, texts));
  const auto lacking = model::names_not_here(model);
  if (!lacking.empty()) {
    ui::notice(ui::Mark::care, texts::fill(texts.filing.not_here, {join(lacking, texts.list_mark)}));
    if (ui::link("to-files", texts.filing.to_files)) intent = model::Show{model::Screen::files};
  }
  if (auto wanted = draw_open(model, texts)) intent = wanted;
  ui::space(8);
  if (model.keeping.shared_computer) ui::notice(ui::Mark::care, texts.filing.shared);
  if (auto wanted = draw_id_number(model, texts)) intent = wanted;
  const ui::Buttons buttons;
  if (ui::button("confirm", texts.filing.confirm)) intent = Lodge{Verb::confirm};
  if (ui::button("not-yet", texts.filing.change, ui::Weight::secondary)) intent = model::Back{};
  return intent;
}

/// What is under way, or was: spoken when it changes.
Intent draw_way(const Model& model, const texts::Texts& texts) {
  constexpr int kStep = 25;
  Intent intent;
  const Filing& filing = model.filing;
  const bool stopped = filing.state == State::cancelled;
  const std::string percent = std::to_string(filing.progress.percent() / kStep * kStep);
  ui::status("filing", filing.state == State::packing     ? std::string(texts.filing.making)
                       : filing.state == State::handing   ? std::string(texts.filing.handing)
                       : filing.state == State::uploading ? texts::fill(texts.filing.uploading, {percent})
                       : stopped                          ? std::string(texts.filing.stopped)
                                                          : std::string(), stopped ? ui::Tone::care : ui::Tone::good);
  if (filing.state == State::failed) ui::alert("refused", texts::fill(texts.filing.failed, {refusal_words(filing.error)}));
  if (filing.state == State::uploading) {
    const std::string bytes = texts::fill(texts.filing.bytes, {size_words(filing.progress.done), size_words(filing.progress.all)});
    ui::progress("uploading", bytes, filing.progress.percent());
  }
  const bool under_way = filing.state == State::handing || filing.state == State::uploading;
  if (under_way && ui::button("stop", texts.filing.stop, ui::Weight::secondary)) intent = model::Cancel{filing.progress.errand};
  return intent;
}

}  // namespace

FilingPart part_of(const Filing& filing) {
  if (!filing.request.empty()) return FilingPart::under_way;
  return filing.number.empty() || filing.target ? FilingPart::confirming : FilingPart::receipt;
}

std::string_view filing_title(const Model& model, const texts::Texts& texts) {
  const FilingPart part = part_of(model.filing);
  if (part == FilingPart::receipt) return texts.filing.mark;
  return model.filing.target ? texts.filing.again_title : texts.filing.title;
}

std::string refusal_words(const Json& error) {
  const std::string_view code = error.text_at("code");
  const std::string_view word = texts::word_of_refusal(code.empty() ? "platform" : code);
  return std::string(word.empty() ? error.text_at("detail") : word);
}

void draw_earlier(const Model& model, const texts::Texts& texts) {
  for (const Json& one : model.filing.earlier) {
    ui::text(texts::fill(texts.filing.earlier, {one.text_at("number"), one.text_at("secret")}), ui::Type::small, ui::Tone::quiet);
  }
}

Intent draw_handing_in(const Model& model, const texts::Texts& texts, bool offers) {
  Intent intent;
  const Filing& filing = model.filing;
  const bool open = !filing.request.empty();
  const bool there = filing.server == Filing::Server::there;
  const bool offered = offers && there;
  if (filing.number.empty() && !open && !offered && filing.earlier.empty()) return intent;
  ui::heading(texts.filing.title, 2);
  if (open) {
    ui::notice(ui::Mark::care, texts.filing.broken_off);
    if (ui::button("go-on-filing", texts.filing.go_on, ui::Weight::secondary)) intent = Lodge{Verb::prepare};
  } else if (!filing.number.empty()) {
    ui::notice(ui::Mark::good, texts::fill(texts.filing.handed_in, {filing.number}));
    draw_changed(model, texts);
    const ui::Buttons buttons;
    if (ui::button("to-receipt", texts.filing.mark, ui::Weight::secondary)) intent = Lodge{Verb::prepare};
    if (ui::button("to-progress", texts.filing.to_progress, ui::Weight::secondary)) intent = model::Show{model::Screen::progress};
  } else if (offered) {
    ui::text(texts::fill(texts.filing.offer, {filing.host}));
    if (ui::button("to-confirm", texts.filing.to_confirm, ui::Weight::secondary)) intent = Lodge{Verb::prepare};
  }
  draw_earlier(model, texts);
  return intent;
}

Intent draw_filing(const Model& model, const texts::Texts& texts) {
  Intent intent;
  const Filing& filing = model.filing;
  const bool busy = model::is_busy(filing);
  if (ui::link("back", texts.back)) intent = model::Back{};
  ui::heading(filing_title(model, texts), 1);
  switch (part_of(filing)) {
    case FilingPart::under_way:
      if (auto wanted = draw_way(model, texts)) intent = wanted;
      if (filing.state == State::idle) ui::notice(ui::Mark::care, texts.filing.broken_off);
      if (!busy && ui::button("go-on", texts.filing.go_on)) intent = Lodge{Verb::go_on};
      return intent;
    case FilingPart::confirming:
      if (auto wanted = draw_confirm(model, texts)) intent = wanted;
      break;
    case FilingPart::receipt:
      if (auto wanted = draw_receipt(model, texts)) intent = wanted;
      break;
  }
  if (auto wanted = draw_way(model, texts)) intent = wanted;
  return intent;
}

}  // namespace zhicheng::views
