// zhicheng clauses: the traceability table, clause -> quote -> what covers it.
#include <CLI/CLI.hpp>

#include <memory>

#include "cli/clauses_page.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/report.h"
#include "cli/report_parts.h"
#include "cli/request.h"

namespace zhicheng::cli {

namespace {

struct Options {
  bool html = false;
  Scope scope;
  Form form;
};

Exit clauses(const Options& options) {
  const api::Door door = open_door(options.scope.rules);
  const api::Response response = call(door, make_request("clauses", door, options.scope, base::Json::Object{}), {});
  if (options.html) {
    const api::Response dates = call(door, make_request("dates", door, options.scope, base::Json::Object{}), {});
    print(write_clauses_page(parse_response(response.bytes), parse_response(dates.bytes)));
    return exit_of(response.answer);
  }
  const Terminal terminal = standard_output();
  print(options.form.wants_text(terminal) ? report_clauses(response.bytes, words_of(door, options.scope.packs), terminal)
                                          : response.bytes + "\n");
  return exit_of(response.answer);
}

}  // namespace

Command add_clauses(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app =
      parent.add_subcommand("clauses", "条款对照：通知的每一条、原文、由哪条规则落实，或为什么程序判断不了");
  add_rules(*app, options->scope, "旗县区代码，如 150802（临河区）；写上则包括它的规定");
  add_form(*app, options->form);
  app->add_flag("--html", options->html, "输出一个网页：通知全文，逐条标出由什么落实，可以直接打开、打印");
  add_examples(*app,
               "  zhicheng clauses\n"
               "  zhicheng clauses --html > clauses.html\n"
               "  zhicheng clauses --edition bayannur/2026 --json\n",
               kWorkingExits);
  return {app, [options] { return clauses(*options); }};
}

}  // namespace zhicheng::cli
