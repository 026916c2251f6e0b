// The commands. Each file adds one: its options, its help, and what it does.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "cli/failure.h"
#include "cli/ink.h"
#include "server/server.h"

namespace CLI {
class App;
}

namespace zhicheng::cli {

struct Command {
  CLI::App* app = nullptr;
  std::function<Exit()> run;
};

Command add_assess(CLI::App& parent);
Command add_changes(CLI::App& parent);
Command add_pack(CLI::App& parent);
Command add_check(CLI::App& parent);
Command add_verify(CLI::App& parent);
Command add_verify_receipt(CLI::App& parent);
Command add_keys(CLI::App& parent);
Command add_compare(CLI::App& parent);
Command add_unpack(CLI::App& parent);
Command add_dates(CLI::App& parent);
Command add_clauses(CLI::App& parent);
Command add_titles(CLI::App& parent);
Command add_lint(CLI::App& parent);
Command add_site(CLI::App& parent);
Command add_serve(CLI::App& parent);
Command add_judge(CLI::App& parent);
Command add_submit(CLI::App& parent);
Command add_status(CLI::App& parent);
Command add_withdraw(CLI::App& parent);
Command add_review(CLI::App& parent);
Command add_audit(CLI::App& parent);
Command add_backup(CLI::App& parent);
Command add_restore(CLI::App& parent);
Command add_api(CLI::App& parent);
Command add_feel(CLI::App& parent);

/// JSON or text: JSON where standard output is no terminal, unless an option says otherwise.
struct Form {
  bool json = false;
  bool text = false;
  bool wants_text(const Terminal& terminal) const { return text || (!json && terminal.is_terminal); }
};
void add_form(CLI::App& app, Form& form);

/// --data, --store and --region.
void add_place(CLI::App& app, server::Place& place);

/// Writes to standard output and flushes. Throws Failure when it cannot.
void print(std::string_view text);

}  // namespace zhicheng::cli
