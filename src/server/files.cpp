#include "server/files.h"

#include <memory>
#include <string>
#include <utility>

#include "seal/number.h"
#include "server/file_list.h"
#include "server/file_view.h"
#include "server/later.h"
#include "server/idempotency_key.h"
#include "server/json_body.h"
#include "server/moves.h"
#include "server/officers.h"
#include "server/query.h"
#include "server/reading.h"
#include "server/routes.h"
#include "store/audit.h"

namespace zhicheng::server {

using base::Json;

namespace {

/// Bytes: a notice may have many corrections.
constexpr std::uint64_t kLongestMove = std::uint64_t{1} << 20;
constexpr std::int64_t kMostListed = 200;

Reply no_address() { return error_reply(404, "not_found", "没有这个地址"); }
Reply bad_parameter(std::string_view name) { return error_reply(400, "bad_parameter", "看不懂参数 " + std::string(name)); }

/// Reads after which number to go on, and how many to list; the name of what can't be understood.
std::string_view read_place(const Head& head, Wanted& wanted) {
  auto after = parameter(head.target, "after");
  if (!after) return "after";
  const auto limit = number_parameter(head.target, "limit", static_cast<std::int64_t>(wanted.limit), 1, kMostListed);
  if (!limit) return "limit";
  wanted.after = *std::move(after);
  wanted.limit = static_cast<std::size_t>(*limit);
  return "";
}

/// In whose chain of events stands what the officer does with no one file.
std::string own_chain(const workflow::Actor& actor) {
  for (const workflow::Grant& grant : actor.grants) {
    if (!grant.office.empty()) return grant.office;
  }
  return "intake";
}

}  // namespace

std::optional<Step> Files::open(const Head& head) const {
  const std::string_view path = head.path();
  constexpr std::string_view kFile = "/v1/files/";
  constexpr std::string_view kRecord = "/v1/records/";
  if (path == "/v1/files") return list(head);
  if (path == "/v1/files/search") return search(head);
  if (path.starts_with(kFile)) return open_file(head, path.substr(kFile.size()));
  if (path == "/v1/records" || path == "/v1/records/search") return open_records(head);
  if (path.starts_with(kRecord)) return open_record(head, path.substr(kRecord.size()));
  return std::nullopt;
}

Step Files::list(const Head& head) const {
  if (head.method != "GET") return method_not_allowed("GET");
  auto actor = officer_of(premises_, head, Asks::read);
  if (auto* reply = std::get_if<Reply>(&actor)) return std::move(*reply);
  Wanted wanted;
  const std::pair<std::string_view, std::string*> texts[]{{"state", &wanted.state}, {"office", &wanted.office}, {"q", &wanted.text}};
  for (const auto& [name, text] : texts) {
    auto said = parameter(head.target, name);
    if (!said) return bad_parameter(name);
    *text = *std::move(said);
  }
  if (!wanted.state.empty() && !workflow::named<workflow::State>(wanted.state)) return bad_parameter("state");
  if (const auto bad = read_place(head, wanted); !bad.empty()) return bad_parameter(bad);
  return collect(0, [this, actor = std::get<workflow::Actor>(actor), wanted](const std::string&, const Answer& answer) {
    answer_later(premises_, answer, [this, actor, wanted] { return list_files(premises_, actor, wanted); });
  });
}

Step Files::search(const Head& head) const {
  if (head.method != "POST") return method_not_allowed("POST");
  auto known = known_officer(premises_, head, Asks::write);
  if (auto* reply = std::get_if<Reply>(&known)) return std::move(*reply);
  Wanted place;
  if (const auto bad = read_place(head, place); !bad.empty()) return bad_parameter(bad);
  return collect_json(kLongestForm, [this, officer = std::get<Officer>(known), place](const Json& body, const Answer& answer) {
    auto number = read_id_number(body);
    if (!number) return answer(refused(number.error()));
    Wanted wanted = place;
    wanted.id_number = std::move(number).value();
    auto actor = std::make_shared<std::optional<workflow::Actor>>();
    const Json what = Json::Object{{"person", premises_.keys.blind_index("id_number", wanted.id_number)}};
    auto work = [this, officer, actor, what](store::Session& session) {
      *actor = still_known(session, officer);
      if (*actor) store::append(session, {own_chain(**actor), premises_.clock.now(), (*actor)->id, "search_files", "", base::write_canonical(what)});
    };
    premises_.store.write(work, [this, actor, wanted, answer](bool kept) {
      if (!kept) return answer(busy_reply("现在记不下查找记录，请稍后再试"));
      if (!*actor) return answer(no_session());
      answer_later(premises_, answer, [this, actor, wanted] { return list_files(premises_, **actor, wanted); });
    });
  });
}

Step Files::open_file(const Head& head, std::string_view place) const {
  const auto number = seal::read_number(place.substr(0, place.find('/')));
  const std::string_view act = place.substr(std::min(place.find('/'), place.size()));
  constexpr std::string_view kBlob = "/blobs/";
  const bool moves = act == "/moves";
  if (!act.empty() && !moves && act != "/package" && !act.starts_with(kBlob)) return no_address();
  const std::string_view method = moves ? "POST" : "GET";
  if (head.method != method) return method_not_allowed(method);
  auto known = known_officer(premises_, head, moves ? Asks::write : Asks::read);
  if (auto* reply = std::get_if<Reply>(&known)) return std::move(*reply);
  const auto& officer = std::get<Officer>(known);
  if (!number) return no_file();

  if (moves) {
    return collect_json(kLongestMove, [this, officer, number = *number](const Json& body, Answer answer) {
      make_move(premises_, officer, number, body, std::move(answer));
    });
  }
  if (act == "/package") {
    const auto revision = number_parameter(head.target, "revision", 0, 1, 1'000'000);
    if (!revision) return bad_parameter("revision");
    Json what = Json::Object{{"what", "package"}, {"revision", *revision}};
    return read_audited(premises_, {officer, *number, std::move(what), [this, number = *number, revision = *revision](const workflow::Actor&) {
      return package_reply(premises_, number, revision);
    }});
  }
  if (act.starts_with(kBlob)) {
    const std::string digest(act.substr(kBlob.size()));
    if (!blobs::Name::read(digest)) return error_reply(404, "not_listed", "申报包里没有列出这个附件");
    Json what = Json::Object{{"what", "attachment"}, {"sha256", digest}};
    return read_audited(premises_, {officer, *number, std::move(what), [this, number = *number, digest, inside = parameter(head.target, "inline") == "1"](const workflow::Actor&) {
      return attachment_reply(premises_, number, digest, inside);
    }});
  }
  return read_audited(premises_, {officer, *number, Json::Object{{"what", "file"}}, [this, number = *number](const workflow::Actor& actor) {
    return show_file(premises_, actor, number);
  }});
}

Step Files::open_records(const Head& head) const {
  if (head.method != "POST") return method_not_allowed("POST");
  auto known = known_officer(premises_, head, Asks::write);
  if (auto* reply = std::get_if<Reply>(&known)) return std::move(*reply);
  if (head.path() != "/v1/records") {
    return collect_json(kLongestForm, [this, officer = std::get<Officer>(known)](const Json& body, Answer answer) {
      register_.find(officer, body, std::move(answer));
    });
  }
  if (!head.idempotency_key.empty() && !is_idempotency_key(head.idempotency_key)) return bad_key();
  return collect_json(kLongestForm, [this, officer = std::get<Officer>(known), key = std::string(head.idempotency_key)](const Json& body, Answer answer) {
    register_.enter(officer, key, body, std::move(answer));
  });
}

Step Files::open_record(const Head& head, std::string_view place) const {
  const std::string_view id = place.substr(0, place.find('/'));
  if (place.substr(id.size()) != "/correction") return no_address();
  if (head.method != "POST") return method_not_allowed("POST");
  auto known = known_officer(premises_, head, Asks::write);
  if (auto* reply = std::get_if<Reply>(&known)) return std::move(*reply);
  return collect_json(kLongestForm, [this, officer = std::get<Officer>(known), id = std::string(id)](const Json& body, Answer answer) {
    register_.correct(officer, id, body, std::move(answer));
  });
}

}  // namespace zhicheng::server
