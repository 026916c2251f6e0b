// What an edition holds for people of whom only some answers are known: everybody in a county, say.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "rules/answers.h"
#include "rules/edition.h"

namespace zhicheng::rules {

/// A row of the way through the offices that may be theirs; `offices` by link, "" where these answers do not tell.
struct PossibleRoute {
  const RouteRow* row;
  std::vector<std::string_view> offices;
};

struct Outlook {
  std::vector<PossibleRoute> routes;          ///< in the edition's order
  std::vector<const ContactRule*> contacts;   ///< who may be the one to ask
};

Outlook outlook(const Edition& edition, const Answers& answers, base::Day on);

/// What a value of the edition may be for them, in words, each once; "待核实" where no source tells.
struct PossibleValue {
  std::vector<std::string> words;
  bool verified = true;  ///< every row of its table that may be used has a verified source
};

PossibleValue possible_value(const Edition& edition, const Answers& answers, base::Day on, std::size_t value);

}  // namespace zhicheng::rules
