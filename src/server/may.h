// What somebody could do with a file now.
#pragma once
#include "base/json.h"
#include "workflow/apply.h"

namespace zhicheng::server {

/// [{"do","label","needs","locked","warning"}] of the moves that an officer has the right to now. `locked`, {"code","detail"}, is what stands
/// against it whatever is written: not judged, not marked, faulty, too late, for a supervisor; null: nothing.
/// `warning` is what a person should know before: nothing is refused by it; null: nothing.
base::Json moves_of(const workflow::Workflow& workflow, const workflow::File& file, const workflow::Actor& actor, workflow::Time now);

}  // namespace zhicheng::server
