// zhicheng feel: one expression for a person, or lines of them for a program.
#include <CLI/CLI.hpp>

#include <unistd.h>

#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/input.h"
#include "cli/regions.h"
#include "interpreter/interpreter.h"
#include "server/clock.h"

namespace zhicheng::cli {

namespace {

using base::Json;
using interpreter::Request;
using interpreter::Surroundings;

constexpr base::JsonLimits kLine{.bytes = std::size_t{1} << 20};

struct Options {
  std::string expression;
  std::string context;
  std::string type;
  Form form;
};

Surroundings surroundings() {
  Surroundings known;
  known.regions = offset_of_region;
  known.now = interpreter::read_date_time(server::now_in_china()).value;
  return known;
}

/// A member of a context file: with its type, or as JSON has it.
interpreter::Value member_of(const Json& member, const std::string& at, const Surroundings& known) {
  if (member.text() != nullptr) return *member.text();
  if (member.boolean() != nullptr) return *member.boolean();
  if (member.integer() != nullptr) return interpreter::Decimal(*member.integer());
  if (const auto value = interpreter::value_of(member, known); value && !member.is_null()) return *value;
  if (member.is_null()) return {};
  throw Failure{Exit::refused, "wrong_type", at, "应为 {\"type\":…,\"value\":…}、文字、整数、true、false 或 null"};
}

Request request_of(const Options& options, const Surroundings& known) {
  Request request;
  request.expression = options.expression;
  request.by_hand = true;
  if (!options.type.empty()) {
    if (!interpreter::type_named(options.type)) throw bad_usage("--type 的值不是 FEEL 的类型：" + options.type);
    request.result_type = options.type;
  }
  if (options.context.empty()) return request;
  const Json file = read_json_input(options.context);
  if (file.object() == nullptr) throw Failure{Exit::refused, "wrong_type", "", "应为 JSON 对象，每个名称一个值"};
  for (const auto& [name, member] : *file.object()) {
    request.context.emplace_back(name, member_of(member, base::pointer_to("", name), known));
  }
  return request;
}

Exit evaluate(const Options& options) {
  const Surroundings known = surroundings();
  const auto [value, refusal] = interpreter::interpret(request_of(options, known), known);
  if (refusal) throw Failure{Exit::refused, refusal->code, "", refusal->detail};
  const auto json = interpreter::json_of(value);
  const bool text = options.form.wants_text(standard_output());
  if (!text && !json) throw Failure{Exit::refused, "unsupported_value", "", "结果是区间或函数，没有 JSON 写法；加 --text 可以看"};
  print((text ? interpreter::written(value) : base::write_canonical(*json)) + "\n");
  return Exit::yes;
}

Json refused(std::string_view code) {
  Json answer{Json::Object{}};
  answer.add("refused", code);
  return answer;
}

Json answer_to(std::string_view line, const Surroundings& known) {
  const auto read = base::read_json(line, kLine);
  if (!read) return refused(base::spell(read.error().code));
  const auto request = interpreter::request_of(*read, known);
  if (!request) return refused("bad_request");
  const auto [value, refusal] = interpreter::interpret(*request, known);
  if (refusal) return refused(refusal->code);
  auto json = interpreter::json_of(value);
  if (!json) return refused("unsupported_value");
  Json answer{Json::Object{}};
  answer.add("value", std::move(*json));
  return answer;
}

Exit answer_lines() {
  const Surroundings known = surroundings();
  Lines lines(STDIN_FILENO, kLine.bytes);
  while (const auto line = lines.next()) print(base::write_canonical(answer_to(*line, known)) + "\n");
  return Exit::yes;
}

}  // namespace

Command add_feel(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("feel", "算一个 FEEL 表达式（DMN 1.5）；不写表达式，则逐行读标准输入");
  app->add_option("表达式", options->expression, "要算的表达式；拿不准怎样算才对的，拒绝，不猜");
  app->add_option("--context", options->context, "名称的值：JSON 文件，- 为标准输入")->type_name("文件");
  app->add_option("--type", options->type, "结果应有的类型，如 number、list<string>")->type_name("类型");
  add_form(*app, options->form);
  add_examples(*app,
               "  zhicheng feel 'date(\"2014-03-01\") + duration(\"P12Y\")'\n"
               "  zhicheng feel 'n * 2 > 9' --context names.json        # names.json：{\"n\":5}\n"
               "  echo '{\"expr\":\"a + 1\",\"context\":{\"a\":{\"type\":\"decimal\",\"value\":\"0.1\"}}}' | zhicheng feel\n"
               "                                                        # 每行一个 {\"value\":…} 或 {\"refused\":代码}\n",
               "  0   算出来了；逐行读时，每行都有应答\n"
               "  64  用法不对\n"
               "  65  表达式被拒绝，或文件读不出来，原因见标准错误\n"
               "  70  程序缺陷\n"
               "  74  写不出结果\n");
  return {app, [options] { return options->expression.empty() ? answer_lines() : evaluate(*options); }};
}

}  // namespace zhicheng::cli
