#include "cli/attachment.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "api/attachment.h"
#include "cli/failure.h"

namespace zhicheng::cli {

namespace {

constexpr std::size_t kChunk = std::size_t{256} << 10;
constexpr std::int64_t kLarge = std::int64_t{32} << 20;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

struct Argument {
  std::string kind;
  std::string item;
  std::string path;
};

Argument parse(const std::string& argument) {
  const std::size_t equals = argument.find('=');
  const std::string kind = argument.substr(0, equals);
  const std::size_t at = kind.find('@');
  if (equals == std::string::npos || equals + 1 == argument.size() || at == 0 || kind.empty() || at + 1 == kind.size()) {
    throw bad_usage("--attach 要写成 类别=文件，例如 diploma=diploma.pdf，或 类别@位置=文件，例如 paper@/papers/0=论文.pdf，而不是 " +
                    argument);
  }
  return {kind.substr(0, at), at == std::string::npos ? "" : kind.substr(at + 1), argument.substr(equals + 1)};
}

/// One line on a terminal while a large file is read; it goes when the file has been.
class Progress {
 public:
  explicit Progress(const std::string& path) {
    std::error_code none;
    const auto size = std::filesystem::file_size(path, none);
    if (none || static_cast<std::int64_t>(size) <= kLarge || ::isatty(STDERR_FILENO) == 0) return;
    size_ = static_cast<std::int64_t>(size);
    name_ = std::filesystem::path(path).filename().string();
  }
  ~Progress() {
    if (shown_ >= 0) std::fputs("\r\x1b[K", stderr);
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::int64_t bytes) {
    if (size_ == 0) return;
    const std::int64_t percent = std::min<std::int64_t>(100, bytes * 100 / size_);
    if (std::exchange(shown_, percent) == percent) return;
    std::fputs(fmt::format("\r\x1b[K正在读取 {}：{}%（共 {} MB）", name_, percent, size_ >> 20).c_str(), stderr);
    std::fflush(stderr);
  }

 private:
  std::int64_t size_ = 0;
  std::int64_t shown_ = -1;
  std::string name_;
};

attachment::Inspection inspect_file(const std::string& path) {
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) throw cannot_read(path, errno);
  const auto chunk = std::make_unique<std::array<char, kChunk>>();
  attachment::Inspector inspector;
  Progress progress(path);
  std::int64_t bytes = 0;
  while (const std::size_t got = std::fread(chunk->data(), 1, chunk->size(), file.get())) {
    inspector.add({chunk->data(), got});
    bytes += static_cast<std::int64_t>(got);
    progress.show(bytes);
  }
  if (std::ferror(file.get()) != 0) throw cannot_read(path, errno);
  return inspector.finish();
}

}  // namespace

base::Json describe_attachment(const std::string& argument, const std::string& at) {
  Argument asked = parse(argument);
  attachment::Inspection found = inspect_file(asked.path);
  application::Attachment entry =
      api::describe_attachment(found, std::move(asked.kind), std::filesystem::path(asked.path).filename().string());
  entry.item = std::move(asked.item);
  std::string detail;
  for (const attachment::Fault& fault : found.faults) detail += (detail.empty() ? asked.path + "：" : "；") + fault.detail;
  if (!detail.empty()) throw Failure{Exit::refused, "bad_attachment", at, detail};
  return to_json(entry);
}

}  // namespace zhicheng::cli
