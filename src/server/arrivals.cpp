#include "server/arrivals.h"

#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "server/filed.h"

namespace zhicheng::server {

namespace {

constexpr std::int64_t kMostTogether = 16;  // files of one transaction

/// One file learns that it is there. It goes on when nothing of its last package is still to come.
void complete(const Premises& premises, store::Session& session, Filed& filed, std::int64_t now) {
  if (filed.file.missing.empty()) return;
  const std::string& number = filed.file.number;
  // What is listed twice and otherwise is there when it is both.
  std::map<std::string, bool> present;
  for (const store::Attachment& one : store::attachments_of(session, number, store::newest_revision(session, number))) {
    bool& all = present.try_emplace(one.sha256, true).first->second;
    all = all && one.present;
  }
  workflow::Complete deed;
  for (const auto& [digest, is_there] : present) {
    if (is_there) deed.arrived.push_back(digest);
  }
  // Too early, or too late: the applicant sees which.
  (void)move(premises, session, filed, {filed.file.version, deed}, intake_actor(), now);
}

void take(const Premises& premises, store::Session& session, std::optional<Filed> filed, const store::Attachment& attachment, std::int64_t now) {
  if (!filed) return;
  store::mark_present(session, filed->file.number, attachment);
  complete(premises, session, *filed, now);
}

/// The others behind `after`. Those that a full queue or the end of the server leaves out learn it when they are asked for (BlobDesk).
void tell_others(const Premises& premises, const store::Attachment& attachment, const std::string& after) {
  auto last = std::make_shared<std::string>();
  auto work = [&premises, attachment, after, last, now = premises.clock.now()](store::Session& session) {
    last->clear();
    for (const std::string& number : store::waiting_for(session, attachment, after, kMostTogether)) {
      take(premises, session, find_readable(premises, session, number), attachment, now);
      *last = number;
    }
  };
  premises.store.write(work, [&premises, attachment, last](bool kept) {
    if (kept && !last->empty()) tell_others(premises, attachment, *last);
  });
}

}  // namespace

void arrived(const Premises& premises, const std::string& number, const store::Attachment& attachment, Answer answer) {
  was_here(premises, number, attachment, std::move(answer));
  tell_others(premises, attachment, "");
}

void was_here(const Premises& premises, const std::string& number, const store::Attachment& attachment, Answer answer) {
  auto work = [&premises, number, attachment, now = premises.clock.now()](store::Session& session) {
    take(premises, session, find_filed(session, number), attachment, now);
  };
  premises.store.write(work, [answer = std::move(answer)](bool kept) {
    answer(kept ? json_reply(201, std::string(R"({"kept":true})")) : busy_reply("附件已存好，但现在记不下来，请再传一次"));
  });
}

}  // namespace zhicheng::server
