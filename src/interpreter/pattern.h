// Patterns of XPath's functions and operators (fn:matches, fn:replace, fn:tokenize), which FEEL takes over.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhicheng::interpreter {

struct PatternNode;

class Pattern {
 public:
  struct Match {
    std::size_t start = 0;
    std::size_t end = 0;
    std::vector<std::optional<std::pair<std::size_t, std::size_t>>> groups;  ///< by number, the whole first
  };
  enum class Fault { none, invalid, unsure };

  /// `unsure`: valid perhaps, and not supported here.
  static Pattern compile(std::string_view pattern, std::string_view flags);
  Fault fault() const { return fault_; }
  std::size_t groups() const { return groups_; }

  /// The first match from code point `from` on. `gave_up` when it takes too much work.
  std::optional<Match> find(const std::u32string& text, std::size_t from, bool& gave_up) const;

 private:
  std::shared_ptr<const PatternNode> root_;
  std::size_t groups_ = 0;
  bool ignore_case_ = false;
  Fault fault_ = Fault::none;
};

std::u32string code_points_of(std::string_view text);
std::string utf8_of(std::u32string_view text);

}  // namespace zhicheng::interpreter
