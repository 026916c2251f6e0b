// What a workflow must be beside well written. Private to the room.
#pragma once
#include <array>
#include <string_view>

#include "base/fields.h"
#include "workflow/workflow.h"

namespace zhicheng::workflow {

/// Ids of all checks.
inline constexpr std::array<std::string_view, 14> kChecks{
    "second_series", "second_file", "second_level", "second_channel", "integrity_record", "integrity_record_possible", "no_identity", "other_day",
    "after_filing_day", "attachment_after_filing_day", "changed_person", "changed_employer", "changed_level", "changed_series"};

/// Notes the first thing that `Workflow::load` refuses as `bad_workflow`.
void note_unsound(const Workflow& workflow, base::Fault& fault);

/// The stages that a state has: `reviewing` has one for each duty but deciding.
std::uint32_t stages_of(State state);

constexpr std::uint32_t bit(Stage stage) { return 1U << static_cast<unsigned>(stage); }
constexpr std::uint32_t bit(Action action) { return 1U << static_cast<unsigned>(action); }

}  // namespace zhicheng::workflow
