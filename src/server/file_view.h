// A file as an officer sees it.
#pragma once
#include <string>

#include "server/premises.h"
#include "server/reply.h"
#include "workflow/rights.h"

namespace zhicheng::server {

/// 200 {"file","label","revision","verdict","outcome","reason","differences","applicant","attachments","concerns","events","moves",
/// "changes","receipt"}. What has been sealed is masked. For who may not read it where it stands now: number, state, label,
/// office and version alone.
Reply show_file(const Premises& premises, const workflow::Actor& actor, const std::string& number);

/// 404, also for a file with which the asker has nothing to do.
Reply no_file();

}  // namespace zhicheng::server
