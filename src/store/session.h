// One connection to the database, inside one transaction.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <typeindex>

namespace soci {
class session;
class statement;
}

namespace zhicheng::store {

enum class Kind { sqlite, postgresql };

/// What the functions of this room work on. They throw std::runtime_error when the database fails; whoever runs them
/// (store.h) takes the transaction back then.
class Session {
 public:
  Session(Kind kind, std::string region, std::unique_ptr<soci::session> connection);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  soci::session& sql() { return *connection_; }
  Kind kind() const { return kind_; }
  /// The administrative division that this server receives for: first column of every primary key.
  const std::string& region() const { return region_; }

  /// A statement with the variables bound to it, prepared at its first use on this connection: S(Session&).
  template <class S>
  S& prepared() {
    std::shared_ptr<void>& kept = prepared_[typeid(S)];
    if (!kept) kept = std::make_shared<S>(*this);
    return *static_cast<S*>(kept.get());
  }

 private:
  Kind kind_;
  std::string region_;
  std::unique_ptr<soci::session> connection_;
  std::map<std::type_index, std::shared_ptr<void>> prepared_;  // ends before its connection
};

/// Runs a query for at most one row and ends it: an open one would keep SQLite's log from ever being folded back into the
/// database. Whether there was a row.
bool find_one(soci::statement& query);

}  // namespace zhicheng::store
