#include "cli/rules_folder.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include "cli/failure.h"
#include "cli/input.h"
#include "rules/embedded.h"

namespace zhicheng::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kVocabulary = "vocabulary.json";
constexpr std::string_view kEdition = "edition.json";

/// The nearest folder upwards that holds the vocabulary; nothing when there is none.
std::optional<fs::path> root_above(const fs::path& folder) {
  for (fs::path root = folder; root.has_relative_path(); root = root.parent_path()) {
    if (fs::exists(root / kVocabulary)) return root;
  }
  return std::nullopt;
}

bool is_below(const fs::path& file, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

/// Whether a file belongs to an edition, and to none that was asked for.
bool belongs_elsewhere(const fs::path& file, const fs::path& root, const fs::path& asked) {
  for (fs::path folder = file.parent_path(); folder != root && folder.has_relative_path();
       folder = folder.parent_path()) {
    if (fs::exists(folder / kEdition)) return !is_below(folder, asked) && !is_below(asked, folder);
  }
  return false;
}

bool is_rules_file(const fs::path& file) { return file.extension() == ".json" || file.extension() == ".txt"; }

}  // namespace

RulesFolder::RulesFolder(const std::string& path) {
  std::error_code failure;
  fs::path asked = fs::canonical(path, failure);
  if (failure) throw cannot_read(path, failure.value());
  if (!fs::is_directory(asked)) asked = asked.parent_path();
  const auto above = root_above(asked);
  if (!above && !fs::exists(asked / kEdition)) throw Failure{Exit::refused, "cannot_read", "", path + " 不是规则目录"};
  // An edition by itself: its id is the last two parts of its path, and nothing beside it is read.
  const fs::path root = above ? *above : asked.parent_path().parent_path();
  const fs::path read_from = above ? root : asked;

  for (fs::recursive_directory_iterator found(read_from, failure), end; !failure && found != end;
       found.increment(failure)) {
    const fs::path& file = found->path();
    const std::string name = file.lexically_relative(root).generic_string();
    if (!found->is_regular_file() || !is_rules_file(file) || name.starts_with("schema/")) continue;
    if (!belongs_elsewhere(file, root, asked)) entries_.push_back({name, read_input(file.string())});
  }
  if (failure) throw cannot_read(read_from.string(), failure.value());
  if (!above) {
    for (const rules::SourceFile& file : rules::embedded_files()) {
      if (file.path == kVocabulary) entries_.push_back({std::string(file.path), std::string(file.bytes)});
    }
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.path < b.path; });
  if (editions().empty()) throw Failure{Exit::refused, "cannot_read", "", path + " 里没有规则"};
}

std::vector<rules::SourceFile> RulesFolder::files() const {
  std::vector<rules::SourceFile> files;
  for (const Entry& entry : entries_) files.push_back({entry.path, entry.bytes});
  return files;
}

std::vector<std::string> RulesFolder::editions() const {
  std::vector<std::string> ids;
  for (const Entry& entry : entries_) {
    const fs::path path(entry.path);
    if (path.filename() == kEdition) ids.push_back(path.parent_path().generic_string());
  }
  return ids;
}

}  // namespace zhicheng::cli
