#include "shell/update/errands.h"

#include <utility>

#include "shell/update/form.h"
#include "shell/update/packing.h"

namespace zhicheng::update {

void send(model::Model& model, model::Purpose purpose, model::Work work, std::string name, std::string bytes) {
  const std::uint32_t id = ++model.last_errand;
  model.awaited.emplace(id, purpose);
  model.errands.push_back({id, work, std::move(name), std::move(bytes)});
}

void receive(model::Model& model, const model::Reply& reply) {
  const auto found = model.awaited.find(reply.id);
  if (found == model.awaited.end()) return;
  const model::Purpose purpose = found->second;
  model.awaited.erase(found);
  switch (purpose) {
    case model::Purpose::packing:
      packed(model, reply);
      break;
    case model::Purpose::copying:
      hand_over(model, reply);
      break;
    case model::Purpose::saving:
      model.packing.state = reply.done ? model::Packing::State::saved : model::Packing::State::failed;
      break;
    case model::Purpose::checking:
      checked(model, reply);
      break;
    case model::Purpose::clipboard:
      model.form.copy_failed = !reply.done;
      break;
    case model::Purpose::printing:
      model.form.print_failed = !reply.done;
      break;
  }
}

}  // namespace zhicheng::update
