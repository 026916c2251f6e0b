#include "application/places.h"

#include <algorithm>
#include <span>
#include <vector>

#include "application/labels.h"

namespace zhicheng::application {

namespace {

std::vector<std::string_view> tokens_of(std::string_view pointer) {
  std::vector<std::string_view> tokens;
  while (!pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    tokens.push_back(pointer.substr(1, end - 1));
    pointer.remove_prefix(end);
  }
  return tokens;
}

/// "第2条" for "1"; empty for what is no index.
std::string ordinal(std::string_view index, std::string_view unit) {
  if (index.empty() || index.size() > 6 || index.find_first_not_of("0123456789") != std::string_view::npos) return {};
  std::size_t number = 0;
  for (const char digit : index) number = number * 10 + static_cast<std::size_t>(digit - '0');
  return "第" + std::to_string(number + 1) + std::string(unit);
}

}  // namespace

std::string in_words(std::string_view pointer) {
  const std::vector<std::string_view> tokens = tokens_of(pointer);
  const std::string plain(pointer);
  if (tokens.empty()) return plain;
  std::string made;
  std::size_t used = 0;
  std::span<const Label> members;
  if (tokens[0] == "attachments") {
    if (tokens.size() == 1) return "附件";
    made = "附件" + ordinal(tokens[1], "个");
    members = attachment_labels();
    used = 2;
  } else if (tokens[0] == "applicant" && tokens.size() > 1) {
    const ListLabel* list = list_of(tokens[1]);
    const Label* member = label_of(person_labels(), tokens[1]);
    if (list == nullptr) return member != nullptr && tokens.size() == 2 ? std::string(member->label) : plain;
    made = list->label;
    if (tokens.size() > 2) made += ordinal(tokens[2], "条");
    members = list->members;
    used = std::min<std::size_t>(tokens.size(), 3);
  } else {
    return plain;
  }
  if (tokens.size() == used) return made;
  const Label* field = label_of(members, tokens[used]);
  return field != nullptr && tokens.size() == used + 1 ? made + "的" + std::string(field->label) : plain;
}

}  // namespace zhicheng::application
