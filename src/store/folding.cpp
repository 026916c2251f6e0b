#include "store/folding.h"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <exception>
#include <memory>

namespace zhicheng::store {

namespace {

// Pages of 8 KiB. A page that many transactions wrote is copied once: the longer the log, the less is copied. A server that was
// killed reads it again at its start, 64 MB in a tenth of a second.
constexpr int kWorthwhile = 4000;  // below it copying is not begun
constexpr int kLong = 8000;        // from here on the log is to begin anew
constexpr int kLittle = 400;       // what the writer copies without being missed
constexpr int kTooLong = 32'000;   // the disk does not keep up: the writer has to wait

sqlite_api::sqlite3* connection_of(Session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.sql().get_backend())->conn_;
}

/// Copies what nobody reads in an older state: how many pages of the log are in the database then. It waits for nobody.
int fold(sqlite_api::sqlite3* connection) {
  int pages = 0, folded = 0;
  const int fault = sqlite_api::sqlite3_wal_checkpoint_v2(connection, nullptr, SQLITE_CHECKPOINT_PASSIVE, &pages, &folded);
  return fault == SQLITE_OK ? folded : 0;
}

int on_commit(void* folding, sqlite_api::sqlite3* connection, const char*, int pages) {
  if (static_cast<Folding*>(folding)->grown(pages)) fold(connection);
  return SQLITE_OK;
}

}  // namespace

Folding::Folding(const Place& place) : place_(place), thread_([this] { run(); }) {}

Folding::~Folding() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  come_.notify_all();
  thread_.join();
}

void Folding::watch(Session& writer) { sqlite_api::sqlite3_wal_hook(connection_of(writer), on_commit, this); }

bool Folding::grown(int pages) {
  const std::lock_guard lock(mutex_);
  if (pages < pages_) folded_ = 0;  // it has begun anew
  pages_ = pages;
  if (working_) return pages > kTooLong;
  if (pages >= kLong && pages - folded_ <= kLittle) {
    folded_ = pages;
    return true;
  }
  if (pages - folded_ >= kWorthwhile || pages >= kLong) come_.notify_one();
  return false;
}

void Folding::failed(Session& writer) {
  {
    const std::lock_guard lock(mutex_);
    if (working_ || pages_ - folded_ <= kLittle) return;
    folded_ = pages_;
  }
  fold(connection_of(writer));
}

void Folding::run() {
  std::unique_ptr<Session> session;
  std::unique_lock lock(mutex_);
  for (;;) {
    come_.wait(lock, [this] { return closing_ || pages_ - folded_ >= kWorthwhile || (pages_ >= kLong && pages_ - folded_ > kLittle); });
    if (closing_) return;
    working_ = true;
    lock.unlock();
    int folded = 0;
    try {
      if (!session) session = connect(place_, Access::write);
      folded = fold(connection_of(*session));
    } catch (const std::exception&) {
      session.reset();
    }
    lock.lock();
    working_ = false;
    // Where nothing could be copied, trying again at once would be no better.
    folded_ = folded > folded_ ? folded : pages_;
  }
}

}  // namespace zhicheng::store
