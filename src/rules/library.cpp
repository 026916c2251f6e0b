#include "rules/library.h"

#include <algorithm>

namespace zhicheng::rules {

using base::Error;
using base::ErrorCode;
using base::Json;

namespace {

constexpr std::string_view kEditionFile = "/edition.json";

class Files {
 public:
  explicit Files(std::span<const SourceFile> files) : files_(files) {}

  base::Result<std::string_view> bytes(const std::string& path) const {
    const auto found = std::find_if(files_.begin(), files_.end(), [&](const SourceFile& file) { return file.path == path; });
    if (found == files_.end()) return Error{ErrorCode::missing_key, path + "#", "文件不存在"};
    return found->bytes;
  }

  base::Result<Json> json(const std::string& path) const {
    const auto found = bytes(path);
    if (!found) return found.error();
    auto read = base::read_json(*found);
    if (!read) return placed(read.error(), path);
    return read;
  }

  static Error placed(Error error, const std::string& path) {
    error.at = path + "#" + error.at;
    return error;
  }

 private:
  std::span<const SourceFile> files_;
};

std::string folder_of(std::string_view edition_path) {
  return std::string(edition_path.substr(0, edition_path.size() - kEditionFile.size() + 1));
}

bool is_overlay(std::string_view path, std::string_view folder) {
  return path.starts_with(std::string(folder) + "counties/") && path.ends_with(".json");
}

}  // namespace

base::Result<Library> Library::load(std::span<const SourceFile> files) {
  const Files all(files);
  const auto vocabulary = all.json("vocabulary.json");
  if (!vocabulary) return vocabulary.error();
  Library library;
  for (const SourceFile& file : files) {
    if (!file.path.ends_with(kEditionFile)) continue;
    const std::string folder = folder_of(file.path);
    const auto edition = all.json(std::string(file.path));
    if (!edition) return edition.error();
    const auto clauses = all.json(folder + "clauses.json");
    if (!clauses) return clauses.error();
    const auto notice = all.bytes(folder + "notice.txt");
    if (!notice) return notice.error();
    const auto load = [&](const Json* overlay, std::string_view path) -> base::Result<std::shared_ptr<const Edition>> {
      auto loaded = load_edition({*vocabulary, *edition, *clauses, *notice, overlay});
      if (loaded) return loaded;
      base::Error error = loaded.error();
      const std::size_t hash = error.at.find('#');
      const std::string_view part = std::string_view(error.at).substr(0, hash);
      const std::string place = part == "vocabulary" ? "vocabulary.json" : part == "clauses" ? folder + "clauses.json" : std::string(path);
      error.at = place + error.at.substr(hash);
      return error;
    };
    auto plain = load(nullptr, file.path);
    if (!plain) return plain.error();
    if (folder != (*plain)->id + '/') return Error{ErrorCode::bad_edition, std::string(file.path) + "#/id", (*plain)->id};
    Entry entry{*plain, {}};
    for (const SourceFile& other : files) {
      if (!is_overlay(other.path, folder)) continue;
      const auto overlay = all.json(std::string(other.path));
      if (!overlay) return overlay.error();
      auto merged = load(&*overlay, other.path);
      if (!merged) return merged.error();
      const std::string county = *(*merged)->county;
      if (other.path != folder + "counties/" + county + ".json") {
        return Error{ErrorCode::bad_overlay, std::string(other.path) + "#/county", "文件名应为 " + county + ".json"};
      }
      if (!entry.by_county.emplace(county, *merged).second) {
        return Error{ErrorCode::bad_overlay, std::string(other.path) + "#/county", "同一旗县区有两个文件：" + county};
      }
    }
    if (!library.entries_.emplace((*plain)->id, std::move(entry)).second) {
      return Error{ErrorCode::duplicate_id, std::string(file.path) + "#/id", (*plain)->id};
    }
  }
  return library;
}

base::Result<std::shared_ptr<const Edition>> Library::find(std::string_view id, std::optional<std::string_view> county,
                                                           const std::vector<std::string>& packs) const {
  const auto entry = entries_.find(id);
  if (entry == entries_.end()) return Error{ErrorCode::unknown_edition, "/edition", std::string(id)};
  if (!packs.empty()) return Error{ErrorCode::unknown_pack, "/packs/0", packs.front()};
  if (!county) return entry->second.base;
  const auto overlay = entry->second.by_county.find(*county);
  if (overlay != entry->second.by_county.end()) return overlay->second;
  return Error{ErrorCode::unknown_county, "/county", std::string(*county)};
}

std::vector<std::shared_ptr<const Edition>> Library::all(std::string_view id) const {
  const auto entry = entries_.find(id);
  if (entry == entries_.end()) return {};
  std::vector<std::shared_ptr<const Edition>> editions{entry->second.base};
  for (const auto& [county, merged] : entry->second.by_county) editions.push_back(merged);
  return editions;
}

std::vector<std::string> Library::ids() const {
  std::vector<std::string> ids;
  for (const auto& [id, entry] : entries_) ids.push_back(id);
  return ids;
}

}  // namespace zhicheng::rules
