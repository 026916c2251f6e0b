// What people call an applicant's members and their values. The labels are the titles of rules/schema/package.schema.json:
// tests/schema compares.
#pragma once
#include <span>
#include <string_view>

namespace zhicheng::application {

/// A value that is a code, and its word.
struct Word {
  std::string_view code;
  std::string_view word;
};

struct Label {
  std::string_view key;
  std::string_view label;
  std::span<const Word> words = {};  ///< of its values, where they are codes of its own
};

/// A list, and the members of its items in the order in which they are shown.
struct ListLabel {
  std::string_view key;
  std::string_view label;
  std::span<const Label> members;
};

/// Members that are one value, in the order in which they are shown.
std::span<const Label> person_labels();
std::span<const ListLabel> list_labels();
std::span<const Label> attachment_labels();

/// Null where nobody knows the key.
const Label* label_of(std::span<const Label> labels, std::string_view key);
const ListLabel* list_of(std::string_view key);

/// "" where the member has no word for it.
std::string_view word_of(const Label& label, std::string_view code);

/// GB/T 3304: the 56 peoples, 97 for another, 98 for a foreigner by birth.
std::span<const Word> peoples();

}  // namespace zhicheng::application
