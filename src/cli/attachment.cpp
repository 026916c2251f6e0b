#include "cli/attachment.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "attachment/inspect.h"
#include "base/digest.h"
#include "cli/failure.h"

namespace zhicheng::cli {

namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

base::Json describe_attachment(const std::string& argument, const std::string& at) {
  const std::size_t equals = argument.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == argument.size()) {
    throw bad_usage("--attach 要写成 类别=文件，例如 diploma=diploma.pdf，而不是 " + argument);
  }
  const std::string path = argument.substr(equals + 1);
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) throw cannot_read(path, errno);

  base::Sha256 hash;
  std::array<char, std::size_t{64} << 10> chunk{};
  std::string beginning;
  std::int64_t bytes = 0;
  while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), file.get())) {
    if (bytes == 0) beginning.assign(chunk.data(), std::min<std::size_t>(got, 16));
    hash.add({chunk.data(), got});
    bytes += static_cast<std::int64_t>(got);
  }
  if (std::ferror(file.get()) != 0) throw cannot_read(path, errno);
  const auto type = attachment::media_type(beginning);
  if (!type) throw Failure{Exit::refused, "bad_attachment", at, path + " 不是 PDF、JPEG 或 PNG 文件"};

  base::Json attachment;
  attachment.add("kind", argument.substr(0, equals))
      .add("name", std::filesystem::path(path).filename().string())
      .add("bytes", bytes)
      .add("sha256", hash.finish())
      .add("type", *type);
  return attachment;
}

}  // namespace zhicheng::cli
