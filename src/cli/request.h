// From options to a request, and from a refusal back to the user's own file.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "api/door.h"
#include "base/json.h"
#include "cli/failure.h"

namespace CLI {
class App;
}

namespace zhicheng::cli {

/// Which rules, as of which day.
struct Scope {
  std::string rules;    ///< a rules folder; "": those of this build
  std::string edition;  ///< "": the only one there is
  std::string county;   ///< "": none named
  std::vector<std::string> packs;
  std::string on;  ///< "": today in China
};

/// --edition, --county (explained by `about_county`), --pack and --rules.
void add_rules(CLI::App& app, Scope& scope, const std::string& about_county);
/// --on.
void add_day(CLI::App& app, Scope& scope);

/// --rules alone.
void add_rules_folder(CLI::App& app, std::string& folder);

/// The door to the rules of a folder, or of this build where none is named. Throws Failure when they are broken.
api::Door open_door(const std::string& folder);

/// A request without `created`. Throws Failure when there are several editions and none is named.
base::Json make_request(std::string_view call, const api::Door& door, const Scope& scope, base::Json body);

/// A part of the request that came from a file of the user's.
struct Origin {
  std::string_view prefix;  ///< "/body/answers"
  std::string file;         ///< put before the detail; "" where there is but one file
};

/// Hands the request in. A refusal is thrown as Failure, its pointer relative to the file it came from.
api::Response call(const api::Door& door, const base::Json& request, const std::vector<Origin>& origins);

/// The error object of a refusal, its pointer relative to the file it came from.
Failure refusal(std::string_view bytes, const std::vector<Origin>& origins);

Exit exit_of(api::Answer answer);

}  // namespace zhicheng::cli
