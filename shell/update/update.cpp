#include "shell/update/update.h"

#include "shell/update/asking.h"
#include "shell/update/errands.h"
#include "shell/update/form.h"
#include "shell/update/packing.h"

namespace zhicheng::update {
namespace {

using model::Model;
using model::Screen;

void restart(Model& model) {
  const auto base = model.library->find(model.edition->id, std::nullopt, {});
  if (base) model.edition = *base;
  model.answers = rules::Answers(model.edition->vocabulary.facts().size());
  model.trail.clear();
  model.skipped.clear();
  model.drafts.clear();
  model.back_to_result = false;
  model.form = {};
  model.applicant_checked = false;
  model.packing = {};
  model.way.clear();
  model.awaited.clear();
  model.screen = Screen::start;
  judge(model);
}

struct Carry {
  Model& model;

  void operator()(const model::Load& action) {
    model.answers = action.answers;
    model.drafts.clear();
    judge(model);
  }
  void operator()(const model::Begin&) {
    if (const auto year = model.edition->vocabulary.index_of("apply_year")) {
      model.answers.set(*year, static_cast<std::int64_t>(model.edition->year));
    }
    model.skipped.clear();
    model.back_to_result = false;
    judge(model);
    go_on(model);
  }
  void operator()(const model::Restart&) { restart(model); }
  void operator()(const model::Choose& action) { redraft(model, action.fact, {.choice = action.option, .text = {}}); }
  void operator()(const model::Type& action) { redraft(model, action.fact, {.choice = {}, .text = action.text}); }
  void operator()(const model::NotSure& action) {
    model::Draft draft = model.drafts.at(action.fact);
    draft.unsure = action.unsure;
    redraft(model, action.fact, std::move(draft));
  }
  void operator()(const model::SayNo& action) { say_no(model, action.to_all); }
  void operator()(const model::Submit&) { submit(model); }
  void operator()(const model::Back&) {
    if (close_item(model)) return;
    if (!model.way.empty()) {
      model.form.typing.reset();
      model.screen = model.way.back();
      model.way.pop_back();
    } else if (model.screen == Screen::question && model.back_to_result) {
      // The change is called off.
      forget_drafts(model);
      lead_back(model);
    } else if (!model.trail.empty()) {
      ask(model, model.trail.back());
    } else {
      model.screen = Screen::start;
    }
  }
  void operator()(const model::Change& action) {
    const bool from_result = model.screen != Screen::question;
    if (from_result) model.after_change = model.screen;
    model.way.clear();
    model.result_was_early = from_result && model::next_question(model).has_value();
    model.back_to_result = from_result;
    ask(model, model::question_of(model, action.fact));
    model.sought = action.fact;
    ++model.attention;
  }
  void operator()(const model::GoOn&) {
    model.skipped.clear();
    model.back_to_result = false;
    model.way.clear();
    go_on(model);
  }
  void operator()(const model::ShowResult&) {
    model.back_to_result = false;
    model.way.clear();
    if (model.screen == Screen::question) model.trail.push_back(model.question);
    model.screen = Screen::result;
  }
  void operator()(const model::Show& action) {
    model.way.push_back(model.screen);
    model.screen = action.screen;
    if (action.screen != Screen::package) return;
    model.packing = {};
    model.applicant_checked = false;
  }
  void operator()(const model::Write& action) {
    put(model, model::place_of(action.field), action.text);
    model.form.typing.reset();
  }
  void operator()(const model::Save& action) { pack(model, action.container); }
  void operator()(const model::Answered& action) { receive(model, action.reply); }
  void operator()(const model::Fill& action) { fill(model, action); }
};

}  // namespace

void update(Model& model, const model::Action& action) {
  std::visit(Carry{model}, action);
  keep_checked(model);
}

}  // namespace zhicheng::update
