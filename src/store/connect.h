// Opening connections. Private to the room.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "store/session.h"
#include "store/trouble.h"

namespace zhicheng::store {

/// Where the data lies: a file of SQLite, or "postgresql://user@host:port/database".
struct Place {
  std::string name;
  std::string region;
  std::function<void(const Trouble&)> troubled{};  ///< told why a transaction came to nothing, in whatever thread

  Kind kind() const;
};

enum class Access { write, read };

/// A new connection. Throws std::runtime_error.
std::unique_ptr<Session> connect(const Place& place, Access access);

/// Begins a transaction; ends it, keeping everything or nothing. Throw std::runtime_error.
void begin(Session& session, Access access);
void commit(Session& session);
/// Takes back what was begun, if anything was. Never throws: a broken connection has taken it back itself.
void roll_back(Session& session) noexcept;

/// Begins one in which nobody else brings tables forward.
void begin_migration(Session& session);

/// Whether the same transaction may succeed when it is tried again: it collided with another one.
bool may_succeed_again(const std::exception& failure);
/// Whether it waited too long for a lock: what is tried next would wait as long for whoever keeps it.
bool waited_in_vain(const std::exception& failure);
/// "no_memory"; the words of `Unreadable`; or "bug": what was to be done threw itself.
std::string cause_of(const std::exception& failure);
/// What `failure` says of it. Before it is rolled back; without a session none could be made.
Trouble trouble_of(const std::exception& failure, Session* session, Access access);
/// Whether the connection itself is gone.
bool is_lost(Session& session);

}  // namespace zhicheng::store
