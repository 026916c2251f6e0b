#include "rules/library.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "base/sort.h"
#include "rules/edition_loader.h"

namespace zhicheng::rules {

using base::Error;
using base::ErrorCode;
using base::Json;
using EditionPtr = std::shared_ptr<const Edition>;

namespace {

constexpr std::string_view kEditionFile = "/edition.json";
constexpr std::string_view kChecks = "checks.json";
constexpr std::string_view kPacks = "packs/";
constexpr std::string_view kJson = ".json";
constexpr std::size_t kMostMixtures = 16;  ///< editions with packs that are kept

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
    if (!read) return Error{read.error().code, path + "#" + read.error().at, read.error().detail};
    return read;
  }

 private:
  std::span<const SourceFile> files_;
};

std::string folder_of(std::string_view edition_path) {
  return std::string(edition_path.substr(0, edition_path.size() - kEditionFile.size() + 1));
}

bool is_overlay(std::string_view path, std::string_view folder) {
  return path.starts_with(std::string(folder) + "counties/") && path.ends_with(kJson);
}

/// What a file under packs/ must call itself: "national/engineering".
std::string_view pack_id(std::string_view path) {
  return path.substr(kPacks.size(), path.size() - kPacks.size() - kJson.size());
}

struct County {
  std::string path;
  Json overlay;
  EditionPtr edition;  ///< null until it is asked for
};

struct Entry {
  std::string folder;
  Json edition;
  Json clauses;
  std::string notice;
  std::map<std::string, Json, std::less<>> seats;  ///< files of seats, by path
  EditionPtr base;

  std::vector<const Json*> seat_files() const {
    std::vector<const Json*> files;
    for (const auto& [path, file] : seats) files.push_back(&file);
    return files;
  }
  std::map<std::string, County, std::less<>> counties;
};

/// An edition with packs, as it was asked for.
struct Mixture {
  const Entry* entry = nullptr;
  const County* county = nullptr;
  std::vector<std::string> packs;  ///< sorted
  EditionPtr edition;

  bool is(const Entry* other, const County* place, const std::vector<std::string>& named) const {
    return entry == other && county == place && packs.size() == named.size() &&
           std::all_of(packs.begin(), packs.end(), [&](const std::string& one) { return std::find(named.begin(), named.end(), one) != named.end(); });
  }
};

}  // namespace

struct Library::Shelf {
  Json vocabulary;
  Json checks;
  Catalogue catalogue;
  std::map<std::string, Entry, std::less<>> entries;
  std::map<std::string, Json, std::less<>> packs;
  std::mutex building;             ///< guards County::edition and `mixtures`
  std::vector<Mixture> mixtures;   ///< the last asked for first

  base::Result<bool> read_checks(const Files& files);
  base::Result<bool> read_pack(const Files& files, std::string_view path);
  static base::Result<std::vector<std::pair<std::string, Json>>> read_overlays(const Files& files, std::span<const SourceFile> all, Entry& entry);
  base::Result<bool> read_edition(const Files& files, std::span<const SourceFile> all, std::string_view path);
  base::Result<EditionPtr> build(const Entry& entry, const County* county, const std::vector<std::string>& named) const;
  base::Result<EditionPtr> mix(const Entry& entry, const County* county, const std::vector<std::string>& named);
};

base::Result<bool> Library::Shelf::read_checks(const Files& files) {
  auto file = files.json(std::string(kChecks));
  if (!file) return file.error();
  auto read = Catalogue::load(*file);
  if (!read) return Error{read.error().code, std::string(kChecks) + "#" + read.error().at, read.error().detail};
  catalogue = *std::move(read);
  checks = *std::move(file);
  return true;
}

base::Result<bool> Library::Shelf::read_pack(const Files& files, std::string_view path) {
  auto pack = files.json(std::string(path));
  if (!pack) return pack.error();
  const std::string id(pack_id(path));
  if (pack->text_at("id") != id) return Error{ErrorCode::bad_pack, std::string(path) + "#/id", "按文件名应为 " + id};
  packs.emplace(id, *std::move(pack));
  return true;
}

/// The files in `counties`: those of seats go into `entry`, those of counties are given back with their paths.
base::Result<std::vector<std::pair<std::string, Json>>> Library::Shelf::read_overlays(const Files& files, std::span<const SourceFile> all, Entry& entry) {
  std::vector<std::pair<std::string, Json>> overlays;
  for (const SourceFile& file : all) {
    if (!is_overlay(file.path, entry.folder)) continue;
    auto overlay = files.json(std::string(file.path));
    if (!overlay) return overlay.error();
    const bool of_seat = overlay->find("seat") != nullptr;
    const std::string owner(overlay->text_at(of_seat ? "seat" : "county"));
    if (of_seat && file.path != entry.folder + "counties/" + owner + ".json") {
      return Error{ErrorCode::bad_overlay, std::string(file.path) + "#/seat", "文件名应为 " + owner + ".json"};
    }
    if (of_seat) entry.seats.emplace(file.path, *std::move(overlay));
    if (!of_seat) overlays.emplace_back(file.path, *std::move(overlay));
  }
  return overlays;
}

base::Result<bool> Library::Shelf::read_edition(const Files& files, std::span<const SourceFile> all, std::string_view path) {
  Entry entry;
  entry.folder = folder_of(path);
  auto edition = files.json(std::string(path));
  if (!edition) return edition.error();
  auto clauses = files.json(entry.folder + "clauses.json");
  if (!clauses) return clauses.error();
  const auto notice = files.bytes(entry.folder + "notice.txt");
  if (!notice) return notice.error();
  entry.edition = *std::move(edition);
  entry.clauses = *std::move(clauses);
  entry.notice = *notice;
  auto overlays = read_overlays(files, all, entry);
  if (!overlays) return overlays.error();
  EditionLoader loader({vocabulary, entry.edition, entry.clauses, entry.notice, nullptr, {}, entry.seat_files()});
  auto plain = loader.run();
  if (!plain) {
    Error error = plain.error();
    const std::size_t hash = error.at.find('#');
    error.at = (error.at.starts_with("vocabulary#") ? "" : entry.folder) + error.at.substr(0, hash) + ".json" + error.at.substr(hash);
    return error;
  }
  entry.base = *plain;
  const std::string id = entry.base->id;
  if (entry.folder != id + '/') return Error{ErrorCode::bad_edition, std::string(path) + "#/id", id};
  for (auto& [place, overlay] : *overlays) {
    if (auto fault = loader.fault_of_overlay(overlay)) {
      fault->at = place + "#" + fault->at;
      return *fault;
    }
    const std::string county(overlay.text_at("county"));
    if (place != entry.folder + "counties/" + county + ".json") {
      return Error{ErrorCode::bad_overlay, place + "#/county", "一个旗县区一个文件，文件名应为 " + county + ".json"};
    }
    entry.counties.emplace(county, County{place, std::move(overlay), nullptr});
  }
  if (!entries.emplace(id, std::move(entry)).second) return Error{ErrorCode::duplicate_id, std::string(path) + "#/id", id};
  return true;
}

base::Result<EditionPtr> Library::Shelf::build(const Entry& entry, const County* county, const std::vector<std::string>& named) const {
  EditionSource source{vocabulary, entry.edition, entry.clauses, entry.notice, county == nullptr ? nullptr : &county->overlay, {},
                       entry.seat_files()};
  for (const std::string& pack : named) source.packs.push_back(&packs.find(pack)->second);
  return load_edition(source);
}

/// The last asked for stands first; what has not been asked for longest is let go.
base::Result<EditionPtr> Library::Shelf::mix(const Entry& entry, const County* county, const std::vector<std::string>& named) {
  const auto found = std::find_if(mixtures.begin(), mixtures.end(), [&](const Mixture& one) { return one.is(&entry, county, named); });
  if (found != mixtures.end()) {
    std::rotate(mixtures.begin(), found, found + 1);
    return mixtures.front().edition;
  }
  Mixture made{&entry, county, named, nullptr};
  base::sort(made.packs);
  const auto built = build(entry, county, made.packs);
  if (!built) return built.error();
  made.edition = *built;
  if (mixtures.size() == kMostMixtures) mixtures.pop_back();
  mixtures.insert(mixtures.begin(), std::move(made));
  return *built;
}

base::Result<Library> Library::load(std::span<const SourceFile> files) {
  const Files all(files);
  auto vocabulary = all.json("vocabulary.json");
  if (!vocabulary) return vocabulary.error();
  Library library;
  library.shelf_ = std::make_shared<Shelf>();
  library.shelf_->vocabulary = *std::move(vocabulary);
  for (const SourceFile& file : files) {
    if (file.path == kChecks) {
      if (const auto read = library.shelf_->read_checks(all); !read) return read.error();
    } else if (file.path.starts_with(kPacks) && file.path.ends_with(kJson)) {
      if (const auto read = library.shelf_->read_pack(all, file.path); !read) return read.error();
    } else if (file.path.ends_with(kEditionFile)) {
      if (const auto read = library.shelf_->read_edition(all, files, file.path); !read) return read.error();
    }
  }
  return library;
}

base::Result<EditionPtr> Library::find(std::string_view id, std::optional<std::string_view> county,
                                       const std::vector<std::string>& packs) const {
  const auto entry = shelf_->entries.find(id);
  if (entry == shelf_->entries.end()) return Error{ErrorCode::unknown_edition, "/edition", std::string(id)};
  for (std::size_t i = 0; i < packs.size(); ++i) {
    const auto here = packs.begin() + static_cast<std::ptrdiff_t>(i);
    if (!shelf_->packs.contains(packs[i])) return Error{ErrorCode::unknown_pack, base::pointer_to("/packs", i), packs[i]};
    if (std::find(packs.begin(), here, packs[i]) != here) return Error{ErrorCode::duplicate_id, base::pointer_to("/packs", i), packs[i]};
  }
  County* place = nullptr;
  if (county) {
    const auto found = entry->second.counties.find(*county);
    if (found == entry->second.counties.end()) return Error{ErrorCode::unknown_county, "/county", std::string(*county)};
    place = &found->second;
  }
  if (place == nullptr && packs.empty()) return entry->second.base;
  const std::lock_guard lock(shelf_->building);
  if (!packs.empty()) return shelf_->mix(entry->second, place, packs);
  if (place->edition == nullptr) {
    const auto built = shelf_->build(entry->second, place, {});
    if (!built) return built.error();
    place->edition = *built;
  }
  return place->edition;
}

base::Result<EditionPtr> Library::with_overlay(std::string_view id, const Json& overlay) const {
  const auto entry = shelf_->entries.find(id);
  if (entry == shelf_->entries.end()) return Error{ErrorCode::unknown_edition, "/edition", std::string(id)};
  return load_edition({shelf_->vocabulary, entry->second.edition, entry->second.clauses, entry->second.notice, &overlay, {}, entry->second.seat_files()});
}

std::vector<EditionPtr> Library::all(std::string_view id) const {
  const auto entry = shelf_->entries.find(id);
  if (entry == shelf_->entries.end()) return {};
  std::vector<EditionPtr> editions{entry->second.base};
  for (const auto& [county, place] : entry->second.counties) {
    if (const auto found = find(id, county, {})) editions.push_back(*found);
  }
  return editions;
}

const Catalogue& Library::catalogue() const { return shelf_->catalogue; }

const Json* Library::source(std::string_view path) const {
  if (path == "vocabulary.json") return &shelf_->vocabulary;
  if (path == kChecks) return shelf_->catalogue.checks().empty() ? nullptr : &shelf_->checks;
  if (path.starts_with(kPacks) && path.ends_with(kJson)) {
    const auto pack = shelf_->packs.find(pack_id(path));
    return pack == shelf_->packs.end() ? nullptr : &pack->second;
  }
  for (const auto& [id, entry] : shelf_->entries) {
    if (!path.starts_with(entry.folder)) continue;
    const std::string_view name = path.substr(entry.folder.size());
    if (name == "edition.json") return &entry.edition;
    if (name == "clauses.json") return &entry.clauses;
    for (const auto& [code, county] : entry.counties) {
      if (county.path == path) return &county.overlay;
    }
    if (const auto seat = entry.seats.find(path); seat != entry.seats.end()) return &seat->second;
  }
  return nullptr;
}

std::vector<std::string> Library::ids() const {
  std::vector<std::string> ids;
  for (const auto& [id, entry] : shelf_->entries) ids.push_back(id);
  return ids;
}

std::vector<std::string> Library::pack_ids() const {
  std::vector<std::string> ids;
  for (const auto& [id, pack] : shelf_->packs) ids.push_back(id);
  return ids;
}

}  // namespace zhicheng::rules
