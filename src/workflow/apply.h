// The one place where a file changes.
#pragma once
#include "workflow/move.h"

namespace zhicheng::workflow {

/// The file that begins with a submission. Only a machine receives; nothing is accepted by it.
Allowed<Outcome> receive(const Workflow& workflow, const Receive& submission, const Actor& actor, Time now);

/// Whether no package of the file was ever judged: then nobody knows whose it is, for what, and which way it goes.
bool is_unknown(const File& file);

/// What becomes of a file whose newest package no judge had finished, once one has (`submission`: what is known now).
/// Of an unknown file: whose it is, its way and its attachments, as if it had been received so. An office that a person chose in
/// the meantime is forgotten: the way is known now; a return stays.
/// Of a known one: what it was handed in again with. When that is another application the file keeps its subject and is
/// `cannot_judge`. While attachments are to come it is incomplete, without a limit: nobody could send them before.
/// not_now when it was judged or is at its end.
Allowed<Outcome> receive_late(const Workflow& workflow, const File& file, const Receive& submission, const Actor& actor, Time now);

/// Handing in again where the file is unknown: what the package says is no other application, but the first that is known.
Allowed<Outcome> resubmit_unknown(const Workflow& workflow, const File& file, const Receive& submission, const Actor& actor, Time now);

/// What comes of `move`, or why it is refused; `file` stays as it is. A refusal is found in this order: the actor has
/// nothing to do with the file or never may do such a thing (not_allowed), saw another version (conflict), the state has no
/// such move (not_now), no right in this stage (not_allowed), then what the move needs.
/// A notice whose last day is past allows nothing but `expire`, whether the clock has come by or not: 逾期未补充更正的，视为放弃申报
/// (四). After the filing day a returned file can't be handed in again: 不能补报 (二(三)); where that day is not known,
/// no machine closes it.
Allowed<Outcome> apply(const Workflow& workflow, const File& file, const Move& move, const Actor& actor, Time now);

/// Whether the limit of a notice is past: then `expire` is due.
bool lapsed(const File& file, Time now);

}  // namespace zhicheng::workflow
