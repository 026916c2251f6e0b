// What each target answers, apart from how bytes travel.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/door.h"
#include "server/static_files.h"

namespace zhicheng::server {

/// What is known of a request before its body is read.
struct Head {
  std::string_view method;
  std::string_view target;
  std::string_view content_type;
  std::string_view content_encoding;
  std::string_view accept_encoding;
  std::string_view if_none_match;
  bool has_body = false;
};

struct Reply {
  unsigned status = 200;
  std::vector<std::pair<std::string_view, std::string>> headers;
  std::string body;
};

/// {"error":{"code","at","detail"}} with the headers that every reply has.
Reply error_reply(unsigned status, std::string_view code, std::string_view detail);

class Routes {
 public:
  Routes(const api::Door& door, StaticFiles files) : door_(door), files_(std::move(files)) {}

  /// The reply that needs no body: a file, /healthz, or a refusal. Nothing for POST /api, which has to be read.
  std::optional<Reply> reply_to_head(const Head& head) const;

  /// The reply to POST /api. 200 judged, 400 refused with the error object.
  Reply reply_to_request(std::string_view body) const;

 private:
  Reply file_reply(const Head& head) const;

  const api::Door& door_;
  StaticFiles files_;
};

}  // namespace zhicheng::server
