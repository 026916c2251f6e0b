// zhicheng verify: judges packages again with the edition they name.
#include <CLI/CLI.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/container.h"
#include "blobs/descriptor.h"
#include "cli/help.h"
#include "cli/input.h"
#include "cli/report.h"
#include "cli/report_parts.h"
#include "cli/request.h"
#include "container/write_html.h"

namespace zhicheng::cli {

using blobs::Descriptor;

namespace {

constexpr std::size_t kLongestLine = base::JsonLimits{}.bytes;

struct Options {
  std::string package;
  Batch batch;
  bool is_batch = false;  ///< --from or --jobs was given
  bool whole_reasons = false;
  std::string rules;
  Form form;
};

base::Json verify_request(base::Json package) {
  base::Json request;
  request.add("format", "zhicheng-request/1").add("call", "verify").add("body", std::move(package));
  return request;
}

/// Files of an archive that are not what the package says make it differ, however it was judged.
api::Response with_files(api::Response response, base::Json::Array differences) {
  if (differences.empty()) return response;
  base::Json verdict = parse_response(response.bytes);
  base::Json::Array all = items(verdict, "differences");
  all.insert(all.end(), std::make_move_iterator(differences.begin()), std::make_move_iterator(differences.end()));
  verdict.set("verdict", "differs").set("differences", std::move(all));
  return {api::Answer::no, base::write_canonical(verdict)};
}

/// Who reads a copy reads its words, whatever its data say.
api::Response with_copy(api::Response response, container::CopyWords words) {
  base::Json verdict = parse_response(response.bytes);
  verdict.set("copy", container::spell(words));
  if (words == container::CopyWords::other && response.answer == api::Answer::yes) {
    verdict.set("verdict", "differs");
    response.answer = api::Answer::no;
  }
  return {response.answer, base::write_canonical(verdict)};
}

Exit verify_one(const api::Door& door, const Options& options) {
  const FileBytes bytes(options.package);
  const container::Opened opened = open_container(bytes.view());
  auto package = base::read_json(opened.package);
  if (!package) throw Failure{Exit::bug, "bug", package.error().at, package.error().detail};
  api::Response response = with_files(call(door, verify_request(std::move(*package)), {{"/body", ""}}), container::differences(opened));
  if (opened.kind == container::Kind::html) {
    response = with_copy(std::move(response), container::words_of_copy(door.library(), opened.package, bytes.view()));
  }
  const Terminal terminal = standard_output();
  print(options.form.wants_text(terminal)
            ? report_verdict(response.bytes, words_of(door, door.library().pack_ids()), {terminal, options.whole_reasons})
            : response.bytes + "\n");
  return exit_of(response.answer);
}

Descriptor open_file(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) throw cannot_read(path, errno);
  return file;
}

/// What is no JSON only because it ends too early.
bool is_begun(std::string_view text) {
  const auto read = base::read_json(text);
  return !read && read.error().code == base::ErrorCode::truncated;
}

bool is_object(std::string_view text) {
  const auto read = base::read_json(text);
  return read && read->object() != nullptr;
}

/// A package by itself, or what stands for one: no object within one that is spread over lines has a format.
bool is_package(std::string_view line) {
  if (!line.starts_with('{')) return false;
  const auto read = base::read_json(line);
  return read && read->find("format") != nullptr;
}

/// Whether a file whose name does not tell holds packages as lines: its first line is an object by itself and another one
/// follows, or it is none, and the second is. A single package may be spread over lines, and junk after it is still refused
/// as such.
bool holds_lines(const std::string& path) {
  const Descriptor file = open_file(path);
  Lines lines(file.number(), kLongestLine);
  const auto first = lines.next();
  if (!first) return false;
  const bool whole = is_object(*first);
  const auto second = lines.next();
  return second && (whole ? second->starts_with('{') : is_package(*second));
}

bool is_lines(const Options& options) {
  if (kind_of_name(options.package) != container::Kind::json) return false;
  constexpr std::string_view kNamed[] = {".jsonl", ".ndjson"};
  const auto ends = [&](std::string_view ending) { return options.package.ends_with(ending); };
  return options.is_batch || std::any_of(std::begin(kNamed), std::end(kNamed), ends) || holds_lines(options.package);
}

/// One package that is spread over lines, or lines, of which those that had to be read to know it are kept. Only a first line
/// that ends too early leaves it open, and then no longer than until a package stands in a line.
std::vector<std::string> read_ahead(Lines& lines) {
  std::vector<std::string> held;
  auto line = lines.next();
  if (line && (line->starts_with("PK\x03\x04") || line->starts_with("<!doctype html>"))) {
    throw bad_usage("可读副本和压缩包不能从标准输入读，请写文件名");
  }
  if (!line || !is_begun(*line)) return line ? std::vector{std::string(*line)} : held;
  std::string whole;
  while (line) {
    held.emplace_back(*line);
    whole.append(*line).append("\n");
    if (whole.size() > kLongestLine || (held.size() > 1 && is_package(held.back()))) return held;
    line = lines.next();
  }
  return base::read_json(whole) ? std::vector{std::move(whole)} : held;
}

void refuse_text(const Options& options) {
  if (options.form.text) throw bad_usage("成批复核每行输出一个 JSON，不能用 --text；要看说明，请一个一个地复核");
}

Exit verify(const Options& options) {
  const api::Door door = open_door(options.rules);
  if (options.package == "-") {
    refuse_text(options);
    Lines lines(STDIN_FILENO, kLongestLine);
    return verify_batch(door, lines, options.batch, options.is_batch ? std::vector<std::string>{} : read_ahead(lines));
  }
  // A pipe can be read once only: it is one package, as `-` is lines.
  std::error_code unreadable;
  const bool twice = std::filesystem::is_regular_file(options.package, unreadable);
  if (!twice || !is_lines(options)) return verify_one(door, options);
  refuse_text(options);
  const Descriptor file = open_file(options.package);
  Lines lines(file.number(), kLongestLine);
  return verify_batch(door, lines, options.batch, {});
}

}  // namespace

Command add_verify(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("verify", "复核：用申报包注明的那一版规则重新判断，看结果是否一致");
  app->add_option("申报包", options->package,
                  "*.zhicheng.json、*.zhicheng.html 或 *.zhicheng.zip 文件；压缩包里的附件逐个核对。- 表示标准输入，每行一个申报包，每行输出一个结果"
                  "（只有一个时也可以分成多行）；一行一个的文件也照此处理：名称以 .jsonl 结尾的，或写了 --from、--jobs 的，一定按行")
      ->required();
  app->add_flag("--why", options->whole_reasons, "中文说明中显示每一条的完整判断过程");
  app->add_option("--from", options->batch.from, "成批复核时从第几个申报包开始；接着上次做：已有 N 行结果就写 N+1")
      ->type_name("序号")
      ->check(CLI::PositiveNumber);
  app->add_option("--jobs", options->batch.jobs, "成批复核用几个进程，结果的顺序不变")->type_name("个数")->check(CLI::Range(1, 64));
  add_rules_folder(*app, options->rules);
  add_form(*app, options->form);
  add_examples(*app,
               "  zhicheng verify my.zhicheng.json\n"
               "  cat packages.jsonl | zhicheng verify - > verdicts.jsonl    # 读不出来的行给出 refused，不中断\n"
               "  zhicheng verify - --jobs 2 < packages.jsonl                # 多进程，顺序不变\n"
               "  zhicheng verify - --from 1001 < packages.jsonl >> verdicts.jsonl    # 接着第 1001 个做\n"
               "  parallel --pipepart -a packages.jsonl --block -1 -k zhicheng verify -    # 用 GNU parallel，结果相同\n",
               kVerifyExits);
  return {app, [options, app] {
            options->is_batch = app->count("--from") + app->count("--jobs") > 0;
            return verify(*options);
          }};
}

}  // namespace zhicheng::cli
