// GET /v1/audit: the audit trail, for audit administrators. That it was read is an event, too.
#pragma once
#include "server/body.h"
#include "server/head.h"
#include "server/premises.h"

namespace zhicheng::server {

/// With ?office=&after=&limit=: {"events":[{"office","sequence","at","actor","action","number","detail","hash"}],"next"}, where
/// `next` is what to ask behind; without an office {"ends":[{"office","sequence","hash"}]}, to be kept elsewhere.
Step read_trail(const Premises& premises, const Head& head);

}  // namespace zhicheng::server
