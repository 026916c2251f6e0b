// What the tests of blobs have in common.
#pragma once
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <string>

#include "base/digest.h"
#include "blobs/blobs.h"
#include "folder.h"

namespace zhicheng::testing {

using namespace std::string_literals;
using blobs::Blob;
using blobs::Blobs;
using blobs::Fault;
using blobs::Name;
using blobs::Outcome;
using blobs::Promise;
using blobs::Sync;
using blobs::Writer;

inline const std::string kPng =
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\0\0\0\0\xb8\x1f\x39\xc6\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82"s;

inline Name name_of(std::string_view bytes) {
  base::Sha256 hash;
  hash.add(bytes);
  return *Name::read(hash.finish());
}

/// A PDF of one page and about that many bytes, `seed` in it.
inline std::string pdf(std::size_t bytes, int seed = 0) {
  return "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 "
         "R]>>\nendobj\n"
         "3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n%" +
         std::to_string(seed) + std::string(bytes, 'x') + "\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";
}

inline Promise promise_of(std::string_view bytes, std::string type = "") {
  return {name_of(bytes), static_cast<std::int64_t>(bytes.size()), std::move(type)};
}

template <class T>
inline std::string code(const Outcome<T>& outcome) {
  const auto* fault = std::get_if<Fault>(&outcome);
  return fault == nullptr ? "" : std::string(spell(fault->code));
}
inline std::string code(const std::optional<Fault>& fault) { return fault ? std::string(spell(fault->code)) : ""; }

/// Where many files come and go, and no power is cut.
inline int unsynced(int) { return 0; }

inline Blobs in(const std::string& folder, Sync sync = ::fsync) {
  auto blobs = Blobs::in(folder, std::move(sync));
  REQUIRE(code(blobs).empty());
  return std::get<Blobs>(std::move(blobs));
}

inline Writer writer(const Blobs& blobs, Promise promise, std::int64_t from = 0) {
  auto made = blobs.write(std::move(promise), from);
  REQUIRE(code(made).empty());
  return std::get<Writer>(std::move(made));
}

/// All of the bytes as that promise; the code of the fault.
inline std::string put(const Blobs& blobs, std::string_view bytes, Promise promise) {
  auto made = blobs.write(std::move(promise));
  if (auto* to = std::get_if<Writer>(&made)) {
    const auto fault = to->add(bytes);
    return fault ? code(fault) : code(to->finish());
  }
  return code(made);
}

inline bool has(const Blobs& blobs, const Name& name) { return std::get<bool>(blobs.has(name)); }

inline std::string read(const Blobs& blobs, const Name& name) {
  const auto opened = blobs.open(name);
  const auto& blob = std::get<std::optional<Blob>>(opened);
  if (!blob) return "";
  std::string bytes(static_cast<std::size_t>(blob->bytes), '\0');
  return ::read(blob->file.number(), bytes.data(), bytes.size()) == blob->bytes ? bytes : "";
}

/// Files below the folder.
inline int files(const std::string& folder) {
  int count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    count += entry.is_regular_file() ? 1 : 0;
  return count;
}

/// What a process of its own comes to: its exit code.
inline int in_child(const std::function<int()>& run) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(run());
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace zhicheng::testing
