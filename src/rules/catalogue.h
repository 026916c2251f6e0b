// The checks of an application, in words: rules/checks.json. What they look at is code, what they say is data.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace zhicheng::rules {

/// problem: an application like that is returned, or the item does not count; warning: it may be; note: worth knowing.
enum class Gravity { problem, warning, note };
std::string_view spell(Gravity gravity);

struct CheckWords {
  std::string id;
  Gravity severity = Gravity::note;
  std::string text;                  ///< what was found, with {placeholders}
  std::string fix;                   ///< how to mend it, with {placeholders}
  std::vector<std::string> clauses;  ///< of the notice; or
  std::string source;                ///< where else it is known from
  bool verified = false;             ///< false: shown as 待核实
};

class Catalogue {
 public:
  /// Reads {"format":"zhicheng-check-list/1","checks":[…]}. Keys are closed, ids unique; each check names a clause or a
  /// source. Errors point into the file.
  static base::Result<Catalogue> load(const base::Json& file);

  const std::vector<CheckWords>& checks() const { return checks_; }
  /// Null where there is none: a rules folder need not have the file.
  const CheckWords* find(std::string_view id) const;

 private:
  std::vector<CheckWords> checks_;
};

/// `text` with its {placeholders} filled in; one without a value stays.
std::string filled(std::string_view text, const std::vector<std::pair<std::string, std::string>>& values);

}  // namespace zhicheng::rules
