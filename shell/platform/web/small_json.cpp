// What the page reads as JSON was written by this project: the rules, the door's answers, its own drafts. What is wrong
// with a file that somebody opens is the engine's to say. So the strict reader, which knows that, stays out of the shell
// with all that it brings: this definition is found first.
#include "base/json_plain.h"

namespace zhicheng::base {

Result<Json> read_json(std::string_view bytes, const JsonLimits& limits) {
  if (bytes.size() <= limits.bytes) {
    if (auto plain = read_plain(bytes, limits)) return *std::move(plain);
  }
  return Error{ErrorCode::syntax, "", ""};
}

}  // namespace zhicheng::base
