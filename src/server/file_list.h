// The files that concern an officer.
#pragma once
#include <string>

#include "server/premises.h"
#include "server/reply.h"
#include "workflow/rights.h"

namespace zhicheng::server {

/// What is asked for; "" is everything.
struct Wanted {
  std::string state;
  std::string office;  ///< where it lies
  std::string text;    ///< a number, or part of the name or the employer
  std::string id_number;
  std::string after;   ///< the number behind which to go on
  std::size_t limit = 50;
};

/// 200 {"files":[…],"next"}: those that the officer may read where they stand now, by number; `next`: after which there may be
/// more, null at the end. Names are masked, and there are no other numbers of people.
Reply list_files(const Premises& premises, const workflow::Actor& actor, const Wanted& wanted);

}  // namespace zhicheng::server
