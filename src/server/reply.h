// What is sent back, apart from how bytes travel.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"

namespace zhicheng::server {

struct Reply {
  unsigned status = 200;
  std::vector<std::pair<std::string_view, std::string>> headers;
  std::string body;
  std::shared_ptr<void> held;  ///< let go when it has been sent, or can't be
};

/// Takes the one reply to a request, in whatever thread.
using Answer = std::function<void(Reply)>;

/// The same, given once: what comes later is not heard. When all its copies are gone and none was given, it is
/// 503: a thread threw at its work, most likely for want of memory.
Answer sure(Answer answer);

/// With the headers that every reply has.
Reply make_reply(unsigned status, std::string_view type, std::string body);
/// Any other page may have it in a frame.
void let_frame(Reply& reply);
/// JSON that no cache keeps.
Reply json_reply(unsigned status, std::string body);
Reply json_reply(unsigned status, const base::Json& body);
/// {"error":{"code","at","detail"}}. Where the core's detail is but the name of what is missing, it is said in words.
Reply error_reply(unsigned status, std::string_view code, std::string_view detail, std::string_view at = "");
/// 400 with the {"error":{…}} of a door.
Reply refused(const base::Json& error);
/// 500: the program is at fault.
Reply bug_reply();
/// 500: it was done, but what became of it can't be shown now. Not to be sent again.
Reply unseen_reply(std::string_view detail);
/// 503: nothing was kept, and the same request may be sent again.
Reply busy_reply(std::string_view detail);

}  // namespace zhicheng::server
