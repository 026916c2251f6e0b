#include "shell/update/filing.h"

#include <utility>

#include "shell/model/lists.h"
#include "shell/update/errands.h"
#include "shell/update/form.h"
#include "shell/update/guide.h"

namespace zhicheng::update {

using base::Json;
using model::Filing;
using model::Lodge;
using model::Model;
using model::Purpose;
using model::Screen;
using model::Work;
using State = Filing::State;

namespace {

std::string own(const std::string& number, const std::string& secret) { return number + " " + secret; }

Json error_of(std::string_view code) { return Json{}.add("code", code); }

/// Whether it may have been done all the same: no answer came.
bool is_open(const Json& error) {
  const std::string_view code = error.text_at("code");
  return code.empty() || code == "offline" || code == "platform" || code == "no_answer" || code == "busy";
}

void make_package(Model& model) {
  Filing& filing = model.filing;
  filing.state = State::packing;
  filing.progress = {};
  if (filing.key.empty()) {
    send(model, Purpose::packing_filing, Work::draw, {}, {});
  } else {
    send(model, Purpose::packing_filing, Work::call, {}, filing.request);
  }
}

void forget_request(Filing& filing) {
  filing.request.clear();
  filing.key.clear();
}

/// What the server does not have and is at hand.
void upload(Model& model) {
  Filing& filing = model.filing;
  Json here = model::missing_here(model);
  filing.state = State::idle;
  if (here.array()->empty()) return;
  filing.state = State::uploading;
  filing.progress = {.errand = send(model, Purpose::uploading, Work::upload, own(filing.number, filing.secret), write_canonical(here))};
}

void look(Model& model) {
  Filing& filing = model.filing;
  unwait(model, Purpose::looking);
  filing.withdrawn = false;
  filing.shown = {};
  filing.look_error = {};
  filing.look = Filing::Look::failed;
  filing.typed_number = model::without_blanks(filing.typed_number);
  filing.typed_secret = model::without_blanks(filing.typed_secret);
  if (filing.typed_number.empty() || filing.typed_secret.empty()) {
    filing.look_error = error_of("nothing_typed");
    ++model.attention;
    return;
  }
  filing.look = Filing::Look::asked;
  send(model, Purpose::looking, Work::status, own(filing.typed_number, filing.typed_secret), {});
}

void looked(Model& model, Answer answer) {
  Filing& filing = model.filing;
  const bool there = !answer.said.is_null();
  if (!there) filing.look_error = std::move(answer.error);
  filing.look = there || !filing.shown.is_null() ? Filing::Look::there : Filing::Look::failed;
  if (!there) return;
  filing.shown = std::move(answer.said);
  if (filing.number.empty() || filing.shown.text_at("number") != filing.number) return;
  // What is handed in next is another file, whether the answer to the withdrawal came or not.
  const std::string_view state = filing.shown.text_at("state");
  if (state == "withdrawn" || state == "abandoned") return model::retire(filing);
  if (const Json* missing = filing.shown.find("missing")) filing.missing = *missing;
  if (const Json* receipt = filing.shown.find("receipt")) filing.receipt = *receipt;
}

void prepare(Model& model, bool again) {
  Filing& filing = model.filing;
  const bool confirms = again || (filing.request.empty() && filing.number.empty());
  if (confirms && !model::is_complete(model)) {
    // The fields are on the package's screen.
    if (model.screen != Screen::package) show(model, Screen::package);
    model.applicant_checked = true;
    ++model.attention;
    return;
  }
  filing.no_id = false;
  if (again) {
    const Json* told = filing.shown.find("told");
    if (told != nullptr && model::is_past(model, *told)) return;
    filing.target = Filing::Target{std::string(filing.shown.text_at("number")), filing.typed_secret};
  } else if (filing.request.empty()) {
    filing.target.reset();
  }
  ask_server(model);
  if (!model::is_busy(filing)) filing.state = State::idle;
  show(model, Screen::filing);
}

void withdraw(Model& model, const std::string& reason) {
  Filing& filing = model.filing;
  Json body;
  body.add("version", model::number(filing.shown, "version")).add("reason", reason);
  filing.look_error = {};
  send(model, Purpose::withdrawing, Work::withdraw, own(filing.typed_number, filing.typed_secret), write_canonical(body));
}

void received(Model& model, const Json& said) {
  Filing& filing = model.filing;
  const Json* receipt = said.find("receipt");
  if (receipt == nullptr) return;
  if (receipt->text_at("number") != filing.number) model::retire(filing);
  filing.receipt = *receipt;
  filing.number = receipt->text_at("number");
  filing.secret = said.text_at("secret");
  filing.typed_number = filing.number;
  filing.typed_secret = filing.secret;
  filing.missing = {};
  if (const Json* missing = said.find("missing")) filing.missing = *missing;
  // The answers may have changed since: what the request says is what was handed in.
  const auto request = base::read_json(filing.request);
  const Json* body = request ? request->find("body") : nullptr;
  filing.handed = body != nullptr ? model::fingerprint(write_canonical(*body)) : std::string();
  filing.on_paper = false;
  forget_request(filing);
  filing.target.reset();
  filing.shown = {};
  upload(model);
}

}  // namespace

void lodge(Model& model, const Lodge& action) {
  using Verb = Lodge::Verb;
  Filing& filing = model.filing;
  filing.paper_failed = false;
  switch (action.verb) {
    case Verb::prepare:
      return prepare(model, !action.text.empty());
    case Verb::confirm:
      // Pressed twice, it is the same.
      if (model::is_busy(filing)) return;
      filing.no_id = !model::has_id_number(model);
      if (filing.no_id) {
        ++model.attention;
        return;
      }
      filing.request = model::pack_request(model);
      return make_package(model);
    case Verb::go_on:
      if (model::is_busy(filing)) return;
      return filing.request.empty() ? upload(model) : make_package(model);
    case Verb::number:
      filing.typed_number = action.text;
      return;
    case Verb::secret:
      filing.typed_secret = action.text;
      return;
    case Verb::look:
      return look(model);
    case Verb::mend:
      if (const auto place = model::place_at(model::said(model).kept, action.text)) fill(model, {model::Fill::Verb::seek, *place});
      return;
    case Verb::withdraw:
      return withdraw(model, action.text);
    case Verb::keep:
    case Verb::print:
      send(model, Purpose::receipt, Work::print, action.verb == Verb::keep ? filing.number : std::string(), action.text);
      return;
  }
}

void ask_server(Model& model) {
  if (model.filing.server != Filing::Server::unknown) return;
  model.filing.server = Filing::Server::asked;
  send(model, Purpose::asking_server, Work::server, {}, {});
}

void hand_in(Model& model) {
  Filing& filing = model.filing;
  if (filing.package.empty() || model.keeping.on_the_way) return;
  std::string name = filing.key;
  if (filing.target) name += " " + own(filing.target->number, filing.target->secret);
  filing.state = State::handing;
  filing.progress = {.errand = send(model, Purpose::handing, Work::submit, std::move(name), std::exchange(filing.package, {}))};
}

void open_progress(Model& model) {
  Filing& filing = model.filing;
  if (!filing.number.empty()) {
    filing.typed_number = filing.number;
    filing.typed_secret = filing.secret;
  } else if (filing.typed_number.empty() && !filing.earlier.empty()) {
    filing.typed_number = filing.earlier.back().text_at("number");
    filing.typed_secret = filing.earlier.back().text_at("secret");
  }
  filing.look = Filing::Look::none;
  if (!filing.typed_number.empty() && !filing.typed_secret.empty()) look(model);
}

void forget_filing(Model& model) {
  Filing& filing = model.filing;
  if (model.awaited.contains(filing.progress.errand)) send(model, Purpose::nothing, Work::cancel, std::to_string(filing.progress.errand), {});
  unwait(model, Purpose::packing_filing);
  const bool known = filing.server == Filing::Server::there || filing.server == Filing::Server::none;
  Filing next;
  if (known) next.server = filing.server;
  next.host = filing.host;
  filing = std::move(next);
}

void receive_filing(Model& model, Purpose purpose, const model::Reply& reply) {
  Filing& filing = model.filing;
  if (purpose == Purpose::receipt) {
    filing.paper_failed = !reply.done;
    filing.on_paper = filing.on_paper || reply.done;
    return;
  }
  if (purpose == Purpose::uploading && reply.done) {
    filing.state = State::idle;
    return look(model);
  }
  Answer answer = read(reply);
  const bool done = !answer.said.is_null();
  if (purpose == Purpose::asking_server) {
    // Without an answer it is asked again the next time.
    const std::string* host = answer.said.text();
    filing.server = host != nullptr ? Filing::Server::there : reply.done ? Filing::Server::none : Filing::Server::unknown;
    if (host != nullptr) filing.host = *host;
  } else if (purpose == Purpose::looking) {
    looked(model, std::move(answer));
  } else if (purpose == Purpose::withdrawing) {
    filing.withdrawn = done;
    if (!done && is_open(answer.error)) answer.error = error_of("withdrawal_unknown");
    looked(model, std::move(answer));
    // The button is gone.
    model.guide.back_at = "look";
    ++model.attention;
  } else if (!done) {
    filing.state = State::failed;
    filing.error = std::move(answer.error);
    // Where it is certain that nothing was received, it can be changed and confirmed anew.
    if (!is_open(filing.error)) forget_request(filing);
  } else if (purpose == Purpose::packing_filing) {
    if (const std::string* key = answer.said.text()) {
      filing.key = *key;
      return make_package(model);
    }
    filing.package = reply.bytes;
  } else {
    received(model, answer.said);
  }
}

}  // namespace zhicheng::update
