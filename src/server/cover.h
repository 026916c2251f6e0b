// What is derived from a package and kept in the open, with the numbers of its person hidden.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "judging/judgement.h"

namespace zhicheng::server {

/// Hides identity numbers and phones in texts, as mask.h does.
class Cover {
 public:
  /// As the package writes them, "" for what it does not say. What has few digits is no number of a person.
  Cover(std::string_view id_number, std::string_view phone);

  /// The text with these two hidden, and whatever else is a valid identity number; where the package's is not known, every
  /// number that is as long as a phone's.
  std::string text(std::string_view text) const;
  base::Json json(base::Json value) const;

  /// How the two may be written.
  const std::vector<std::string>& spellings() const { return hidden_; }

 private:
  bool known_;
  std::vector<std::string> hidden_;
};

/// What a judge says, with every text that comes from the package covered, but for the two numbers themselves.
struct Covered : judging::Judgement {
  explicit Covered(judging::Judgement said);

  std::vector<std::string> spellings;  ///< how the two may be written
};

}  // namespace zhicheng::server
