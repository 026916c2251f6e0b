// Rows with something sealed in them, one after the other, to be sealed anew. Functions throw what the database throws (session.h).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/records.h"
#include "store/submissions.h"

namespace zhicheng::store {

/// Behind that revision of that number, the first `most`: their numbers and revisions.
std::vector<std::pair<std::string, std::int64_t>> submissions_after(Session& session, const std::string& number, std::int64_t revision, std::int64_t most);
/// Replaces what is sealed and what stands in the open, if `before` is still what is sealed there. Whether it was.
bool reseal(Session& session, const Submission& submission, const std::string& before);
/// Replaces the texts of the attachment at that place.
void rename(Session& session, const std::string& number, std::int64_t revision, const Attachment& attachment);

/// Behind that id, the first `most`.
std::vector<RecordRow> records_after(Session& session, const std::string& id, std::int64_t most);
void reseal(Session& session, const RecordRow& record);

}  // namespace zhicheng::store
