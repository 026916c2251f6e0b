#include <CLI/CLI.hpp>

#include <cerrno>
#include <cstdio>

#include "cli/commands.h"

namespace zhicheng::cli {

void add_form(CLI::App& app, Form& form) {
  auto* json = app.add_flag("--json", form.json, "输出 JSON（标准输出不是终端时的默认）");
  app.add_flag("--text", form.text, "输出中文说明（标准输出是终端时的默认）")->excludes(json);
}

void print(std::string_view text) {
  const std::size_t written = std::fwrite(text.data(), 1, text.size(), stdout);
  if (written != text.size() || std::fflush(stdout) != 0) throw cannot_write("标准输出", errno);
}

}  // namespace zhicheng::cli
