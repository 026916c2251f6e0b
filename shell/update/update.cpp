#include "shell/update/update.h"

#include "shell/update/anew.h"
#include "shell/update/asking.h"
#include "shell/update/errands.h"
#include "shell/update/files.h"
#include "shell/update/filing.h"
#include "shell/update/form.h"
#include "shell/update/guide.h"
#include "shell/update/keeping.h"
#include "shell/update/opening.h"
#include "shell/update/packing.h"

namespace zhicheng::update {
namespace {

using model::Model;
using model::Screen;

void restart(Model& model) {
  begin_empty(model);
  model.screen = Screen::start;
  judge(model);
}

/// Nothing is lost: what is open here is gone on with from there.
void go_home(Model& model) {
  close_item(model);
  model.form.typing.reset();
  model.way.clear();
  model.screen = Screen::start;
}

struct Carry {
  Model& model;

  void operator()(const model::Load& action) {
    model.answers = action.answers;
    model.drafts.clear();
    model.guide = {};
    judge(model);
  }
  void operator()(const model::Begin&) {
    state_year(model);
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
  void operator()(const model::Submit&) {
    if (submit(model)) tell_change(model);
  }
  void operator()(const model::Back&) {
    if (close_item(model)) return;
    if (!model.way.empty()) {
      model.form.typing.reset();
      model.screen = model.way.back();
      model.way.pop_back();
      come_back(model);
    } else if (model.screen == Screen::question && model.back_to_result) {
      // The change is called off.
      forget_drafts(model);
      model.guide.before.reset();
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
    begin_change(model, from_result);
    // From the answers so far: Back leads to the question where one was.
    if (model.screen == Screen::question) model.trail.push_back(model.question);
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
    if (model.screen != Screen::question) return show(model, Screen::result);
    model.way.clear();
    model.trail.push_back(model.question);
    model.screen = Screen::result;
  }
  void operator()(const model::Show& action) {
    if (action.screen == Screen::start) return go_home(model);
    show(model, action.screen);
    if (action.screen == Screen::files) ask_checks(model);
    if (action.screen == Screen::opening) model.opening = {};
    if (action.screen == Screen::comparing) compare_anew(model);
    if (action.screen == Screen::progress) open_progress(model);
    if (action.screen != Screen::package) return;
    ask_server(model);
    using State = model::Packing::State;
    if (model.packing.state != State::working && model.packing.state != State::saved) model.packing = {};
    model.applicant_checked = false;
    for (const auto field : {model::ApplicantField::name, model::ApplicantField::phone, model::ApplicantField::employer}) {
      const bool said = !model::text_of(model.form, model::place_of(field)).empty();
      model.applicant_known[static_cast<std::size_t>(field)] = said && model::fault_of(model, field) == model::Fault::none;
    }
  }
  void operator()(const model::Write& action) {
    model.applicant_known[static_cast<std::size_t>(action.field)] = false;
    put(model, model::place_of(action.field), action.text);
    model.form.typing.reset();
  }
  void operator()(const model::Save& action) { pack(model, action.container); }
  void operator()(const model::Answered& action) { receive(model, action.reply); }
  void operator()(const model::ShareComputer& action) { share_computer(model, action.shared); }
  void operator()(const model::Reopen& action) { reopen(model, action.id); }
  void operator()(const model::Forget& action) { forget(model, action.id); }
  void operator()(const model::ReadNotice& action) { read_notice(model, action); }
  void operator()(const model::ShowStep& action) { model.guide.step = action.step; }
  void operator()(const model::TypeCode& action) {
    model.guide.code = action.text;
    model.guide.code_fault = model::CodeFault::none;
    model.guide.code_asks = false;
  }
  void operator()(const model::TakeCode& action) { take_code(model, action); }
  void operator()(const model::CopyCode& action) { copy_code(model, action.link); }
  void operator()(const model::SaveCalendar&) { save_calendar(model); }
  void operator()(const model::Offer& action) { offer(model, action); }
  void operator()(const model::Sort& action) { sort(model, action.kind); }
  void operator()(const model::Remove& action) { remove(model, action.attached); }
  void operator()(const model::Cancel& action) { cancel(model, action.errand); }
  void operator()(const model::Progressed& action) { progress(model, action.progress); }
  void operator()(const model::TakeOver&) { take_over(model); }
  void operator()(const model::CompareMine& action) { compare_mine(model, action.right); }
  void operator()(const model::Fill& action) { fill(model, action); }
  void operator()(const model::Lodge& action) { lodge(model, action); }
};

}  // namespace

namespace {

/// What follows from every change.
void follow(Model& model, Screen before) {
  keep(model);
  hand_in(model);
  keep_checked(model);
  outdate(model);
  if (model.screen != Screen::result) return;
  const bool arrived = before != Screen::result;
  if (arrived) model.guide.copying = model::Handing::idle;
  ask_advice(model, arrived);
}

}  // namespace

void update(Model& model, const model::Action& action) {
  if (!std::holds_alternative<model::Answered>(action)) model.guide.back_at.clear();
  const Screen before = model.screen;
  std::visit(Carry{model}, action);
  follow(model, before);
}

void turn_day(Model& model, base::Day on) {
  model.on = on;
  model.guide.dates_of = nullptr;
  judge(model);
  follow(model, model.screen);
}

}  // namespace zhicheng::update
