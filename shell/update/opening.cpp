#include "shell/update/opening.h"

#include <algorithm>
#include <utility>

#include "shell/model/lists.h"
#include "shell/update/anew.h"
#include "shell/update/asking.h"
#include "shell/update/errands.h"
#include "shell/update/files.h"

namespace zhicheng::update {
namespace {

using base::Json;
using model::Chosen;
using model::Model;
using model::Purpose;
using model::Screen;
using model::Work;

/// The answer to Work::open.
void take(Chosen& chosen, const model::Reply& reply) {
  Answer answer = read(reply);
  const bool there = !answer.said.is_null();
  chosen.state = there ? Chosen::State::there : Chosen::State::failed;
  chosen.whole = std::move(there ? answer.said : answer.error);
}

/// Begins to read; what was there is gone.
void begin(Chosen& chosen, std::string_view name) {
  chosen.state = Chosen::State::reading;
  chosen.name = name;
  chosen.whole = {};
}

void fail(Chosen& chosen, Json error) {
  chosen.state = Chosen::State::failed;
  chosen.whole = std::move(error);
}

Chosen& side(Model& model, bool right) { return right ? model.comparing.right : model.comparing.left; }

}  // namespace

void open(Model& model, const model::Offered& file) {
  if (model.screen != Screen::opening) {
    model.way.push_back(model.screen);
    model.screen = Screen::opening;
  }
  unwait(model, Purpose::opening);
  unwait(model, Purpose::verifying);
  model.opening.verdict = {};
  begin(model.opening.chosen, file.name);
  send(model, Purpose::opening, Work::open, {}, std::to_string(file.number));
}

void opened(Model& model, const model::Reply& reply) {
  Chosen& chosen = model.opening.chosen;
  take(chosen, reply);
  if (chosen.state != Chosen::State::there) return;
  // Nothing of it is shown before its shape is known to be right.
  chosen.state = Chosen::State::reading;
  send(model, Purpose::verifying, Work::call, {}, model::verify_request(*chosen.whole.find("package")));
}

void verified(Model& model, const model::Reply& reply) {
  Answer answer = read(reply);
  model.opening.verdict = std::move(answer.said);
  model.opening.chosen.state = Chosen::State::there;
  if (model.opening.verdict.is_null()) fail(model.opening.chosen, std::move(answer.error));
}

void take_over(Model& model) {
  if (model.opening.verdict.is_null()) return;
  const Json whole = std::exchange(model.opening.chosen.whole, {});
  begin_anew(model);
  model::load_package(model, *whole.find("package"));
  const Json::Array& files = model::items(whole, "files");
  for (std::size_t i = 0; i < std::min(files.size(), model.files.attached.size()); ++i) {
    if (model::flag(files[i], "here")) model.files.attached[i].here = true;
  }
  model.way = {Screen::start};
  judge(model);
  ask_checks(model);
  model.screen = Screen::tasks;
}

namespace {

void fill_side(Model& model, bool right, std::string_view name, Work work, std::string bytes) {
  const Purpose purpose = right ? Purpose::right : Purpose::left;
  unwait(model, purpose);
  unwait(model, Purpose::comparing);
  model.comparing.made = {};
  begin(side(model, right), name);
  send(model, purpose, work, {}, std::move(bytes));
}

}  // namespace

void choose_side(Model& model, bool right, const model::Offered& file) {
  fill_side(model, right, file.name, Work::open, std::to_string(file.number));
}

void compare_mine(Model& model, bool right) { fill_side(model, right, {}, Work::call, model::pack_request(model)); }

void compare_anew(Model& model) {
  for (const bool right : {false, true}) {
    const Chosen& chosen = side(model, right);
    if (chosen.state != Chosen::State::none && chosen.name.empty()) compare_mine(model, right);
  }
}

void side_read(Model& model, bool right, const model::Reply& reply) {
  Chosen& chosen = side(model, right);
  take(chosen, reply);
  // The one that is being filled in comes as it is.
  if (chosen.name.empty() && chosen.state == Chosen::State::there) chosen.whole = Json{}.add("package", std::move(chosen.whole));
  const auto& [left, other, made] = model.comparing;
  if (left.state != Chosen::State::there || other.state != Chosen::State::there) return;
  send(model, Purpose::comparing, Work::call, {}, model::compare_request(model.comparing));
}

void compared(Model& model, const model::Reply& reply) {
  Answer answer = read(reply);
  model.comparing.made = std::move(answer.said);
  if (!model.comparing.made.is_null()) return;
  // The error points below /body/left or /body/right.
  Chosen& wrong = side(model, answer.error.text_at("at").starts_with("/body/right"));
  fail(wrong, std::move(answer.error));
}

}  // namespace zhicheng::update
