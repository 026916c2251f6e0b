#include "cli/request.h"

#include <CLI/CLI.hpp>

#include "base/error_words.h"
#include "cli/rules_folder.h"
#include "rules/embedded.h"
#include "server/clock.h"

namespace zhicheng::cli {

namespace {

/// `--on "$DAY"` with DAY unset must not mean today.
std::string refuse_empty(const std::string& text) { return text.empty() ? "不能为空" : ""; }

base::Json text_or_null(const std::string& text) { return text.empty() ? base::Json{} : base::Json{text}; }

std::string chosen_edition(const api::Door& door, const Scope& scope) {
  if (!scope.edition.empty()) return scope.edition;
  const std::vector<std::string> ids = door.library().ids();
  if (ids.size() == 1) return ids.front();
  std::string known;
  for (const std::string& id : ids) known += " " + id;
  throw bad_usage("请用 --edition 指明按哪一版通知判断，可选：" + known);
}

}  // namespace

void add_rules(CLI::App& app, Scope& scope, const std::string& about_county) {
  app.add_option("--edition", scope.edition, "按哪一版通知判断，如 bayannur/2026；只有一版时可不写")
      ->type_name("版本")
      ->check(refuse_empty);
  app.add_option("--county", scope.county, about_county)->type_name("代码")->check(refuse_empty);
  app.add_option("--pack", scope.packs, "另外加载的系列条件包，可写多次")->type_name("名称")->allow_extra_args(false);
  add_rules_folder(app, scope.rules);
}

void add_rules_folder(CLI::App& app, std::string& folder) {
  app.add_option("--rules", folder, "规则目录，默认用本程序自带的规则")->type_name("目录")->check(refuse_empty);
}

void add_day(CLI::App& app, Scope& scope) {
  app.add_option("--on", scope.on, "按哪一天判断，如 2026-05-20；默认为今天（北京时间）")
      ->type_name("日期")
      ->check(refuse_empty);
}

api::Door open_door(const std::string& folder) {
  auto library = folder.empty() ? rules::Library::load(rules::embedded_files())
                                : rules::Library::load(RulesFolder(folder).files());
  if (!library) {
    Failure failure = refused(library.error());
    if (folder.empty()) failure.exit = Exit::bug;
    throw failure;
  }
  return api::Door(std::move(library).value());
}

base::Json make_request(std::string_view call, const api::Door& door, const Scope& scope, base::Json body) {
  base::Json::Array packs(scope.packs.begin(), scope.packs.end());
  base::Json request;
  request.add("format", "zhicheng-request/1")
      .add("call", call)
      .add("edition", chosen_edition(door, scope))
      .add("county", text_or_null(scope.county))
      .add("packs", std::move(packs))
      .add("on", scope.on.empty() ? server::today_in_china().text() : scope.on)
      .add("body", std::move(body));
  return request;
}

api::Response call(const api::Door& door, const base::Json& request, const std::vector<Origin>& origins) {
  api::Response response = door.handle(base::write_canonical(request));
  if (response.answer == api::Answer::refused) throw refusal(response.bytes, origins);
  return response;
}

Failure refusal(std::string_view bytes, const std::vector<Origin>& origins) {
  const auto response = base::read_json(bytes);
  const base::Json* error = response ? response->find("error") : nullptr;
  if (error == nullptr) return {Exit::bug, "bug", "", "核心给出的错误对象读不出来"};

  const std::string_view code = error->text_at("code");
  Failure failure{Exit::refused, std::string(code), std::string(error->text_at("at")), base::in_words(code, error->text_at("detail"))};
  for (const Origin& origin : origins) {
    const std::string_view at = failure.at;
    if (!at.starts_with(origin.prefix)) continue;
    const std::string_view rest = at.substr(origin.prefix.size());
    if (!rest.empty() && rest.front() != '/') continue;
    if (!origin.file.empty()) failure.detail = origin.file + "：" + failure.detail;
    failure.at = std::string(rest);
    break;
  }
  return failure;
}

Exit exit_of(api::Answer answer) {
  switch (answer) {
    case api::Answer::yes:
      return Exit::yes;
    case api::Answer::no:
      return Exit::no;
    case api::Answer::unsure:
      return Exit::unsure;
    case api::Answer::refused:
      return Exit::refused;
  }
  return Exit::bug;
}

}  // namespace zhicheng::cli
