#include "site/page_rules.h"

#include <fmt/format.h>

#include <map>
#include <utility>

#include "base/json.h"

namespace zhicheng::site {

using base::Error;
using base::ErrorCode;
using base::Json;

namespace {

constexpr std::string_view kFormat = "zhicheng-page-rules/1";

/// {edition, county or ""} → digest.
using Digests = std::map<std::pair<std::string, std::string>, std::string>;

std::optional<Digests> digests_of(std::string_view bytes) {
  const auto read = base::read_json(bytes);
  if (!read || read->text_at("format") != kFormat) return std::nullopt;
  const Json* editions = read->find("editions");
  const Json::Array* rows = editions == nullptr ? nullptr : editions->array();
  if (rows == nullptr) return std::nullopt;
  Digests digests;
  for (const Json& row : *rows) digests[{std::string(row.text_at("id")), std::string(row.text_at("county"))}] = row.text_at("digest");
  return digests;
}

Digests digests_of(const rules::Library& library) {
  Digests digests;
  for (const std::string& id : library.ids()) {
    for (const auto& edition : library.all(id)) digests[{id, edition->county.value_or("")}] = edition->digest;
  }
  return digests;
}

}  // namespace

std::optional<Error> other_rules(const Files& page, const rules::Library& library) {
  const auto file = page.find(kPageRules);
  const auto built = file == page.end() ? std::nullopt : digests_of(file->second);
  if (!built) return Error{ErrorCode::missing_key, std::string(kPageRules), "网页没有写明按哪份规则构建，请用同一份规则重新构建网页"};
  const Digests given = digests_of(library);
  Digests all = given;
  all.insert(built->begin(), built->end());
  std::string differing;
  for (const auto& [key, unused] : all) {
    const auto ours = given.find(key);
    const auto theirs = built->find(key);
    if (ours != given.end() && theirs != built->end() && ours->second == theirs->second) continue;
    const auto& [id, county] = key;
    differing += fmt::format("{}{}{}{}", differing.empty() ? "" : "、", id, county.empty() ? "" : " ", county);
  }
  if (differing.empty()) return std::nullopt;
  return Error{ErrorCode::bad_digest, std::string(kPageRules), fmt::format("网页按另一份规则构建，和这里的规则不同：{}。请用同一份规则重新构建网页", differing)};
}

}  // namespace zhicheng::site
