#include "server/static_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace zhicheng::server {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kTypes{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".ics", "text/calendar; charset=utf-8"},
    {".xml", "application/xml"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".pdf", "application/pdf"},
    {".txt", "text/plain; charset=utf-8"},
    {".md", "text/markdown; charset=utf-8"},
}};

/// Beside every page that `zhicheng site` writes.
constexpr std::string_view kDescription = "oembed.json";

std::string_view media_type(const fs::path& file) {
  const std::string extension = file.extension().string();
  for (const auto& [ending, type] : kTypes) {
    if (extension == ending) return type;
  }
  return "application/octet-stream";
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

/// The path of a target with its escapes undone; nothing when an escape is broken or hides what a path
/// segment may not hold.
std::optional<std::string> decode(std::string_view target) {
  std::string path;
  for (std::size_t i = 0; i < target.size(); ++i) {
    char byte = target[i];
    if (byte == '%') {
      if (i + 2 >= target.size()) return std::nullopt;
      const int high = hex_value(target[i + 1]);
      const int low = hex_value(target[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      byte = static_cast<char>(high * 16 + low);
      if (byte == '/') return std::nullopt;
      i += 2;
    }
    if (byte == '\\' || static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f) return std::nullopt;
    path.push_back(byte);
  }
  return path;
}

/// A relative path below the folder; nothing when a segment is empty or begins with a dot.
std::optional<fs::path> below(std::string_view target) {
  target = target.substr(0, target.find_first_of("?#"));
  if (target.empty() || target.front() != '/') return std::nullopt;
  auto decoded = decode(target.substr(1));
  if (!decoded) return std::nullopt;
  if (decoded->empty() || decoded->back() == '/') *decoded += "index.html";

  fs::path path;
  std::string_view rest = *decoded;
  while (true) {
    const std::size_t slash = rest.find('/');
    const std::string_view segment = rest.substr(0, slash);
    if (segment.empty() || segment.front() == '.') return std::nullopt;
    path /= segment;
    if (slash == std::string_view::npos) return path;
    rest.remove_prefix(slash + 1);
  }
}

/// Whether the name carries its content's digest: "main.0123456789.mjs". Such a file never changes.
bool is_hashed(const fs::path& file) {
  constexpr std::size_t kDigits = 10;
  const std::string digest = file.stem().extension().string();
  return digest.size() == kDigits + 1 && digest.find_first_not_of("0123456789abcdef", 1) == std::string::npos;
}

bool is_inside(const fs::path& root, const fs::path& file) {
  return std::mismatch(root.begin(), root.end(), file.begin(), file.end()).first == root.end();
}

std::string tag_of(const fs::path& file, std::string_view encoding) {
  std::error_code failure;
  const auto size = fs::file_size(file, failure);
  const auto time = fs::last_write_time(file, failure).time_since_epoch().count();
  return fmt::format("\"{:x}-{:x}{}{}\"", size, time, encoding.empty() ? "" : "-", encoding);
}

std::string_view trim(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// Whether the parameters after a coding say q=0, q=0.0 and so on.
bool is_refused(std::string_view parameters) {
  const std::size_t equals = parameters.find('=');
  if (equals == std::string_view::npos || !same_word(trim(parameters.substr(0, equals)), "q")) return false;
  return trim(parameters.substr(equals + 1)).find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

StaticFiles::StaticFiles(const fs::path& root) {
  std::error_code failure;
  if (!root.empty()) root_ = fs::canonical(root, failure);
  if (failure) root_.clear();
}

std::optional<Asset> StaticFiles::find(std::string_view target, std::string_view accept_encoding) const {
  if (root_.empty()) return std::nullopt;
  const auto relative = below(target);
  if (!relative) return std::nullopt;

  std::error_code failure;
  const fs::path file = fs::canonical(root_ / *relative, failure);
  if (failure || !is_inside(root_, file) || !fs::is_regular_file(file, failure)) return std::nullopt;

  Asset asset{media_type(file), "", tag_of(file, ""), file, is_hashed(file), fs::is_regular_file(file.parent_path() / kDescription, failure),
              relative->generic_string()};
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kCodings{{{"br", ".br"}, {"gzip", ".gz"}}};
  for (const auto& [coding, ending] : kCodings) {
    if (!accepts(accept_encoding, coding)) continue;
    fs::path packed = file;
    packed += ending;
    if (!fs::is_regular_file(packed, failure)) continue;
    if (fs::last_write_time(packed, failure) < fs::last_write_time(file, failure)) continue;
    asset.encoding = coding;
    asset.etag = tag_of(packed, coding);
    asset.file = packed;
    break;
  }
  return asset;
}

bool StaticFiles::is_folder(std::string_view target) const {
  const auto relative = root_.empty() ? std::nullopt : below(target);
  if (!relative) return false;
  std::error_code failure;
  const fs::path folder = fs::canonical(root_ / *relative, failure);
  return !failure && is_inside(root_, folder) && fs::is_regular_file(folder / "index.html", failure);
}

bool accepts(std::string_view accept_encoding, std::string_view coding) {
  bool by_star = false;
  while (!accept_encoding.empty()) {
    const std::size_t comma = accept_encoding.find(',');
    const std::string_view item = accept_encoding.substr(0, comma);
    const std::size_t semicolon = item.find(';');
    const std::string_view name = trim(item.substr(0, semicolon));
    const bool admitted = semicolon == std::string_view::npos || !is_refused(item.substr(semicolon + 1));
    if (same_word(name, coding)) return admitted;
    if (name == "*") by_star = admitted;
    if (comma == std::string_view::npos) break;
    accept_encoding.remove_prefix(comma + 1);
  }
  return by_star;
}

std::optional<std::string> read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) return std::nullopt;
  return bytes;
}

}  // namespace zhicheng::server
