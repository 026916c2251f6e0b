#include "cli/attachment.h"

#include <sodium/crypto_hash_sha256.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "cli/failure.h"

namespace zhicheng::cli {

namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

using namespace std::string_view_literals;

std::optional<std::string_view> media_type(std::string_view beginning) {
  if (beginning.starts_with("%PDF-"sv)) return "application/pdf";
  if (beginning.starts_with("\xff\xd8\xff"sv)) return "image/jpeg";
  if (beginning.starts_with("\x89PNG\r\n\x1a\n"sv)) return "image/png";
  return std::nullopt;
}

std::string hexadecimal(const std::array<unsigned char, crypto_hash_sha256_BYTES>& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : digest) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

}  // namespace

base::Json describe_attachment(const std::string& argument, const std::string& at) {
  const std::size_t equals = argument.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == argument.size()) {
    throw bad_usage("--attach 要写成 类别=文件，例如 diploma=diploma.pdf，而不是 " + argument);
  }
  const std::string path = argument.substr(equals + 1);
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) throw cannot_read(path, errno);

  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::array<char, std::size_t{64} << 10> chunk{};
  std::string beginning;
  std::int64_t bytes = 0;
  while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), file.get())) {
    if (bytes == 0) beginning.assign(chunk.data(), std::min<std::size_t>(got, 16));
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(chunk.data()), got);
    bytes += static_cast<std::int64_t>(got);
  }
  if (std::ferror(file.get()) != 0) throw cannot_read(path, errno);
  const auto type = media_type(beginning);
  if (!type) throw Failure{Exit::refused, "bad_attachment", at, path + " 不是 PDF、JPEG 或 PNG 文件"};

  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&state, digest.data());
  base::Json attachment;
  attachment.add("kind", argument.substr(0, equals))
      .add("name", std::filesystem::path(path).filename().string())
      .add("bytes", bytes)
      .add("sha256", hexadecimal(digest))
      .add("type", *type);
  return attachment;
}

}  // namespace zhicheng::cli
