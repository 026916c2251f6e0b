// zhicheng api: the one door on a pipe, requests in and responses out, a line each.
#include <CLI/CLI.hpp>

#include <unistd.h>

#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/input.h"
#include "cli/request.h"
#include "server/complete.h"

namespace zhicheng::cli {

namespace {

Exit answer_lines(const std::string& rules) {
  const api::Door door = open_door(rules);
  Lines lines(STDIN_FILENO, api::kRequestLimits.bytes);
  while (const auto line = lines.next()) print(door.handle(server::complete(*line)).bytes + "\n");
  return Exit::yes;
}

}  // namespace

Command add_api(CLI::App& parent) {
  CLI::App* app = parent.add_subcommand("api", "接口：标准输入每行一个 zhicheng-request/1 请求，标准输出每行一个应答");
  auto rules = std::make_shared<std::string>();
  add_rules_folder(*app, *rules);
  add_examples(
      *app,
      "  zhicheng api < requests.jsonl > responses.jsonl\n"
      "  echo '{\"format\":\"zhicheng-request/1\",\"call\":\"dates\",\"edition\":\"bayannur/2026\",\"body\":{}}' | "
      "zhicheng api\n",
      "  0   每行都有应答；被拒绝的请求，应答是 {\"error\":…}\n"
      "  64  用法不对\n"
      "  70  程序缺陷\n"
      "  74  写不出结果\n");
  return {app, [rules] { return answer_lines(*rules); }};
}

}  // namespace zhicheng::cli
