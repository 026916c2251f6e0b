#include "server/arrivals.h"

#include "base/json.h"
#include "store/audit.h"
#include "store/submissions.h"
#include "workflow/apply.h"
#include "workflow/json.h"

namespace zhicheng::server {

namespace {

/// One file learns that it is there.
void complete(const Premises& premises, store::Session& session, const std::string& number, const std::string& digest, std::int64_t now) {
  auto row = store::find_file(session, number);
  const auto data = row ? base::read_json(row->data) : base::Result<base::Json>(base::Error{});
  const auto file = data ? workflow::read_file(data.value()) : base::Result<workflow::File>(data.error());
  if (!file) return;
  const auto moved = workflow::apply(premises.workflow, file.value(), {file.value().version, workflow::Complete{{digest}}},
                                     {"intake", {{"intake", ""}}, ""}, now);
  if (!moved) return;
  row->state = workflow::spell(moved.value().file.state);
  row->office = moved.value().file.office();
  row->version = moved.value().file.version;
  row->data = base::write_canonical(workflow::write_file(moved.value().file));
  store::update(session, *row);
  for (const workflow::Event& event : moved.value().events) {
    store::append(session, {"intake", event.at, event.actor, "complete", number, base::write_canonical(base::Json::Object{{"sha256", digest}})});
  }
}

}  // namespace

void arrived(const Premises& premises, const std::string& digest, Answer answer) {
  const std::int64_t now = premises.clock.now();
  auto work = [&premises, digest, now](store::Session& session) {
    for (const std::string& number : store::mark_present(session, digest)) complete(premises, session, number, digest, now);
  };
  premises.store.write(work, [answer = std::move(answer)](bool kept) {
    answer(kept ? json_reply(201, std::string(R"({"kept":true})")) : busy_reply("附件已存好，但现在记不下来，请再传一次"));
  });
}

}  // namespace zhicheng::server
