#include "api/door.h"

#include "api/calls.h"
#include "api/request.h"

namespace zhicheng::api {

using base::Json;

namespace {

Response refuse(const base::Error& error) {
  Json body;
  body.add("code", base::spell(error.code)).add("at", error.at).add("detail", error.detail);
  return {Answer::refused, base::write_canonical(Json{}.add("error", std::move(body)))};
}

}  // namespace

Response Door::handle(std::string_view bytes) const {
  auto json = base::read_json(bytes, kRequestLimits);
  if (!json) return refuse(json.error());
  const auto request = read_request(std::move(*json));
  if (!request) return refuse(request.error());
  auto response = call(library_, *request);
  return response ? std::move(*response) : refuse(response.error());
}

Response Door::verify(std::string_view package) const {
  const auto report = package::verify(library_, package);
  return report ? respond(*report) : refuse(report.error());
}

}  // namespace zhicheng::api
