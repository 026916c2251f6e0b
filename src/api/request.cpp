#include "api/request.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "rules/fields.h"

namespace zhicheng::api {

using base::ErrorCode;
using base::Json;

namespace {

Call read_call(rules::Fields& fields, rules::Fault& fault) {
  constexpr std::array<std::pair<std::string_view, Call>, 9> kCalls{{{"assess", Call::assess},
                                                                     {"pack", Call::pack},
                                                                     {"check", Call::check},
                                                                     {"changes", Call::changes},
                                                                     {"verify", Call::verify},
                                                                     {"compare", Call::compare},
                                                                     {"lint", Call::lint},
                                                                     {"dates", Call::dates},
                                                                     {"clauses", Call::clauses}}};
  const std::string word = fields.text("call");
  for (const auto& [name, call] : kCalls) {
    if (name == word) return call;
  }
  fault.note(ErrorCode::unknown_call, fields.pointer("call"), base::shortened(word));
  return Call::assess;
}

/// Absent and null are one; an empty text is neither.
std::optional<std::string> optional_text(rules::Fields& fields, std::string_view key, rules::Fault& fault) {
  const Json* member = fields.take(key);
  if (member == nullptr || member->is_null()) return std::nullopt;
  const std::string* text = member->text();
  if (text == nullptr) {
    fault.note(ErrorCode::wrong_type, fields.pointer(key), "这里应为字符串");
  } else if (text->empty()) {
    fault.note(ErrorCode::out_of_domain, fields.pointer(key), "不能为空");
  }
  return text == nullptr ? std::optional<std::string>{} : *text;
}

/// Calls that read no body take none.
void check_body(const Request& request, rules::Fault& fault) {
  constexpr std::array kReading{Call::assess, Call::changes, Call::pack, Call::check, Call::verify, Call::compare, Call::lint};
  const bool reads = std::find(kReading.begin(), kReading.end(), request.call) != kReading.end();
  const Json::Object* members = request.body.object();
  const bool empty = request.body.is_null() || (members != nullptr && members->empty());
  if (!reads && !empty) fault.note(ErrorCode::unknown_key, "/body", "这个请求不读 body");
}

}  // namespace

base::Result<Request> read_request(Json json) {
  rules::Fault fault;
  need_format(json, "zhicheng-request/1", "", fault);
  if (fault.found()) return fault.error();
  rules::Fields fields(json, "", fault);
  fields.text("format");
  Request request;
  request.call = read_call(fields, fault);
  request.edition = optional_text(fields, "edition", fault).value_or("");
  request.county = optional_text(fields, "county", fault);
  if (const Json* packs = json.find("packs"); packs != nullptr && !packs->is_null()) request.packs = fields.texts("packs");
  if (const auto on = optional_text(fields, "on", fault)) {
    const auto day = base::Day::parse(*on);
    if (day) request.on = *day;
    if (!day) fault.note(ErrorCode::bad_date, fields.pointer("on"), day.error().detail);
  }
  request.created = optional_text(fields, "created", fault).value_or("");
  fields.take("body");
  fields.take("packs");
  fields.done();
  for (auto& [key, value] : *json.object()) {
    if (key == "body") request.body = std::move(value);
  }
  check_body(request, fault);
  if (fault.found()) return fault.error();
  return request;
}

}  // namespace zhicheng::api
