// zhicheng submit: packages and attachments to the reviewers' server.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/container.h"
#include "cli/help.h"
#include "cli/input.h"
#include "cli/new_file.h"
#include "cli/own.h"
#include "cli/remote.h"
#include "cli/submission_key.h"

namespace zhicheng::cli {

namespace {

using base::Json;
using server::Answered;

struct Options {
  std::string package;
  std::string url;
  std::string receipt;
  std::string again;
  Form form;
};

/// Sends what the server does not have yet; false when the archive has not got it either.
bool send_attachment(server::Client& client, const std::string& bearer, std::string_view archive, const container::File& file) {
  if (file.state != container::FileState::same) return false;
  const std::string path = "/v1/blobs/" + file.sha256;
  const Answered here = ask(client, {"HEAD", path, {{"Authorization", bearer}}, {}});
  if (here.status == 200) return true;
  std::string bytes;
  const auto read = container::read_content(archive, file.record, [&](std::string_view piece) {
    bytes += piece;
    return true;
  });
  if (!read) throw refused(read.error());
  std::size_t from = 0;
  const std::string offset(here.header("Upload-Offset"));
  if (!offset.empty() && offset.find_first_not_of("0123456789") == std::string::npos) from = std::min<std::size_t>(std::stoull(offset), bytes.size());
  std::vector<std::pair<std::string_view, std::string>> headers{{"Authorization", bearer}, {"Content-Type", file.listed.type}};
  if (from > 0 && from < bytes.size()) {
    headers.emplace_back("Content-Range", fmt::format("bytes {}-{}/{}", from, bytes.size() - 1, bytes.size()));
  } else {
    from = 0;
  }
  const Answered sent = ask(client, {"PUT", path, headers, std::string_view(bytes).substr(from)});
  if (sent.status != 200 && sent.status != 201) throw refused(sent);
  return true;
}

/// Nobody has read the package yet. Whether the same command goes on with it hangs on where its key is kept.
std::string unknown_words(const std::vector<container::File>& files, const std::string& key_file) {
  if (files.empty()) return "申报包还没有校验完，缺不缺附件还不知道，请过几分钟用 zhicheng status 查\n";
  std::error_code absent;
  if (!std::filesystem::is_regular_file(key_file, absent)) return "申报包还没有校验完，附件还没有传；这次没有把回执存成文件，不能接着传\n";
  return "申报包还没有校验完，附件还没有传。请过几分钟用同样的命令再交一次：同一份只收一次，附件接着传\n";
}

Exit submit(const Options& options) {
  const FileBytes bytes(options.package);
  const container::Opened opened = open_container(bytes.view());
  const auto client = connect(options.url);
  std::string path = "/v1/submissions";
  Own own;
  if (!options.again.empty()) own = read_own(options.again);
  std::string place = options.receipt;
  // The secret of a file that is handed in again is where it was.
  if (place.empty() && options.again.empty()) place = receipt_beside(options.package, opened.package);
  const std::string key_file = place.empty() ? options.again : place;
  const SubmissionKey key = key_for(key_file, opened.package);
  std::vector<std::pair<std::string_view, std::string>> headers{{"Content-Type", "application/json"}, {"Idempotency-Key", key.key}};
  if (!options.again.empty()) {
    path += "/" + own.number + "/revisions";
    headers.emplace_back("Authorization", std::move(own.bearer));
  }
  const Answered answered = ask(*client, {"POST", path, headers, opened.package});
  if (answered.status != 200 && answered.status != 201) throw refused(answered);
  const auto kept = base::read_json(answered.body);
  const Json* receipt = kept ? kept.value().find("receipt") : nullptr;
  if (receipt == nullptr) throw refused(answered);
  // Before anything else can fail: without it nobody sees the file again.
  if (!place.empty()) write_file(place, base::write_canonical(key.with(kept.value())) + "\n");

  const std::string bearer = fmt::format("Bearer {} {}", receipt->text_at("number"), kept.value().text_at("secret"));
  const Json* wanted = kept.value().find("missing");
  const bool is_known = wanted != nullptr && wanted->array() != nullptr;
  std::vector<std::string> missing;
  // What no judge has read lists nothing yet: the server would take no attachment.
  for (const container::File& file : opened.files) {
    if (is_known && !send_attachment(*client, bearer, bytes.view(), file)) missing.push_back(file.listed.name);
  }
  if (is_known && opened.kind != container::Kind::zip) {
    for (const Json& one : *wanted->array()) missing.push_back(std::string(one.text_at("name")));
  }
  if (!options.form.wants_text(standard_output())) {
    print(answered.body + "\n");
  } else {
    std::string text = fmt::format("已收到，收件编号 {}，查询码 {}\n收到时间 {}，校验结果 {}\n", receipt->text_at("number"),
                                   kept.value().text_at("secret"), receipt->text_at("received"), receipt->text_at("verdict"));
    if (!is_known) text += unknown_words(opened.files, key_file);
    for (const std::string& name : missing) text += "缺附件：" + name + "\n";
    if (!place.empty()) text += fmt::format("回执和查询码已存到 {}，请保管好：以后查进度、补交、撤回都要用\n", place);
    print(text);
  }
  return is_known && missing.empty() ? Exit::yes : Exit::no;
}

}  // namespace

Command add_submit(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("submit", "提交：把申报包和附件交给审核服务，取回回执");
  app->add_option("申报包", options->package, "*.zhicheng.zip（连同附件）、*.zhicheng.json 或 *.zhicheng.html 文件")->required();
  app->add_option("--to", options->url, "审核服务的地址，如 https://主机 或 http://127.0.0.1:8080")->required()->type_name("地址");
  app->add_option("--receipt", options->receipt, "把回执和查询码写到这个文件，默认在申报包旁边（….receipt.json）；断了再交，凭它只收一次")->type_name("文件");
  app->add_option("--again", options->again, "退回或告知后再次提交：原来的回执文件")->type_name("文件");
  add_form(*app, options->form);
  add_examples(*app,
               "  zhicheng submit my.zhicheng.zip --to http://127.0.0.1:8080 --receipt receipt.json\n"
               "  zhicheng submit my.zhicheng.zip --to http://127.0.0.1:8080 --receipt receipt.json      # 断了再交一次：同一份只收一次，附件接着传\n"
               "  zhicheng submit my.zhicheng.zip --to http://127.0.0.1:8080 --again receipt.json      # 退回后改好再交\n",
               "  0   已收到，附件齐全\n"
               "  1   已收到，缺附件，或附件齐不齐还不知道\n"
               "  64  用法不对\n"
               "  65  申报包读不出来，或服务器不收，原因见标准错误\n"
               "  74  服务器连不上，或现在收不下\n");
  return {app, [options] { return submit(*options); }};
}

}  // namespace zhicheng::cli
