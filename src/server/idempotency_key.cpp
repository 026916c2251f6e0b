#include "server/idempotency_key.h"

#include <algorithm>
#include <string>

#include "base/digest.h"

namespace zhicheng::server {

namespace {

constexpr std::size_t kShortest = 22;
constexpr std::size_t kLongest = 200;
constexpr std::size_t kDigest = 64;

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; }

bool may_stand(char byte) {
  const char letter = lower(byte);
  return (letter >= 'a' && letter <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
}

}  // namespace

bool is_idempotency_key(std::string_view key) {
  return key.size() >= kShortest && key.size() <= kLongest && std::all_of(key.begin(), key.end(), may_stand);
}

Reply bad_key() { return error_reply(400, "bad_key", "要有 Idempotency-Key：22 到 200 个字母、数字、“-”或“_”，随机生成，重发时不变"); }

bool is_digest_of(std::string_view key, std::string_view bytes) {
  if (key.size() != kDigest) return false;
  const std::string digest = base::sha256(bytes);
  return std::equal(key.begin(), key.end(), digest.end() - kDigest, [](char one, char other) { return lower(one) == other; });
}

}  // namespace zhicheng::server
