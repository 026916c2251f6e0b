// One command of `zhicheng review`.
#pragma once
#include <CLI/CLI.hpp>

#include <memory>
#include <utility>
#include <vector>

#include "cli/help.h"
#include "cli/review_parts.h"

namespace zhicheng::cli {

/// The command and its options, which have a member `review`. It is run by `run`.
template <class Options>
std::pair<CLI::App*, std::shared_ptr<Options>> add_leaf(CLI::App& parent, std::vector<Command>& commands, const char* name, const char* what,
                                                        Exit (*run)(const Options&), const char* example) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand(name, what);
  add_review_options(*app, options->review);
  add_examples(*app, example, kReviewExits);
  commands.push_back({app, [options, run] { return run(*options); }});
  return {app, options};
}

}  // namespace zhicheng::cli
