#include "shell/update/packing.h"

#include "shell/update/errands.h"

namespace zhicheng::update {

using model::Container;
using model::Packing;
using model::Purpose;
using model::Work;

void pack(model::Model& model, Container container) {
  model.applicant_checked = true;
  model.packing = {.container = container, .name = model::package_name(model, container)};
  if (!model::is_complete(model)) {
    ++model.attention;
    return;
  }
  model.packing.state = Packing::State::working;
  send(model, Purpose::packing, Work::call, {}, model::pack_request(model));
}

void packed(model::Model& model, const model::Reply& reply) {
  if (!reply.done) {
    model.packing.state = Packing::State::failed;
  } else if (model.packing.container == Container::html) {
    send(model, Purpose::copying, Work::html, {}, reply.bytes);
  } else {
    hand_over(model, reply);
  }
}

void hand_over(model::Model& model, const model::Reply& reply) {
  if (reply.done) {
    send(model, Purpose::saving, Work::save, model.packing.name, reply.bytes);
  } else {
    model.packing.state = Packing::State::failed;
  }
}

}  // namespace zhicheng::update
