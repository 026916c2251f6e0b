#include "server/routes.h"

#include <algorithm>
#include <cctype>

#include "base/json.h"
#include "server/complete.h"

namespace zhicheng::server {

namespace {

// The page may compile WebAssembly and talk to its own server; nothing else is loaded or posted. Browsers older
// than 'wasm-unsafe-eval' (Chrome 97) compile WebAssembly under 'unsafe-eval' alone. Who may frame the page is left
// open: counties embed it.
constexpr std::string_view kPolicy =
    "default-src 'self'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; img-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'";

constexpr std::string_view kJson = "application/json";

constexpr std::string_view kNoPage =
    "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>职称申报自查</title>"
    "<p>服务已启动，但没有找到网页文件。请用 <code>zhicheng serve --web 目录</code> 指定网页所在目录，"
    "或直接使用接口 <code>POST /api</code>。</p>\n";

Reply make_reply(unsigned status, std::string_view type, std::string body) {
  Reply reply;
  reply.status = status;
  reply.headers = {{"Content-Type", std::string(type)},
                   {"Content-Security-Policy", std::string(kPolicy)},
                   {"X-Content-Type-Options", "nosniff"},
                   {"Referrer-Policy", "no-referrer"}};
  reply.body = std::move(body);
  return reply;
}

Reply json_reply(unsigned status, std::string body) {
  Reply reply = make_reply(status, kJson, std::move(body));
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char byte) { return std::tolower(byte); });
  return out;
}

/// application/json, with no charset but UTF-8 (RFC 8259, 8.1).
bool is_json(std::string_view content_type) {
  std::string type = lower(content_type);
  std::erase_if(type, [](char byte) { return byte == ' ' || byte == '\t' || byte == '"'; });
  return type == kJson || type == "application/json;charset=utf-8";
}

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

Reply method_not_allowed(std::string_view allow) {
  Reply reply = error_reply(405, "method_not_allowed", "此地址只接受 " + std::string(allow));
  reply.headers.emplace_back("Allow", std::string(allow));
  return reply;
}

/// Whether an If-None-Match header names `etag`, which is compared weakly (RFC 9110, 13.1.2).
bool names(std::string_view if_none_match, std::string_view etag) {
  return if_none_match == "*" || if_none_match.find(etag) != std::string_view::npos;
}

}  // namespace

Reply error_reply(unsigned status, std::string_view code, std::string_view detail) {
  base::Json error;
  error = base::Json::Object{{"code", code}, {"at", ""}, {"detail", detail}};
  return json_reply(status, base::write_canonical(base::Json::Object{{"error", std::move(error)}}));
}

std::optional<Reply> Routes::reply_to_head(const Head& head) const {
  if (head.target.empty() || head.target.front() != '/') {
    return error_reply(400, "bad_request", "请求目标必须以 / 开头");
  }
  const std::string_view path = path_of(head.target);

  if (path == "/api") {
    if (head.method != "POST") return method_not_allowed("POST");
    if (!is_json(head.content_type)) {
      return error_reply(415, "unsupported_media_type", "Content-Type 必须是 application/json（UTF-8）");
    }
    if (!head.content_encoding.empty() && lower(head.content_encoding) != "identity") {
      return error_reply(415, "unsupported_media_type", "请求正文不接受压缩");
    }
    return std::nullopt;
  }

  if (head.method != "GET" && head.method != "HEAD") return method_not_allowed("GET, HEAD");
  if (head.has_body) return error_reply(413, "too_large", "此地址不接受请求正文");
  if (path == "/healthz") return json_reply(200, R"({"status":"ok"})");
  return file_reply(head);
}

Reply Routes::reply_to_request(std::string_view body) const {
  api::Response response = door_.handle(complete(body));
  return json_reply(response.answer == api::Answer::refused ? 400 : 200, std::move(response.bytes));
}

Reply Routes::file_reply(const Head& head) const {
  const auto asset = files_.find(head.target, head.accept_encoding);
  if (!asset) {
    if (!files_.has_page() && path_of(head.target) == "/") {
      return make_reply(200, "text/html; charset=utf-8", std::string(kNoPage));
    }
    return error_reply(404, "not_found", "没有这个文件");
  }

  const bool unchanged = names(head.if_none_match, asset->etag);
  std::optional<std::string> bytes = unchanged ? std::string() : read_file(asset->file);
  if (!bytes) return error_reply(404, "not_found", "文件读不出来");

  Reply reply = make_reply(unchanged ? 304 : 200, asset->type, std::move(*bytes));
  reply.headers.emplace_back("Cache-Control", "no-cache");
  reply.headers.emplace_back("ETag", asset->etag);
  reply.headers.emplace_back("Vary", "Accept-Encoding");
  if (!asset->encoding.empty()) reply.headers.emplace_back("Content-Encoding", std::string(asset->encoding));
  return reply;
}

}  // namespace zhicheng::server
