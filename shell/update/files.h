// Files: looked at by the platform, listed, checked.
#pragma once
#include "shell/model/model.h"

namespace zhicheng::update {

/// Files were chosen, for a material or on a page that knows what they are for.
void offer(model::Model& model, const model::Offer& offer);
/// Says which material the dropped files are.
void sort(model::Model& model, const std::string& kind);
void remove(model::Model& model, std::size_t attached);
/// Calls an errand off, whatever it is for.
void cancel(model::Model& model, std::uint32_t errand);
void progress(model::Model& model, const model::Progress& progress);

/// What the platform found in a file.
void inspected(model::Model& model, const model::Reply& reply);
/// Asks what is to be mended.
void ask_checks(model::Model& model);

}  // namespace zhicheng::update
