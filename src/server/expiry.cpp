#include "server/expiry.h"

#include <string>
#include <vector>

#include "server/filed.h"
#include "store/files.h"

namespace zhicheng::server {

namespace {

constexpr std::int64_t kTogether = 100;

}  // namespace

bool expire_due(const Premises& premises, std::int64_t now) {
  std::string after;
  for (;;) {
    std::vector<std::string> due;
    const bool read = premises.store.read([&](store::Session& session) { due = store::due_files(session, now, after, kTogether); });
    if (!read || due.empty()) return read;
    const bool kept = premises.store.write_now([&](store::Session& session) {
      for (const std::string& number : due) {
        auto filed = find_readable(premises, session, number);
        // Another server, or somebody's late move, may have been faster. What can't expire keeps no other from it.
        if (filed) (void)move(premises, session, *filed, {filed->file.version, workflow::Expire{}}, clock_actor(), now);
      }
    });
    if (!kept) return false;
    after = due.back();
  }
}

}  // namespace zhicheng::server
