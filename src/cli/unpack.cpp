// zhicheng unpack: the package's JSON out of a readable copy, and the files out of an archive.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/container.h"
#include "cli/help.h"
#include "cli/new_file.h"
#include "cli/report_parts.h"
#include "cli/request.h"
#include "container/names.h"
#include "container/write_html.h"

namespace zhicheng::cli {

namespace {

namespace files = std::filesystem;
using container::CopyWords;
using container::FileState;

struct Options {
  std::string package;
  std::string out;
  Form form;
};

/// Never in the place of something that is there.
void write_new(const files::path& path, std::string_view bytes) {
  NewFile file(path.string(), NewFile::Earlier::refused);
  file.write(0, bytes);
  file.finish();
}

void make_folder(const files::path& path) {
  std::error_code fault;
  files::create_directories(path, fault);
  if (fault) throw cannot_write(path.string(), fault.value());
}

/// Entry names are safe: container::open refuses all others.
void write_entry(const files::path& folder, std::string_view archive, const container::File& file) {
  const files::path path = folder / file.entry;
  make_folder(path.parent_path());
  NewFile out(path.string(), NewFile::Earlier::refused);
  std::uint64_t at = 0;
  const auto read = container::read_content(archive, file.record, [&](std::string_view piece) {
    const bool written = out.write(at, piece);
    at += piece.size();
    return written;
  });
  if (!read) throw refused(read.error());
  out.finish();
}

/// What is there, and was looked at: of a small archive no file is written that swells beyond what its list says.
bool is_taken(const container::File& file) { return file.state != FileState::missing && !file.sha256.empty(); }

std::string_view state_words(const container::File& file) {
  if (file.state == FileState::size_differs && !is_taken(file)) return "不一致：解开后比申报包写的大，没有取出";
  switch (file.state) {
    case FileState::same: return "一致";
    case FileState::size_differs: return "不一致：大小与申报包写的不同";
    case FileState::content_differs: return "不一致：内容与申报包写的不同";
    case FileState::description_differs: return "不一致：类型、页数等与申报包写的不同";
    case FileState::missing: break;
  }
  return "缺件：压缩包里没有";
}

/// zhicheng-unpacked/1, or the same in words.
std::string report(const container::Opened& opened, const std::string& package, std::optional<CopyWords> copy, bool in_words) {
  base::Json::Array listed;
  std::string text = (copy == CopyWords::other ? std::string(kOtherCopy) + "\n" : "") + "已写出 " + package + "\n";
  for (const container::File& file : opened.files) {
    text += file.listed.name + "：" + std::string(state_words(file)) + "\n";
    listed.push_back(base::Json{}.add("name", file.listed.name).add("entry", file.entry).add("state", container::spell(file.state)));
  }
  if (in_words) return text;
  base::Json out;
  out.add("format", "zhicheng-unpacked/1").add("kind", container::spell(opened.kind)).add("package", package);
  if (copy) out.add("copy", container::spell(*copy));
  return base::write_canonical(out.add("files", std::move(listed))) + "\n";
}

Exit unpack(const Options& options) {
  const FileBytes bytes(options.package);
  const container::Opened opened = open_container(bytes.view());
  std::optional<CopyWords> copy;
  if (opened.kind == container::Kind::html) copy = container::words_of_copy(open_door({}).library(), opened.package, bytes.view());
  const Exit exit = copy == CopyWords::other || !container::differences(opened).empty() ? Exit::no : Exit::yes;
  if (options.out.empty() || options.out == "-") {
    // Nothing but the package belongs to standard output.
    if (copy == CopyWords::other) std::fprintf(stderr, "%s\n", std::string(kOtherCopy).c_str());
    print(opened.package + "\n");
    return exit;
  }
  std::error_code absent;
  const bool into_folder = opened.kind == container::Kind::zip || options.out.ends_with('/') || files::is_directory(options.out, absent);
  const files::path target = into_folder ? files::path(options.out) / container::kPackageEntry : files::path(options.out);
  if (into_folder) make_folder(options.out);
  write_new(target, opened.package);
  std::vector<std::string_view> written;
  for (const container::File& file : opened.files) {
    const bool again = std::find(written.begin(), written.end(), file.entry) != written.end();
    if (!is_taken(file) || again) continue;
    write_entry(options.out, bytes.view(), file);
    written.push_back(file.entry);
  }
  print(report(opened, target.string(), copy, options.form.wants_text(standard_output())));
  return exit;
}

}  // namespace

Command add_unpack(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("unpack", "拆开：从可读副本或压缩包里取出申报包和附件");
  app->add_option("申报包", options->package, "*.zhicheng.html、*.zhicheng.zip 或 *.zhicheng.json 文件")->required();
  app->add_option("-o,--output", options->out, "写到这个目录（压缩包）或文件（可读副本），不覆盖已有的文件；不写则只把申报包输出到标准输出")
      ->type_name("目录或文件");
  add_form(*app, options->form);
  add_examples(*app,
               "  zhicheng unpack my.zhicheng.zip -o my/              # my/application.zhicheng.json 和 my/attachments/\n"
               "  zhicheng unpack my.zhicheng.html -o my.zhicheng.json\n",
               "  0   完成，附件与申报包写的一致\n"
               "  1   完成，但有附件不一致或缺少，或者可读副本上的文字不是按包内数据写出的\n"
               "  64  用法不对\n"
               "  65  文件读不出来或被拒绝\n"
               "  74  写不出来，或那里已有文件\n");
  return {app, [options] { return unpack(*options); }};
}

}  // namespace zhicheng::cli
