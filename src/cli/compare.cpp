// zhicheng compare: two packages side by side.
#include <CLI/CLI.hpp>

#include <memory>

#include "cli/commands.h"
#include "cli/container.h"
#include "cli/help.h"
#include "cli/report.h"
#include "cli/report_parts.h"
#include "cli/request.h"
#include "container/write_html.h"

namespace zhicheng::cli {

namespace {

struct Options {
  std::string left;
  std::string right;
  bool all = false;
  std::string rules;
  Form form;
};

/// Adds a package to the request, and of an archive how its files stand to the list; of a readable copy whether it is another
/// one than its data make, to `copies`.
void add_side(const api::Door& door, base::Json& body, base::Json& copies, const std::string& side, const std::string& path) {
  const FileBytes bytes(path);
  const container::Opened opened = open_container(bytes.view(), path);
  auto package = base::read_json(opened.package);
  if (!package) throw Failure{Exit::bug, "bug", package.error().at, package.error().detail};
  body.add(side, std::move(*package));
  if (opened.kind == container::Kind::html) {
    const auto words = container::words_of_copy(door.library(), opened.package, bytes.view());
    if (words == container::CopyWords::other) copies.set(side, container::spell(words));
  }
  if (opened.kind != container::Kind::zip) return;
  base::Json::Array states;
  for (const container::File& file : opened.files) states.emplace_back(container::spell(file.state));
  body.add(side + "_files", std::move(states));
}

/// Data may be alike while what a person reads in a copy is not.
api::Response with_copies(api::Response response, base::Json copies) {
  if (copies.is_null()) return response;
  base::Json made = parse_response(response.bytes);
  made.set("copies", std::move(copies));
  return {api::Answer::no, base::write_canonical(made)};
}

Exit compare(const Options& options) {
  if (options.left == "-" && options.right == "-") throw bad_usage("两个申报包不能都从标准输入读");
  const api::Door door = open_door(options.rules);
  base::Json body;
  base::Json copies;
  add_side(door, body, copies, "left", options.left);
  add_side(door, body, copies, "right", options.right);
  base::Json request;
  request.add("format", "zhicheng-request/1").add("call", "compare").add("body", std::move(body));
  const api::Response response = with_copies(call(door, request, {{"/body/left", options.left}, {"/body/right", options.right}}), std::move(copies));
  const Terminal terminal = standard_output();
  if (options.form.wants_text(terminal)) {
    const Words words = words_of(door, door.library().pack_ids());
    print(report_comparison(response.bytes, {options.left, options.right, options.all}, words, terminal));
  } else {
    print(response.bytes + "\n");
  }
  return exit_of(response.answer);
}

}  // namespace

Command add_compare(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("compare", "比对：两个申报包逐项、逐个附件对照，说明哪里不一致、缺哪件");
  app->add_option("甲", options->left, "一个申报包：*.zhicheng.json、.html 或 .zip；- 表示标准输入")->required();
  app->add_option("乙", options->right, "另一个申报包")->required();
  app->add_flag("--all", options->all, "中文说明中也列出一致的各项");
  add_rules_folder(*app, options->rules);
  add_form(*app, options->form);
  add_examples(*app,
               "  zhicheng compare online.zhicheng.json paper.zhicheng.json\n",
               "  0   完全一致\n"
               "  1   有不一致或缺件，或者可读副本上的文字不是按包内数据写出的\n"
               "  64  用法不对\n"
               "  65  输入读不出来或被拒绝，原因见标准错误\n"
               "  70  程序缺陷\n");
  return {app, [options] { return compare(*options); }};
}

}  // namespace zhicheng::cli
