// zhicheng check: what would be returned, before it is handed in.
#include <CLI/CLI.hpp>

#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/parts.h"
#include "cli/report.h"
#include "cli/request.h"

namespace zhicheng::cli {

namespace {

struct Options {
  Parts parts;
  Scope scope;
  Form form;
};

Exit check(const Options& options) {
  base::Json body = read_parts(options.parts);
  const api::Door door = open_door(options.scope.rules);
  const api::Response response = call(door, make_request("check", door, options.scope, std::move(body)), origins_of(options.parts));
  const Terminal terminal = standard_output();
  print(options.form.wants_text(terminal) ? report_checks(response.bytes, words_of(door, options.scope.packs), terminal) : response.bytes + "\n");
  return exit_of(response.answer);
}

}  // namespace

Command add_check(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("check", "检查：报送前找出申报信息和附件里常被退回的问题，逐条说明怎样改");
  add_parts(*app, options->parts);
  add_rules(*app, options->scope, "旗县区代码，如 150802（临河区）；不写则看答案中的 county");
  add_day(*app, options->scope);
  add_form(*app, options->form);
  add_examples(*app,
               "  zhicheng check answers.json --applicant applicant.json\n"
               "  zhicheng check answers.json --applicant applicant.json --attach diploma=diploma.pdf\n",
               "  0   没有发现会被退回的问题\n"
               "  1   有会被退回的问题\n"
               "  64  用法不对\n"
               "  65  输入读不出来或被拒绝，原因见标准错误\n"
               "  70  程序缺陷\n");
  return {app, [options] { return check(*options); }};
}

}  // namespace zhicheng::cli
