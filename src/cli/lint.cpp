// zhicheng lint: what a careful reader of an edition would object to.
#include <CLI/CLI.hpp>

#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/report.h"
#include "cli/request.h"
#include "cli/rules_folder.h"
#include "rules/lint.h"

namespace zhicheng::cli {

namespace {

struct Options {
  std::vector<std::string> folders;
  Form form;
};

api::Response lint_embedded() {
  base::Json request;
  request.add("format", "zhicheng-request/1").add("call", "lint").add("body", base::Json::Object{});
  return call(open_door(""), request, {});
}

api::Response lint_folders(const std::vector<std::string>& paths) {
  std::vector<std::string> editions;
  std::vector<rules::Remark> remarks;
  for (const std::string& path : paths) {
    const RulesFolder folder(path);
    for (std::string& id : folder.editions()) editions.push_back(std::move(id));
    const auto files = folder.files();
    for (rules::Remark& remark : rules::lint_files(files)) remarks.push_back(std::move(remark));
  }
  const api::Answer answer = remarks.empty() ? api::Answer::yes : api::Answer::no;
  return {answer, base::write_canonical(rules::lint_json(editions, remarks))};
}

Exit lint(const Options& options) {
  const api::Response response = options.folders.empty() ? lint_embedded() : lint_folders(options.folders);
  const Terminal terminal = standard_output();
  print(options.form.wants_text(terminal) ? report_lint(response.bytes, terminal) : response.bytes + "\n");
  return exit_of(response.answer);
}

}  // namespace

Command add_lint(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("lint", "检查规则：引文是否与通知原文一致、每条是否有依据、表达式是否写对");
  app->add_option("规则目录", options->folders,
                  "规则目录或其中一版，如 rules/ 或 rules/bayannur/2026；不写则检查本程序自带的各版");
  add_form(*app, options->form);
  add_examples(*app,
               "  zhicheng lint\n"
               "  zhicheng lint rules/bayannur/2026\n",
               "  0   没有问题\n"
               "  1   发现问题\n"
               "  64  用法不对\n"
               "  65  目录读不出来，原因见标准错误\n"
               "  70  程序缺陷\n");
  return {app, [options] { return lint(*options); }};
}

}  // namespace zhicheng::cli
