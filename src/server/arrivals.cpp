#include "server/arrivals.h"

#include <memory>
#include <utility>

#include "server/filed.h"

namespace zhicheng::server {

namespace {

constexpr std::int64_t kMostTogether = 16;  // files of one transaction

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

void take(const Premises& premises, store::Session& session, const std::string& number, const std::string& digest, std::int64_t now) {
  store::mark_present(session, number, digest);
  complete(premises, session, number, now);
}

/// The others behind `after`. Those that a full queue or the end of the server leaves out learn it when they are asked for (BlobDesk).
void tell_others(const Premises& premises, const std::string& digest, const std::string& after) {
  auto last = std::make_shared<std::string>();
  auto work = [&premises, digest, after, last, now = premises.clock.now()](store::Session& session) {
    last->clear();
    for (const std::string& number : store::waiting_for(session, digest, after, kMostTogether)) {
      take(premises, session, number, digest, now);
      *last = number;
    }
  };
  premises.store.write(work, [&premises, digest, last](bool kept) {
    if (kept && !last->empty()) tell_others(premises, digest, *last);
  });
}

}  // namespace

void arrived(const Premises& premises, const std::string& number, const std::string& digest, Answer answer) {
  was_here(premises, number, digest, std::move(answer));
  tell_others(premises, digest, "");
}

void was_here(const Premises& premises, const std::string& number, const std::string& digest, Answer answer) {
  auto work = [&premises, number, digest, now = premises.clock.now()](store::Session& session) { take(premises, session, number, digest, now); };
  premises.store.write(work, [answer = std::move(answer)](bool kept) {
    answer(kept ? json_reply(201, std::string(R"({"kept":true})")) : busy_reply("附件已存好，但现在记不下来，请再传一次"));
  });
}

}  // namespace zhicheng::server
