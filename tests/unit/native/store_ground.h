// Where the cases of the store put their data: a file of SQLite, or a schema of the PostgreSQL that ZHICHENG_STORE names.
#pragma once
#include <doctest/doctest.h>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "store/store.h"

namespace zhicheng::testing {

struct Ground {
  std::filesystem::path folder;
  std::string place;

  Ground() {
    std::string name = (std::filesystem::temp_directory_path() / "zhicheng-store-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder = name;
    place = (folder / "a b.sqlite").string();
    const char* server = std::getenv("ZHICHENG_STORE");
    if (server == nullptr) return;
    // A schema of its own is made sooner than a database. SOCI takes an address without options for the name of one.
    static int schemas = 0;
    const std::string schema = "unit" + std::to_string(++schemas);
    soci::session(soci::postgresql, std::string(server) + "?connect_timeout=5") << "create schema " + schema;
    place = std::string(server) + "?options=-csearch_path%3D" + schema;
  }
  ~Ground() { std::filesystem::remove_all(folder); }
  Ground(const Ground&) = delete;
  Ground& operator=(const Ground&) = delete;

  bool is_postgresql() const { return place.starts_with("postgresql:"); }
};

inline std::unique_ptr<store::Store> open(const std::string& place) {
  auto opened = store::Store::open({place, "150800", 2000});
  if (const auto* fault = std::get_if<std::string>(&opened)) FAIL(*fault);
  return std::move(std::get<std::unique_ptr<store::Store>>(opened));
}

}  // namespace zhicheng::testing
