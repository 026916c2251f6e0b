#include "server/own_keys.h"

#include "base/json.h"
#include "server/kept.h"

namespace zhicheng::server {

namespace {

constexpr std::string_view kText = "zhicheng";
constexpr const char* kForeign = "keys 目录里的密钥不是这个数据库的。请放回原来的 keys 目录（备份时另存的那一份），或核对数据库和 --region 是不是写错了";
constexpr const char* kUnreadable = "数据库读不出来";

std::string place_of(const std::string& region) { return "keyring/" + region; }

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

}  // namespace

std::optional<std::string> fault_of_keys(store::Store& data, const seal::Keyring& keys, const std::string& region) {
  std::optional<store::Probe> probe;
  std::optional<store::SealedBefore> sealed;
  const bool read = data.read([&](store::Session& session) {
    probe = store::find_probe(session);
    if (!probe) sealed = store::any_sealed(session);
  });
  if (!read) return kUnreadable;
  const bool own = probe ? fits(*probe, keys, region) : !sealed || fits(*sealed, keys, region);
  return own ? std::nullopt : std::optional<std::string>(kForeign);
}

std::optional<std::string> take_keys(store::Store& data, const seal::Keyring& keys, const std::string& region) {
  if (auto fault = fault_of_keys(data, keys, region)) return fault;
  const store::Probe probe{keys.seal(kText, place_of(region)), mark_of(keys, region)};
  bool known = false;
  if (!data.read([&](store::Session& session) { known = store::find_probe(session).has_value(); })) return kUnreadable;
  if (known) return std::nullopt;
  if (!data.write_now([&](store::Session& session) { store::keep_probe(session, probe); })) return "数据库写不进去";
  // Another server may have been faster, with other keys.
  return fault_of_keys(data, keys, region);
}

}  // namespace zhicheng::server
