#include "server/own_keys.h"

#include <algorithm>
#include <vector>

#include "base/json.h"
#include "server/kept.h"

namespace zhicheng::server {

namespace {

constexpr std::string_view kText = "zhicheng";
constexpr const char* kForeign = "keys 目录里的密钥不是这个数据库的。请放回原来的 keys 目录（备份时另存的那一份），或核对数据库和 --region 是不是写错了";
constexpr const char* kUnreadable = "数据库读不出来";
constexpr const char* kUnwritable = "数据库写不进去";

std::string place_of(const std::string& region) { return "keyring/" + region; }
std::string place_of(const std::string& region, std::int64_t number) { return place_of(region) + "/" + std::to_string(number); }

/// One value in which the three other keys have their part.
std::string mark_of(const seal::Keyring& keys, const std::string& region) {
  return keys.blind_index("keyring", keys.applicant_secret(place_of(region)) + keys.public_key());
}

bool fits(const store::Probe& probe, const seal::Keyring& keys, const std::string& region) {
  const auto text = keys.open(probe.text, place_of(region));
  const auto* opened = std::get_if<std::string>(&text);
  return opened != nullptr && *opened == kText && probe.mark == mark_of(keys, region);
}

bool fits(const store::SealedBefore& one, const seal::Keyring& keys, const std::string& region) {
  const auto receipt = base::read_json(one.receipt);
  const auto secrets = keys.open(one.secrets, sealed_place(region, one.number, one.revision));
  return std::holds_alternative<std::string>(secrets) && receipt && receipt->text_at("key") == keys.public_key();
}

/// What is wrong with the field keys by what the database knows of them.
std::optional<std::string> fault_of_fields(const std::vector<store::FieldProbe>& probes, const seal::Keyring& keys, const std::string& region) {
  for (const store::FieldProbe& probe : probes) {
    const std::string file = "field-" + std::to_string(probe.number) + ".key";
    const auto text = keys.open(probe.text, place_of(region, probe.number));
    const auto* fault = std::get_if<seal::Fault>(&text);
    if (fault == nullptr) continue;
    if (fault->code == seal::FaultCode::unknown_key) {
      return "keys 目录里缺少 " + file + "：这个数据库用过第 " + std::to_string(probe.number) + " 号密钥。请从换密钥以后的备份里放回它，不要再换一把";
    }
    return "keys 目录里的 " + file + " 不是这个数据库用过的第 " + std::to_string(probe.number) + " 号密钥。请放回原来的那一把";
  }
  return std::nullopt;
}

/// The keys that it does not know yet.
std::vector<store::FieldProbe> new_fields(const std::vector<store::FieldProbe>& known, const seal::Keyring& keys, const std::string& region) {
  std::vector<store::FieldProbe> made;
  for (std::uint32_t number = 1; number <= keys.newest(); ++number) {
    const bool is_known = std::any_of(known.begin(), known.end(), [number](const store::FieldProbe& one) { return one.number == number; });
    if (!is_known) made.push_back({number, keys.seal_with(number, kText, place_of(region, number))});
  }
  return made;
}

}  // namespace

bool note_field_keys(store::Store& data, const seal::Keyring& keys, const std::string& region) {
  std::vector<store::FieldProbe> known;
  if (!data.read([&](store::Session& session) { known = store::field_probes(session); })) return false;
  if (fault_of_fields(known, keys, region)) return false;
  const std::vector<store::FieldProbe> made = new_fields(known, keys, region);
  if (made.empty()) return true;
  if (!data.write_now([&](store::Session& session) {
        for (const store::FieldProbe& one : made) store::keep(session, one);
      })) return false;
  // Another server may have been faster, with another key.
  return data.read([&](store::Session& session) { known = store::field_probes(session); }) && !fault_of_fields(known, keys, region);
}

std::optional<std::string> fault_of_keys(store::Store& data, const seal::Keyring& keys, const std::string& region) {
  std::optional<store::Probe> probe;
  std::optional<store::SealedBefore> sealed;
  std::vector<store::FieldProbe> fields;
  const bool read = data.read([&](store::Session& session) {
    probe = store::find_probe(session);
    if (!probe) sealed = store::any_sealed(session);
    fields = store::field_probes(session);
  });
  if (!read) return kUnreadable;
  // Of its own keys it says more than that they are not these.
  if (probe && probe->mark == mark_of(keys, region)) {
    if (auto fault = fault_of_fields(fields, keys, region)) return fault;
  }
  const bool own = probe ? fits(*probe, keys, region) : !sealed || fits(*sealed, keys, region);
  return own ? std::nullopt : std::optional<std::string>(kForeign);
}

std::optional<std::string> take_keys(store::Store& data, const seal::Keyring& keys, const std::string& region) {
  if (auto fault = fault_of_keys(data, keys, region)) return fault;
  const store::Probe probe{keys.seal(kText, place_of(region)), mark_of(keys, region)};
  bool known = false;
  if (!data.read([&](store::Session& session) { known = store::find_probe(session).has_value(); })) return kUnreadable;
  if (!known && !data.write_now([&](store::Session& session) { store::keep_probe(session, probe); })) return kUnwritable;
  const bool noted = note_field_keys(data, keys, region);
  // Another server may have been faster, with other keys.
  if (auto fault = fault_of_keys(data, keys, region)) return fault;
  return noted ? std::nullopt : std::optional<std::string>(kUnwritable);
}

}  // namespace zhicheng::server
