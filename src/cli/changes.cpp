// zhicheng changes: which single change would open a way.
#include <CLI/CLI.hpp>

#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/input.h"
#include "cli/report.h"
#include "cli/request.h"

namespace zhicheng::cli {

namespace {

struct Options {
  std::string answers;
  Scope scope;
  Form form;
};

Exit changes(const Options& options) {
  const api::Door door = open_door(options.scope.rules);
  const api::Response response =
      call(door, make_request("changes", door, options.scope, read_json_input(options.answers)), {{"/body", ""}});
  const Terminal terminal = standard_output();
  print(options.form.wants_text(terminal) ? report_changes(response.bytes, words_of(door, options.scope.packs), terminal)
                                          : response.bytes + "\n");
  return Exit::yes;
}

}  // namespace

Command add_changes(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("changes", "怎样会不一样：改动哪一处就符合申报门槛，或者等到哪一天");
  app->add_option("答案文件", options->answers, "zhicheng-answers/1 格式的 JSON；- 表示标准输入")->required();
  add_rules(*app, options->scope, "旗县区代码，如 150802（临河区）；不写则看答案中的 county");
  add_day(*app, options->scope);
  add_form(*app, options->form);
  add_examples(*app, "  zhicheng changes answers.json\n  zhicheng changes --on 2026-05-20 --json answers.json\n", kWorkingExits);
  return {app, [options] { return changes(*options); }};
}

}  // namespace zhicheng::cli
