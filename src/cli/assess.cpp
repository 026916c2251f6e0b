// zhicheng assess: answers in, assessment out.
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
  bool whole_reasons = false;
  Scope scope;
  Form form;
};

Exit assess(const Options& options) {
  const base::Json answers = read_json_input(options.answers);
  const api::Door door = open_door(options.scope.rules);
  const api::Response response = call(door, make_request("assess", door, options.scope, answers), {{"/body", ""}});
  const Terminal terminal = standard_output();
  if (options.form.wants_text(terminal)) {
    const api::Response changes = call(door, make_request("changes", door, options.scope, answers), {{"/body", ""}});
    print(report_assessment(response.bytes, changes.bytes, words_of(door, options.scope.packs), {terminal, options.whole_reasons}));
  } else {
    print(response.bytes + "\n");
  }
  return exit_of(response.answer);
}

}  // namespace

Command add_assess(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("assess", "自查：对照通知，逐条给出符合、不符合或说不准，以及依据");
  app->add_option("答案文件", options->answers, "zhicheng-answers/1 格式的 JSON；- 表示标准输入")->required();
  add_rules(*app, options->scope, "旗县区代码，如 150802（临河区）；不写则看答案中的 county");
  add_day(*app, options->scope);
  app->add_flag("--why", options->whole_reasons, "中文说明中显示每一条的完整判断过程");
  add_form(*app, options->form);
  add_examples(
      *app,
      "  zhicheng assess answers.json\n"
      "  zhicheng assess --on 2026-05-20 --county 150802 answers.json\n"
      "  echo '{\"format\":\"zhicheng-answers/1\",\"answers\":{\"level\":\"intermediate\"}}' | zhicheng assess -\n",
      kAssessExits);
  return {app, [options] { return assess(*options); }};
}

}  // namespace zhicheng::cli
