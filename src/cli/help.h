// What --help shows.
#pragma once
#include <string>

namespace CLI {
class App;
}

namespace zhicheng::cli {

inline constexpr const char* kAssessExits =
    "  0   符合\n"
    "  1   不符合\n"
    "  2   说不准\n"
    "  64  用法不对\n"
    "  65  输入读不出来或被拒绝，原因见标准错误\n"
    "  70  程序缺陷\n";

inline constexpr const char* kVerifyExits =
    "  0   一致：重新判断的结果与包内记载相同\n"
    "  1   不一致\n"
    "  2   无法判断：没有申报包注明的那一版规则\n"
    "  64  用法不对\n"
    "  65  输入读不出来或被拒绝，原因见标准错误\n"
    "  70  程序缺陷\n"
    "  成批复核时取最重的一个，从重到轻为 70、65、1、2、0\n";

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
