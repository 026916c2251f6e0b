#include "server/arrivals.h"

#include "server/filed.h"

namespace zhicheng::server {

namespace {

/// One file learns that it is there. It goes on when nothing of its last package is still to come.
void complete(const Premises& premises, store::Session& session, const std::string& number, std::int64_t now) {
  auto filed = find_filed(session, number);
  if (!filed || filed->file.missing.empty()) return;
  workflow::Complete deed;
  for (const store::Attachment& one : store::attachments_of(session, number, store::newest_revision(session, number))) {
    if (one.present) deed.arrived.push_back(one.sha256);
  }
  // Too early, or too late: the applicant sees which.
  (void)move(premises, session, *filed, {filed->file.version, deed}, intake_actor(), now);
}

}  // namespace

void arrived(const Premises& premises, const std::string& digest, Answer answer) {
  const std::int64_t now = premises.clock.now();
  auto work = [&premises, digest, now](store::Session& session) {
    for (const std::string& number : store::mark_present(session, digest)) complete(premises, session, number, now);
  };
  premises.store.write(work, [answer = std::move(answer)](bool kept) {
    answer(kept ? json_reply(201, std::string(R"({"kept":true})")) : busy_reply("附件已存好，但现在记不下来，请再传一次"));
  });
}

}  // namespace zhicheng::server
