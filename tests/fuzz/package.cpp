// Bytes of a package → its verdict.
#include "base/digest.h"
#include "base/json_plain.h"
#include "common.h"
#include "json_mutator.h"
#include "package/verify.h"
#include "small_rules.h"

using namespace zhicheng;
using base::Json;
using fuzz::demand;

namespace {

std::string_view error_of(const Json& answer, std::string_view key) {
  const Json* error = answer.find("error");
  return error == nullptr ? std::string_view{} : error->text_at(key);
}

void check_error(const Json& answer, const base::Error& error) {
  demand(error_of(answer, "code") == base::spell(error.code) && error_of(answer, "at") == error.at, "both ways refuse alike", error.at);
}

void check_reading(std::string_view bytes) {
  const auto plain = base::read_plain(bytes, {});
  if (!plain) return;
  const auto strict = base::read_strictly(bytes, {});
  demand(strict.ok(), "the quick way takes nothing that the strict one refuses", bytes);
  demand(base::write_canonical(*strict) == base::write_canonical(*plain), "the quick and the strict way agree", bytes);
}

/// With the digest that belongs to it a package differs in anything but its digest.
void check_sealed(const Json& package) {
  Json sealed;
  for (const auto& [key, value] : *package.object()) {
    if (key != "digest") sealed.add(key, value);
  }
  sealed.add("digest", base::sha256(base::write_canonical(sealed)));
  const auto report = package::verify(fuzz::door().library(), base::write_canonical(sealed));
  demand(report.ok(), "a sealed package is read");
  for (const package::Difference& one : report->differences) demand(one.at != "/digest", "a sealed package keeps its seal");
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  fuzz::door();
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  return fuzz::mutate_json(data, size, most, seed);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  const api::Response response = fuzz::door().verify(bytes);
  const bool refused = response.answer == api::Answer::refused;
  const bool reproduced = response.answer == api::Answer::yes;
  const bool whole = fuzz::chosen(bytes, 16);
  if (fuzz::chosen(bytes, 4)) check_reading(bytes);
  if (!refused && !reproduced && !whole) return 0;

  const Json answer = fuzz::read_back(response.bytes);
  if (!reproduced && !whole) return 0;
  const auto read = base::read_json(bytes);
  if (!read) {
    check_error(answer, read.error());
    return 0;
  }
  const auto slow = package::verify(fuzz::door().library(), *read, "");
  if (!slow) {
    check_error(answer, slow.error());
    return 0;
  }
  demand(package::write(*slow) == response.bytes, "both ways judge alike", response.bytes);
  const std::string canonical = base::write_canonical(*read);
  fuzz::read_back(canonical);
  demand(fuzz::door().verify(canonical).answer == response.answer, "the order of members does not matter", canonical);
  check_sealed(*read);
  return 0;
}
