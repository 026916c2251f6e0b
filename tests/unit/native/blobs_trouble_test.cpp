// A blob is whole or not at all, whatever the disk does.
#include <doctest/doctest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <string>
#include <vector>

#include "blobs_parts.h"

using namespace zhicheng::testing;

TEST_CASE("file and folders are fsynced before a blob is believed, and no name outlives a failed fsync") {
  const Folder folder;
  std::vector<std::string> synced;
  std::size_t failing = 0;  // the fsync of that number from now on
  const Sync sync = [&](int descriptor) {
    synced.push_back(std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(descriptor)).string());
    if (failing > 0 && --failing == 0) {
      errno = EIO;
      return -1;
    }
    return ::fsync(descriptor);
  };
  const std::string root = std::filesystem::canonical(folder.path()).string() + "/blobs";
  const Name name = name_of(kPng);
  const std::string outer = root + "/" + name.text().substr(0, 2);
  const std::string inner = outer + "/" + name.text().substr(2, 2);
  const std::string part = root + "/partial/" + name.text();
  const Blobs blobs = in(root, sync);
  CHECK(synced == std::vector{std::filesystem::path(root).parent_path().string(), root});
  for (std::size_t which = 1; which <= 4; ++which) {
    failing = which;
    CHECK(put(blobs, kPng, promise_of(kPng)) == "cannot_write");
    CHECK_FALSE(has(blobs, name));
    CHECK(files(root) == 0);
  }
  synced.clear();
  CHECK(put(blobs, kPng, promise_of(kPng)) == "");
  CHECK(synced == std::vector{part, inner, outer, root});
  // Known to be there to stay: nothing is left to do.
  synced.clear();
  CHECK(has(blobs, name));
  CHECK(synced.empty());
  // Who did not see it come does not know, and a failure there takes nothing away.
  const Blobs other = in(root, sync);
  failing = 1;
  CHECK(code(other.has(name)) == "cannot_write");
  failing = 2;
  CHECK(put(other, kPng, promise_of(kPng)) == "cannot_write");
  CHECK(read(blobs, name) == kPng);
  synced.clear();
  CHECK(has(other, name));
  CHECK(synced == std::vector{inner, outer, root});
  // A folder that is settled is fsynced for each new name all the same.
  std::string next;
  for (int seed = 0; next.empty(); ++seed) {
    std::string candidate = pdf(0, seed);
    if (name_of(candidate).text().starts_with(name.text().substr(0, 4))) next = std::move(candidate);
  }
  synced.clear();
  CHECK(put(blobs, next, promise_of(next)) == "");
  CHECK(synced == std::vector{root + "/partial/" + name_of(next).text(), inner});
  REQUIRE(std::filesystem::remove(inner + "/" + name_of(next).text()));
  failing = 2;
  CHECK(put(blobs, next, promise_of(next)) == "cannot_write");
  CHECK(files(root) == 1);
}

TEST_CASE("a full disk is a fault, leaves nothing behind, and passes") {
  const Folder folder;
  const std::string big = pdf(600'000);
  const std::string small = pdf(1000);
  // By the limit of a file's size, which needs no rights.
  const int limited = in_child([&] {
    const Blobs blobs = in(folder / "limited");
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100'000, RLIM_INFINITY};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 1;
    if (put(blobs, big, promise_of(big)) != "no_space") return 2;
    if (files(folder / "limited") != 0) return 3;
    if (put(blobs, small, promise_of(small)) != "") return 4;
    const rlimit none{RLIM_INFINITY, RLIM_INFINITY};
    if (::setrlimit(RLIMIT_FSIZE, &none) != 0) return 5;
    return put(blobs, big, promise_of(big)) == "" ? 0 : 6;
  });
  CHECK(limited == 0);
  // By a file system that is full.
  const std::string disk = folder / "disk";
  std::filesystem::create_directory(disk);
  if (::mount("none", disk.c_str(), "tmpfs", 0, "size=400k") != 0) {
    MESSAGE("no right to mount a small file system: left out");
    return;
  }
  {
    const Blobs blobs = in(disk + "/blobs");
    CHECK(put(blobs, big, promise_of(big)) == "no_space");
    CHECK(files(disk) == 0);
    CHECK(put(blobs, small, promise_of(small)) == "");
    std::ofstream(disk + "/filler") << std::string(500'000, 'x');
    const std::string late = pdf(1000, 1);
    CHECK(put(blobs, late, promise_of(late)) == "no_space");
    CHECK(files(disk) == 2);
    std::filesystem::remove(disk + "/filler");
    CHECK(put(blobs, late, promise_of(late)) == "");
    CHECK(read(blobs, name_of(late)) == late);
    CHECK(read(blobs, name_of(small)) == small);
  }
  CHECK(::umount(disk.c_str()) == 0);
}

TEST_CASE("what can't be read or written is a fault") {
  const Folder folder;
  CHECK(code(Blobs::in(folder / "none/below")) == "cannot_write");
  std::ofstream(folder / "file") << "x";
  CHECK(code(Blobs::in(folder / "file")) == "cannot_write");
  const std::string root = folder / "blobs";
  const Blobs blobs = in(root);
  CHECK(put(blobs, kPng, promise_of(kPng)) == "");
  const std::string bytes = pdf(10);
  // A file where a folder should be.
  std::ofstream(root + "/" + name_of(bytes).text().substr(0, 2)) << "x";
  CHECK(put(blobs, bytes, promise_of(bytes)) == "cannot_read");
  CHECK(code(blobs.has(name_of(bytes))) == "cannot_read");
  CHECK(code(blobs.size(name_of(bytes))) == "cannot_read");
  CHECK(files(root) == 2);
  // A link where a partial file should be leads nowhere.
  const std::string next = pdf(10, 1);
  std::filesystem::create_symlink(folder / "file", root + "/partial/" + name_of(next).text());
  CHECK(put(blobs, next, promise_of(next)) == "cannot_write");
  CHECK(std::filesystem::file_size(folder / "file") == 1);
  // Rights don't stop root: as somebody else.
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  const int stopped = in_child([&] {
    if (::geteuid() == 0) std::filesystem::permissions(root, std::filesystem::perms(0700));
    if (::geteuid() == 0 && (::setegid(65534) != 0 || ::seteuid(65534) != 0)) return 1;
    if (::geteuid() != 65534) std::filesystem::permissions(root, std::filesystem::perms(0));
    if (code(Blobs::in(root)) != "cannot_write") return 2;
    if (code(blobs.has(name_of(kPng))) != "cannot_read") return 3;
    if (code(blobs.open(name_of(kPng))) != "cannot_read") return 4;
    if (code(blobs.begun(name_of(kPng))) != "cannot_read") return 5;
    if (put(blobs, kPng, promise_of(kPng)) != "cannot_write") return 6;
    return code(blobs.sweep(0)) == "cannot_read" ? 0 : 7;
  });
  CHECK(stopped == 0);
  std::filesystem::permissions(root, std::filesystem::perms(0700));
}
