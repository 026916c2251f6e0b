// zhicheng dates: the deadlines of an edition, as JSON, text or iCalendar.
#include <CLI/CLI.hpp>

#include <memory>

#include "api/calendar.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/report.h"
#include "cli/report_parts.h"
#include "cli/request.h"

namespace zhicheng::cli {

namespace {

struct Options {
  bool calendar = false;
  Scope scope;
  Form form;
};

Exit dates(const Options& options) {
  const api::Door door = open_door(options.scope.rules);
  const api::Response response = call(door, make_request("dates", door, options.scope, base::Json::Object{}), {});
  if (options.calendar) {
    const std::string calendar = api::write_calendar(parse_response(response.bytes));
    if (calendar.empty()) throw Failure{Exit::no, "no_dates", "", "这一版里没有已经确定的日期，写不出日历"};
    print(calendar);
    return Exit::yes;
  }
  const Terminal terminal = standard_output();
  print(options.form.wants_text(terminal) ? report_dates(response.bytes, words_of(door, options.scope.packs), terminal)
                                          : response.bytes + "\n");
  return exit_of(response.answer);
}

}  // namespace

Command add_dates(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("dates", "期限：各层级的截止日期和现在的状态，可导出到手机或电脑日历");
  add_rules(*app, options->scope, "旗县区代码，如 150802（临河区）；写上则包括它规定的日期");
  add_day(*app, options->scope);
  add_form(*app, options->form);
  app->add_flag("--ics", options->calendar, "输出 iCalendar（.ics），可导入手机和电脑的日历，带提前 7 天和 1 天的提醒");
  add_examples(*app,
               "  zhicheng dates\n"
               "  zhicheng dates --county 150802\n"
               "  zhicheng dates --ics > deadlines.ics\n",
               kWorkingExits);
  return {app, [options] { return dates(*options); }};
}

}  // namespace zhicheng::cli
