#include "application/labels.h"

#include <algorithm>

#include "application/label_tables.h"

namespace zhicheng::application {

namespace {

template <class Item>
const Item* find(std::span<const Item> all, std::string_view key) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Item& one) { return one.key == key; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::span<const Label> person_labels() { return tables::kPerson; }
std::span<const ListLabel> list_labels() { return tables::kLists; }
std::span<const Label> attachment_labels() { return tables::kAttachment; }
std::span<const Word> peoples() { return tables::kPeoples; }

const Label* label_of(std::span<const Label> labels, std::string_view key) { return find(labels, key); }
const ListLabel* list_of(std::string_view key) { return find(std::span<const ListLabel>(tables::kLists), key); }

std::string_view word_of(const Label& label, std::string_view code) {
  const auto found = std::find_if(label.words.begin(), label.words.end(), [&](const Word& word) { return word.code == code; });
  return found == label.words.end() ? std::string_view{} : found->word;
}

}  // namespace zhicheng::application
