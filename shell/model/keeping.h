// Drafts: what is kept on this machine so that a closed page loses nothing. The saved file stays the truth.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"

namespace zhicheng::model {

struct Model;

/// A draft as the platform holds it.
struct KeptDraft {
  std::string id;
  std::string title;    ///< 中级 工程系列
  std::string changed;  ///< RFC 3339 in China
  base::Json content;   ///< zhicheng-draft/1
};

struct Keeping {
  enum class State {
    unknown,     ///< the platform has not said yet what it holds
    ready,
    impossible,  ///< this platform keeps nothing
    full,        ///< the last draft could not be kept
  };
  State state = State::unknown;
  bool shared_computer = false;  ///< 公用电脑: nothing is kept
  std::string draft;             ///< id of the one that is being filled in; "" before the first answer
  std::string content;           ///< of it, as it was handed over last
  std::optional<KeptDraft> on_the_way;  ///< handed over, and not yet kept
  enum class Deleted { nothing, one, all, failed };
  Deleted deleted = Deleted::nothing;   ///< just now, as was asked
  std::vector<KeptDraft> kept;   ///< newest first
};

/// Keep a shared computer free of drafts, or use this one again.
struct ShareComputer {
  bool shared = true;
};
/// Go on with a draft.
struct Reopen {
  std::string id;
};
/// Delete a draft, or all with an empty id.
struct Forget {
  std::string id;
};

/// What is kept of the model: {"format":"zhicheng-draft/1","edition","answers","skipped",…}; nothing while there is
/// nothing to lose.
std::optional<base::Json> draft_content(const Model& model);
std::string draft_title(const Model& model);
bool is_draft(const base::Json& content);
/// Takes a draft over. Facts and values that the edition does not know any more are left out.
void take_draft(Model& model, const base::Json& content);

}  // namespace zhicheng::model
