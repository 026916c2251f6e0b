#include "server/reading.h"

#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <memory>
#include <optional>
#include <variant>

#include "server/file_name.h"
#include "server/file_view.h"
#include "server/filed.h"
#include "server/later.h"
#include "server/package_of.h"
#include "server/troubles.h"
#include "store/audit.h"
#include "store/files.h"

namespace zhicheng::server {

namespace {

/// Bytes of attachments on their way out, of all readers together: whoever reads slowly keeps them in memory.
constexpr std::int64_t kMostOnTheWay = std::int64_t{128} << 20;
std::atomic<std::int64_t> on_the_way = 0;

/// Counts them until it is let go; nothing when there are too many.
std::shared_ptr<void> hold(std::int64_t bytes) {
  if (on_the_way.fetch_add(bytes) + bytes > kMostOnTheWay) {
    on_the_way -= bytes;
    return nullptr;
  }
  return {&on_the_way, [bytes](std::atomic<std::int64_t>* count) { *count -= bytes; }};
}

/// Its bytes, or errno; 0: it is shorter than it was.
std::variant<std::string, int> bytes_of(const blobs::Blob& blob) {
  std::string bytes(static_cast<std::size_t>(blob.bytes), '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const ssize_t got = ::read(blob.file.number(), bytes.data() + have, bytes.size() - have);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got < 0 ? errno : 0;
    have += static_cast<std::size_t>(got);
  }
  return bytes;
}

/// What a browser may do with a stranger's file: keep it, or show it without letting it run or fetch anything. `listed`: the
/// name that the stranger gave it, if any; `name` is for those who know no other alphabet.
void keep_apart(Reply& reply, std::string_view name, std::string_view listed = "", bool inside = false) {
  reply.headers.emplace_back("Cache-Control", "no-store");
  std::string how = inside ? "inline" : "attachment";
  how.append("; filename=\"").append(name).append("\"");
  if (!listed.empty()) how += "; filename*=UTF-8''" + file_name_value(listed);
  reply.headers.emplace_back("Content-Disposition", std::move(how));
  for (auto& [header, value] : reply.headers) {
    if (header == "Content-Security-Policy") value = "sandbox; default-src 'none'";
  }
}

std::string_view ending_of(std::string_view type) {
  if (type == "application/pdf") return ".pdf";
  if (type == "image/jpeg") return ".jpg";
  return type == "image/png" ? ".png" : "";
}

}  // namespace

Step read_audited(const Premises& premises, Reading reading) {
  auto shared = std::make_shared<const Reading>(std::move(reading));
  return collect(0, [&premises, shared](const std::string&, Answer answer) {
    auto refusal = std::make_shared<std::optional<Reply>>();
    auto actor = std::make_shared<std::optional<workflow::Actor>>();
    auto work = [&premises, shared, actor, refusal](store::Session& session) {
      refusal->reset();
      *actor = still_known(session, shared->officer);
      const auto filed = find_filed(session, shared->number);
      if (!*actor) {
        *refusal = no_session();
      } else if (!filed || !workflow::concerned(premises.workflow, **actor, filed->file)) {
        *refusal = no_file();
      } else if (!workflow::may(premises.workflow, **actor, workflow::Action::read, filed->file)) {
        *refusal = not_allowed();
      } else {
        store::append(session, {chain_of(filed->file, **actor), premises.clock.now(), (*actor)->id, "read", shared->number,
                                base::write_canonical(shared->what)});
      }
    };
    premises.store.write(work, [&premises, shared, actor, refusal, answer = std::move(answer)](bool kept) {
      if (!kept) return answer(busy_reply("现在记不下查看记录，请稍后再试"));
      if (*refusal) return answer(std::move(**refusal));
      answer_later(premises, answer, [shared, actor] { return shared->reply(**actor); });
    });
  });
}

Reply package_reply(const Premises& premises, const std::string& number, std::int64_t revision) {
  std::optional<store::Submission> submission;
  const bool read = premises.store.read([&](store::Session& session) {
    submission = store::find_submission(session, number, revision == 0 ? store::newest_revision(session, number) : revision);
  });
  if (!read) return busy_reply("现在查不到，请稍后再试");
  if (!submission) return error_reply(404, "not_found", "没有这次提交");
  auto bytes = package_of(premises, *submission);
  if (!bytes) return busy_reply("申报包解不开，请系统管理员查看密钥");
  Reply reply = make_reply(200, "application/json", *std::move(bytes));
  keep_apart(reply, number + "-" + std::to_string(submission->revision) + ".zhicheng.json");
  return reply;
}

Reply attachment_reply(const Premises& premises, const std::string& number, const std::string& sha256, bool inside) {
  std::optional<store::Attachment> listed;
  if (!premises.store.read([&](store::Session& session) { listed = store::find_attachment(session, number, sha256); })) {
    return busy_reply("现在查不到，请稍后再试");
  }
  const auto name = blobs::Name::read(sha256);
  if (!listed || !name) return error_reply(404, "not_listed", "申报包里没有列出这个附件");
  const auto opened = premises.blobs.open(*name);
  const auto* found = std::get_if<std::optional<blobs::Blob>>(&opened);
  if (found == nullptr) {
    premises.troubles.blobs(std::get<blobs::Fault>(opened));
    return busy_reply("附件现在读不出来，请稍后再试");
  }
  if (!*found) return error_reply(404, "not_here", "这个附件还没有传完");
  auto held = hold((*found)->bytes);
  if (!held) return busy_reply("正在查看附件的人太多，请稍后再试");
  auto bytes = bytes_of(**found);
  if (const int* fault = std::get_if<int>(&bytes)) {
    premises.troubles.blobs({blobs::FaultCode::cannot_read, "", *fault});
    return busy_reply("附件现在读不出来，请稍后再试");
  }
  const std::string_view ending = ending_of(listed->type);
  Reply reply = make_reply(200, ending.empty() ? "application/octet-stream" : listed->type, std::get<std::string>(std::move(bytes)));
  reply.held = std::move(held);
  keep_apart(reply, sha256.substr(0, 16) + std::string(ending), with_ending(listed->name, ending), inside && !ending.empty());
  return reply;
}

}  // namespace zhicheng::server
