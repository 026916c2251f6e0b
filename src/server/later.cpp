#include "server/later.h"

#include <string>
#include <utility>

namespace zhicheng::server {

void answer_later(const Premises& premises, const Answer& answer, std::function<Reply()> find) {
  const bool taken = premises.errands.run([answer, find = std::move(find)] { answer(find()); });
  if (!taken) answer(busy_reply("服务器正忙，请稍后再试"));
}

void show_done(const Premises& premises, const Answer& answer, std::string_view done, std::function<Reply()> show) {
  const auto or_unseen = [answer, done = std::string(done)](Reply reply) { answer(reply.status == 503 ? unseen_reply(done) : std::move(reply)); };
  // Also where it throws: what comes of itself says that nothing was kept.
  answer_later(premises, sure(or_unseen), std::move(show));
}

}  // namespace zhicheng::server
