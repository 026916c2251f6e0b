// What a move needs beside state and right. Private to the room.
#pragma once
#include "workflow/move.h"

namespace zhicheng::workflow {

using Refused = std::optional<Refusal>;

/// The first need of the move that is not met, or what is wrong with the deed itself.
Refused unmet_need(const Workflow& workflow, const File& file, const Deed& deed, const Actor& actor, Time now);

/// Whether the file's application is for that: but for what its applicant was told to correct it stays the same.
bool is_of(const File& file, const Subject& subject);

/// What is wrong with a submission: no digest, an attachment twice, something missing that is not in the list.
Refused fault_of_submission(const std::string& digest, const std::vector<Attachment>& attachments, const std::vector<std::string>& missing);

}  // namespace zhicheng::workflow
