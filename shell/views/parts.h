// What several screens show.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shell/ui/look.h"
#include "shell/views/views.h"

namespace zhicheng::views {

ui::Mark mark_of(rules::Status status);
ui::Mark mark_of(rules::Openness openness);
ui::Mark mark_of(rules::LinkStatus status);

std::string_view words_of(model::Fault fault, const texts::Texts& texts);
std::string join(std::span<const std::string> parts, std::string_view between);
/// 依据：三(三)，六(二)  待核实
std::string clause_line(const std::vector<std::string>& clauses, bool verified, const texts::Texts& texts);

/// The controls of a fact on the question's screen.
Intent draw_entry(const model::Model& model, const texts::Texts& texts, std::size_t fact, bool label_shown);
/// The key of the control of a fact at which the keyboard should be.
std::string control_of(const model::Model& model, const texts::Texts& texts, std::size_t fact);

/// 成立
std::string_view word_of_truth(rules::Status truth, const texts::Texts& texts);

/// The notice's own words for these places of it, each with a link to where it stands. `within` tells such lists of a
/// page apart.
Intent draw_quotes(const model::Model& model, const texts::Texts& texts, const std::vector<std::string>& clauses,
                   std::string_view within);
/// 依据：三(三), as a link to the notice where it is quoted there.
Intent draw_clause_link(const model::Model& model, const texts::Texts& texts, const std::vector<std::string>& clauses,
                        bool verified, std::string_view within, std::string_view about = {});
/// What a change or a self-test code has done, spoken when it is new.
void draw_told(const model::Model& model, const texts::Texts& texts);
/// A row for each answer, with a link to change it.
Intent draw_answers(const model::Model& model, const texts::Texts& texts);

/// One finding, whole.
Intent draw_finding(const model::Model& model, const texts::Texts& texts, const rules::Finding& finding);

// Drafts on the start page.
/// The button that goes on with the newest one.
Intent draw_newest_draft(const model::Model& model, const texts::Texts& texts);
/// All of them, and how they are kept.
Intent draw_drafts(const model::Model& model, const texts::Texts& texts);
/// Whether what is filled in now is not kept, without having been asked for.
bool is_lost(const model::Model& model);
/// That said, on every page but the start.
void draw_lost(const model::Model& model, const texts::Texts& texts);
/// Begins anew; where nothing brings the answers back, it asks first.
Intent draw_restart(const model::Model& model, const texts::Texts& texts);
/// A button behind a fold: what cannot be taken back is pressed twice, in two places.
bool sure(const std::string& key, std::string_view label, std::string_view now);
/// The field for a self-test code.
Intent draw_code_field(const model::Model& model, const texts::Texts& texts);
/// What a package may lie in.
inline constexpr std::string_view kPackageTypes = ".json,.html,.zip";
/// 材料 3/5
std::string files_count(const model::Model& model, const texts::Texts& texts);
/// Places and values of a package in words.
std::string place_words(const model::Model& model, const texts::Texts& texts, std::string_view at);
std::string value_words(const model::Model& model, const texts::Texts& texts, std::string_view at, const base::Json* value);
/// What a condition read: days as people write them.
std::string value_words(const texts::Texts& texts, const rules::UsedValue& used);
/// 2026年5月20日 09:30 of an RFC 3339 text; a day alone of a day.
std::string moment_words(const texts::Texts& texts, std::string_view text);
/// 3.2 MB
std::string size_words(std::int64_t bytes);
/// The offices in their order.
std::vector<std::string> offices_of(const model::Model& model, const texts::Texts& texts);
/// Why there is no package.
std::string error_words(const model::Model& model, const texts::Texts& texts, const base::Json& error);
/// At the package's screen and the list of tasks: handing in, or how far it is. `offers`: where it can begin.
Intent draw_handing_in(const model::Model& model, const texts::Texts& texts, bool offers);
/// Numbers and codes of files that the draft handed in before.
void draw_earlier(const model::Model& model, const texts::Texts& texts);
/// Why the server does not take it.
std::string refusal_words(const base::Json& error);
// Parts of the form.
/// One field, with what is wrong with it and what the checks say of it. `faults`: of its section.
Intent draw_form_field(const model::Model& model, const texts::Texts& texts, const model::Place& place,
                       std::span<const model::Place> faults);
/// What is to be mended or checked in a section, or in one item of it, or everywhere.
Intent draw_concerns(const model::Model& model, const texts::Texts& texts, std::optional<std::size_t> section,
                     std::optional<model::Place> item, std::span<const model::Place> faults);
/// 按经历算: the facts that the items of a section settle, or all of them.
Intent draw_settled(const model::Model& model, const texts::Texts& texts, std::optional<std::size_t> section);
/// What stands where nothing is filled in.
std::string_view word_of_empty(const model::Model& model, const texts::Texts& texts, std::size_t section);
/// The filled form, watermarked, for paper.
Intent draw_print(const model::Model& model, const texts::Texts& texts);

// Parts of the result.
void draw_advice(const model::Model& model, const texts::Texts& texts);
Intent draw_own_code(const model::Model& model, const texts::Texts& texts);
Intent draw_findings(const model::Model& model, const texts::Texts& texts);
void draw_human(const model::Model& model, const texts::Texts& texts);
void draw_deadlines(const model::Model& model, const texts::Texts& texts);
void draw_chain(const model::Model& model, const texts::Texts& texts);
void draw_contacts(const model::Model& model, const texts::Texts& texts);
void draw_materials(const model::Model& model, const texts::Texts& texts);

}  // namespace zhicheng::views
