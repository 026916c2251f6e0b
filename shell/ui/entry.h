// What is around every control that is filled in: its name, what explains it, what is wrong with it.
#pragma once
#include "shell/ui/context.h"
#include "shell/ui/widgets.h"

namespace zhicheng::ui {

/// Draws the words above a control; while something is wrong, a bar stands at the left of all that is drawn until it ends.
class Around {
 public:
  /// `name` is the role of the visible label: of a single control, or of a group.
  Around(const Entry& entry, Role name);
  ~Around();
  Around(const Around&) = delete;
  Around& operator=(const Around&) = delete;

  bool is_wrong() const { return wrong_; }
  /// What says so, or explains the entry; 0 for none.
  NodeId described_by() const { return described_by_; }

 private:
  bool boxed_;
  bool wrong_;
  NodeId described_by_ = 0;
  float begin_;
};

}  // namespace zhicheng::ui
