#include "shell/update/errands.h"

#include <utility>

#include "shell/update/files.h"
#include "shell/update/filing.h"
#include "shell/update/form.h"
#include "shell/update/guide.h"
#include "shell/update/keeping.h"
#include "shell/update/opening.h"
#include "shell/update/packing.h"

namespace zhicheng::update {

void unwait(model::Model& model, model::Purpose purpose) {
  std::erase_if(model.awaited, [&](const auto& one) { return one.second == purpose; });
}

Answer read(const model::Reply& reply) {
  auto said = base::read_json(reply.bytes);
  if (reply.done && said) return {std::move(*said), {}};
  const base::Json* error = said ? said->find("error") : nullptr;
  return {{}, error != nullptr ? *error : base::Json{}};
}

std::uint32_t send(model::Model& model, model::Purpose purpose, model::Work work, std::string name, std::string bytes) {
  const std::uint32_t id = ++model.last_errand;
  model.awaited.emplace(id, purpose);
  model.errands.push_back({id, work, std::move(name), std::move(bytes)});
  return id;
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
    case model::Purpose::recalling:
      recalled(model, reply);
      break;
    case model::Purpose::keeping:
      kept(model, reply);
      break;
    case model::Purpose::forgetting:
      forgotten(model, reply);
      break;
    case model::Purpose::saving:
      saved(model, reply);
      break;
    case model::Purpose::inspecting:
      inspected(model, reply);
      break;
    case model::Purpose::checking:
      model.files.checks = read(reply).said;
      break;
    case model::Purpose::opening:
      opened(model, reply);
      break;
    case model::Purpose::verifying:
      verified(model, reply);
      break;
    case model::Purpose::left:
    case model::Purpose::right:
      side_read(model, purpose == model::Purpose::right, reply);
      break;
    case model::Purpose::comparing:
      compared(model, reply);
      break;
    case model::Purpose::nothing:
      break;
    case model::Purpose::changes:
    case model::Purpose::calendar:
    case model::Purpose::keeping_calendar:
    case model::Purpose::clipboard:
      receive_guide(model, purpose, reply);
      break;
    case model::Purpose::checking_form:
      checked(model, reply);
      break;
    case model::Purpose::copying_row:
      model.form.copy_failed = !reply.done;
      break;
    case model::Purpose::printing:
      model.form.print_failed = !reply.done;
      break;
    case model::Purpose::asking_server:
    case model::Purpose::packing_filing:
    case model::Purpose::handing:
    case model::Purpose::uploading:
    case model::Purpose::looking:
    case model::Purpose::withdrawing:
    case model::Purpose::receipt:
      receive_filing(model, purpose, reply);
      break;
  }
}

}  // namespace zhicheng::update
