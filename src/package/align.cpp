#include "package/align.h"

#include <algorithm>
#include <string_view>

#include "application/identity.h"

namespace zhicheng::package {
namespace {

using base::Json;

/// Beyond it every item would be held against every other one for too long; no list of an applicant is as long.
constexpr std::size_t kMostItems = 500;
/// Bytes; likewise, and no name is as long.
constexpr std::size_t kLongestName = 2'000;

const Json* first_of(const Json& item, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (const Json* member = item.find(key); member != nullptr && !member->is_null()) return member;
  }
  return nullptr;
}

const Json* name_of(const Json& item) { return first_of(item, {"id", "title", "name", "school", "employer", "reason", "year", "kind"}); }
const Json* day_of(const Json& item) { return first_of(item, {"on", "from", "exported"}); }

bool is_one(const Json* one, const Json* other) { return one != nullptr && other != nullptr && *one == *other; }

bool is_nearly_one(const Json* one, const Json* other) {
  const auto is_name = [](const Json* name) { return name != nullptr && name->text() != nullptr && name->text()->size() <= kLongestName; };
  if (!is_name(one) || !is_name(other)) return false;
  return application::one_character_apart(*one->text(), *other->text());
}

}  // namespace

std::vector<std::size_t> align(const Json::Array& left, const Json::Array& right) {
  std::vector<std::size_t> partners(left.size(), kNoPartner);
  std::vector<bool> taken(right.size(), false);
  const auto pair = [&](std::size_t i, std::size_t j) {
    partners[i] = j;
    taken[j] = true;
  };
  const auto pair_by = [&](auto fits) {
    for (std::size_t i = 0; i < left.size(); ++i) {
      for (std::size_t j = 0; j < right.size() && partners[i] == kNoPartner; ++j) {
        if (!taken[j] && fits(left[i], right[j])) pair(i, j);
      }
    }
  };
  if (std::max(left.size(), right.size()) <= kMostItems) {
    pair_by([](const Json& a, const Json& b) { return a == b; });
    pair_by([](const Json& a, const Json& b) { return is_one(name_of(a), name_of(b)) && is_one(day_of(a), day_of(b)); });
    pair_by([](const Json& a, const Json& b) { return is_one(name_of(a), name_of(b)); });
    pair_by([](const Json& a, const Json& b) { return is_nearly_one(name_of(a), name_of(b)); });
    pair_by([](const Json& a, const Json& b) { return is_one(day_of(a), day_of(b)); });
  }
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    if (partners[i] == kNoPartner && !taken[i]) pair(i, i);
  }
  return partners;
}

bool in_order(const std::vector<std::size_t>& partners) {
  std::vector<std::size_t> there;
  std::copy_if(partners.begin(), partners.end(), std::back_inserter(there), [](std::size_t one) { return one != kNoPartner; });
  return std::is_sorted(there.begin(), there.end());
}

}  // namespace zhicheng::package
