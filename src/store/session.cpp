#include "store/session.h"

#include <soci/soci.h>

namespace zhicheng::store {

Session::Session(Kind kind, std::string region, std::unique_ptr<soci::session> connection)
    : kind_(kind), region_(std::move(region)), connection_(std::move(connection)) {}

Session::~Session() { prepared_.clear(); }

bool find_one(soci::statement& query) {
  const bool found = query.execute(true);
  while (query.fetch()) {
  }
  return found;
}

}  // namespace zhicheng::store
