// What lies between SQLite and the system. Writes to its log, gathered: SQLite writes each page of a transaction by itself,
// and what stands before it by itself too, some two hundred calls of the system where one does. Private to the room.
#pragma once
#include <cstdint>

namespace zhicheng::store {

/// From now on every connection of this program writes its log so: what belongs behind one another goes to the system as one
/// before it is made to last, read, or seen by another connection. A fault is told then, and the transaction is taken back.
void gather_log_writes();

/// After that time no connection of this program waits any more for a lock that another one has.
void wait_no_longer_than(std::int64_t milliseconds);

}  // namespace zhicheng::store
