#include "server/secrets.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace zhicheng::server {

namespace {

struct Gap {
  std::size_t at = 0;
  std::size_t length = 0;
};

/// Overlapping gaps as one, in order.
std::vector<Gap> merged(std::vector<Gap> gaps) {
  std::sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) { return a.at < b.at; });
  std::vector<Gap> out;
  for (const Gap& gap : gaps) {
    if (!out.empty() && gap.at <= out.back().at + out.back().length) {
      out.back().length = std::max(out.back().length, gap.at + gap.length - out.back().at);
    } else {
      out.push_back(gap);
    }
  }
  return out;
}

Parted cut(std::string_view bytes, const std::vector<Gap>& gaps) {
  Parted out;
  std::size_t from = 0;
  for (const Gap& gap : gaps) {
    out.open += bytes.substr(from, gap.at - from);
    out.secrets += std::to_string(gap.at) + ' ' + std::to_string(gap.length) + '\n';
    out.secrets += bytes.substr(gap.at, gap.length);
    from = gap.at + gap.length;
  }
  out.open += bytes.substr(from);
  return out;
}

/// The number before `end`, taken from the front of `text`.
std::optional<std::size_t> take_number(std::string_view& text, char end) {
  const std::size_t length = text.find(end);
  std::size_t number = 0;
  if (length == std::string_view::npos) return std::nullopt;
  const auto [behind, failed] = std::from_chars(text.data(), text.data() + length, number);
  if (failed != std::errc() || behind != text.data() + length) return std::nullopt;
  text.remove_prefix(length + 1);
  return number;
}

}  // namespace

Parted part(std::string_view bytes, const std::vector<std::string_view>& secrets) {
  std::vector<Gap> gaps;
  for (const std::string_view secret : secrets) {
    if (secret.empty()) continue;
    std::size_t at = bytes.find(secret);
    if (at == std::string_view::npos) return part_all(bytes);
    for (; at != std::string_view::npos; at = bytes.find(secret, at + 1)) gaps.push_back({at, secret.size()});
  }
  return cut(bytes, merged(std::move(gaps)));
}

Parted part_all(std::string_view bytes) { return cut(bytes, {{0, bytes.size()}}); }

std::optional<std::string> join(const Parted& parted) {
  std::string out;
  std::string_view secrets = parted.secrets;
  std::string_view open = parted.open;
  while (!secrets.empty()) {
    const auto at = take_number(secrets, ' ');
    const auto length = at ? take_number(secrets, '\n') : std::nullopt;
    if (!length || *at < out.size() || *at - out.size() > open.size() || *length > secrets.size()) return std::nullopt;
    const std::size_t between = *at - out.size();
    out += open.substr(0, between);
    open.remove_prefix(between);
    out += secrets.substr(0, *length);
    secrets.remove_prefix(*length);
  }
  out += open;
  return out;
}

}  // namespace zhicheng::server
