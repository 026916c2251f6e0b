#include "server/desk.h"

#include "api/door.h"
#include "seal/number.h"
#include "server/idempotency_key.h"
#include "server/json_body.h"
#include "server/routes.h"

namespace zhicheng::server {

namespace {

/// What stands behind `prefix` in the path; nothing when it is another path.
std::optional<std::string_view> behind(std::string_view path, std::string_view prefix) {
  if (!path.starts_with(prefix)) return std::nullopt;
  return path.substr(prefix.size());
}

Reply guessed_key() { return error_reply(400, "bad_key", "Idempotency-Key 不能是申报包的 SHA-256，要随机生成：谁拿到申报包都能算出它"); }

}  // namespace

Step Desk::open(const Head& head) {
  const std::string_view path = head.path();
  if (path == "/readyz") return ready();
  if (path == "/v1/key") {
    if (head.method != "GET" && head.method != "HEAD") return method_not_allowed("GET, HEAD");
    if (head.has_body) return error_reply(413, "too_large", "此地址不接受请求正文");
    return json_reply(200, base::Json::Object{{"key", premises_.keys.public_key()}, {"region", premises_.region}});
  }
  if (path == "/v1/submissions") return open_submissions(head);
  if (const auto number = behind(path, "/v1/submissions/")) return open_submission(head, *number);
  if (const auto digest = behind(path, "/v1/blobs/")) return open_blob(head, *digest);
  if (auto step = people_.open(head)) return std::move(*step);
  if (auto step = files_.open(head)) return std::move(*step);
  return error_reply(404, "not_found", "没有这个地址");
}

Step Desk::open_submissions(const Head& head) {
  if (head.method != "POST") return method_not_allowed("POST");
  if (auto fault = fault_of_json(head)) return std::move(*fault);
  if (!is_idempotency_key(head.idempotency_key)) return bad_key();
  return collect(api::kRequestLimits.bytes, [this, key = std::string(head.idempotency_key)](std::string bytes, Answer answer) {
    if (is_digest_of(key, bytes)) return answer(guessed_key());
    intake_.submit(key, std::move(bytes), std::move(answer));
  });
}

Step Desk::open_submission(const Head& head, std::string_view place) {
  const std::string_view number = place.substr(0, place.find('/'));
  const std::string_view act = place.substr(number.size());
  const bool writes = act == "/revisions" || act == "/withdrawal";
  if (!writes && !act.empty()) return error_reply(404, "not_found", "没有这个地址");
  const std::string_view method = writes ? "POST" : "GET";
  if (head.method != method) return method_not_allowed(method);
  if (!writes && head.has_body) return error_reply(413, "too_large", "此地址不接受请求正文");
  const auto own = applicant_of(premises_, head);
  if (!own || seal::read_number(number) != own) return unknown_applicant();
  if (!writes) return progress_.show(*own);
  if (auto fault = fault_of_json(head)) return std::move(*fault);
  if (act == "/withdrawal") {
    return collect_json(kLongestForm, [this, own = *own](const base::Json& body, Answer answer) { revisions_.withdraw(own, body, std::move(answer)); });
  }
  if (!is_idempotency_key(head.idempotency_key)) return bad_key();
  return collect(api::kRequestLimits.bytes, [this, own = *own, key = std::string(head.idempotency_key)](std::string bytes, Answer answer) {
    if (is_digest_of(key, bytes)) return answer(guessed_key());
    revisions_.submit(own, key, std::move(bytes), std::move(answer));
  });
}

Step Desk::open_blob(const Head& head, std::string_view digest) {
  const auto own = applicant_of(premises_, head);
  if (head.method != "PUT" && head.method != "HEAD") return method_not_allowed("HEAD, PUT");
  if (!own) return unknown_applicant();
  if (head.method == "PUT") return blobs_.put(head, *own, digest);
  return blobs_.ask(*own, digest);
}

void Desk::count(std::vector<Gauge>& gauges) const {
  gauges.push_back({"zhicheng_waiting_writes", "gauge", "Writes that wait for a transaction.", "", premises_.store.waiting()});
  gauges.push_back({"zhicheng_waiting_judgements", "gauge", "Packages that wait for a judge.", "", premises_.judges.waiting()});
  for (const auto verdict : {judging::Verdict::reproduced, judging::Verdict::differs, judging::Verdict::cannot_judge,
                             judging::Verdict::refused, judging::Verdict::unfinished}) {
    gauges.push_back({"zhicheng_judgements_total", "counter", "Packages judged.", "verdict=\"" + std::string(judging::spell(verdict)) + "\"",
                      premises_.judges.judged(verdict)});
  }
  gauges.push_back({"zhicheng_judge_failures_total", "counter", "Judges that died or were ended.", "", premises_.judges.failures()});
}

Reply Desk::ready() const {
  const bool reads = premises_.store.read([](store::Session&) {});
  if (!reads) return busy_reply("数据库不可用");
  return json_reply(200, std::string(R"({"status":"ready","submissions":true})"));
}

}  // namespace zhicheng::server
