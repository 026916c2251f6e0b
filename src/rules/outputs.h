// Deadlines, materials, the way through the offices, contacts and matters for people. Private to the room.
#pragma once
#include <vector>

#include "rules/assessment.h"
#include "rules/judgement.h"

namespace zhicheng::rules {

class Outputs {
 public:
  Outputs(const Edition& edition, base::Day on, OpenFacts& facts, feel::Possibilities& possibilities,
          Judgement& judgement, Judgement& presumed)
      : edition_(edition), on_(on), facts_(facts), possibilities_(possibilities), judgement_(judgement), presumed_(presumed),
        depends_on_(edition.vocabulary.facts().size()) {}

  void fill(Assessment& assessment);
  /// By fact: whether it is unanswered and can change deadlines, chain or contacts; complete after `fill`.
  const std::vector<bool>& depends_on() const { return depends_on_; }

 private:
  void add_deadlines(Assessment& assessment);
  void add_chain(Assessment& assessment);
  std::string_view office_of(const LinkRule& rule);
  void note(feel::Value value);
  void note_row(const RouteRow& row);

  const Edition& edition_;
  base::Day on_;
  OpenFacts& facts_;
  feel::Possibilities& possibilities_;
  Judgement& judgement_;
  Judgement& presumed_;
  std::vector<bool> depends_on_;
};

}  // namespace zhicheng::rules
