#include "server/rejudging.h"

#include <array>
#include <optional>

#include "server/concerns.h"
#include "server/filed.h"
#include "server/kept.h"
#include "server/package_of.h"
#include "store/audit.h"
#include "store/files.h"

namespace zhicheng::server {

using judging::Judgement;
using judging::Verdict;

namespace {

/// Seconds until the next try.
constexpr std::array<std::int64_t, kMostTries - 1> kPauses{60, 600, 3600};

/// Inside a transaction. Another server may have been faster.
void keep_late(const Premises& premises, store::Session& session, const store::Submission& before, const std::string& package, const Judgement& judgement) {
  auto filed = find_filed(session, before.number);
  const auto now = store::find_submission(session, before.number, before.revision);
  if (!filed || !now || now->verdict != before.verdict) return;
  Kept kept = make_kept(premises, before.key_hash, package, judgement);
  // The workflow knows a submission by its digest, and the same package may have been handed in twice.
  std::optional<workflow::Allowed<workflow::Outcome>> received;
  if (before.revision == static_cast<std::int64_t>(filed->file.submissions.size())) {
    received = workflow::receive_late(premises.workflow, filed->file, of_file(filed->file, kept.deed), intake_actor(), kept.at);
  }
  // What can't change any more keeps its verdict, for whoever looks at it.
  const bool is_learnt = received && *received;
  if (is_learnt) {
    const workflow::Outcome& late = received->value();
    const bool first = workflow::is_unknown(filed->file);
    store::FileRow known = first ? row_of(late.file, kept) : filed->row;
    if (!first) {
      put_file(known, late.file);
      if (!kept.judgement.name.empty()) known.name = kept.judgement.name;
    }
    if (!learn(premises, session, known, late)) return;
    if (late.file.subject.person != filed->file.subject.person) note_records(premises, session, late.file, kept.at);
  }
  store::Submission row = before;
  row.verdict = kept.submission.verdict;
  row.judgement = kept.submission.judgement;
  row.body = kept.submission.body;
  row.secrets = premises.keys.seal(kept.submission.secrets, sealed_place(premises.region, row.number, row.revision));
  store::finish(session, row);
  store::insert(session, row.number, row.revision, kept.attachments);
  if (is_learnt) return;
  store::append(session, {"intake", kept.at, intake_actor().id, "late_verdict", row.number,
                          base::write_canonical(base::Json::Object{{"revision", row.revision}, {"sha256", row.sha256}, {"verdict", row.verdict}})});
}

}  // namespace

bool judge_again(const Premises& premises, const store::Unfinished& one, std::function<void()> done) {
  std::optional<store::Submission> submission;
  const bool read = premises.store.read([&](store::Session& session) { submission = store::find_submission(session, one.number, one.revision); });
  if (!read || !submission) return false;
  auto package = package_of(premises, *submission);
  // What waits for a judge while the server ends has not been tried.
  auto begin = [&premises, one] {
    return premises.store.write_now([&](store::Session& session) {
      // Since the list was read somebody may have had it tried anew.
      const std::int64_t tries = store::tries_of(session, one.number, one.revision);
      const std::int64_t pause = kPauses[static_cast<std::size_t>(std::min<std::int64_t>(tries, kPauses.size() - 1))];
      store::note_try(session, {one.number, one.revision, tries + 1, premises.clock.now() + pause});
    });
  };
  if (!package) {
    // That counts too: else what can't be opened would stand before all others for ever.
    begin();
    return false;
  }
  auto bytes = std::make_shared<const std::string>(*std::move(package));
  // Whoever waits for it is told also where what follows is lost half way.
  std::shared_ptr<void> over(nullptr, [done = std::move(done)](void*) { done(); });
  auto judged = [&premises, before = *std::move(submission), bytes, over](Judgement judgement) {
    if (judgement.verdict == Verdict::unfinished) return;
    if (judgement.verdict == Verdict::refused) {
      judgement.verdict = Verdict::cannot_judge;
      if (const auto* error = judgement.error.find("error")) judgement.reason = error->text_at("detail");
    }
    auto work = [&premises, before, bytes, judgement](store::Session& session) { keep_late(premises, session, before, *bytes, judgement); };
    premises.store.write(work, [over](bool) {});
  };
  return premises.judges.judge(*bytes, std::move(judged), std::move(begin));
}

}  // namespace zhicheng::server
