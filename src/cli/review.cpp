// zhicheng review: the officers' side of the reviewers' server. Getting in and out.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

#include "cli/help.h"
#include "cli/remote.h"
#include "cli/report_parts.h"
#include "cli/review_parts.h"

namespace zhicheng::cli {

using base::Json;
using server::Answered;

namespace {

struct Options {
  Review review;
  std::string to;
  std::string origin;
  std::string account;
  std::string name;
  std::string code;
};

std::string in_words(const Json& officer) {
  std::string text = fmt::format("{}（{}）已登录，到 {} 为止\n", officer.text_at("name"), officer.text_at("account"), officer.text_at("until"));
  for (const Json& grant : items(officer, "grants")) {
    const std::string_view office = grant.text_at("office");
    text += fmt::format("  {}{}\n", grant.text_at("role"), office.empty() ? "" : fmt::format("：{}", office));
  }
  return text;
}

Exit login(const Options& options) {
  Secrets secrets;
  Kept kept{options.to, options.origin, ""};
  const Answered answered =
      ask_open(kept, "POST", "/v1/session", Json::Object{{"account", options.account}, {"password", secrets.ask("密码")}});
  const Json officer = body_of(answered);
  const std::string_view cookie = answered.header("Set-Cookie");
  kept.cookie = cookie.substr(0, cookie.find(';'));
  save_session(options.review.file, kept);
  tell(options.review.form, officer, in_words(officer));
  return Exit::yes;
}

Exit logout(const Options& options) {
  const Json ended = body_of(ask_as(options.review, "DELETE", "/v1/session"));
  forget_session(options.review.file);
  tell(options.review.form, ended, "已退出\n");
  return Exit::yes;
}

Exit who(const Options& options) {
  const Json officer = body_of(ask_as(options.review, "GET", "/v1/session"));
  tell(options.review.form, officer, in_words(officer));
  return Exit::yes;
}

Exit password(const Options& options) {
  Secrets secrets;
  const std::string old = secrets.ask("原密码");
  const Json changed = body_of(ask_as(options.review, "POST", "/v1/password", Json::Object{{"old", old}, {"new", secrets.ask("新密码")}}));
  forget_session(options.review.file);
  tell(options.review.form, changed, "密码已改，请重新登录\n");
  return Exit::yes;
}

Exit first_password(const Options& options) {
  Secrets secrets;
  const Json body = Json::Object{{"account", options.account}, {"code", options.code}, {"password", secrets.ask("新密码")}};
  const Json set = body_of(ask_open({options.to, options.origin, ""}, "POST", "/v1/first-password", body));
  tell(options.review.form, set, "密码已设，可以登录了\n");
  return Exit::yes;
}

Exit first_administrator(const Options& options) {
  Secrets secrets;
  const Json body = Json::Object{{"account", options.account}, {"code", options.code}, {"name", options.name}, {"password", secrets.ask("新密码")}};
  const Json made = body_of(ask_open({options.to, options.origin, ""}, "POST", "/v1/first-administrator", body));
  tell(options.review.form, made, "安全管理员已建立，可以登录了\n");
  return Exit::yes;
}

CLI::App* add(CLI::App& parent, const char* name, const char* what, Options& options) {
  CLI::App* app = parent.add_subcommand(name, what);
  add_review_options(*app, options.review);
  return app;
}

void add_server(CLI::App& app, Options& options) {
  app.add_option("账号", options.account, "自己的账号")->required();
  app.add_option("--to", options.to, "审核服务的地址，如 http://127.0.0.1:8080")->required()->type_name("地址");
  app.add_option("--origin", options.origin, "服务以 --origin 启动时，同样写在这里")->type_name("来源");
}

}  // namespace

std::vector<Command> add_review_logins(CLI::App& parent) {
  std::vector<Command> commands;
  const auto leaf = [&](const char* name, const char* what, Exit (*run)(const Options&), const char* example) {
    auto options = std::make_shared<Options>();
    CLI::App* app = add(parent, name, what, *options);
    add_examples(*app, example, kReviewExits);
    commands.push_back({app, [options, run] { return run(*options); }});
    return std::pair{app, options};
  };
  const auto [in, in_options] = leaf("login", "登录；密码从标准输入读一行", login,
                                     "  zhicheng review login wu.lan --to http://127.0.0.1:8080\n");
  add_server(*in, *in_options);
  leaf("logout", "退出登录", logout, "  zhicheng review logout\n");
  leaf("who", "查看登录的是谁、有哪些角色", who, "  zhicheng review who\n");
  leaf("password", "改密码；原密码和新密码从标准输入各读一行", password, "  zhicheng review password\n");
  const auto [first, first_options] = leaf("first-password", "凭一次性代码设密码；从标准输入读一行", first_password,
                                           "  zhicheng review first-password wu.lan --code 7K3Q-XM2P-9DAB-CDEF --to http://127.0.0.1:8080\n");
  add_server(*first, *first_options);
  first->add_option("--code", first_options->code, "安全管理员给的一次性代码")->required()->type_name("代码");
  const auto [root, root_options] =
      leaf("first-administrator", "凭服务启动时显示的一次性代码，建立第一个安全管理员", first_administrator,
           "  zhicheng review first-administrator an.quan --name 安全 --code 7K3Q-XM2P-9DAB-CDEF --to http://127.0.0.1:8080\n");
  add_server(*root, *root_options);
  root->add_option("--code", root_options->code, "服务启动时显示的一次性代码")->required()->type_name("代码");
  root->add_option("--name", root_options->name, "姓名")->required()->type_name("姓名");
  return commands;
}

Command add_review(CLI::App& parent) {
  CLI::App* app = parent.add_subcommand("review", "审核：登录审核服务，查看和办理申报，管理账号");
  app->require_subcommand(1);
  auto commands = std::make_shared<std::vector<Command>>();
  for (const auto add_some : {add_review_logins, add_review_files, add_review_people}) {
    for (Command& command : add_some(*app)) commands->push_back(std::move(command));
  }
  add_examples(*app,
               "  zhicheng review login wu.lan --to http://127.0.0.1:8080\n"
               "  zhicheng review list --state reviewing\n"
               "  zhicheng review show 2026-7K3QX-M2P95\n"
               "  zhicheng review move 2026-7K3QX-M2P95 pass_on --version 3\n",
               kReviewExits);
  return {app, [commands] {
            for (const Command& command : *commands) {
              if (command.app->parsed()) return command.run();
            }
            return Exit::usage;
          }};
}

}  // namespace zhicheng::cli
