// Files, moves and events as JSON: closed keys, permanent names. What is written reads back as the same value.
#pragma once
#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "workflow/checks.h"
#include "workflow/move.h"

namespace zhicheng::workflow {

/// {"format":"zhicheng-file/1", …}, every member.
base::Json write_file(const File& file);
base::Result<File> read_file(const base::Json& file);

/// {"version":3,"do":"return","reason":"…"}: `do` is a move's name, beside it are the members of its deed. Texts have at most
/// 2,000 characters, lists 2,000 items. Members that a deed can do without may be left out, others are errors.
base::Json write_move(const Move& move);
/// Errors point below `at`.
base::Result<Move> read_move(const base::Json& move, std::string_view at = "");

/// {"version","at","actor","from","to","from_office","to_office","deed":{"do":…}}
base::Json write_event(const Event& event);
base::Result<Event> read_event(const base::Json& event);

base::Json write_summary(const Summary& summary);
base::Result<Summary> read_summary(const base::Json& summary);
base::Json write_record(const Record& record);
base::Result<Record> read_record(const base::Json& record);

/// {"id","text","clauses","verified","others","until"}
base::Json write_concern(const Concern& concern);

}  // namespace zhicheng::workflow
