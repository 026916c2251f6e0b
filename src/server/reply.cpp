#include "server/reply.h"

#include <algorithm>
#include <atomic>
#include <exception>

namespace zhicheng::server {

namespace {

// The page may compile WebAssembly and talk to its own server; nothing else is loaded or posted. Browsers older
// than 'wasm-unsafe-eval' (Chrome 97) compile WebAssembly under 'unsafe-eval' alone. Nobody has anything of this server in
// a frame, but for pages that were made for it (let_frame).
constexpr std::string_view kPolicy =
    "default-src 'self'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; img-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors ";

std::string policy(std::string_view ancestors) { return std::string(kPolicy).append(ancestors); }

std::string in_words(std::string_view code, std::string_view detail) {
  const bool is_name = !detail.empty() && std::all_of(detail.begin(), detail.end(), [](char byte) { return byte > ' ' && byte < 0x7f; });
  return code == "missing_key" && is_name ? "缺少“" + std::string(detail) + "”" : std::string(detail);
}

class Sure {
 public:
  explicit Sure(Answer answer) : answer_(std::move(answer)) {}
  Sure(const Sure&) = delete;
  Sure& operator=(const Sure&) = delete;
  ~Sure() {
    try {
      give(busy_reply("服务器内部出错，没有给出结果，请稍后再试"));
    } catch (const std::exception&) {
      // There is no memory even to say so.
    }
  }

  void give(Reply reply) {
    if (!given_.exchange(true)) answer_(std::move(reply));
  }

 private:
  Answer answer_;
  std::atomic<bool> given_ = false;
};

}  // namespace

Answer sure(Answer answer) {
  return [held = std::make_shared<Sure>(std::move(answer))](Reply reply) { held->give(std::move(reply)); };
}

Reply make_reply(unsigned status, std::string_view type, std::string body) {
  Reply reply;
  reply.status = status;
  reply.headers = {{"Content-Type", std::string(type)},
                   {"Content-Security-Policy", policy("'none'")},
                   {"X-Content-Type-Options", "nosniff"},
                   {"Referrer-Policy", "no-referrer"}};
  reply.body = std::move(body);
  return reply;
}

void let_frame(Reply& reply) { reply.headers[1].second = policy("*"); }

Reply json_reply(unsigned status, std::string body) {
  Reply reply = make_reply(status, "application/json", std::move(body));
  // Nobody looks at it as a page, and no other page has it.
  reply.headers[1].second = "default-src 'none'; frame-ancestors 'none'";
  reply.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

Reply json_reply(unsigned status, const base::Json& body) { return json_reply(status, base::write_canonical(body)); }

Reply error_reply(unsigned status, std::string_view code, std::string_view detail, std::string_view at) {
  base::Json error;
  error = base::Json::Object{{"code", code}, {"at", at}, {"detail", in_words(code, detail)}};
  return json_reply(status, base::Json(base::Json::Object{{"error", std::move(error)}}));
}

Reply refused(const base::Json& error) {
  const base::Json* told = error.find("error");
  if (told == nullptr) return json_reply(400, error);
  return error_reply(400, told->text_at("code"), told->text_at("detail"), told->text_at("at"));
}

Reply bug_reply() { return error_reply(500, "bug", "程序内部错误"); }

Reply unseen_reply(std::string_view detail) { return error_reply(500, "unseen", detail); }

Reply busy_reply(std::string_view detail) {
  Reply reply = error_reply(503, "busy", detail);
  reply.headers.emplace_back("Retry-After", "2");
  return reply;
}

}  // namespace zhicheng::server
