#include "shell/update/guide.h"

#include "shell/model/notice.h"
#include "shell/model/schedule.h"
#include "shell/update/anew.h"
#include "shell/update/asking.h"
#include "shell/update/errands.h"

namespace zhicheng::update {
namespace {

using model::Advice;
using model::Handing;
using model::Model;
using model::Purpose;
using model::Screen;
using model::Work;

constexpr std::string_view kCalendarName = "zhicheng-deadlines.ics";

model::Turned compare(const Model& model, const rules::Answers& answers) {
  model::Turned turned;
  const model::Judged before = model::judge(model, answers);
  for (std::size_t fact = 0; fact < answers.size(); ++fact) {
    const auto& old = answers.at(fact);
    if (old && old != model.answers.at(fact)) turned.answers.push_back({fact, *old, model.answers.at(fact)});
  }
  // Editions with and without a county's file have the same findings.
  for (const rules::Finding& now : model.assessment.findings) {
    for (const rules::Finding& old : before.assessment.findings) {
      if (old.rule->id == now.rule->id && old.status != now.status) {
        turned.findings.push_back({now.rule, old.status, now.status});
      }
    }
  }
  turned.before = before.assessment.outcome;
  turned.after = model.assessment.outcome;
  return turned;
}

std::vector<Advice::Change> read_changes(std::string_view bytes) {
  std::vector<Advice::Change> changes;
  const auto response = base::read_json(bytes);
  const base::Json* list = response ? response->find("changes") : nullptr;
  if (list == nullptr || list->array() == nullptr) return changes;
  for (const base::Json& one : *list->array()) {
    const base::Json* this_year = one.find("this_year");
    changes.push_back({.text = std::string(one.text_at("text")),
                       .eligible = one.text_at("outcome") == "eligible",
                       .later = this_year != nullptr && *this_year == base::Json(false),
                       .check = one.text_at("kind") == "check"});
  }
  return changes;
}

}  // namespace

void show(Model& model, Screen screen) {
  model.guide.pressed.resize(model.way.size());
  model.guide.pressed.emplace_back();
  model.way.push_back(model.screen);
  model.screen = screen;
  if (screen == Screen::rules) {
    model.guide.clause.reset();
    model.guide.passages = model::annotate(model);
  }
  if (screen == Screen::replay) model.guide.step = 0;
  if (screen == Screen::dates) model.guide.calendar = Handing::idle;
}

void read_notice(Model& model, const model::ReadNotice& action) {
  show(model, Screen::rules);
  model.guide.pressed.back() = action.from;
  model.guide.clause = action.clause;
  ++model.attention;
}

void come_back(Model& model) {
  if (model.way.size() >= model.guide.pressed.size()) return;
  model.guide.back_at = model.guide.pressed[model.way.size()];
  if (!model.guide.back_at.empty()) ++model.attention;
}

void begin_change(Model& model, bool from_result) {
  model.guide.turned.reset();
  model.guide.until_result = from_result;
  model.guide.before = model.answers;
}

void tell_change(Model& model) {
  model::Guide& guide = model.guide;
  guide.taken.reset();
  guide.turned.reset();
  if (!guide.before) return;
  guide.turned = compare(model, *guide.before);
  if (!guide.until_result || model.screen != Screen::question) guide.before.reset();
}

void take_code(Model& model, const model::TakeCode& action) {
  model::CodeReading reading = model::read_code(*model.edition, action.text);
  const model::Keeping& keeping = model.keeping;
  const bool kept = !keeping.shared_computer && keeping.state == model::Keeping::State::ready;
  model.guide.code_fault = reading.fault;
  model.guide.code_asks = !action.asked && !kept && model::draft_content(model);
  if (reading.fault != model::CodeFault::none || model.guide.code_asks) {
    model.guide.code = action.text;
    if (!action.asked) model.screen = Screen::start;
    ++model.attention;
    return;
  }
  begin_empty(model);
  model.answers = reading.answers;
  model.guide.taken = std::move(reading);
  state_year(model);
  judge(model);
  model.screen = Screen::result;
}

void copy_code(Model& model, bool link) {
  model.guide.copying = Handing::working;
  model.guide.copied_link = link;
  send(model, Purpose::clipboard, Work::copy, {}, (link ? "#" : "") + model::write_code(*model.edition, model.answers));
}

void save_calendar(Model& model) {
  model.guide.calendar = Handing::working;
  send(model, Purpose::calendar, Work::calendar, {}, model::dates_request(model));
}

void ask_advice(Model& model, bool again) {
  Advice& advice = model.guide.advice;
  std::string request = model::request(model, "changes", model::answers_file(model));
  if (request == advice.request && !(again && advice.state == Advice::State::failed)) return;
  advice = {.state = Advice::State::asked, .request = request, .changes = {}};
  send(model, Purpose::changes, Work::call, {}, std::move(request));
  advice.errand = model.last_errand;
}

void receive_guide(Model& model, Purpose purpose, const model::Reply& reply) {
  model::Guide& guide = model.guide;
  const Handing handed = reply.done ? Handing::done : Handing::failed;
  if (purpose == Purpose::clipboard) {
    guide.copying = handed;
  } else if (purpose == Purpose::changes) {
    if (reply.id != guide.advice.errand) return;  // other answers by now
    guide.advice.state = reply.done ? Advice::State::told : Advice::State::failed;
    guide.advice.changes = read_changes(reply.bytes);
  } else if (purpose == Purpose::calendar && reply.done) {
    send(model, Purpose::keeping_calendar, Work::save, std::string(kCalendarName), reply.bytes);
  } else {
    guide.calendar = handed;
  }
}

}  // namespace zhicheng::update
