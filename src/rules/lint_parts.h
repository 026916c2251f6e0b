// The parts of lint. Private to the room.
#pragma once
#include <string>
#include <vector>

#include "rules/lint.h"

namespace zhicheng::rules {

/// Every condition and expression that an edition is made of. Places are written "<list> <id>#<pointer below it>".
class Walk {
 public:
  virtual ~Walk() = default;
  void run(const Edition& edition);

 protected:
  /// A leaf or a joint; `run` goes into the parts of a joint by itself.
  virtual void condition(const Condition&, const std::string& /*place*/) {}
  /// A leaf's expression, or one that stands alone.
  virtual void expression(const feel::Expression&, const std::string& /*place*/) {}
  /// What comes now belongs to the value with this index.
  virtual void enter_value(std::size_t) {}
  virtual void leave_value() {}
  /// What comes now is for display: no status turns on it.
  virtual void enter_display() {}
  virtual void leave_display() {}

 private:
  void go(const std::optional<Condition>& when, const std::string& place);
  void go(const Condition& condition, const std::string& place);
  void go_values(const Edition& edition);
  void go_outputs(const Edition& edition);
};

/// Rows and cases that no applicant can reach, conditions that are always or never true, comparisons of two dates that
/// may both be unanswered. Exact: with nothing answered, a row can be reached when it is a leaf of the diagram.
void lint_reach(const Edition& edition, std::vector<Remark>& remarks);

/// Rows of a table that overlap although neither is the more special one.
void lint_tables(const Edition& edition, std::vector<Remark>& remarks);

/// The code of a fact that nothing reads.
constexpr std::string_view kIdleFact = "fact_never_read";

/// Names with two meanings, facts that nothing reads, values that nothing uses.
void lint_names(const Edition& edition, std::vector<Remark>& remarks);

/// Days before the notice's own, filing deadlines out of order.
void lint_dates(const Edition& edition, std::vector<Remark>& remarks);

/// Puts file and pointer into a remark from `lint` on an edition in `folder`, or in the file `other`; false when neither
/// has the place.
bool settle(const Library& library, const std::string& folder, const std::string& other, Remark& remark);

/// What is not verified, as notes.
void lint_sources(const Edition& edition, std::vector<Remark>& remarks);

}  // namespace zhicheng::rules
