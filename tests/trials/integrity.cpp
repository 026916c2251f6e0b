// What SQLite itself says of a database: PRAGMA integrity_check and foreign_key_check, each line of them; "ok" when all is well.
#include <sqlite3.h>

#include <cstdio>

namespace {

int print_row(void*, int columns, char** values, char**) {
  for (int i = 0; i < columns; ++i) std::printf("%s%s", i > 0 ? " " : "", values[i] == nullptr ? "" : values[i]);
  std::printf("\n");
  return 0;
}

}  // namespace

int main(int count, char** words) {
  sqlite3* database = nullptr;
  if (count != 2 || sqlite3_open_v2(words[1], &database, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) return 2;
  const bool asked = sqlite3_exec(database, "pragma integrity_check; pragma foreign_key_check", print_row, nullptr, nullptr) == SQLITE_OK;
  sqlite3_close(database);
  return asked ? 0 : 2;
}
