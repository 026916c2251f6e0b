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

void call_off(model::Model& model) {
  const std::uint32_t archive = model.packing.progress.errand;
  if (model.awaited.contains(archive)) send(model, Purpose::nothing, Work::cancel, std::to_string(archive), {});
  for (const Purpose purpose : {Purpose::packing, Purpose::copying, Purpose::saving}) unwait(model, purpose);
  model.packing = {};
}

void outdate(model::Model& model) {
  const Packing::State state = model.packing.state;
  if (state == Packing::State::idle || state == Packing::State::outdated) return;
  if (base::write_canonical(model::package_content(model)) == model.packing.content) return;
  call_off(model);
  if (state == Packing::State::working || state == Packing::State::saved) model.packing.state = Packing::State::outdated;
}

void pack(model::Model& model, Container container) {
  model.applicant_checked = true;
  call_off(model);
  model.packing.container = container;
  model.packing.name = model::package_name(model, container);
  model.packing.content = base::write_canonical(model::package_content(model));
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
