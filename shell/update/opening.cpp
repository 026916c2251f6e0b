#include "shell/update/opening.h"

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

Json member(const Json& object, std::string_view key) {
  const Json* found = object.find(key);
  return found != nullptr ? *found : Json{};
}

/// The answer to Work::open, or to a call that makes a package.
void take(Chosen& chosen, const model::Reply& reply) {
  Answer answer = read(reply);
  chosen.state = answer.said.is_null() ? Chosen::State::failed : Chosen::State::there;
  chosen.error = std::move(answer.error);
  chosen.files = member(answer.said, "files");
  chosen.package = answer.said.find("package") != nullptr ? member(answer.said, "package") : std::move(answer.said);
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
  model.opening = {};
  model.opening.chosen.state = Chosen::State::reading;
  model.opening.chosen.name = file.name;
  send(model, Purpose::opening, Work::open, {}, std::to_string(file.number));
}

void opened(Model& model, const model::Reply& reply) {
  Chosen& chosen = model.opening.chosen;
  take(chosen, reply);
  if (chosen.state != Chosen::State::there) return;
  // Nothing of it is shown before its shape is known to be right.
  chosen.state = Chosen::State::reading;
  send(model, Purpose::verifying, Work::call, {}, model::verify_request(chosen.package));
}

void verified(Model& model, const model::Reply& reply) {
  Answer answer = read(reply);
  Chosen& chosen = model.opening.chosen;
  chosen.state = answer.said.is_null() ? Chosen::State::failed : Chosen::State::there;
  chosen.error = std::move(answer.error);
  model.opening.verdict = std::move(answer.said);
}

void take_over(Model& model) {
  if (model.opening.verdict.is_null()) return;
  const Chosen chosen = std::move(model.opening.chosen);
  model.opening = {};
  model::load_package(model, chosen.package);
  if (const Json::Array* files = chosen.files.array(); files != nullptr && files->size() == model.files.attached.size()) {
    for (std::size_t i = 0; i < files->size(); ++i) {
      const Json* here = (*files)[i].find("here");
      if (here != nullptr && here->boolean() != nullptr && *here->boolean()) model.files.attached[i].here = true;
    }
  }
  model.trail.clear();
  model.skipped.clear();
  model.drafts.clear();
  model.back_to_result = false;
  model.applicant_checked = false;
  model.packing = {};
  model.way = {Screen::start};
  judge(model);
  ask_checks(model);
  model.screen = Screen::tasks;
}

namespace {

void fill_side(Model& model, bool right, std::string name, Work work, std::string bytes) {
  const Purpose purpose = right ? Purpose::right : Purpose::left;
  unwait(model, purpose);
  unwait(model, Purpose::comparing);
  model.comparing.made = {};
  side(model, right) = {.state = Chosen::State::reading, .name = std::move(name), .package = {}, .files = {}, .error = {}};
  send(model, purpose, work, {}, std::move(bytes));
}

}  // namespace

void choose_side(Model& model, bool right, const model::Offered& file) {
  fill_side(model, right, file.name, Work::open, std::to_string(file.number));
}

void compare_mine(Model& model, bool right) { fill_side(model, right, {}, Work::call, model::pack_request(model)); }

void side_read(Model& model, bool right, const model::Reply& reply) {
  take(side(model, right), reply);
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
  wrong.state = Chosen::State::failed;
  wrong.error = std::move(answer.error);
}

}  // namespace zhicheng::update
