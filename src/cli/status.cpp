// zhicheng status, zhicheng withdraw: the own file on the reviewers' server.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "application/places.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/input.h"
#include "cli/own.h"
#include "cli/remote.h"
#include "cli/review_parts.h"
#include "seal/number.h"

namespace zhicheng::cli {

using base::Json;
using server::Answered;

Own read_own(const std::string& receipt) {
  const Json kept = read_json_input(receipt);
  const Json* signed_part = kept.find("receipt");
  if (signed_part == nullptr) throw Failure{Exit::refused, "missing_key", "/receipt", "不是 zhicheng submit 写的回执文件"};
  const std::string number(signed_part->text_at("number"));
  return {number, fmt::format("Bearer {} {}", number, kept.text_at("secret"))};
}

namespace {

struct Options {
  std::string receipt;
  std::string number;
  std::string url;
  std::string reason;
  Form form;
};

std::string list_of(const Json& progress, std::string_view key, std::string (*line)(const Json&)) {
  std::string text;
  const Json* found = progress.find(key);
  const auto* items = found != nullptr ? found->array() : nullptr;
  if (items == nullptr) return text;
  for (const Json& item : *items) text += line(item) + "\n";
  return text;
}

std::string correction_line(const Json& one) {
  const std::string place(one.text_at("place"));
  const std::string where = place.empty() ? fmt::format("附件 {}", one.text_at("attachment").substr(0, 16)) : application::in_words(place);
  return fmt::format("  依据{}，{}：{}。{}", one.text_at("clause"), where, one.text_at("problem"), one.text_at("mend"));
}

/// What the offices have asked for, while the file is with the applicant.
std::string told_text(const Json& progress) {
  const std::string_view state = progress.text_at("state");
  const Json* told = progress.find("told");
  if (told == nullptr || (state != "returned" && state != "notified")) return {};
  std::string text;
  const std::string_view reason = told->text_at("reason");
  if (!reason.empty()) text += fmt::format("原因：{}\n", reason);
  const std::string items = list_of(*told, "corrections", correction_line);
  if (!items.empty()) text += "需要补充更正：\n" + items;
  const std::string_view last = told->text_at("last");
  if (last.empty()) return text;
  const bool notified = told->text_at("how") == "notify";
  return text + fmt::format("最后一天：{}\n{}\n", last, notified ? "过了这一天还没有补充更正，视为放弃申报。" : "过了申报截止日就不能再交，也不能再补报。");
}

bool is_with_offices(std::string_view state) {
  constexpr std::array<std::string_view, 4> kStates{"incomplete", "unassigned", "reviewing", "deciding"};
  return std::find(kStates.begin(), kStates.end(), state) != kStates.end();
}

std::string progress_text(const Json& progress) {
  const std::string_view office = progress.text_at("office");
  std::string text = fmt::format("{}：{}{}\n收到时间 {}\n", progress.text_at("number"), progress.text_at("label"),
                                 office.empty() ? "" : fmt::format("（{}）", office), progress.text_at("received"));
  text += told_text(progress);
  text += list_of(progress, "notes", [](const Json& one) { return fmt::format("注意：{}", one.text() != nullptr ? *one.text() : ""); });
  const Json* missing = progress.find("missing");
  if (missing != nullptr && missing->is_null() && is_with_offices(progress.text_at("state"))) {
    return text + "申报包还没有校验完，附件齐不齐还不知道，请过几分钟再查；很久都没有变化的，请联系受理单位\n";
  }
  return text + list_of(progress, "missing", [](const Json& one) { return fmt::format("缺附件：{}", one.text_at("name")); });
}

Exit show(const Options& options, const Answered& answered) {
  if (answered.status != 200) throw refused(answered);
  const Json progress = body_of(answered);
  print(options.form.wants_text(standard_output()) ? progress_text(progress) : answered.body + "\n");
  return Exit::yes;
}

Answered ask_progress(server::Client& client, const Own& own) {
  return ask(client, {"GET", "/v1/submissions/" + own.number, {{"Authorization", own.bearer}}, {}});
}

/// By the receipt; or by the number, and the code from standard input: on a command line others could read it.
Own own_of(const Options& options) {
  if (options.receipt.empty() == options.number.empty()) throw bad_usage("回执和 --number 要写一个，只写一个");
  if (options.number.empty()) return read_own(options.receipt);
  Secrets secrets;
  const auto number = seal::read_number(options.number);
  if (!number) throw Failure{Exit::refused, "bad_number", "", "不是受理编号：" + options.number};
  return {*number, fmt::format("Bearer {} {}", *number, secrets.ask("查询码"))};
}

Exit status(const Options& options) {
  const Own own = own_of(options);
  const auto client = connect(options.url);
  return show(options, ask_progress(*client, own));
}

Exit withdraw(const Options& options) {
  const Own own = own_of(options);
  const auto client = connect(options.url);
  const Answered seen = ask_progress(*client, own);
  if (seen.status != 200) throw refused(seen);
  const Json progress = body_of(seen);
  const Json* version = progress.find("version");
  const std::string body = base::write_canonical(Json::Object{{"version", version == nullptr ? Json() : *version}, {"reason", options.reason}});
  return show(options, ask(*client, {"POST", "/v1/submissions/" + own.number + "/withdrawal",
                                     {{"Authorization", own.bearer}, {"Content-Type", "application/json"}}, body}));
}

void add_options(CLI::App& app, Options& options) {
  app.add_option("回执", options.receipt, "zhicheng submit 写的回执文件；- 表示标准输入");
  app.add_option("--number", options.number, "没有回执文件时写受理编号，查询码从标准输入读一行")->type_name("编号");
  app.add_option("--to", options.url, "审核服务的地址，如 https://主机 或 http://127.0.0.1:8080")->required()->type_name("地址");
  add_form(app, options.form);
}

}  // namespace

Command add_status(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("status", "进度：凭回执查看申报办到了哪一步，要补充更正什么");
  add_options(*app, *options);
  add_examples(*app, "  zhicheng status receipt.json --to http://127.0.0.1:8080\n"
               "  zhicheng status --number 2026-7K3QX-M2P95 --to http://127.0.0.1:8080     # 再输入查询码\n",
               "  0   查到了\n"
               "  64  用法不对\n"
               "  65  回执读不出来，或收件编号、查询码不对\n"
               "  74  服务器连不上\n");
  return {app, [options] { return status(*options); }};
}

Command add_withdraw(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("withdraw", "撤回：凭回执撤回已经提交的申报，撤回后不能恢复");
  add_options(*app, *options);
  app->add_option("--reason", options->reason, "撤回的原因，可以不写")->type_name("文字");
  add_examples(*app, "  zhicheng withdraw receipt.json --to http://127.0.0.1:8080 --reason 改报下一年\n",
               "  0   已撤回\n"
               "  64  用法不对\n"
               "  65  回执读不出来，收件编号、查询码不对，或已经不能撤回\n"
               "  74  服务器连不上，或现在记不下来\n");
  return {app, [options] { return withdraw(*options); }};
}

}  // namespace zhicheng::cli
