// Officers read whole files: each time an event stands in their office's chain before a byte goes out.
#pragma once
#include <functional>
#include <string>

#include "base/json.h"
#include "server/body.h"
#include "server/officers.h"
#include "server/premises.h"

namespace zhicheng::server {

/// One reading: of what, and the answer when the event is there to stay.
struct Reading {
  Officer officer;
  std::string number;
  base::Json what;                                      ///< the event's detail
  std::function<Reply(const workflow::Actor&)> reply;  ///< called where it may wait for a disk
};

/// 401 when the session has ended meanwhile, 404 for a file that does not concern the officer, 403 for one that may not be read where it stands now, 503 when the event can't
/// be kept; else the reading's reply.
Step read_audited(const Premises& premises, Reading reading);

/// The bytes as they came.
Reply package_reply(const Premises& premises, const std::string& number, std::int64_t revision);
/// An attachment that one of the file's packages lists; `inside`: to be looked at in the browser, where it is a scan.
Reply attachment_reply(const Premises& premises, const std::string& number, const std::string& sha256, bool inside);

}  // namespace zhicheng::server
