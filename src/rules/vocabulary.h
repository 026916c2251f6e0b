// The facts: names, types, domains and the words that people read.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "rules/fields.h"

namespace zhicheng::rules {

enum class FactType { boolean, integer, date, choice };

struct Choice {
  std::string id;     ///< "intermediate"
  std::string label;  ///< "中级"
  std::string hint;   ///< shown under the label; may be empty
};

struct ChoiceGroup {
  std::string name;  ///< "非公有制"
  std::vector<std::size_t> members;
};

struct Fact {
  std::string id;
  std::string label;     ///< "申报层级"
  std::string question;  ///< "您要申报哪一级职称？"
  std::string why;       ///< why it is asked
  FactType type = FactType::boolean;
  std::vector<Choice> choices;
  std::vector<ChoiceGroup> groups;
};

class Vocabulary {
 public:
  static base::Result<Vocabulary> load(const base::Json& file);
  /// One more fact, of a pack: `item` is written as in the vocabulary's own file.
  void add(const base::Json& item, const std::string& at, Fault& fault);

  const std::vector<Fact>& facts() const { return facts_; }
  std::optional<std::size_t> index_of(std::string_view id) const;
  const Fact* find(std::string_view id) const;

 private:
  std::vector<Fact> facts_;
};

}  // namespace zhicheng::rules
