#include <array>

#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

using model::Model;
using texts::Texts;

/// A screen: what it is called in keys, its title, and who draws it.
struct Page {
  std::string_view key;
  std::string_view (*title)(const Model&, const Texts&);
  Intent (*draw)(const Model&, const Texts&);
};

/// In the order of model::Screen.
constexpr std::array<Page, 16> kPages{{
    {"start", [](const Model&, const Texts& texts) { return texts.start_title; }, draw_start},
    {"question", [](const Model& model, const Texts&) { return model::text_of(model, model.question); }, draw_question},
    {"result", [](const Model&, const Texts& texts) { return texts.result_title; }, draw_result},
    {"tasks", [](const Model&, const Texts& texts) { return texts.tasks_title; }, draw_tasks},
    {"package", [](const Model&, const Texts& texts) { return texts.package_title; }, draw_package},
    {"dates", [](const Model&, const Texts& texts) { return texts.guide.dates_title; }, draw_dates},
    {"rules", [](const Model&, const Texts& texts) { return texts.guide.rules_title; }, draw_rules},
    {"replay", [](const Model&, const Texts& texts) { return texts.guide.replay_title; }, draw_replay},
    {"files", [](const Model&, const Texts& texts) { return texts.files.title; }, draw_files},
    {"opening", [](const Model&, const Texts& texts) { return texts.files.open_title; }, draw_opening},
    {"comparing", [](const Model&, const Texts& texts) { return texts.files.compare_title; }, draw_comparing},
    {"form", [](const Model& model, const Texts&) { return model::form_sections()[model.form.section].title; }, draw_form},
    {"portal", [](const Model&, const Texts& texts) { return texts.form.portal_title; }, draw_portal},
    {"review", [](const Model&, const Texts& texts) { return texts.form.review_title; }, draw_review},
    {"filing", [](const Model& model, const Texts& texts) { return filing_title(model, texts); }, draw_filing},
    {"progress", [](const Model&, const Texts& texts) { return texts.filing.progress_title; }, draw_progress},
}};
static_assert(kPages.size() == static_cast<std::size_t>(model::Screen::progress) + 1);

/// A question and a part of the form are pages of their own.
std::string page_key(const Model& model, std::string_view screen) {
  if (model.screen == model::Screen::form && model.form.item) return model::pointer_of(*model.form.item);
  std::string key(screen);
  if (model.screen == model::Screen::question) key += "/" + model::fact_of(model, model.question).id;
  if (model.screen == model::Screen::filing) key += static_cast<char>('0' + static_cast<int>(part_of(model.filing)));
  if (model.screen == model::Screen::form) key.append("/").append(model::form_sections()[model.form.section].id);
  return key;
}

}  // namespace

Intent draw(const model::Model& model, const texts::Texts& texts) {
  const Page& page = kPages[static_cast<std::size_t>(model.screen)];
  ui::begin_page(page_key(model, page.key), std::string(page.title(model, texts)) + " - " + std::string(texts.service));
  const bool home = ui::header(model.framed ? std::string_view() : texts.service, model.edition->issuer, model.screen != model::Screen::start);
  draw_lost(model, texts);
  Intent intent = page.draw(model, texts);
  if (home) intent = model::Show{model::Screen::start};
  if (!model.guide.back_at.empty()) ui::attend(model.guide.back_at, model.attention);
  const std::string edition =
      texts::fill(texts.digest_note, {model.edition->id, model.edition->digest.substr(0, 19)});
  const std::string_view small_print[] = {texts.private_note, texts.no_office, edition};
  ui::footer(small_print);
  ui::end_page();
  return intent;
}

}  // namespace zhicheng::views
