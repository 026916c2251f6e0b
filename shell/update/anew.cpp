#include "shell/update/anew.h"

#include "shell/model/opening.h"
#include "shell/update/errands.h"
#include "shell/update/filing.h"
#include "shell/update/keeping.h"
#include "shell/update/packing.h"

namespace zhicheng::update {

void begin_anew(model::Model& model) {
  model::load_packs(model, {});
  model.answers = model.given;
  model.trail.clear();
  model.skipped.clear();
  model.drafts.clear();
  model.way.clear();
  model.back_to_result = false;
  model.applicant_checked = false;
  model.form = {};
  model.guide = {};
  call_off(model);
  forget_filing(model);
  model.opening = {};
  model.comparing = {};
  begin_draft(model);
  // What is on its way is of the answers before; drafts are not.
  std::erase_if(model.awaited, [](const auto& one) {
    using model::Purpose;
    return one.second != Purpose::recalling && one.second != Purpose::keeping && one.second != Purpose::forgetting;
  });
}

void begin_empty(model::Model& model) {
  begin_anew(model);
  model.files = {};
  send(model, model::Purpose::nothing, model::Work::drop, {}, {});
}

}  // namespace zhicheng::update
