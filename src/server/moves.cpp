#include "server/moves.h"

#include <memory>
#include <optional>

#include "server/file_view.h"
#include "server/filed.h"
#include "server/json_body.h"
#include "server/later.h"
#include "server/personal.h"
#include "server/revisions.h"
#include "workflow/json.h"

namespace zhicheng::server {

void make_move(const Premises& premises, const Officer& officer, const std::string& number, const base::Json& body, Answer answer) {
  const auto wanted = workflow::read_move(body);
  if (!wanted) return answer(refused(wanted.error()));
  if (const auto number_in = personal_number(body, "")) return answer(refused(*number_in));
  auto refusal = std::make_shared<std::optional<Reply>>();
  auto actor = std::make_shared<std::optional<workflow::Actor>>();
  auto work = [&premises, officer, actor, number, wanted = wanted.value(), refusal](store::Session& session) {
    refusal->reset();
    *actor = still_known(session, officer);
    auto filed = find_filed(session, number);
    if (!*actor) {
      *refusal = no_session();
    } else if (!filed || !workflow::concerned(premises.workflow, **actor, filed->file)) {
      *refusal = no_file();
    } else if (const auto moved = move(premises, session, *filed, wanted, **actor, premises.clock.now()); !moved) {
      *refusal = refusal_reply(moved.error());
    }
  };
  premises.store.write(work, [&premises, actor, number, refusal, answer = std::move(answer)](bool done) {
    if (!done) return answer(busy_reply("现在记不下来，请稍后再试"));
    if (*refusal) return answer(std::move(**refusal));
    show_done(premises, answer, "已经办理，但现在查不到，请稍后再看，不要重复办理", [&premises, actor, number] { return show_file(premises, **actor, number); });
  });
}

}  // namespace zhicheng::server
