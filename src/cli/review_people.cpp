// zhicheng review accounts …, records …, audit, judging: what administrators do, and the integrity register.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

#include "cli/help.h"
#include "cli/ink.h"
#include "cli/remote.h"
#include "cli/report_parts.h"
#include "cli/review_leaf.h"
#include "cli/review_parts.h"

namespace zhicheng::cli {

using base::Json;

namespace {

struct Options {
  Review review;
  std::string account, name, certificate;
  std::vector<std::string> grants;
  bool locked = false;
  bool unlocked = false;
  std::string office, after;
  std::int64_t limit = 0;
  std::string id, id_number, ground, on, basis, reason;

  std::string most() const { return limit == 0 ? "" : std::to_string(limit); }
};

/// "reviewer@五原县人力资源和社会保障局", "audit_admin".
Json read_grants(const std::vector<std::string>& typed) {
  Json list = Json::Array{};
  for (const std::string& one : typed) {
    const std::size_t at = one.find('@');
    list.push(Json::Object{{"role", one.substr(0, at)}, {"office", at == std::string::npos ? "" : one.substr(at + 1)}});
  }
  return list;
}

std::string account_in_words(const Json& account) {
  std::string text = fmt::format("{}（{}）{}\n", account.text_at("account"), account.text_at("name"),
                                 !is_false(account, "locked") ? "已停用" : is_false(account, "password") ? "还没有密码" : "");
  for (const Json& grant : items(account, "grants")) {
    const std::string_view office = grant.text_at("office");
    text += fmt::format("  {}{}\n", grant.text_at("role"), office.empty() ? "" : fmt::format("：{}", office));
  }
  return text;
}

std::string code_in_words(const Json& made) {
  return fmt::format("{} 的一次性代码，七天内有效，用过即废：{}\n", made.text_at("account"), made.text_at("code"));
}

Exit accounts(const Options& options) {
  const Json body = body_of(ask_as(options.review, "GET", with_query("/v1/accounts", {{"after", options.after}, {"limit", options.most()}})));
  std::string text;
  for (const Json& one : items(body, "accounts")) text += account_in_words(one);
  if (const std::string_view next = body.text_at("next"); !next.empty()) text += fmt::format("后面还有，接着看：--after {}\n", next);
  tell(options.review.form, body, text);
  return Exit::yes;
}

Json said_of_account(const Options& options) {
  Json body = Json::Object{{"name", options.name}, {"grants", read_grants(options.grants)}};
  if (!options.certificate.empty()) body.add("certificate", options.certificate);
  return body;
}

Exit add_account(const Options& options) {
  Json body = said_of_account(options);
  body.add("account", options.account);
  const Json made = body_of(ask_as(options.review, "POST", "/v1/accounts", body));
  tell(options.review.form, made, code_in_words(made));
  return Exit::yes;
}

Exit set_account(const Options& options) {
  const std::string path = "/v1/accounts/" + escaped(options.account);
  // What is not said stays as it is.
  const Json now = body_of(ask_as(options.review, "GET", path));
  const auto kept = [&](std::string_view key) { return now.find(key) != nullptr ? *now.find(key) : Json(); };
  Json body;
  body.add("name", options.name.empty() ? kept("name") : Json(options.name));
  body.add("grants", options.grants.empty() ? kept("grants") : read_grants(options.grants));
  body.add("locked", options.locked || (!options.unlocked && !is_false(now, "locked")));
  body.add("certificate", options.certificate.empty() ? kept("certificate") : Json(options.certificate));
  body.add("version", kept("version"));
  const Json account = body_of(ask_as(options.review, "PUT", path, body));
  tell(options.review.form, account, account_in_words(account));
  return Exit::yes;
}

Exit account_code(const Options& options) {
  const Json made = body_of(ask_as(options.review, "POST", "/v1/accounts/" + escaped(options.account) + "/code", Json(Json::Object{})));
  tell(options.review.form, made, code_in_words(made));
  return Exit::yes;
}

Exit audit(const Options& options) {
  const Json body = body_of(ask_as(options.review, "GET", with_query("/v1/audit", {{"office", options.office}, {"after", options.after}, {"limit", options.most()}})));
  Page page(standard_output());
  Table table(0);
  for (const Json& one : items(body, "events")) {
    const Json* detail = one.find("detail");
    table.row({std::string(one.text_at("at")), std::string(one.text_at("actor")), std::string(one.text_at("action")), std::string(one.text_at("number")),
               detail == nullptr ? "" : base::write_canonical(*detail)});
  }
  for (const Json& end : items(body, "ends")) table.row({std::string(end.text_at("office")), std::string(end.text_at("hash"))});
  table.draw(page);
  tell(options.review.form, body, page.text());
  return Exit::yes;
}

std::int64_t count_at(const Json& body, std::string_view key) {
  const Json* found = body.find(key);
  if (found == nullptr || found->integer() == nullptr) throw Failure{Exit::output, "bad_answer", "", "服务器的答复里没有“" + std::string(key) + "”"};
  return *found->integer();
}

Exit judging(const Options& options) {
  const Json body = body_of(ask_as(options.review, "GET", "/v1/judging"));
  std::string text = fmt::format("还没有校验完的申报包：{} 份\n", count_at(body, "unfinished"));
  const std::int64_t given_up = count_at(body, "given_up");
  const Json::Array& packages = items(body, "packages");
  if (given_up > 0) {
    text += fmt::format("其中 {} 份试过四次都没有完成，不再自动重试{}：\n", given_up,
                        packages.size() < static_cast<std::size_t>(given_up) ? fmt::format("（只列出最早的 {} 份）", packages.size()) : "");
    for (const Json& one : packages) {
      text += fmt::format("  {}  第 {} 次提交  {}\n", one.text_at("number"), count_at(one, "revision"), one.text_at("received"));
    }
    text += "找到原因（密钥不在、内存不足……）之后，用 zhicheng review judge-again 让它们重新校验\n";
  }
  tell(options.review.form, body, text);
  return Exit::yes;
}

Exit judge_again(const Options& options) {
  const Json body = body_of(ask_as(options.review, "POST", "/v1/judging", Json(Json::Object{})));
  tell(options.review.form, body, fmt::format("{} 份试过的申报包会陆续重新校验\n", count_at(body, "again")));
  return Exit::yes;
}

std::string records_in_words(const Json& body) {
  Page page(standard_output());
  for (const Json& one : items(body, "records")) {
    const Json* corrected = one.find("corrected");
    page.line(0, fmt::format("{}  {}  {}  {}{}", one.text_at("id"), one.text_at("on"), one.text_at("ground"), one.text_at("basis"),
                             corrected == nullptr || corrected->is_null() ? "" : "（已撤销）"));
  }
  return page.text();
}

Exit records(const Options& options) {
  const Json body = body_of(ask_as(options.review, "POST", "/v1/records/search", Json(Json::Object{{"id_number", options.id_number}})));
  tell(options.review.form, body, records_in_words(body));
  return Exit::yes;
}

Exit add_record(const Options& options) {
  const Json body = Json::Object{{"id_number", options.id_number}, {"name", options.name}, {"ground", options.ground}, {"on", options.on}, {"basis", options.basis}};
  const Json made = body_of(ask_as(options.review, "POST", "/v1/records", body));
  tell(options.review.form, made, "已记入诚信档案库\n");
  return Exit::yes;
}

Exit correct_record(const Options& options) {
  const Json made = body_of(ask_as(options.review, "POST", "/v1/records/" + escaped(options.id) + "/correction", Json::Object{{"reason", options.reason}}));
  tell(options.review.form, made, "这条记录已撤销，理由已记下\n");
  return Exit::yes;
}

void add_account_options(CLI::App& app, Options& options) {
  app.add_option("账号", options.account, "账号：小写字母开头，小写字母、数字和 . _ -")->required();
  app.add_option("--name", options.name, "姓名")->type_name("姓名");
  app.add_option("--grant", options.grants, "角色@单位，可以写几次；管理员没有单位")->type_name("角色");
  app.add_option("--certificate", options.certificate, "绑定的客户端证书指纹")->type_name("指纹");
}

}  // namespace

std::vector<Command> add_review_people(CLI::App& parent) {
  std::vector<Command> commands;
  const auto leaf = [&](const char* name, const char* what, Exit (*run)(const Options&), const char* example) {
    return add_leaf<Options>(parent, commands, name, what, run, example);
  };
  const auto paged = [](CLI::App& app, Options& options) {
    app.add_option("--after", options.after, "从这里之后接着列")->type_name("位置");
    app.add_option("--limit", options.limit, "最多列多少条")->type_name("条数")->check(CLI::Range(1, 500).description(""));
  };
  const auto [listing, l] = leaf("accounts", "列出账号（安全管理员）", accounts, "  zhicheng review accounts\n");
  paged(*listing, *l);
  const auto [adding, a] = leaf("add-account", "建账号，得到设密码用的一次性代码（安全管理员）", add_account,
                                "  zhicheng review add-account wu.lan --name 乌兰 --grant reviewer@五原县人力资源和社会保障局\n");
  add_account_options(*adding, *a);
  adding->get_option("--name")->required();
  const auto [setting, s] = leaf("set-account", "改账号：姓名、角色、停用；没写的不变（安全管理员）", set_account,
                                 "  zhicheng review set-account wu.lan --locked\n");
  add_account_options(*setting, *s);
  auto* locks = setting->add_flag("--locked", s->locked, "停用");
  setting->add_flag("--unlocked", s->unlocked, "重新启用")->excludes(locks);
  const auto [coding, c] = leaf("account-code", "给账号一个新的一次性代码，原密码作废（安全管理员）", account_code, "  zhicheng review account-code wu.lan\n");
  coding->add_option("账号", c->account, "账号")->required();
  const auto [auditing, u] = leaf("audit", "查看操作记录（审计管理员）；不写单位就列出各单位最后一条的摘要", audit,
                                  "  zhicheng review audit --office security --limit 500\n");
  auditing->add_option("--office", u->office, "哪个单位的记录；账号和登录的记录是 security")->type_name("单位");
  paged(*auditing, *u);
  leaf("judging", "还有多少申报包没有校验完（系统管理员）", judging, "  zhicheng review judging\n");
  leaf("judge-again", "让没有校验完的申报包重新校验，不再自动重试的也算（系统管理员）", judge_again, "  zhicheng review judge-again\n");
  const auto [reading, r] = leaf("records", "查诚信档案库里某人的记录", records, "  zhicheng review records --id-number 身份证号\n");
  reading->add_option("--id-number", r->id_number, "身份证号")->required()->type_name("号码");
  const auto [entering, e] = leaf("add-record", "记入诚信档案库", add_record,
                                  "  zhicheng review add-record --id-number 身份证号 --name 姓名 --ground false_material --on 2026-07-01 --basis 决定文号\n");
  entering->add_option("--id-number", e->id_number, "身份证号")->required()->type_name("号码");
  entering->add_option("--name", e->name, "姓名")->required()->type_name("姓名");
  entering->add_option("--ground", e->ground, "title_revoked（违规取得的职称）或 false_material（虚假材料）")->required()->type_name("事由");
  entering->add_option("--on", e->on, "从哪天起算")->required()->type_name("日期");
  entering->add_option("--basis", e->basis, "依据的决定")->required()->type_name("依据");
  const auto [correcting, k] = leaf("correct-record", "撤销诚信档案库里的一条记录", correct_record, "  zhicheng review correct-record 记录 --reason 决定已被撤销\n");
  correcting->add_option("记录", k->id, "记录的编号")->required();
  correcting->add_option("--reason", k->reason, "理由")->required()->type_name("理由");
  return commands;
}

}  // namespace zhicheng::cli
