// Drafts: when they are kept, taken up again, deleted.
#pragma once
#include <string>

#include "shell/model/model.h"

namespace zhicheng::update {

/// Asks the platform for the drafts that it holds.
void recall(model::Model& model);
void recalled(model::Model& model, const model::Reply& reply);

/// After every action: hands the draft over when it has changed, one at a time.
void keep(model::Model& model);
void kept(model::Model& model, const model::Reply& reply);
/// From now on another draft is filled in.
void begin_draft(model::Model& model);

void share_computer(model::Model& model, bool shared);
void reopen(model::Model& model, const std::string& id);
void forget(model::Model& model, const std::string& id);
/// It is deleted, or not.
void forgotten(model::Model& model, const model::Reply& reply);

}  // namespace zhicheng::update
