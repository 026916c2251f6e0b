// zhicheng lint: what a careful reader of an edition would object to. Errors end with 1; warnings and notes alone with 0.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <span>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/input.h"
#include "cli/place.h"
#include "cli/report.h"
#include "cli/report_parts.h"
#include "cli/request.h"
#include "cli/rules_folder.h"
#include "rules/embedded.h"
#include "rules/lint.h"
#include "workflow/workflow.h"

namespace zhicheng::cli {

namespace {

struct Options {
  std::vector<std::string> folders;
  std::string cases;
  bool notes = false;
  Form form;
};

/// Adds to each remark the line and column where its file says so.
void add_lines(base::Json::Array& remarks, std::span<const rules::SourceFile> files) {
  for (base::Json& remark : remarks) {
    const auto file = std::find_if(files.begin(), files.end(), [&](const auto& one) { return one.path == remark.text_at("file"); });
    if (file == files.end()) continue;
    const LineColumn place = locate(file->bytes, remark.text_at("at"));
    remark.add("line", static_cast<std::int64_t>(place.line)).add("column", static_cast<std::int64_t>(place.column));
  }
}

base::Json::Array remarks_of(const base::Json& lint) { return items(lint, "remarks"); }

std::vector<base::Json> read_cases(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> names;
  std::error_code failure;
  for (fs::directory_iterator found(folder, failure), end; !failure && found != end; found.increment(failure)) {
    if (found->path().extension() == ".json") names.push_back(found->path().string());
  }
  if (failure) throw cannot_read(folder, failure.value());
  std::sort(names.begin(), names.end());
  std::vector<base::Json> cases;
  for (const std::string& name : names) cases.push_back(read_json_input(name));
  return cases;
}

/// What no case exercises, in the editions that can be loaded.
bool add_uncovered(base::Json::Array& remarks, const Options& options, std::span<const rules::SourceFile> files) {
  if (options.cases.empty()) return false;
  const auto library = rules::Library::load(files);
  if (!library) return false;
  const std::vector<base::Json> cases = read_cases(options.cases);
  bool any = false;
  for (const std::string& id : library->ids()) {
    const base::Json found = rules::lint_json({}, rules::lint_cases(*library, id, cases));
    for (const base::Json& remark : items(found, "remarks")) {
      remarks.push_back(remark);
      any = true;
    }
  }
  return any;
}

/// What is wrong with the way through the offices, where the rules have one.
bool add_workflow(base::Json::Array& remarks, std::span<const rules::SourceFile> files) {
  constexpr std::string_view kWorkflow = "workflow.json";
  const auto file = std::find_if(files.begin(), files.end(), [&](const auto& one) { return one.path == kWorkflow; });
  if (file == files.end()) return false;
  const auto read = workflow::Workflow::load(file->bytes);
  if (read) return false;
  const base::Error& error = read.error();
  base::Json remark;
  remark.add("severity", "error").add("code", base::spell(error.code)).add("file", kWorkflow).add("at", error.at).add("detail", error.detail);
  remarks.insert(remarks.begin(), std::move(remark));  // errors stand before notes
  return true;
}

api::Response lint_embedded(const Options& options) {
  base::Json request;
  request.add("format", "zhicheng-request/1").add("call", "lint").add("body", base::Json::Object{});
  api::Response response = call(open_door(""), request, {});
  base::Json lint = parse_response(response.bytes);
  base::Json::Array remarks = remarks_of(lint);
  if (add_uncovered(remarks, options, rules::embedded_files())) response.answer = api::Answer::no;
  if (add_workflow(remarks, rules::embedded_files())) response.answer = api::Answer::no;
  add_lines(remarks, rules::embedded_files());
  response.bytes = base::write_canonical(lint.set("remarks", std::move(remarks)));
  return response;
}

api::Response lint_folders(const Options& options) {
  std::vector<std::string> editions;
  base::Json::Array all;
  bool wrong = false;
  for (const std::string& path : options.folders) {
    const RulesFolder folder(path);
    for (std::string& id : folder.editions()) editions.push_back(std::move(id));
    const auto files = folder.files();
    const std::vector<rules::Remark> found = rules::lint_files(files);
    wrong = wrong || rules::has_error(found);
    base::Json::Array remarks = remarks_of(rules::lint_json({}, found));
    wrong = add_uncovered(remarks, options, files) || wrong;
    wrong = add_workflow(remarks, files) || wrong;
    add_lines(remarks, files);
    all.insert(all.end(), remarks.begin(), remarks.end());
  }
  base::Json lint = rules::lint_json(editions, {});
  return {wrong ? api::Answer::no : api::Answer::yes, base::write_canonical(lint.set("remarks", std::move(all)))};
}

Exit lint(const Options& options) {
  const api::Response response = options.folders.empty() ? lint_embedded(options) : lint_folders(options);
  const Terminal terminal = standard_output();
  print(options.form.wants_text(terminal) ? report_lint(response.bytes, terminal, options.notes) : response.bytes + "\n");
  return exit_of(response.answer);
}

}  // namespace

Command add_lint(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("lint", "检查规则：引文是否与通知原文一致、每条是否有依据、表达式是否写对");
  app->add_option("规则目录", options->folders,
                  "规则目录或其中一版，如 rules/ 或 rules/bayannur/2026；不写则检查本程序自带的各版");
  app->add_option("--cases", options->cases, "用例目录，如 tests/cases：指出没有用例的规则和条款")->type_name("目录");
  app->add_flag("--notes", options->notes, "中文说明中也列出待核实的来源等说明");
  add_form(*app, options->form);
  add_examples(*app,
               "  zhicheng lint\n"
               "  zhicheng lint rules/bayannur/2026\n"
               "  zhicheng lint rules --cases tests/cases\n",
               "  0   没有错误（可以有提醒和说明）\n"
               "  1   发现错误\n"
               "  64  用法不对\n"
               "  65  目录读不出来，原因见标准错误\n"
               "  70  程序缺陷\n");
  return {app, [options] { return lint(*options); }};
}

}  // namespace zhicheng::cli
