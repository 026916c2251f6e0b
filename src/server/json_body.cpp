#include "server/json_body.h"

#include <utility>

namespace zhicheng::server {

Reply refused(const base::Error& error) { return error_reply(400, base::spell(error.code), error.detail, error.at); }

Step collect_json(std::uint64_t limit, std::function<void(base::Json, Answer)> use) {
  return collect(limit, [use = std::move(use)](const std::string& bytes, Answer answer) {
    auto read = base::read_json(bytes);
    if (!read) return answer(refused(read.error()));
    use(std::move(read).value(), std::move(answer));
  });
}

}  // namespace zhicheng::server
