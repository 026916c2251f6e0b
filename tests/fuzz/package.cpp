// Bytes of a package → its verdict. To judge takes far longer than to read, so one thing more is demanded of an input, always
// the same one: of eight packages that are judged, one each that the verdict can be read back, that the order of members
// does not matter, that both ways judge alike, that they do when it is sealed, and four when it is forged. The same of one in
// eight of those that are refused. One in 4 is read in the quick and the strict way.
#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/json_plain.h"
#include "common.h"
#include "json_mutator.h"
#include "package/verify.h"
#include "rules/assess.h"
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
  const auto strict = base::read_strictly(bytes, {});
  demand(strict.ok() == plain.has_value(), "the quick way takes what the strict one takes", bytes);
  if (!plain) return;
  demand(base::write_canonical(*strict) == base::write_canonical(*plain), "the quick and the strict way agree", bytes);
}

/// What is foretold from the bytes, and what is judged from the values, is one.
base::Result<package::Report> check_both(std::string_view bytes, const Json& package) {
  auto quick = package::verify(fuzz::door().library(), bytes);
  const auto slow = package::verify(fuzz::door().library(), package, "");
  demand(quick.ok() == slow.ok(), "both ways refuse alike", bytes);
  if (!quick) {
    demand(quick.error().code == slow.error().code && quick.error().at == slow.error().at, "both ways refuse for one reason", bytes);
  } else {
    demand(package::write(*quick) == package::write(*slow), "both ways judge alike", bytes);
  }
  return quick;
}

/// With the digest that belongs to it, as mutation alone never finds it, a package differs in anything but its digest.
base::Result<package::Report> check_sealed(const Json& package) {
  Json sealed;
  for (const auto& [key, value] : *package.object()) {
    if (key != "digest") sealed.add(key, value);
  }
  sealed.add("digest", base::sha256(base::write_canonical(sealed)));
  const std::string bytes = base::write_canonical(sealed);
  auto report = check_both(bytes, *base::read_json(bytes));
  if (!report) return report;
  for (const package::Difference& one : report->differences) demand(one.at != "/digest", "a sealed package keeps its seal");
  return report;
}

/// The package with the edition's own name and the assessment that its answers have, but for the members that its own
/// assessment gives: what a forger would hand in. Nothing else differs then, unless it keeps silent about its county.
void check_forged(Json package) {
  const Json* named = package.find("edition");
  const Json* answers = package.find("answers");
  const Json* own = package.find("assessment");
  const auto on = base::Day::parse(package.text_at("on"));
  if (named == nullptr || answers == nullptr || own == nullptr || !on) return;
  const std::string_view county = named->text_at("county");
  std::vector<std::string> packs;
  if (const Json* list = named->find("packs"); list != nullptr && list->array() != nullptr) {
    for (const Json& one : *list->array()) packs.emplace_back(one.text_at("id"));
  }
  const auto edition = fuzz::door().library().find(named->text_at("id"), county.empty() ? std::optional<std::string_view>{} : county, packs);
  if (!edition) return;
  const auto facts = rules::Answers::parse_facts((*edition)->vocabulary, *answers, "");
  if (!facts) return;
  Json assessment = rules::to_json(rules::assess(**edition, *facts, *on));
  const bool honest = own->object() == nullptr || own->object()->empty();
  if (!honest) {
    for (const auto& [key, value] : *own->object()) assessment.set(key, value);
  }
  package.set("edition", rules::to_json(rules::name_of(**edition))).set("assessment", std::move(assessment));
  const auto report = check_sealed(package);
  if (!report) return;
  for (const package::Difference& one : report->differences) {
    const bool within = !honest && (one.at == "/assessment" || one.at.starts_with("/assessment/"));
    demand(within || one.at == "/edition/county", "a good forgery differs in nothing that it does not say", one.at);
  }
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
  if (fuzz::chosen(bytes, 4)) check_reading(bytes);
  const bool refused = response.answer == api::Answer::refused;
  const std::uint32_t drawn = fuzz::lot(bytes, refused ? 64 : 8);
  if (drawn >= 8) return 0;

  const auto read = base::read_json(bytes);
  if (drawn == 0) {
    const Json answer = fuzz::read_back(response.bytes);
    if (!read) check_error(answer, read.error());
  }
  if (!read) return 0;
  if (drawn == 1 && !refused) {
    const std::string canonical = base::write_canonical(*read);
    fuzz::read_back(canonical);
    demand(fuzz::door().verify(canonical).answer == response.answer, "the order of members does not matter", canonical);
  }
  if (drawn == 2) (void)check_both(bytes, *read);
  if (read->object() == nullptr) return 0;
  if (drawn == 3) (void)check_sealed(*read);
  if (drawn > 3) check_forged(*read);
  return 0;
}
