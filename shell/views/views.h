// The screens. A view reads the model and returns what the person wants; it holds nothing and changes nothing.
#pragma once
#include <optional>

#include "shell/model/model.h"
#include "shell/texts/texts.h"

namespace zhicheng::views {

using Intent = std::optional<model::Action>;

/// The page of the model's screen, with what is around every page.
Intent draw(const model::Model& model, const texts::Texts& texts);

Intent draw_start(const model::Model& model, const texts::Texts& texts);
Intent draw_question(const model::Model& model, const texts::Texts& texts);
Intent draw_result(const model::Model& model, const texts::Texts& texts);
Intent draw_tasks(const model::Model& model, const texts::Texts& texts);
Intent draw_form(const model::Model& model, const texts::Texts& texts);
Intent draw_portal(const model::Model& model, const texts::Texts& texts);
Intent draw_review(const model::Model& model, const texts::Texts& texts);
Intent draw_filing(const model::Model& model, const texts::Texts& texts);
/// What the screen of handing in is about: each is a page of its own, on which the keyboard begins at the top.
enum class FilingPart { confirming, under_way, receipt };
FilingPart part_of(const model::Filing& filing);
std::string_view filing_title(const model::Model& model, const texts::Texts& texts);
Intent draw_progress(const model::Model& model, const texts::Texts& texts);
Intent draw_package(const model::Model& model, const texts::Texts& texts);
Intent draw_dates(const model::Model& model, const texts::Texts& texts);
Intent draw_rules(const model::Model& model, const texts::Texts& texts);
Intent draw_replay(const model::Model& model, const texts::Texts& texts);
Intent draw_files(const model::Model& model, const texts::Texts& texts);
Intent draw_opening(const model::Model& model, const texts::Texts& texts);
Intent draw_comparing(const model::Model& model, const texts::Texts& texts);

}  // namespace zhicheng::views
