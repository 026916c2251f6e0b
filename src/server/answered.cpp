#include "server/answered.h"

#include "base/digest.h"
#include "server/kept.h"
#include "store/submissions.h"

namespace zhicheng::server {

Reply kept_reply(const Premises& premises, unsigned status, const Answered& answered) {
  // Canonical, as the receipt is.
  std::string body = "{\"missing\":" + base::write_canonical(answered.missing) + ",\"receipt\":" + answered.receipt;
  body += ",\"secret\":\"" + premises.keys.applicant_secret(secret_place(premises, answered.number)) + "\"}";
  return json_reply(status, std::move(body));
}

std::optional<Reply> reply_to_known_key(const Premises& premises, store::Session& session, const std::string& key_hash, const std::string& sha256) {
  const auto before = store::find_key(session, key_hash);
  if (!before) return std::nullopt;
  if (before->sha256 != sha256) return error_reply(409, "other_body", "同一个 Idempotency-Key 已经用来提交过另一份申报包");
  const auto attachments = store::attachments_of(session, before->number, before->revision);
  return kept_reply(premises, 200, {before->number, before->receipt, missing_list(before->verdict, attachments)});
}

void refuse(const Premises& premises, const std::string& key_hash, const std::string& package, const base::Json& error, const Answer& answer) {
  auto look = [&premises, key_hash, sha256 = base::sha256(package).substr(7), error, answer] {
    std::optional<Reply> known;
    const bool read = premises.store.read([&](store::Session& session) { known = reply_to_known_key(premises, session, key_hash, sha256); });
    if (!read) return answer(busy_reply("现在查不到，没有收下，请稍后再提交"));
    answer(known ? *std::move(known) : refused(error));
  };
  // Whoever sends the same to a server with less to do gets its receipt.
  if (!premises.errands.run(std::move(look))) answer(refused(error));
}

}  // namespace zhicheng::server
