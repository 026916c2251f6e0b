#include "server/routes.h"

#include <sodium.h>

#include "server/api_description.h"
#include "server/complete.h"
#include "server/desk.h"
#include "server/query.h"

namespace zhicheng::server {

namespace {

constexpr std::string_view kNoPage =
    "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>职称申报自查</title>"
    "<p>服务已启动，但没有找到网页文件。请用 <code>zhicheng serve --web 目录</code> 指定网页所在目录，"
    "或直接使用接口 <code>POST /api</code>。</p>\n";

constexpr std::string_view kDescription = "/v1/openapi.json";

/// Pages of words, that may stand in any frame; their only script has a worker keep them.
constexpr std::string_view kPlainPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *";

/// A page's links are relative to its folder, so its address ends with a slash.
Reply moved(const Head& head) {
  Reply reply = make_reply(301, "text/plain; charset=utf-8", "");
  const std::string_view path = head.path();
  reply.headers.emplace_back("Location", std::string(path) + "/" + std::string(head.target.substr(path.size())));
  return reply;
}

/// Whether other pages may have it in a frame: the self-check and pages of words and tables, when they are asked for as parts
/// of another page. What officers see, and the page that writes what others embed, never.
bool may_be_framed(const Head& head, const Asset& asset) {
  if (!asset.type.starts_with("text/html") || parameter(head.target, "embed") != "1") return false;
  return !asset.place.starts_with("review/") && !asset.place.starts_with("embed/");
}

/// Whether an If-None-Match header names `etag`, which is compared weakly (RFC 9110, 13.1.2).
bool names(std::string_view if_none_match, std::string_view etag) {
  return if_none_match == "*" || if_none_match.find(etag) != std::string_view::npos;
}

}  // namespace

Reply method_not_allowed(std::string_view allow) {
  Reply reply = error_reply(405, "method_not_allowed", "此地址只接受 " + std::string(allow));
  reply.headers.emplace_back("Allow", std::string(allow));
  return reply;
}

std::optional<Reply> fault_of_json(const Head& head) {
  if (!is_json(head.content_type)) {
    return error_reply(415, "unsupported_media_type", "Content-Type 必须是 application/json（UTF-8）");
  }
  if (!is_identity(head.content_encoding)) {
    return error_reply(415, "unsupported_media_type", "请求正文不接受压缩");
  }
  return std::nullopt;
}

bool Routes::waits(const Head& head) const {
  if (desk_ == nullptr) return false;
  const std::string_view path = head.path();
  return path == "/readyz" || (path.starts_with("/v1/") && path != kDescription && path != "/v1/submissions");
}

Step Routes::open(const Head& head) const {
  if (head.target.empty() || head.target.front() != '/') {
    return error_reply(400, "bad_request", "请求目标必须以 / 开头");
  }
  const std::string_view path = head.path();
  if (path == "/api") return open_api(head);
  if (desk_ != nullptr && path != kDescription && path.starts_with("/v1/")) return desk_->open(head);
  if (head.method != "GET" && head.method != "HEAD") return method_not_allowed("GET, HEAD");
  if (head.has_body) return error_reply(413, "too_large", "此地址不接受请求正文");
  if (path == "/healthz") return json_reply(200, std::string(R"({"status":"ok"})"));
  if (desk_ != nullptr && path == "/readyz") return desk_->open(head);
  // The page asks whether it can hand in here: a server of the page alone is ready, and takes none.
  if (path == "/readyz") return json_reply(200, std::string(R"({"status":"ready","submissions":false})"));
  if (path == "/metrics") return metrics_reply(head);
  if (path == kDescription) return json_reply(200, std::string(openapi_json()));
  return file_reply(head);
}

Reply Routes::metrics_reply(const Head& head) const {
  if (metrics_.word.empty()) {
    const bool from_here = head.peer == "127.0.0.1" || head.peer == "::1" || head.peer == "::ffff:127.0.0.1";
    if (!from_here || !head.forwarded_for.empty()) return error_reply(403, "forbidden", "监控数据只在本机可读；要从别处读，请用 --metrics 指定口令文件");
  } else {
    const std::string expected = "Bearer " + metrics_.word;
    const bool same = head.authorization.size() == expected.size() && sodium_memcmp(head.authorization.data(), expected.data(), expected.size()) == 0;
    if (!same) return error_reply(401, "unauthorized", "要有监控口令：Authorization: Bearer …");
  }
  Reply reply = make_reply(200, "text/plain; version=0.0.4; charset=utf-8", metrics_.write());
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

Step Routes::open_api(const Head& head) const {
  if (head.method != "POST") return method_not_allowed("POST");
  if (auto fault = fault_of_json(head)) return std::move(*fault);
  return collect(api::kRequestLimits.bytes, [this, sender = sender_of(entrance_, head)](std::string bytes, const Answer& answer) {
    auto share = share_of(sender);
    if (!share) return answer(busy_reply("这个地址同时问得太多，请稍后再试"));
    const bool taken = core_.run([this, bytes = std::move(bytes), share = std::move(share), answer] {
      api::Response response = door_.handle(complete(bytes));
      answer(json_reply(response.answer == api::Answer::refused ? 400 : 200, std::move(response.bytes)));
    });
    if (!taken) answer(busy_reply("服务器正忙，请稍后再试"));
  });
}

std::shared_ptr<void> Routes::share_of(const std::string& sender) const {
  if (!shares_.take(sender, 1)) return nullptr;
  return {&shares_, [sender](Allowance* shares) { shares->give_back(sender, 1); }};
}

Reply Routes::file_reply(const Head& head) const {
  const auto asset = files_.find(head.target, head.accept_encoding);
  if (!asset) {
    if (!files_.has_page() && head.path() == "/") {
      return make_reply(200, "text/html; charset=utf-8", std::string(kNoPage));
    }
    if (files_.is_folder(head.target)) return moved(head);
    return error_reply(404, "not_found", "没有这个文件");
  }

  const bool unchanged = names(head.if_none_match, asset->etag);
  std::optional<std::string> bytes = unchanged ? std::string() : read_file(asset->file);
  if (!bytes) return error_reply(404, "not_found", "文件读不出来");

  Reply reply = make_reply(unchanged ? 304 : 200, asset->type, std::move(*bytes));
  if (asset->plain) {
    for (auto& [header, value] : reply.headers) {
      if (header == "Content-Security-Policy") value = kPlainPolicy;
    }
  } else if (may_be_framed(head, *asset)) {
    let_frame(reply);
  }
  reply.headers.emplace_back("Cache-Control", asset->lasting ? "public, max-age=31536000, immutable" : "no-cache");
  reply.headers.emplace_back("ETag", asset->etag);
  reply.headers.emplace_back("Vary", "Accept-Encoding");
  if (!asset->encoding.empty()) reply.headers.emplace_back("Content-Encoding", std::string(asset->encoding));
  return reply;
}

}  // namespace zhicheng::server
