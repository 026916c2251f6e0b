#include "package/differences.h"

#include <algorithm>

#include "base/utf8.h"
#include "package/align.h"

namespace zhicheng::package {
namespace {

/// More than any package has that was not made to have them.
constexpr std::size_t kMostDifferences = 200;
/// Bytes of a value, written canonically. Longer than all that an assessment says at one place.
constexpr std::size_t kLongestValue = 8'192;
/// Code points of what is told of a longer one, and of a member's name.
constexpr std::size_t kBeginning = 200;

std::ptrdiff_t depth(const Difference& one) { return std::count(one.at.begin(), one.at.end(), '/'); }

}  // namespace

void Differences::walk(const Json& packaged, const Json& judged, const Place& at) {
  if (packaged.object() != nullptr && judged.object() != nullptr) {
    members(packaged, judged, at);
  } else if (packaged.array() != nullptr && judged.array() != nullptr) {
    items(*packaged.array(), *judged.array(), at);
  } else if (!(packaged == judged)) {
    note(at, &packaged, &judged);
  }
}

void Differences::members(const Json& packaged, const Json& judged, const Place& at) {
  const auto below = [&](std::string_view key) {
    const std::string token = base::shortened(key, kBeginning);
    return Place{base::pointer_to(at.packaged, token), base::pointer_to(at.judged, token)};
  };
  for (const auto& [key, value] : *packaged.object()) {
    const Json* other = judged.find(key);
    if (other == nullptr) {
      note(below(key), &value, nullptr);
    } else {
      walk(value, *other, below(key));
    }
  }
  for (const auto& [key, value] : *judged.object()) {
    if (packaged.find(key) == nullptr) note(below(key), nullptr, &value);
  }
}

/// Lists of the same length are compared place by place; of others, first what is about the same.
void Differences::items(const Json::Array& packaged, const Json::Array& judged, const Place& at) {
  std::vector<std::size_t> partners(packaged.size(), kNoPartner);
  if (packaged.size() != judged.size()) partners = align(packaged, judged);
  if (packaged.size() == judged.size() || !in_order(partners)) {
    for (std::size_t i = 0; i < partners.size(); ++i) partners[i] = i < judged.size() ? i : kNoPartner;
  }
  std::vector<bool> met(judged.size(), false);
  for (std::size_t i = 0; i < partners.size(); ++i) {
    const std::string here = base::pointer_to(at.packaged, i);
    const std::size_t j = partners[i];
    if (j == kNoPartner) {
      note({here, here}, &packaged[i], nullptr);
      continue;
    }
    met[j] = true;
    walk(packaged[i], judged[j], {here, base::pointer_to(at.judged, j)});
  }
  // RFC 6901: "-" is the item that a list has not.
  for (std::size_t j = 0; j < judged.size(); ++j) {
    if (!met[j]) note({base::pointer_to(at.packaged, "-"), base::pointer_to(at.judged, j)}, nullptr, &judged[j]);
  }
}

void Differences::note(const Place& at, const Json* packaged, const Json* judged) {
  if (judged == nullptr && strange_ == kMostDifferences) {
    ++left_out_;
    return;
  }
  strange_ += judged == nullptr ? 1 : 0;
  Difference one{at.packaged, {}, judged == nullptr ? Json{} : *judged};
  if (at.judged != at.packaged) one.judged_at = at.judged;
  if (packaged != nullptr) {
    const std::string written = base::write_canonical(*packaged);
    const bool cut = written.size() > kLongestValue;
    one.packaged = cut ? Json{base::shortened(written, kBeginning)} : *packaged;
    if (cut) one.packaged_bytes = written.size();
  }
  all_.push_back(std::move(one));
}

void Differences::move_to(Report& report) {
  if (all_.size() + left_out_ > kMostDifferences) {
    std::stable_sort(all_.begin(), all_.end(), [](const Difference& a, const Difference& b) { return depth(a) < depth(b); });
  }
  const std::size_t kept = std::min(all_.size(), kMostDifferences);
  report.differences_left_out = left_out_ + all_.size() - kept;
  all_.resize(kept);
  report.differences = std::move(all_);
}

}  // namespace zhicheng::package
