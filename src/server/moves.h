// What officers do with a file.
#pragma once
#include <string>

#include "base/json.h"
#include "server/officers.h"
#include "server/premises.h"
#include "server/reply.h"

namespace zhicheng::server {

/// {"version","do",…} as workflow::read_move reads it. 200 with the file as `show_file` shows it; 400 when it can't be read; 401 when the
/// session has ended meanwhile; 404 for a file that does not concern the officer; 403, 409 or 422 by the workflow's reason; 503 when
/// nothing was kept.
void make_move(const Premises& premises, const Officer& officer, const std::string& number, const base::Json& body, Answer answer);

}  // namespace zhicheng::server
