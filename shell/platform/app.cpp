#include "shell/platform/app.h"

#include <utility>

#include "rules/embedded.h"
#include "shell/update/keeping.h"
#include "shell/update/update.h"
#include "shell/views/views.h"

namespace zhicheng::platform {

std::unique_ptr<App> App::open(ui::Host& host, ui::Fonts fonts, base::Day on, bool fixed) {
  auto library = rules::Library::load(rules::embedded_for_judging());
  if (!library) return nullptr;
  auto model = model::begin(std::make_shared<const rules::Library>(std::move(*library)), on);
  if (!model) return nullptr;
  return std::unique_ptr<App>(new App(host, fonts, std::move(*model), fixed));
}

App::App(ui::Host& host, ui::Fonts fonts, model::Model model, bool fixed)
    : model_(std::move(model)), texts_(texts::chinese()), fixed_(fixed) {
  page_.host = &host;
  page_.fonts = fonts;
  ui::set_current(&page_);
  recall();
}

void App::recall() { update::recall(model_); }

bool App::draw(std::string_view now) {
  model_.now = now;
  const auto today = base::Day::parse(now.substr(0, 10));
  if (!fixed_ && today && *today != model_.on) update::turn_day(model_, *today);
  const auto intent = views::draw(model_, texts_);
  if (intent) act(*intent);
  return intent.has_value();
}

void App::act(const model::Action& action) { update::update(model_, action); }

bool App::load(const base::Json& answers) {
  const auto read = rules::Answers::parse(model_.edition->vocabulary, answers, "");
  if (!read) return false;
  act(model::Load{*read});
  return true;
}

bool App::give(const base::Json& facts) {
  const auto read = rules::Answers::parse_facts(model_.edition->vocabulary, facts, "");
  if (!read) return false;
  model_.given = *read;
  act(model::Load{*read});
  return true;
}

std::vector<model::Errand> App::take_errands() { return std::exchange(model_.errands, {}); }

}  // namespace zhicheng::platform
