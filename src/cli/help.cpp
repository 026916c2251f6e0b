#include "cli/help.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <vector>

#include "cli/ink.h"

namespace zhicheng::cli {

namespace {

struct Row {
  std::string name;
  std::string meaning;
};

Row row_of(const CLI::Option& option) {
  if (option.get_positional()) return {"<" + option.get_name(true) + ">", option.get_description()};
  std::string name;
  for (const std::string& letter : option.get_snames()) name += "-" + letter + ", ";
  if (name.empty()) name = "    ";
  for (const std::string& word : option.get_lnames()) name += "--" + word;
  if (option.get_items_expected_max() > 0) name += " <" + option.get_type_name() + ">";
  return {name, option.get_description()};
}

void draw(Page& page, const std::vector<Row>& rows) {
  Table table(2);
  for (const Row& row : rows) table.row({row.name, row.meaning});
  table.draw(page);
}

class ChineseFormatter : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const override {
    std::vector<Row> inputs;
    std::vector<Row> options;
    std::string usage = name;
    for (const CLI::Option* option : app->get_options()) {
      (option->get_positional() ? inputs : options).push_back(row_of(*option));
    }
    std::vector<Row> commands;
    for (const CLI::App* command : app->get_subcommands([](const CLI::App*) { return true; })) {
      commands.push_back({command->get_name(), command->get_description()});
    }
    if (!commands.empty()) usage += " <命令>";
    usage += " [选项]";
    for (const CLI::Option* option : app->get_options()) {
      if (option->get_positional())
        usage += option->get_required() ? " " + row_of(*option).name : " [" + row_of(*option).name + "…]";
    }

    Page page(standard_output());
    page.line(0, app->get_description());
    page.blank();
    page.line(0, "用法：" + usage);
    if (!commands.empty()) {
      page.heading("命令");
      draw(page, commands);
    }
    if (!inputs.empty()) {
      page.heading("输入");
      draw(page, inputs);
    }
    page.heading("选项");
    draw(page, options);
    return page.text() + app->get_footer();
  }
};

}  // namespace

void use_chinese_help(CLI::App& app) {
  app.formatter(std::make_shared<ChineseFormatter>());
  app.set_help_flag("-h,--help", "显示这一页");
}

void add_examples(CLI::App& app, const std::string& examples, const std::string& exits) {
  Page page(standard_output());
  std::string footer = "\n" + page.paint(Tone::strong, "示例") + "\n" + examples;
  if (!exits.empty()) footer += "\n" + page.paint(Tone::strong, "退出码") + "\n" + exits;
  app.footer(footer);
}

std::string usage_fault(const std::string& kind, const std::string& message) {
  const auto before = [&message](std::string_view mark) { return message.substr(0, message.find(mark)); };
  const auto after = [&message](std::string_view mark) {
    const std::size_t found = message.find(mark);
    return found == std::string::npos ? message : message.substr(found + mark.size());
  };
  std::string what = "用法不对：" + message;
  if (message.find("not expected: ") != std::string::npos) what = "认不出这些参数：" + after("not expected: ");
  if (kind == "RequiredError")
    what = message.starts_with("A subcommand") ? "请给出命令" : "缺少 " + before(" is required");
  if (kind == "ArgumentMismatch" && message.ends_with("missing")) what = before(":") + " 后面缺少值";
  if (kind == "ArgumentMismatch" && message.find("At Most") != std::string::npos) what = before(":") + " 只能写一次";
  if (kind == "ConversionError") what = "值不对：" + after("Could not convert: ");
  if (kind == "ValidationError") what = before(":") + " 的值不在允许的范围内";
  if (kind == "ExcludesError") what = before(" excludes ") + " 与 " + after(" excludes ") + " 不能同时使用";
  return what + "。用法见 zhicheng --help";
}

}  // namespace zhicheng::cli
