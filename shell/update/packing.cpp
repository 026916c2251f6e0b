#include "shell/update/packing.h"

#include "shell/model/lists.h"
#include "shell/update/errands.h"

namespace zhicheng::update {

using model::Container;
using model::Packing;
using model::Purpose;
using model::Work;

namespace {

void fail(model::Model& model, const model::Reply& reply) {
  model.packing.state = Packing::State::failed;
  model.packing.error = read(reply).error;
}

}  // namespace

void pack(model::Model& model, Container container) {
  model.applicant_checked = true;
  model.packing = {.container = container, .name = model::package_name(model, container), .error = {}, .progress = {}};
  if (!model::is_complete(model)) {
    ++model.attention;
    return;
  }
  // The view says which files must be chosen again first.
  if (container == Container::zip && !model::names_not_here(model).empty()) {
    model.packing.state = Packing::State::lacking;
    return;
  }
  model.packing.state = Packing::State::working;
  send(model, Purpose::packing, Work::call, {}, model::pack_request(model));
}

void packed(model::Model& model, const model::Reply& reply) {
  if (!reply.done) return fail(model, reply);
  switch (model.packing.container) {
    case Container::json:
      return hand_over(model, reply);
    case Container::html:
      send(model, Purpose::copying, Work::html, {}, reply.bytes);
      return;
    case Container::zip:
      model.packing.progress = {.errand = send(model, Purpose::saving, Work::zip, model.packing.name, reply.bytes)};
      for (const model::Attached& one : model.files.attached) {
        model.packing.progress.all += model::number(one.entry, "bytes");
      }
      return;
  }
}

void hand_over(model::Model& model, const model::Reply& reply) {
  if (!reply.done) return fail(model, reply);
  send(model, Purpose::saving, Work::save, model.packing.name, reply.bytes);
}

void saved(model::Model& model, const model::Reply& reply) {
  if (!reply.done) return fail(model, reply);
  model.packing.state = Packing::State::saved;
}

}  // namespace zhicheng::update
