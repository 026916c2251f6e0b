// From files to remarks, and from rules back to the place where they are written.
#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "base/error_words.h"
#include "rules/lint_parts.h"

namespace zhicheng::rules {

using base::ErrorCode;
using base::Json;

namespace {

/// Where rules of a list are written: the file's name, the list's pointer, and the member that names an item.
struct List {
  std::string_view name;
  std::string_view file;
  std::string_view pointer;
  std::string_view id = "id";
};

constexpr std::array kLists{
    List{"findings", "edition.json", "/findings"},       List{"finding", "edition.json", "/findings"},
    List{"values", "edition.json", "/values"},           List{"deadlines", "edition.json", "/deadlines"},
    List{"deadline", "edition.json", "/deadlines"},      List{"human", "edition.json", "/human"},
    List{"materials", "edition.json", "/materials"},     List{"material", "edition.json", "/materials"},
    List{"route", "edition.json", "/route/rows"},        List{"contacts", "edition.json", "/contacts", "office"},
    List{"process", "edition.json", "/process"},         List{"sanction", "edition.json", "/sanctions"},
    List{"quota", "edition.json", "/quota"},             List{"fee", "edition.json", "/fees"},
    List{"check", "edition.json", "/checks"},            List{"move", "edition.json", "/moves"},
    List{"clauses.json", "clauses.json", "/clauses"},    List{"clauses.json", "clauses.json", "/ambiguities"},
    List{"facts", "vocabulary.json", "/facts"}};

const Json* below(const Json* json, std::string_view pointer) {
  while (json != nullptr && !pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    json = json->find(pointer.substr(1, end - 1));
    pointer.remove_prefix(end);
  }
  return json;
}

/// The pointer of the item with this id in a list of `file`; empty when it is not there.
std::string find_item(const Json* file, const List& list, std::string_view id) {
  const Json* items = below(file, list.pointer);
  if (items == nullptr || items->array() == nullptr) return {};
  for (std::size_t i = 0; i < items->array()->size(); ++i) {
    if ((*items->array())[i].text_at(list.id) == id) return base::pointer_to(list.pointer, i);
  }
  return {};
}

/// Whether the array `key` of `file` has this text.
bool lists(const Json* file, std::string_view key, std::string_view text) {
  const Json* items = file == nullptr ? nullptr : file->find(key);
  if (items == nullptr || items->array() == nullptr) return false;
  return std::any_of(items->array()->begin(), items->array()->end(), [&](const Json& item) { return item == Json{text}; });
}

/// "findings in_service#/judge/2": list, id and what is below it.
struct Place {
  std::string_view list;
  std::string_view id;
  std::string_view rest;
};

Place split(std::string_view at) {
  const std::size_t space = std::min(at.find(' '), at.size());
  const std::size_t hash = std::min(at.find('#'), at.size());
  const auto part = [&](std::size_t from, std::size_t to) { return from < to ? at.substr(from, to - from) : std::string_view{}; };
  return {at.substr(0, space), part(space + 1, hash), part(hash + 1, at.size())};
}

}  // namespace

bool settle(const Library& library, const std::string& folder, const std::string& other, Remark& remark) {
  const Place place = split(remark.at);
  if (place.list == "holidays") {
    remark.file = folder + "edition.json";
    remark.at = "/holidays/" + std::string(place.id);
    return true;
  }
  for (const List& list : kLists) {
    if (list.name != place.list) continue;
    const std::string own = list.file == "vocabulary.json" ? std::string(list.file) : folder + std::string(list.file);
    for (const std::string& file : {own, other}) {
      List where = list;
      if (file == other && list.name == "route") where.pointer = "/route";
      const std::string item = file.empty() ? "" : find_item(library.source(file), where, place.id);
      if (item.empty()) continue;
      remark.file = file;
      remark.at = item + std::string(place.rest);
      return true;
    }
  }
  remark.file = folder + "edition.json";
  remark.at = {};
  return false;
}

namespace {

/// A pack's findings begin with the case for other series, and series_conditions with the base's cases: neither is
/// written there.
bool settle_in_pack(const Library& library, const Edition& plain, const std::string& folder, const std::string& pack, Remark& remark) {
  const Place place = split(remark.at);
  constexpr std::string_view kJudge = "/judge/";
  std::string rest(place.rest);
  std::size_t added = 0;
  const bool conditions = place.list == "findings" && place.id == "series_conditions";
  const bool judge = (place.list == "findings") && rest.starts_with(kJudge);
  if (conditions) added = plain.find_finding(place.id)->judge.size();
  if (judge && !conditions) added = 1;
  if (judge) {
    const std::size_t end = std::min(rest.find('/', kJudge.size()), rest.size());
    std::size_t index = 0;
    for (const char digit : rest.substr(kJudge.size(), end - kJudge.size())) index = index * 10 + static_cast<std::size_t>(digit - '0');
    if (index < added) return false;
    rest = std::string(kJudge) + std::to_string(index - added) + rest.substr(end);
  }
  if (conditions) {
    if (!judge) return false;
    remark.file = pack;
    remark.at = "/series_conditions" + rest;
    return true;
  }
  remark.at = std::string(place.list) + ' ' + std::string(place.id) + '#' + rest;
  return settle(library, folder, pack, remark) && remark.file == pack;
}

/// "bayannur/2026/edition.json#/values/3".
Remark remark_of(const base::Error& error) {
  const std::size_t hash = std::min(error.at.find('#'), error.at.size());
  const std::string at = hash < error.at.size() ? error.at.substr(hash + 1) : std::string{};
  return {std::string(base::spell(error.code)), at, base::in_words(error), Severity::error, error.at.substr(0, hash)};
}

void put_once(std::vector<Remark>& remarks, Remark remark) {
  const auto same = [&](const Remark& other) {
    return std::tie(other.code, other.file, other.at, other.detail) == std::tie(remark.code, remark.file, remark.at, remark.detail);
  };
  if (std::none_of(remarks.begin(), remarks.end(), same)) remarks.push_back(std::move(remark));
}

void sort_by_severity(std::vector<Remark>& remarks) {
  std::stable_sort(remarks.begin(), remarks.end(), [](const Remark& a, const Remark& b) { return a.severity < b.severity; });
}

/// One edition with what belongs to it. Broken packs and counties' files are left out, so that the rest is read.
void lint_edition(std::vector<SourceFile> files, std::vector<Remark>& remarks) {
  for (;;) {
    const auto library = Library::load(files);
    if (library) {
      for (const std::string& id : library->ids()) {
        for (Remark& remark : lint_library(*library, id)) put_once(remarks, std::move(remark));
      }
      return;
    }
    Remark remark = remark_of(library.error());
    const auto broken = std::find_if(files.begin(), files.end(), [&](const SourceFile& file) { return file.path == remark.file; });
    const bool apart = remark.file.starts_with("packs/") || remark.file.find("/counties/") != std::string::npos;
    put_once(remarks, std::move(remark));
    if (!apart || broken == files.end()) return;
    files.erase(broken);
  }
}

/// The words of the checks cite the notice's places as the rules do.
void lint_checks(const Library& library, const Edition& edition, std::vector<Remark>& remarks) {
  const auto& checks = library.catalogue().checks();
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const std::string at = base::pointer_to("/checks", i);
    for (const std::string& clause : checks[i].clauses) {
      if (edition.quotes_of(clause).empty()) put_once(remarks, {"unknown_clause", at, clause, Severity::error, "checks.json"});
    }
    if (checks[i].verified) continue;
    put_once(remarks, {"unverified", at, "待核实：" + checks[i].id + "（" + checks[i].source + "）", Severity::note, "checks.json"});
  }
}

/// Each pack by itself. A fact that one of them reads is not idle, though the edition alone does not read it.
void lint_packs(const Library& library, const Edition& plain, const std::string& folder, std::vector<Remark>& remarks) {
  for (const std::string& pack : library.pack_ids()) {
    const auto with = library.find(plain.id, std::nullopt, {pack});
    if (!with) {
      put_once(remarks, remark_of(with.error()));
      continue;
    }
    std::vector<Remark> found = lint(**with);
    std::erase_if(remarks, [&](const Remark& remark) {
      const auto same = [&](const Remark& other) { return other.code == remark.code && other.detail == remark.detail; };
      return remark.code == kIdleFact && std::none_of(found.begin(), found.end(), same);
    });
    for (Remark& remark : found) {
      if (remark.code == "rule_not_traced") continue;  // the notice's table does not know of packs
      if (settle_in_pack(library, plain, folder, "packs/" + pack + ".json", remark)) put_once(remarks, std::move(remark));
    }
  }
}

/// What lies in an edition's folder and nothing reads: a county's file one folder too high, say.
void find_strays(std::span<const SourceFile> files, std::string_view folder, std::vector<Remark>& remarks) {
  constexpr std::array<std::string_view, 3> kOwn{"edition.json", "notice.txt", "clauses.json"};
  constexpr std::string_view kCounties = "counties/";
  for (const SourceFile& file : files) {
    if (!file.path.starts_with(folder)) continue;
    const std::string_view name = file.path.substr(folder.size());
    const bool own = std::find(kOwn.begin(), kOwn.end(), name) != kOwn.end();
    const bool county = name.starts_with(kCounties) && name.ends_with(".json") && name.find('/', kCounties.size()) == std::string_view::npos;
    if (!own && !county) put_once(remarks, {"stray_file", "", "这个文件没有人读：不是通知、条款对照，也不是 counties 里的旗县区文件", Severity::error, std::string(file.path)});
  }
}

}  // namespace

std::vector<Remark> lint_library(const Library& library, std::string_view id) {
  std::vector<Remark> remarks;
  const std::string folder = std::string(id) + '/';
  const auto editions = library.all(id);
  const Edition& plain = *editions.front();
  for (const auto& edition : editions) {
    const std::string overlay = edition->county ? folder + "counties/" + *edition->county + ".json" : "";
    for (Remark& remark : edition->county ? lint_overlay(*edition, plain) : lint(plain)) {
      settle(library, folder, overlay, remark);
      put_once(remarks, std::move(remark));
    }
  }
  lint_checks(library, plain, remarks);
  const bool open = lists(library.source(folder + "edition.json"), "open", "series_conditions");
  if (open) lint_packs(library, plain, folder, remarks);
  sort_by_severity(remarks);
  return remarks;
}

std::vector<Remark> lint_proposed(const Library& library, std::string_view id, const Json& overlay) {
  const auto edition = library.with_overlay(id, overlay);
  if (!edition) return {remark_of(edition.error())};
  std::vector<Remark> remarks = lint_overlay(**edition, *library.all(id).front());
  for (Remark& remark : remarks) remark.file = "overlay";
  sort_by_severity(remarks);
  return remarks;
}

std::vector<Remark> lint_files(std::span<const SourceFile> files) {
  constexpr std::string_view kEdition = "/edition.json";
  std::vector<Remark> remarks;
  for (const SourceFile& edition : files) {
    if (!edition.path.ends_with(kEdition)) continue;
    const std::string_view folder = edition.path.substr(0, edition.path.size() - kEdition.size() + 1);
    std::vector<SourceFile> own;
    for (const SourceFile& file : files) {
      if (file.path == "vocabulary.json" || file.path == "checks.json" || file.path.starts_with("packs/") || file.path.starts_with(folder)) own.push_back(file);
    }
    find_strays(own, folder, remarks);
    lint_edition(std::move(own), remarks);
  }
  sort_by_severity(remarks);
  return remarks;
}

bool has_error(const std::vector<Remark>& remarks) {
  return std::any_of(remarks.begin(), remarks.end(), [](const Remark& remark) { return remark.severity == Severity::error; });
}

Json lint_json(const std::vector<std::string>& editions, const std::vector<Remark>& remarks) {
  Json::Array names;
  for (const std::string& id : editions) names.emplace_back(id);
  Json::Array list;
  for (const Remark& remark : remarks) {
    constexpr std::array kWords{"error", "warning", "note"};
    Json one;
    one.add("severity", kWords[static_cast<std::size_t>(remark.severity)]).add("code", remark.code).add("file", remark.file);
    list.push_back(one.add("at", remark.at).add("detail", remark.detail));
  }
  Json out;
  out.add("format", "zhicheng-lint/1").add("editions", std::move(names)).add("remarks", std::move(list));
  return out;
}

}  // namespace zhicheng::rules
