// zhicheng pack: answers, applicant and attachments into a package.
#include <CLI/CLI.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/parts.h"
#include "cli/report.h"
#include "cli/request.h"
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

int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// A pipe or a device keeps its place and takes the bytes.
void write_through(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) throw cannot_write(path, errno);
  int fault = write_all(file, bytes);
  if (::close(file) != 0 && fault == 0) fault = errno;
  if (fault != 0) throw cannot_write(path, fault);
}

/// Writes a new file beside `named` and gives it that name: a package is there whole, or not at all. Links are
/// followed.
void write_file(const std::string& named, std::string_view bytes) {
  std::error_code absent;
  const std::filesystem::path target = std::filesystem::canonical(named, absent);
  const std::string path = absent ? named : target.string();
  if (!absent && !std::filesystem::is_regular_file(target)) return write_through(path, bytes);
  const std::string part = path + ".part" + std::to_string(::getpid());
  const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) throw cannot_write(path, errno);
  int fault = write_all(file, bytes);
  if (fault == 0 && ::fsync(file) != 0 && errno != EINVAL) fault = errno;
  if (::close(file) != 0 && fault == 0) fault = errno;
  if (fault == 0 && std::rename(part.c_str(), path.c_str()) != 0) fault = errno;
  if (fault == 0) return;
  ::unlink(part.c_str());
  throw cannot_write(path, fault);
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
  write_file(options.out, response.bytes);
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
  app->add_option("-o,--output", options->out, "写到这个文件；不写则输出到标准输出")->type_name("文件");
  add_form(*app, options->form);
  add_examples(
      *app,
      "  zhicheng pack answers.json -o my.zhicheng.json\n"
      "  zhicheng pack answers.json --applicant applicant.json --attach diploma=diploma.pdf -o my.zhicheng.json\n",
      kWorkingExits);
  return {app, [options] { return pack(*options); }};
}

}  // namespace zhicheng::cli
