// Who takes part in a simulated history, and what they try.
#pragma once
#include <random>
#include <string>
#include <vector>

#include "workflow_model.h"

namespace zhicheng::model {

/// A way through the offices: as the assessment says it, and as the model draws it.
struct Scenario {
  std::vector<workflow::Link> links;
  std::vector<Stop> stops;
};

const std::vector<Scenario>& scenarios();

/// Draws files, people and moves. Mostly what sensible people do, so that histories get somewhere; else anything.
class Players {
 public:
  explicit Players(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_()) % limit; }
  bool chance(std::size_t percent) { return below(100) < percent; }

  workflow::Receive submission(const Scenario& scenario);
  /// Somebody's next try. The version is that of the file, or one that somebody saw before.
  workflow::Move move(const Model& model, Time now);
  workflow::Actor actor(const Model& model, const workflow::Deed& deed);

 private:
  template <class T>
  const T& any(const std::vector<T>& all) {
    return all[below(all.size())];
  }
  std::string words(std::size_t blank_percent) { return chance(blank_percent) ? "" : "原因"; }
  std::string office(const Model& model);
  std::string attachment(const Model& model);
  workflow::Deed sensible(const Model& model, Time now);
  workflow::Deed random_deed(const Model& model, Time now, std::size_t kind);
  workflow::Deed notice(const Model& model, Time now, bool whole);
  std::vector<workflow::Correction> corrections(const Model& model);
  void hand_in(std::vector<workflow::Attachment>& attachments, std::vector<std::string>& missing, std::size_t missing_percent);

  std::mt19937 random_;
};

}  // namespace zhicheng::model
