// What --help shows.
#pragma once
#include <string>

namespace CLI {
class App;
}

namespace zhicheng::cli {

inline constexpr const char* kJudgingExits =
    "  0   符合（verify：重新判断的结果一致）\n"
    "  1   不符合（verify：结果不一致）\n"
    "  2   说不准（verify：没有那一版规则，无法判断）\n"
    "  64  用法不对\n"
    "  65  输入读不出来或被拒绝，原因见标准错误\n"
    "  70  程序缺陷\n";

inline constexpr const char* kWorkingExits =
    "  0   完成\n"
    "  64  用法不对\n"
    "  65  输入读不出来或被拒绝，原因见标准错误\n"
    "  70  程序缺陷\n"
    "  74  写不出结果\n";

/// Gives `app` and the commands added to it later the Chinese help page.
void use_chinese_help(CLI::App& app);

/// What the help page of a command ends with: examples and exit codes.
void add_examples(CLI::App& app, const std::string& examples, const std::string& exits);

/// What CLI11 has to say of a wrong command line, in Chinese.
std::string usage_fault(const std::string& kind, const std::string& message);

}  // namespace zhicheng::cli
