// What the applicant gets for a package that is kept: zhicheng-receipt/1.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "judging/judgement.h"
#include "seal/keyring.h"

namespace zhicheng::server {

/// What a receipt attests.
struct Receiving {
  std::string number;
  std::int64_t revision = 1;
  std::string sha256;    ///< of the bytes as they came
  std::size_t bytes = 0;
  std::string received;  ///< RFC 3339
};

/// {"id","digest"}: the rules by which it was judged, "" where it was not.
base::Json edition_of(const judging::Judgement& judgement);

/// {"format","number","revision","sha256","bytes","received","edition":{id,digest},"verdict","core","key","signature"}:
/// canonical JSON; `signature` is Ed25519 over the canonical bytes without itself (RFC 8032, RFC 8785).
std::string write_receipt(const seal::Keyring& keys, const Receiving& receiving, const judging::Judgement& judgement);

/// Whether a receipt was signed with that key, and has not been changed since. The key that it names proves nothing by itself:
/// it must be that one.
bool is_genuine(std::string_view receipt, std::string_view key);

}  // namespace zhicheng::server
