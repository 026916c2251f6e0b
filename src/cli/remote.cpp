#include "cli/remote.h"

#include <fmt/format.h>

#include <utility>

namespace zhicheng::cli {

using base::Json;
using server::Answered;

std::unique_ptr<server::Client> connect(const std::string& url) {
  auto client = server::Client::to(url);
  if (!client) throw bad_usage("地址要写成 https://主机 或 http://主机:端口：" + url);
  return client;
}

Answered ask(server::Client& client, const server::Asked& asked) {
  auto answered = client.ask(asked);
  if (auto* fault = std::get_if<std::string>(&answered)) throw Failure{Exit::output, "no_answer", "", *fault};
  return std::move(std::get<Answered>(answered));
}

Failure refused(const Answered& answered) {
  const auto body = base::read_json(answered.body);
  const Json* error = body ? body.value().find("error") : nullptr;
  if (error == nullptr) return {Exit::output, "no_answer", "", fmt::format("服务器答复 {}，看不懂", answered.status)};
  const Exit exit = answered.status >= 500 ? Exit::output : Exit::refused;
  return {exit, std::string(error->text_at("code")), std::string(error->text_at("at")), std::string(error->text_at("detail"))};
}

Json body_of(const Answered& answered) {
  auto body = base::read_json(answered.body);
  if (!body || (answered.status != 200 && answered.status != 201)) throw refused(answered);
  return std::move(body).value();
}

}  // namespace zhicheng::cli
