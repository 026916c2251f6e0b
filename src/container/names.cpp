#include "container/names.h"

#include <algorithm>

namespace zhicheng::container {

namespace {

constexpr std::size_t kLongestName = 200;   ///< bytes; file systems take 255
constexpr std::size_t kLongestEnding = 10;  ///< bytes, with its point

struct Split {
  std::string_view stem;
  std::string_view ending;
};

Split split(std::string_view name) {
  const std::size_t point = name.rfind('.');
  if (point == std::string_view::npos || point == 0 || name.size() - point > kLongestEnding) return {name, {}};
  return {name.substr(0, point), name.substr(point)};
}

/// No more than `limit` bytes, cut between code points.
std::string_view cut(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
  return text.substr(0, limit);
}

/// What some system takes for more than a letter of a name becomes "_".
std::string safe(std::string_view name) {
  const auto [stem, ending] = split(name);
  std::string out(cut(stem, kLongestName - ending.size()));
  out += ending;
  constexpr std::string_view kForbidden = "/\\:*?\"<>|\n";
  std::replace_if(out.begin(), out.end(), [&](char c) { return kForbidden.find(c) != std::string_view::npos; }, '_');
  if (out.empty()) return "_";
  if (out.front() == '.' || out.front() == ' ') out.front() = '_';
  if (out.back() == '.' || out.back() == ' ') out.back() = '_';
  return out;
}

}  // namespace

std::string folded(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::vector<std::string> entry_names(const std::vector<application::Attachment>& attachments) {
  std::vector<std::string> names;
  std::vector<std::string> taken;
  for (std::size_t i = 0; i < attachments.size(); ++i) {
    const application::Attachment& one = attachments[i];
    const auto same = std::find_if(attachments.begin(), attachments.begin() + static_cast<std::ptrdiff_t>(i), [&](const application::Attachment& other) {
      return other.name == one.name && other.sha256 == one.sha256 && other.bytes == one.bytes;
    });
    if (const auto before = static_cast<std::size_t>(same - attachments.begin()); before < i) {
      names.push_back(names[before]);
      continue;
    }
    const std::string name = safe(one.name);
    const auto [stem, ending] = split(name);
    std::string unique = name;
    for (int number = 2; std::find(taken.begin(), taken.end(), folded(unique)) != taken.end(); ++number) {
      unique = std::string(stem) + " (" + std::to_string(number) + ")" + std::string(ending);
    }
    taken.push_back(folded(unique));
    names.push_back(std::string(kFolder) + unique);
  }
  return names;
}

}  // namespace zhicheng::container
