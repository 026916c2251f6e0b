// What the members of each value are called, said once for reading and for writing. Private to the room.
#pragma once
#include <type_traits>

#include "workflow/checks.h"
#include "workflow/move.h"

namespace zhicheng::workflow {

// `io.need` is a member that must be there, `io.may` one that can be left out where it says nothing.

template <class Io, class T>
  requires std::is_empty_v<T>
void describe(Io&, T&) {}

template <class Io>
void describe(Io& io, Link& one) {
  io.may("office", one.office);
  io.need("duty", one.duty);
  io.need("status", one.status);
}

template <class Io>
void describe(Io& io, Step& one) {
  io.need("duty", one.duty);
  io.need("status", one.status);
  io.need("named", one.named);
  io.need("office", one.office);
  io.need("of_employer", one.of_employer);
  io.may("chosen_by", one.chosen_by);
  io.may("chosen_because", one.chosen_because);
}

template <class Io>
void describe(Io& io, Subject& one) {
  io.need("person", one.person);
  io.may("employer", one.employer);
  io.need("year", one.year);
  io.need("level", one.level);
  io.need("series", one.series);
}

template <class Io>
void describe(Io& io, Attachment& one) {
  io.need("kind", one.kind);
  io.need("sha256", one.sha256);
}

template <class Io>
void describe(Io& io, Submission& one) {
  io.need("digest", one.digest);
  io.need("at", one.at);
  io.need("attachments", one.attachments);
  io.may("on", one.on);
  io.may("arrived", one.arrived);
}

template <class Io>
void describe(Io& io, Mark& one) {
  io.need("office", one.office);
  io.need("sha256", one.sha256);
  io.need("finding", one.finding);
  io.may("note", one.note);
  io.need("by", one.by);
}

template <class Io>
void describe(Io& io, Correction& one) {
  io.need("clause", one.clause);
  io.may("place", one.place);
  io.may("attachment", one.attachment);
  io.need("problem", one.problem);
  io.need("mend", one.mend);
}

template <class Io>
void describe(Io& io, Told& one) {
  io.need("how", one.how);
  io.need("office", one.office);
  io.need("by", one.by);
  io.need("at", one.at);
  io.may("reason", one.reason);
  io.may("corrections", one.corrections);
  io.may("last", one.last);
}

template <class Io>
void describe(Io& io, Tally& one) {
  io.need("office", one.office);
  io.need("returns", one.returns);
}

template <class Io>
void describe(Io& io, File& one) {
  io.need("number", one.number);
  io.need("edition", one.edition);
  io.need("subject", one.subject);
  io.may("filing_day", one.filing_day);
  io.need("chain", one.chain);
  io.need("position", one.position);
  io.need("state", one.state);
  io.need("version", one.version);
  io.need("submissions", one.submissions);
  io.need("missing", one.missing);
  io.need("judged", one.judged);
  io.need("marks", one.marks);
  io.may("told", one.told);
  io.need("returns", one.returns);
  io.may("changed", one.changed);
}

template <class Io>
void describe(Io& io, Receive& one) {
  io.need("number", one.number);
  io.need("edition", one.edition);
  io.need("subject", one.subject);
  io.may("department", one.department);
  io.may("filing_day", one.filing_day);
  io.need("links", one.links);
  io.need("digest", one.digest);
  io.need("attachments", one.attachments);
  io.need("missing", one.missing);
  io.need("judged", one.judged);
  io.may("on", one.on);
}

template <class Io>
void describe(Io& io, Complete& one) {
  io.need("arrived", one.arrived);
}

template <class Io>
void describe(Io& io, Judge& one) {
  io.need("digest", one.digest);
  io.need("judged", one.judged);
}

template <class Io>
void describe(Io& io, MarkOne& one) {
  io.need("sha256", one.sha256);
  io.need("finding", one.finding);
  io.may("note", one.note);
}

template <class Io>
void describe(Io& io, Assign& one) {
  io.need("office", one.office);
  io.may("reason", one.reason);
}

template <class Io>
void describe(Io& io, SendBack& one) {
  io.may("reason", one.reason);
  io.may("corrections", one.corrections);
}

template <class Io>
void describe(Io& io, Notify& one) {
  io.may("corrections", one.corrections);
  io.may("last", one.last);
  io.may("reason", one.reason);
}

template <class Io>
void describe(Io& io, Disqualify& one) {
  io.may("reason", one.reason);
}

template <class Io>
void describe(Io& io, Resubmit& one) {
  io.need("subject", one.subject);
  io.need("digest", one.digest);
  io.need("attachments", one.attachments);
  io.need("missing", one.missing);
  io.need("judged", one.judged);
  io.may("on", one.on);
  io.may("filing_day", one.filing_day);
}

template <class Io>
void describe(Io& io, Withdraw& one) {
  io.may("reason", one.reason);
}

template <class Io>
void describe(Io& io, Event& one) {
  io.need("version", one.version);
  io.need("at", one.at);
  io.need("actor", one.actor);
  io.may("from", one.from);
  io.need("to", one.to);
  io.may("from_office", one.from_office);
  io.may("to_office", one.to_office);
  io.may("changed", one.changed);
}

template <class Io>
void describe(Io& io, Summary& one) {
  io.need("number", one.number);
  io.need("subject", one.subject);
  io.need("state", one.state);
  io.may("channel", one.channel);
}

template <class Io>
void describe(Io& io, Correcting& one) {
  io.need("on", one.on);
  io.need("by", one.by);
  io.need("reason", one.reason);
}

template <class Io>
void describe(Io& io, Record& one) {
  io.need("id", one.id);
  io.need("person", one.person);
  io.need("ground", one.ground);
  io.need("on", one.on);
  io.need("office", one.office);
  io.need("by", one.by);
  io.need("basis", one.basis);
  io.may("corrected", one.corrected);
}

}  // namespace zhicheng::workflow
