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

/// A fact on a question's screen; shown once `after` is answered, where one is named.
struct AskedFact {
  std::size_t fact = 0;
  std::optional<std::size_t> after;
};

/// Facts that a person answers together, on one screen.
struct Question {
  std::string id;
  std::string text;  ///< "您在什么单位工作？"
  std::string why;
  std::string none;  ///< words of the box that answers every yes-no fact with no; may be empty
  std::vector<AskedFact> facts;
};

/// The name of a level in a series; some names stand in several.
struct Title {
  std::string name;        ///< "工程师"
  std::size_t series = 0;  ///< choice of the fact `series`
  std::size_t level = 0;   ///< choice of the fact `level`
  bool verified = true;
};

class Vocabulary {
 public:
  static base::Result<Vocabulary> load(const base::Json& file);
  /// One more fact, of a pack: `item` is written as in the vocabulary's own file.
  void add(const base::Json& item, const std::string& at, Fault& fault);

  const std::vector<Fact>& facts() const { return facts_; }
  std::optional<std::size_t> index_of(std::string_view id) const;
  const Fact* find(std::string_view id) const;

  const std::vector<Question>& questions() const { return questions_; }
  /// The question to which a fact belongs; none: it is asked by itself.
  const Question* question_of(std::size_t fact) const;

  const std::vector<Title>& titles() const { return titles_; }
  /// The titles whose name has `word` in it, whole names first; each in the order of the file.
  std::vector<const Title*> titles_like(std::string_view word) const;

 private:
  void read_titles(const base::Json& item, std::string at, Fault& fault);
  void read_question(const base::Json& item, std::string at, Fault& fault);

  std::vector<Fact> facts_;
  std::vector<Question> questions_;
  std::vector<Title> titles_;
};

}  // namespace zhicheng::rules
