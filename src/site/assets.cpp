#include "site/assets.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/digest.h"

namespace zhicheng::site {

namespace {

constexpr std::size_t kDigits = 10;
constexpr std::array<std::string_view, 4> kText{".html", ".mjs", ".js", ".css"};

std::string_view file_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }
std::string_view folder_of(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }

bool is_text(std::string_view path) {
  return std::any_of(kText.begin(), kText.end(), [&](std::string_view ending) { return path.ends_with(ending); });
}

/// How a file in the folder `from` calls another: "../engine.js".
std::string relative(std::string_view from, std::string_view to) {
  while (true) {
    const std::size_t slash = from.find('/');
    if (slash == std::string_view::npos || !to.starts_with(from.substr(0, slash + 1))) break;
    to.remove_prefix(slash + 1);
    from.remove_prefix(slash + 1);
  }
  std::string up;
  for (const char byte : from) {
    if (byte == '/') up += "../";
  }
  return up + std::string(to);
}

/// A reference stands whole in quotes or brackets, with "./" before it or not, and with a query behind it or not.
bool opens(std::string_view text, std::size_t at) {
  if (at >= 2 && text.substr(at - 2, 2) == "./" && (at == 2 || text[at - 3] != '.')) at -= 2;
  return at > 0 && std::string_view("\"'`(").find(text[at - 1]) != std::string_view::npos;
}
bool closes(std::string_view text, std::size_t at) { return at < text.size() && std::string_view("\"'`)?#").find(text[at]) != std::string_view::npos; }

class Renaming {
 public:
  explicit Renaming(const Files& files) : files_(files) {}

  base::Result<Renamed> run() {
    for (const auto& [path, bytes] : files_) {
      if (auto fault = settle(path)) return *fault;
    }
    return std::move(made_);
  }

 private:
  /// Gives a file its new name after all that it names have theirs.
  std::optional<base::Error> settle(const std::string& path) {
    if (made_.names.contains(path)) return std::nullopt;
    if (!open_.insert(path).second) return base::Error{base::ErrorCode::duplicate_id, path, "文件互相引用成一圈"};
    std::string bytes = files_.find(path)->second;
    if (is_text(path)) {
      for (const auto& [other, unused] : files_) {
        if (other == path || has_fixed_name(other)) continue;
        const std::string word = relative(folder_of(path), other);
        if (!find(bytes, word, 0)) continue;
        if (auto fault = settle(other)) return fault;
        replace(bytes, word, relative(folder_of(path), made_.names.find(other)->second));
      }
    }
    const std::string name = has_fixed_name(path) ? path : hashed_name(path, bytes);
    made_.names.emplace(path, name);
    made_.files.emplace(name, std::move(bytes));
    open_.erase(path);
    return std::nullopt;
  }

  static std::optional<std::size_t> find(std::string_view text, std::string_view word, std::size_t from) {
    for (std::size_t at = text.find(word, from); at != std::string_view::npos; at = text.find(word, at + 1)) {
      if (opens(text, at) && closes(text, at + word.size())) return at;
    }
    return std::nullopt;
  }

  static void replace(std::string& text, std::string_view word, const std::string& by) {
    std::size_t from = 0;
    while (const auto at = find(text, word, from)) {
      text.replace(*at, word.size(), by);
      from = *at + by.size();
    }
  }

  const Files& files_;
  Renamed made_;
  std::set<std::string, std::less<>> open_;
};

}  // namespace

base::Result<Renamed> rename_by_content(const Files& files) { return Renaming(files).run(); }

bool has_fixed_name(std::string_view path) { return path.ends_with(".html") || path == "sw.js" || path == "embed/v1.js" || path == "embed/selftest.js"; }

std::string hashed_name(std::string_view path, std::string_view bytes) {
  const std::string digest = base::sha256(bytes).substr(std::string_view("sha256:").size(), kDigits);
  const std::string_view file = file_of(path);
  const std::size_t dot = std::min(file.rfind('.'), file.size());
  return std::string(folder_of(path)) + std::string(file.substr(0, dot)) + "." + digest + std::string(file.substr(dot));
}

}  // namespace zhicheng::site
