// The application, whatever the platform: one page, drawn when something has changed.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "shell/model/model.h"
#include "shell/texts/texts.h"
#include "shell/ui/context.h"
#include "shell/ui/host.h"

namespace zhicheng::platform {

class App {
 public:
  /// `on` is the day the question is asked: `fixed`, or until the clock has another. Nothing when this build's rules cannot be loaded.
  static std::unique_ptr<App> open(ui::Host& host, ui::Fonts fonts, base::Day on, bool fixed);

  /// Draws one frame between ImGui::NewFrame and Render. `now` is the time in China, RFC 3339. True when the model
  /// changed: draw again.
  bool draw(std::string_view now);
  /// Lets the model change from outside: going back by the browser's button, a prepared screen.
  void act(const model::Action& action);

  /// Asks the platform again for the drafts that it holds: others have changed them.
  void recall();

  /// Takes over a zhicheng-answers/1 document. False when it is none.
  bool load(const base::Json& answers);

  /// What the page that leads here knows of the person: {"county": "150802"}. False when it is none of the vocabulary.
  bool give(const base::Json& facts);
  /// Another page has this one in a frame.
  void enter_frame() { model_.framed = true; }

  /// What the platform is to do now. Each is answered by the action Answered, sooner or later.
  std::vector<model::Errand> take_errands();

  const model::Model& model() const { return model_; }
  ui::Context& page() { return page_; }

 private:
  App(ui::Host& host, ui::Fonts fonts, model::Model model, bool fixed);

  model::Model model_;
  const texts::Texts& texts_;
  ui::Context page_;
  bool fixed_;  ///< the day does not follow the clock
};

}  // namespace zhicheng::platform
