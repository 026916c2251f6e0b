#include "server/receipt.h"

#include <algorithm>

#include "base/json.h"

namespace zhicheng::server {

using base::Json;

Json edition_of(const judging::Judgement& judgement) { return Json::Object{{"id", judgement.edition}, {"digest", judgement.edition_digest}}; }

std::string write_receipt(const seal::Keyring& keys, const Receiving& receiving, const judging::Judgement& judgement) {
  Json receipt;
  receipt.add("format", "zhicheng-receipt/1").add("number", receiving.number).add("revision", receiving.revision);
  receipt.add("sha256", receiving.sha256).add("bytes", static_cast<std::int64_t>(receiving.bytes));
  receipt.add("received", receiving.received);
  receipt.add("edition", edition_of(judgement));
  receipt.add("verdict", judging::spell(judgement.verdict)).add("core", judgement.core);
  receipt.add("key", keys.public_key());
  const std::string signature = keys.sign(base::write_canonical(receipt));
  receipt.add("signature", signature);
  return base::write_canonical(receipt);
}

bool is_genuine(std::string_view receipt, std::string_view key) {
  auto read = base::read_json(receipt);
  if (!read || read->object() == nullptr) return false;
  const auto wanted = seal::public_key_of(key);
  if (!wanted || seal::public_key_of(read->text_at("key")) != wanted) return false;
  const std::string signature(read->text_at("signature"));
  std::erase_if(*read->object(), [](const Json::Member& member) { return member.first == "signature"; });
  return seal::is_signed(base::write_canonical(*read), signature, *wanted);
}

}  // namespace zhicheng::server
