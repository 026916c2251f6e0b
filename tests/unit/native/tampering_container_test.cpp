// Nothing that is done to an archive with attachments or to a readable copy goes unnoticed: it is refused, or differs, or
// the copy is told to be another one than this build writes, or the byte is one of those named here, which say nothing.
#include <doctest/doctest.h>

#include <zlib.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "api/attachment.h"
#include "api/door.h"
#include "base/json.h"
#include "container/open.h"
#include "container/write_html.h"
#include "container/zip_writer.h"
#include "rules/embedded.h"
#include "tampering.h"

using namespace zhicheng;
using namespace std::string_literals;
using base::Json;
using tampering::below;
using tampering::seed;
using tampering::tampered;

namespace {

const std::string kPdf =
    "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n"
    "3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";
const std::string kPng =
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\0\0\0\0\xb8\x1f\x39\xc6\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82"s;
const std::vector<std::string> kContents{kPdf, kPng};

const api::Door& door() {
  static const api::Door kDoor{*rules::Library::load(rules::embedded_files())};
  return kDoor;
}

bool reproduced(const std::string& package) { return door().verify(package).bytes.ends_with("\"verdict\":\"reproduced\"}"); }

std::string make_package() {
  Json::Array list;
  for (const auto& [kind, name, content] : {std::tuple{"diploma", "毕业证.pdf", &kPdf}, std::tuple{"paper", "论文.png", &kPng}}) {
    attachment::Inspection found = attachment::inspect(*content);
    list.push_back(application::to_json(api::describe_attachment(found, kind, name)));
    REQUIRE(found.faults.empty());
  }
  const auto answers = base::read_json(R"({"format":"zhicheng-answers/1","answers":{"level":"intermediate","series":"engineering","specialty":"other",)"
                                       R"("track":"regular","employer_kind":"private_enterprise","career_on":"2018-08-01"}})");
  Json body;
  body.add("answers", *answers).add("applicant", Json{}.add("name", "张䶮").add("phone", "13800000000")).add("attachments", std::move(list));
  Json request;
  request.add("format", "zhicheng-request/1").add("call", "pack").add("edition", "bayannur/2026").add("on", "2026-05-20");
  request.add("created", "2026-05-20T09:30:00+08:00").add("body", std::move(body));
  return door().handle(base::write_canonical(request)).bytes;
}

std::string make_archive(const std::string& package) {
  std::string archive;
  container::ZipWriter writer([&](std::uint64_t place, std::string_view bytes) {
    const auto at = static_cast<std::size_t>(place);
    if (archive.size() < at + bytes.size()) archive.resize(at + bytes.size());
    archive.replace(at, bytes.size(), bytes);
    return true;
  });
  auto error = writer.begin(package);
  while (!error && writer.next()) {
    const std::string& content = kContents[*writer.next()];
    error = writer.add();
    if (!error) error = writer.write(content);
    if (!error) error = writer.end_file();
  }
  if (!error) error = writer.finish();
  REQUIRE_FALSE(error.has_value());
  return archive;
}

/// An entry of the archive, found by its marks, not by the reader that is tested.
struct Entry {
  std::size_t local = 0;
  std::size_t central = 0;
  std::size_t content = 0;
  std::size_t size = 0;
};

std::size_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::vector<Entry> entries_of(std::string_view archive) {
  std::vector<Entry> all;
  for (std::size_t at = number(archive, archive.size() - 6, 4); archive.substr(at, 4) == "PK\x01\x02";) {
    Entry one{number(archive, at + 42, 4), at, 0, number(archive, at + 20, 4)};
    one.content = one.local + 30 + number(archive, one.local + 26, 2) + number(archive, one.local + 28, 2);
    all.push_back(one);
    at += 46 + number(archive, at + 28, 2) + number(archive, at + 30, 2) + number(archive, at + 32, 2);
  }
  return all;
}

/// Bytes that say nothing of what is inside: by which version and system an entry was made and can be read, when, and
/// what a file system thinks of it. Archives made by other programs have others there.
bool says_nothing(const std::vector<Entry>& entries, std::size_t at) {
  const auto within = [&](std::size_t header, std::size_t from, std::size_t until) { return at >= header + from && at < header + until; };
  return std::any_of(entries.begin(), entries.end(), [&](const Entry& one) {
    return within(one.local, 4, 6) || within(one.local, 10, 14) ||  // version needed; time and date
           within(one.central, 4, 8) ||                             // versions made by and needed
           within(one.central, 12, 16) ||                           // time and date
           within(one.central, 36, 42);                             // attributes, internal and external
  });
}

bool is_told_apart(const std::string& archive, const std::string& changed, const std::vector<Entry>& entries) {
  if (archive.size() != changed.size()) return false;
  for (std::size_t i = 0; i < archive.size(); ++i) {
    if (archive[i] != changed[i] && !says_nothing(entries, i)) return false;
  }
  return true;
}

struct Counts {
  int same = 0;
  int refused = 0;
  int differs = 0;
  int passed = 0;  ///< told, or without meaning
  int unnoticed = 0;
};

/// What becomes of an archive.
void count_archive(const std::string& package, const std::string& changed, bool without_meaning, Counts& counts) {
  const auto opened = container::open(changed);
  if (!opened) {
    ++counts.refused;
  } else if (!container::differences(*opened).empty() || (opened->package != package && !reproduced(opened->package))) {
    ++counts.differs;
  } else {
    ++(without_meaning ? counts.passed : counts.unnoticed);
  }
}

/// The CRC of an entry made to fit its content, in both headers.
void seal(std::string& archive, const Entry& entry) {
  const auto sum = static_cast<std::uint32_t>(
      ::crc32(0, reinterpret_cast<const Bytef*>(archive.data() + entry.content), static_cast<uInt>(entry.size)));
  for (std::size_t i = 0; i < 4; ++i) archive[entry.local + 14 + i] = archive[entry.central + 16 + i] = static_cast<char>(sum >> 8 * i);
}

}  // namespace

TEST_CASE("whatever is done to the bytes of an archive is refused, or differs, or says nothing") {
  const unsigned start = seed();
  MESSAGE("ZHICHENG_SEED=" << start);
  const std::string package = make_package();
  const std::string archive = make_archive(package);
  const std::vector<Entry> entries = entries_of(archive);
  REQUIRE(entries.size() == 3);
  REQUIRE(reproduced(container::open(archive)->package));
  std::mt19937 random(start);
  Counts counts;
  for (int i = 0; i < 10'000; ++i) {
    std::string changed = archive;
    if (i % 2 == 0) {
      changed = tampered(archive, random);
    } else {
      // The headers are small beside the package: half of the changes go to them.
      const Entry& entry = entries[below(random, entries.size())];
      const bool central = below(random, 2) == 0;
      const std::size_t at = central ? entry.central + below(random, 46) : entry.local + below(random, 30);
      changed[at] = static_cast<char>(below(random, 256));
    }
    if (changed == archive) {
      ++counts.same;
    } else {
      count_archive(package, changed, is_told_apart(archive, changed, entries), counts);
    }
  }
  CHECK(counts.unnoticed == 0);
  CHECK(counts.same < 500);
  CHECK(counts.refused > 1'000);
  CHECK(counts.passed > 100);
}

TEST_CASE("each byte of each attachment counts, also where the archive's checksum is made to fit") {
  const std::string package = make_package();
  const std::string archive = make_archive(package);
  const std::vector<Entry> entries = entries_of(archive);
  Counts bare;
  Counts sealed;
  int bytes = 0;
  for (std::size_t file = 1; file < entries.size(); ++file) {
    const Entry& entry = entries[file];
    REQUIRE(std::string_view(archive).substr(entry.content, entry.size) == kContents[file - 1]);
    for (std::size_t at = entry.content; at < entry.content + entry.size; ++at, ++bytes) {
      std::string changed = archive;
      changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ 1U << at % 8);
      count_archive(package, changed, false, bare);
      seal(changed, entry);
      count_archive(package, changed, false, sealed);
    }
  }
  CHECK(bare.refused == bytes);
  CHECK(sealed.differs == bytes);
}

TEST_CASE("a package in an archive whose checksum is made to fit is judged by what it says") {
  const unsigned start = seed();
  MESSAGE("ZHICHENG_SEED=" << start);
  const std::string package = make_package();
  const std::string archive = make_archive(package);
  const Entry entry = entries_of(archive).front();
  std::mt19937 random(start);
  Counts counts;
  for (int i = 0; i < 2'000; ++i) {
    std::string changed = archive;
    changed[entry.content + below(random, entry.size)] = static_cast<char>(below(random, 256));
    if (changed == archive) continue;
    seal(changed, entry);
    count_archive(package, changed, false, counts);
  }
  CHECK(counts.unnoticed == 0);
  CHECK(counts.refused > 100);
  CHECK(counts.differs > 100);
}

TEST_CASE("whatever is done to the bytes of a readable copy is refused, or differs, or is told") {
  const unsigned start = seed();
  MESSAGE("ZHICHENG_SEED=" << start);
  const std::string package = make_package();
  const auto copy = container::write_html(door().library(), package);
  REQUIRE(copy.ok());
  const std::size_t data = copy->find("<script");
  std::mt19937 random(start);
  Counts counts;
  for (int i = 0; i < 1'000; ++i) {
    std::string changed = *copy;
    if (i % 2 == 0) {
      changed = tampered(*copy, random);
    } else {
      changed = copy->substr(0, data) + tampered(copy->substr(data), random);
    }
    if (changed == *copy) {
      ++counts.same;
      continue;
    }
    const auto opened = container::open(changed);
    if (!opened) {
      ++counts.refused;
    } else if (!reproduced(opened->package)) {
      ++counts.differs;
    } else {
      // What the copy says is not what this build writes for the package inside.
      const auto written = container::write_html(door().library(), opened->package);
      const bool told = opened->package == package && written && *written != changed;
      ++(told ? counts.passed : counts.unnoticed);
    }
  }
  CHECK(counts.unnoticed == 0);
  CHECK(counts.same < 50);
  CHECK(counts.refused > 50);
  CHECK(counts.differs > 50);
  CHECK(counts.passed > 50);
}
