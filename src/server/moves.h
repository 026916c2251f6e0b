// What officers do with a file.
#pragma once
#include <string>

#include "base/json.h"
#include "server/premises.h"
#include "server/reply.h"
#include "workflow/rights.h"

namespace zhicheng::server {

/// {"version","do",…} as workflow::read_move reads it. 200 with the file as `show_file` shows it; 400 when it can't be read; 404 for a
/// file that does not concern the actor; 403, 409 or 422 by the workflow's reason; 503 when nothing was kept.
void make_move(const Premises& premises, const workflow::Actor& actor, const std::string& number, const base::Json& body, Answer answer);

}  // namespace zhicheng::server
