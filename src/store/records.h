// The integrity register: entries and their corrections. Nothing is ever deleted. Functions throw what the database throws
// (session.h).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/session.h"

namespace zhicheng::store {

struct RecordRow {
  std::string id;
  std::string person;  ///< blind index of the identity number
  std::string secrets; ///< sealed: the number itself
  std::string name;
  std::string data;    ///< the entry, JSON
};

void insert(Session& session, const RecordRow& record);
/// Replaces `data`.
void correct(Session& session, const RecordRow& record);
std::optional<RecordRow> find_record(Session& session, std::string_view id);
/// In the order of their ids.
std::vector<RecordRow> records_of(Session& session, std::string_view person);

}  // namespace zhicheng::store
