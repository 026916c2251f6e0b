// zhicheng-request/1 as values. Private to the room.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/json.h"
#include "base/result.h"

namespace zhicheng::api {

enum class Call { assess, changes, pack, check, verify, compare, lint, dates, clauses };

struct Request {
  Call call = Call::assess;
  std::string edition;  ///< empty: not named
  std::optional<std::string> county;
  std::vector<std::string> packs;
  std::optional<base::Day> on;
  std::string created;
  base::Json body;
};

/// Takes the body out of `json`.
base::Result<Request> read_request(base::Json json);

}  // namespace zhicheng::api
