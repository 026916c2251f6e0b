// Why a transaction came to nothing, for the one who runs the server. Nothing of what was written or looked for stands in it.
#pragma once
#include <string>
#include <string_view>

namespace zhicheng::store {

struct Trouble {
  std::string_view access;  ///< read, write
  std::string code;         ///< "SQLITE_FULL" and the like; SQLSTATE; "no_connection"; "no_memory"; "file", "record": that is not understood; "bug": what was to be done threw itself
  int extended = 0;         ///< SQLite's extended code
  int system = 0;           ///< errno; 0: none told
};

}  // namespace zhicheng::store
