// zhicheng review list, show, move: files and what is done with them.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

#include "cli/help.h"
#include "cli/ink.h"
#include "cli/input.h"
#include "cli/new_file.h"
#include "cli/remote.h"
#include "cli/report_parts.h"
#include "cli/review_leaf.h"
#include "cli/review_parts.h"

namespace zhicheng::cli {

using base::Json;

namespace {

struct Options {
  Review review;
  std::string number;
  // list
  std::string state, office, words, id_number, after;
  std::int64_t limit = 0;
  // show
  std::string package, attachment, out;
  std::int64_t revision = 0;
  // move
  std::string deed, reason, sha256, finding, note, last, corrections;
  std::int64_t version = 0;
};

std::string_view verdict_word(std::string_view verdict) {
  if (verdict == "reproduced") return "一致";
  if (verdict == "differs") return "不一致";
  if (verdict == "cannot_judge") return "无法判断";
  return "未完成校验";
}

std::string number_at(const Json& of, std::string_view key) {
  const Json* member = of.find(key);
  const std::int64_t* number = member == nullptr ? nullptr : member->integer();
  return number == nullptr ? "" : std::to_string(*number);
}

std::string list_in_words(const Json& body) {
  Page page(standard_output());
  Table table(0);
  for (const Json& file : items(body, "files")) {
    const std::string_view office = file.text_at("office");
    table.row({std::string(file.text_at("number")), std::string(file.text_at("name")), std::string(file.text_at("employer")),
               std::string(verdict_word(file.text_at("verdict"))), fmt::format("{}{}", file.text_at("label"), office.empty() ? "" : fmt::format("（{}）", office))});
  }
  table.draw(page);
  const std::string_view next = body.text_at("next");
  if (items(body, "files").empty()) page.line(0, next.empty() ? "没有" : "这一段里没有");
  if (!next.empty()) page.line(0, fmt::format("后面还有，接着看：--after {}", next));
  return page.text();
}

void draw_attachments(Page& page, const Json& body) {
  if (items(body, "attachments").empty()) return;
  page.heading("附件");
  for (const Json& one : items(body, "attachments")) {
    const Json* mark = one.find("mark");
    const std::string_view finding = mark == nullptr ? "" : mark->text() != nullptr ? *mark->text() : mark->text_at("finding");
    const std::string_view said = is_false(one, "present") ? "没有上传" : finding == "fine" ? "无误" : finding == "faulty" ? "有问题" : "未核对";
    page.line(2, fmt::format("{}  {}  {}", padded(said, 8), one.text_at("kind"), one.text_at("name")));
    page.line(4, one.text_at("sha256"));
  }
}

std::string file_in_words(const Json& body) {
  const Json nothing;
  const Json* member = body.find("file");
  const Json& file = member == nullptr ? nothing : *member;
  Page page(standard_output());
  page.line(0, fmt::format("{}：{}，第 {} 版", file.text_at("number"), body.text_at("label"), number_at(file, "version")));
  page.line(0, fmt::format("校验结果：{}", verdict_word(body.text_at("verdict"))));
  if (!items(body, "changes").empty()) {
    page.heading("与上一次提交相比，改了");
    for (const Json& place : items(body, "changes")) page.line(2, place.text() != nullptr ? *place.text() : "");
  }
  draw_attachments(page, body);
  if (!items(body, "concerns").empty()) page.heading("留意");
  for (const Json& concern : items(body, "concerns")) {
    std::string others;
    for (const Json& other : items(concern, "others")) others += " " + (other.text() != nullptr ? *other.text() : "");
    const auto until = concern.text_at("until");
    page.line(2, fmt::format("{}{}{}", concern.text_at("text"), others, until.empty() ? "" : fmt::format("（到 {} 为止）", until)));
  }
  page.heading("可以办理");
  Table table(2);
  for (const Json& move : items(body, "moves")) {
    const Json* locked = move.find("locked");
    const bool waits = locked != nullptr && locked->object() != nullptr;
    std::string words(move.text_at("label"));
    if (waits) words += fmt::format("（还不能：{}）", locked->text_at("detail"));
    if (const auto warning = move.text_at("warning"); !warning.empty()) words += fmt::format("（注意：{}）", warning);
    table.row({std::string(move.text_at("do")), words});
  }
  table.draw(page);
  if (items(body, "moves").empty()) page.line(2, "没有");
  return page.text();
}

Exit list(const Options& options) {
  const std::string limit = options.limit == 0 ? "" : std::to_string(options.limit);
  if (!options.id_number.empty()) {
    const std::string path = with_query("/v1/files/search", {{"after", options.after}, {"limit", limit}});
    const Json body = body_of(ask_as(options.review, "POST", path, Json(Json::Object{{"id_number", options.id_number}})));
    tell(options.review.form, body, list_in_words(body));
    return Exit::yes;
  }
  const Json body = body_of(ask_as(options.review, "GET", with_query("/v1/files", {{"state", options.state}, {"office", options.office}, {"q", options.words},
                                                                                   {"after", options.after}, {"limit", limit}})));
  tell(options.review.form, body, list_in_words(body));
  return Exit::yes;
}

Exit show(const Options& options) {
  const std::string path = "/v1/files/" + escaped(options.number);
  if (!options.package.empty()) {
    const std::string revision = options.revision == 0 ? "" : std::to_string(options.revision);
    write_file(options.package, ask_as(options.review, "GET", with_query(path + "/package", {{"revision", revision}})).body);
  }
  if (!options.attachment.empty()) {
    if (options.out.empty()) throw bad_usage("--attachment 要有 -o 文件");
    write_file(options.out, ask_as(options.review, "GET", path + "/blobs/" + escaped(options.attachment)).body);
  }
  if (!options.package.empty() || !options.attachment.empty()) return Exit::yes;
  const Json body = body_of(ask_as(options.review, "GET", path));
  tell(options.review.form, body, file_in_words(body));
  return Exit::yes;
}

Exit move(const Options& options) {
  Json body = Json::Object{{"version", options.version}, {"do", options.deed}};
  for (const auto& [key, value] : {std::pair{"office", &options.office}, {"reason", &options.reason}, {"sha256", &options.sha256},
                                   {"finding", &options.finding}, {"note", &options.note}, {"last", &options.last}}) {
    if (!value->empty()) body.add(key, *value);
  }
  if (!options.corrections.empty()) body.add("corrections", read_json_input(options.corrections));
  const Json moved = body_of(ask_as(options.review, "POST", "/v1/files/" + escaped(options.number) + "/moves", body));
  tell(options.review.form, moved, file_in_words(moved));
  return Exit::yes;
}

}  // namespace

std::vector<Command> add_review_files(CLI::App& parent) {
  std::vector<Command> commands;
  const auto leaf = [&](const char* name, const char* what, Exit (*run)(const Options&), const char* example) {
    return add_leaf<Options>(parent, commands, name, what, run, example);
  };
  const auto [listing, l] = leaf("list", "列出与自己有关的申报", list, "  zhicheng review list --state reviewing --limit 200\n");
  listing->add_option("--state", l->state, "只列这种状态，如 reviewing")->type_name("状态");
  listing->add_option("--office", l->office, "只列在这个单位的")->type_name("单位");
  listing->add_option("--q", l->words, "只列编号、姓名或单位里有这些字的")->type_name("字");
  listing->add_option("--id-number", l->id_number, "只列这个身份证号的，状态、单位和字不看")->type_name("号码");
  listing->add_option("--after", l->after, "从这个编号之后接着列")->type_name("编号");
  listing->add_option("--limit", l->limit, "最多列多少份，默认 50")->type_name("份数")->check(CLI::Range(1, 200).description(""));

  const auto [showing, s] = leaf("show", "查看一份申报，取出申报包或附件", show,
                                 "  zhicheng review show 2026-7K3QX-M2P95\n"
                                 "  zhicheng review show 2026-7K3QX-M2P95 --package one.zhicheng.json\n"
                                 "  zhicheng review show 2026-7K3QX-M2P95 --attachment 摘要 -o diploma.pdf\n");
  showing->add_option("编号", s->number, "收件编号")->required();
  showing->add_option("--package", s->package, "把申报包原样写到这个文件")->type_name("文件");
  showing->add_option("--revision", s->revision, "第几次提交的申报包，默认最后一次")->type_name("次")->check(CLI::Range(std::int64_t{1}, std::int64_t{1} << 53).description(""));
  showing->add_option("--attachment", s->attachment, "取这个附件（SHA-256）")->type_name("摘要");
  showing->add_option("-o,--out", s->out, "附件写到这个文件")->type_name("文件");

  const auto [moving, m] = leaf("move", "办理一份申报", move,
                                "  zhicheng review move 2026-7K3QX-M2P95 mark --version 3 --sha256 摘要 --finding fine\n"
                                "  zhicheng review move 2026-7K3QX-M2P95 pass_on --version 4\n"
                                "  zhicheng review move 2026-7K3QX-M2P95 return --version 4 --reason 学历证书缺页\n"
                                "  zhicheng review move 2026-7K3QX-M2P95 notify --version 5 --corrections items.json --last 2026-07-20\n");
  moving->add_option("编号", m->number, "收件编号")->required();
  moving->add_option("办理", m->deed, "mark、assign、pass_on、return、notify、accept 或 disqualify；show 会列出现在能办的")->required();
  moving->add_option("--version", m->version, "看到的是第几版；别人先办了就不再办")->required()->type_name("版")->check(CLI::Range(std::int64_t{1}, std::int64_t{1} << 53).description(""));
  moving->add_option("--reason", m->reason, "理由")->type_name("理由");
  moving->add_option("--office", m->office, "assign：确定由哪个单位办理")->type_name("单位");
  moving->add_option("--sha256", m->sha256, "mark：哪个附件")->type_name("摘要");
  moving->add_option("--finding", m->finding, "mark：fine（无误）或 faulty（有问题）")->type_name("结论");
  moving->add_option("--note", m->note, "mark：有什么问题")->type_name("说明");
  moving->add_option("--corrections", m->corrections, "return、notify：要补充更正的各项，JSON 文件")->type_name("文件");
  moving->add_option("--last", m->last, "notify：补充更正的最后一天")->type_name("日期");
  return commands;
}

}  // namespace zhicheng::cli
