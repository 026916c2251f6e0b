#include "api/request.h"

#include <array>
#include <string_view>
#include <utility>

#include "rules/fields.h"

namespace zhicheng::api {

using base::ErrorCode;
using base::Json;

namespace {

Call read_call(rules::Fields& fields, rules::Fault& fault) {
  constexpr std::array<std::pair<std::string_view, Call>, 6> kCalls{{{"assess", Call::assess},
                                                                     {"pack", Call::pack},
                                                                     {"verify", Call::verify},
                                                                     {"lint", Call::lint},
                                                                     {"dates", Call::dates},
                                                                     {"clauses", Call::clauses}}};
  const std::string word = fields.text("call");
  for (const auto& [name, call] : kCalls) {
    if (name == word) return call;
  }
  fault.note(ErrorCode::unknown_call, fields.pointer("call"), word.substr(0, 60));
  return Call::assess;
}

}  // namespace

base::Result<Request> read_request(const Json& json) {
  rules::Fault fault;
  need_format(json, "zhicheng-request/1", "", fault);
  if (fault.found()) return fault.error();
  rules::Fields fields(json, "", fault);
  fields.text("format");
  Request request;
  request.call = read_call(fields, fault);
  request.edition = fields.text_or_empty("edition");
  if (const std::string county = fields.text_or_empty("county"); !county.empty()) request.county = county;
  if (const Json* packs = json.find("packs"); packs != nullptr && !packs->is_null()) request.packs = fields.texts("packs");
  if (const std::string on = fields.text_or_empty("on"); !on.empty()) {
    const auto day = base::Day::parse(on);
    if (day) request.on = *day;
    if (!day) fault.note(ErrorCode::bad_date, fields.pointer("on"), on.substr(0, 60));
  }
  request.created = fields.text_or_empty("created");
  if (const Json* body = fields.take("body")) request.body = *body;
  fields.take("packs");
  fields.done();
  if (fault.found()) return fault.error();
  return request;
}

}  // namespace zhicheng::api
