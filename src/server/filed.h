// A file in the database, and the one way in which it changes there.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "server/premises.h"
#include "store/submissions.h"
#include "workflow/apply.h"
#include "workflow/checks.h"

namespace zhicheng::server {

struct Filed {
  store::FileRow row;
  workflow::File file;
};

/// Nothing when there is none. Throws `store::Unreadable`.
std::optional<Filed> find_filed(store::Session& session, std::string_view number);
/// For work on many: nothing also when it is unreadable, which is noted as a trouble.
std::optional<Filed> find_readable(const Premises& premises, store::Session& session, std::string_view number);

/// What of the file the row says too: its subject, state, office, version, due, channel, and the file itself.
void put_file(store::FileRow& row, const workflow::File& file);

/// When the limit of the file's notice is past, in seconds since 1970; 0: none runs.
std::int64_t due_of(const workflow::File& file);

/// The programs that act of themselves.
workflow::Actor intake_actor();
workflow::Actor clock_actor();
/// Who has the secret of the file.
workflow::Actor applicant_actor(std::string number);

/// In whose chain of events stands what the actor does with the file: the office where it lies if the actor is there or is no
/// officer, else the officer's own; "intake" where there is none.
std::string chain_of(const workflow::File& file, const workflow::Actor& actor);

/// Whether it was done. Otherwise nothing is changed, but for a notice whose limit is past: then the file expires, whatever was wanted.
using Moved = workflow::Allowed<workflow::File>;

/// Makes the move, inside a transaction: the file's row, and the event in the chain of the office where it was made. `filed`
/// is then what is kept. A file of another version than the database's is a conflict.
Moved move(const Premises& premises, store::Session& session, Filed& filed, const workflow::Move& move, const workflow::Actor& actor, std::int64_t now);

/// The same for what was asked of the workflow already.
Moved settle(const Premises& premises, store::Session& session, Filed& filed, const workflow::Allowed<workflow::Outcome>& outcome, const workflow::Actor& actor,
             std::int64_t now);

/// Keeps what came of a move, likewise.
Moved keep(const Premises& premises, store::Session& session, Filed& filed, const workflow::Outcome& outcome, const workflow::Actor& actor);

/// Keeps what a late judgement made of a file: all of its row.
Moved learn(const Premises& premises, store::Session& session, const store::FileRow& row, const workflow::Outcome& outcome);

/// Notes for every office what it has to do with the file but for the one with which it lies: it was there, or it guides those of
/// its chain. Offices that guide all files need no note.
void note_offices(const Premises& premises, store::Session& session, const workflow::File& file);

}  // namespace zhicheng::server
