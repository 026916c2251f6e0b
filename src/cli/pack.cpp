// zhicheng pack: answers, applicant and attachments into a package.
#include <CLI/CLI.hpp>

#include <memory>

#include "cli/commands.h"
#include "cli/container.h"
#include "cli/help.h"
#include "cli/new_file.h"
#include "cli/parts.h"
#include "cli/report.h"
#include "cli/request.h"
#include "container/write_html.h"
#include "server/clock.h"

namespace zhicheng::cli {

namespace {

struct Options {
  Parts parts;
  std::string created;
  std::string out;
  Scope scope;
  Form form;
};

/// As JSON, as the readable copy or as the archive, by the ending of the name.
void write_package(const Options& options, const api::Door& door, const std::string& package) {
  switch (kind_of_name(options.out)) {
    case container::Kind::zip: return write_archive(options.out, package, options.parts.attachments);
    case container::Kind::json: return write_file(options.out, package);
    case container::Kind::html: break;
  }
  const auto copy = container::write_html(door.library(), package);
  if (!copy) throw Failure{Exit::bug, "bug", copy.error().at, copy.error().detail};
  write_file(options.out, *copy);
}

Exit pack(const Options& options) {
  const base::Json body = read_parts(options.parts);
  const api::Door door = open_door(options.scope.rules);
  base::Json request = make_request("pack", door, options.scope, body);
  request.add("created", options.created.empty() ? server::now_in_china() : options.created);
  const api::Response response = call(door, request, origins_of(options.parts));
  if (options.out.empty() || options.out == "-") {
    print(response.bytes + "\n");
    return Exit::yes;
  }
  write_package(options, door, response.bytes);
  const Terminal terminal = standard_output();
  if (!options.form.wants_text(terminal)) return Exit::yes;
  const api::Response checked = call(door, make_request("check", door, options.scope, body), origins_of(options.parts));
  print(report_package(response.bytes, checked.bytes, options.out, terminal));
  return Exit::yes;
}

}  // namespace

Command add_pack(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("pack", "打包：把答案、申报人信息、附件清单和自查结果写成一个申报包");
  add_parts(*app, options->parts);
  add_rules(*app, options->scope, "旗县区代码，如 150802（临河区）；不写则看答案中的 county");
  add_day(*app, options->scope);
  app->add_option("--created", options->created, "制作时间，如 2026-05-20T09:30:00+08:00；默认为现在")
      ->type_name("时间");
  app->add_option("-o,--output", options->out, "写到这个文件：*.html 是可读副本，*.zip 是连同附件的压缩包，其余是 JSON；不写则把 JSON 输出到标准输出")->type_name("文件");
  add_form(*app, options->form);
  add_examples(
      *app,
      "  zhicheng pack answers.json -o my.zhicheng.json\n"
      "  zhicheng pack answers.json --applicant applicant.json --attach diploma=diploma.pdf -o my.zhicheng.json\n"
      "  zhicheng pack answers.json --attach diploma=diploma.pdf -o my.zhicheng.zip     # 附件也在里面\n"
      "  zhicheng pack answers.json -o my.zhicheng.html                                 # 能看、能打印、能再打开\n",
      kWorkingExits);
  return {app, [options] { return pack(*options); }};
}

}  // namespace zhicheng::cli
