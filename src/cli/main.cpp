// zhicheng: the command line.
#include <CLI/CLI.hpp>

#include <array>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <unistd.h>

#include "cli/commands.h"
#include "cli/failure.h"
#include "cli/help.h"

namespace {

using zhicheng::cli::Command;
using zhicheng::cli::Exit;
using zhicheng::cli::Failure;

/// A broken invariant ends in abort(): also that has an exit code and an error object.
extern "C" void on_abort(int) {
  constexpr char kLine[] = "{\"error\":{\"at\":\"\",\"code\":\"bug\",\"detail\":\"程序内部错误\"}}\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kLine, sizeof kLine - 1);
  ::_exit(static_cast<int>(Exit::bug));
}

int end(const Failure& failure) {
  std::fputs((failure.line() + "\n").c_str(), stderr);
  return static_cast<int>(failure.exit);
}

int run(int argc, char** argv) {
  using namespace zhicheng::cli;
  CLI::App app("对照巴彦淖尔市职称评审通知，自查申报条件、打包申报材料、复核申报包。", "zhicheng");
  use_chinese_help(app);
  app.require_subcommand(1);
  add_examples(app,
               "  zhicheng assess answers.json            # 自查\n"
               "  zhicheng assess --help                  # 某一命令的用法、示例和退出码\n"
               "  zhicheng serve                          # 在 http://127.0.0.1:8080 打开网页\n",
               "  0   符合、一致、完成\n"
               "  1   不符合、不一致、有问题\n"
               "  2   说不准\n"
               "  64  用法不对\n"
               "  65  输入读不出来或被拒绝\n"
               "  70  程序缺陷\n"
               "  74  结果写不出来，或端口打不开\n"
               "  出错时标准错误有一行 {\"error\":{\"code\",\"at\",\"detail\"}}，at 指明出错的位置（JSON Pointer）\n");
  constexpr std::array kCommands{add_assess, add_changes, add_pack,   add_check, add_verify, add_compare, add_unpack, add_dates,
                                 add_clauses, add_titles,  add_lint,  add_serve, add_judge,  add_submit, add_status,  add_withdraw,
                                 add_review,  add_audit,   add_backup, add_restore, add_keys,  add_verify_receipt, add_site,
                                 add_api,     add_feel};
  std::vector<Command> commands;
  commands.reserve(kCommands.size());
  for (const auto add : kCommands) commands.push_back(add(app));

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    print(app.help());
    return 0;
  } catch (const CLI::RequiredError& fault) {
    const std::vector<std::string> rest = app.get_subcommands().empty() ? app.remaining() : std::vector<std::string>{};
    if (!rest.empty()) return end(bad_usage("没有 " + rest.front() + " 这个命令。命令见 zhicheng --help"));
    return end(bad_usage(usage_fault(fault.get_name(), fault.what())));
  } catch (const CLI::ParseError& fault) {
    return end(bad_usage(usage_fault(fault.get_name(), fault.what())));
  }
  for (const Command& command : commands) {
    if (command.app->parsed()) return static_cast<int>(command.run());
  }
  return static_cast<int>(Exit::usage);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGABRT, on_abort);
  try {
    return run(argc, argv);
  } catch (const Failure& failure) {
    return end(failure);
  } catch (const std::exception& bug) {
    return end({Exit::bug, "bug", "", std::string("程序内部错误：") + bug.what()});
  }
}
