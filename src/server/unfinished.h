// /v1/judging: packages that no judge finished, and those that are not tried any more. For system administrators: what is in the
// packages they are not told.
#pragma once
#include "server/body.h"
#include "server/head.h"
#include "server/premises.h"

namespace zhicheng::server {

/// GET → {"unfinished","given_up","packages":[{"number","revision","received"}]}, of those given up at most 100, the longest here
/// first. POST {} → {"again"}: so many that were tried, given up or not, are tried again as if they had not been.
Step unfinished(const Premises& premises, const Head& head);

}  // namespace zhicheng::server
