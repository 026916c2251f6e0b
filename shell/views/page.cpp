#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

std::string page_key(const model::Model& model) {
  switch (model.screen) {
    case model::Screen::start:
      return "start";
    case model::Screen::question:
      return "question/" + model::fact_of(model, model.question).id;
    case model::Screen::result:
      return "result";
    case model::Screen::tasks:
      return "tasks";
    case model::Screen::package:
      return "package";
    case model::Screen::dates:
      return "dates";
    case model::Screen::rules:
      return "rules";
    case model::Screen::replay:
      return "replay";
    case model::Screen::files:
      return "files";
    case model::Screen::opening:
      return "opening";
    case model::Screen::comparing:
      return "comparing";
    case model::Screen::form:
      if (model.form.item) return model::pointer_of(*model.form.item);
      return "form/" + std::string(model::form_sections()[model.form.section].id);
    case model::Screen::portal:
      return "portal";
    case model::Screen::review:
      return "review";
  }
  return {};
}

std::string_view page_title(const model::Model& model, const texts::Texts& texts) {
  switch (model.screen) {
    case model::Screen::start:
      return texts.start_title;
    case model::Screen::question:
      return model::text_of(model, model.question);
    case model::Screen::result:
      return texts.result_title;
    case model::Screen::tasks:
      return texts.tasks_title;
    case model::Screen::package:
      return texts.package_title;
    case model::Screen::dates:
      return texts.guide.dates_title;
    case model::Screen::rules:
      return texts.guide.rules_title;
    case model::Screen::replay:
      return texts.guide.replay_title;
    case model::Screen::files:
      return texts.files.title;
    case model::Screen::opening:
      return texts.files.open_title;
    case model::Screen::comparing:
      return texts.files.compare_title;
    case model::Screen::form:
      return model::form_sections()[model.form.section].title;
    case model::Screen::portal:
      return texts.form.portal_title;
    case model::Screen::review:
      return texts.form.review_title;
  }
  return {};
}

}  // namespace

Intent draw(const model::Model& model, const texts::Texts& texts) {
  const std::string title = std::string(page_title(model, texts)) + " - " + std::string(texts.service);
  ui::begin_page(page_key(model), title);
  ui::header(texts.service, model.edition->issuer);
  draw_lost(model, texts);
  Intent intent;
  switch (model.screen) {
    case model::Screen::start:
      intent = draw_start(model, texts);
      break;
    case model::Screen::question:
      intent = draw_question(model, texts);
      break;
    case model::Screen::result:
      intent = draw_result(model, texts);
      break;
    case model::Screen::tasks:
      intent = draw_tasks(model, texts);
      break;
    case model::Screen::package:
      intent = draw_package(model, texts);
      break;
    case model::Screen::dates:
      intent = draw_dates(model, texts);
      break;
    case model::Screen::rules:
      intent = draw_rules(model, texts);
      break;
    case model::Screen::replay:
      intent = draw_replay(model, texts);
      break;
    case model::Screen::files:
      intent = draw_files(model, texts);
      break;
    case model::Screen::opening:
      intent = draw_opening(model, texts);
      break;
    case model::Screen::comparing:
      intent = draw_comparing(model, texts);
      break;
    case model::Screen::form:
      intent = draw_form(model, texts);
      break;
    case model::Screen::portal:
      intent = draw_portal(model, texts);
      break;
    case model::Screen::review:
      intent = draw_review(model, texts);
      break;
  }
  if (!model.guide.back_at.empty()) ui::attend(model.guide.back_at, model.attention);
  const std::string edition =
      texts::fill(texts.digest_note, {model.edition->id, model.edition->digest.substr(0, 19)});
  const std::string_view small_print[] = {texts.private_note, texts.no_office, edition};
  ui::footer(small_print);
  ui::end_page();
  return intent;
}

}  // namespace zhicheng::views
