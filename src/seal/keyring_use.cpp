// What is done with the keys, once they are there.
#include <cassert>

#include "seal/encoding.h"
#include "seal/keyring.h"

namespace zhicheng::seal {

namespace {

constexpr std::size_t kNumberBytes = 4;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(Key::size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(Key::size() == crypto_generichash_KEYBYTES);
static_assert(Key::size() == crypto_sign_SEEDBYTES);

constexpr std::size_t kSecretDigits = 16;

std::string big_endian(std::uint32_t number) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFF);
  return out;
}

std::uint32_t from_big_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

/// The sealed text's bytes when there are enough of them.
std::optional<Bytes> unpack(std::string_view sealed) {
  auto bytes = from_base64(sealed, Base64::standard);
  if (bytes && bytes->size() < kNumberBytes + kNonceBytes + kTagBytes) return std::nullopt;
  return bytes;
}

Bytes keyed_hash(std::string_view bytes, const Key& key) {
  Bytes hash(crypto_generichash_BYTES, '\0');
  crypto_generichash(octets(hash), hash.size(), octets(bytes), bytes.size(), key.data(), key.size());
  return hash;
}

/// Without hyphens.
std::string secret_digits(std::string_view file, const Key& key) {
  return to_base32(keyed_hash(file, key)).substr(0, kSecretDigits);
}

}  // namespace

std::string Keyring::seal(std::string_view text, std::string_view place) const {
  const std::shared_lock lock(fields_->mutex);
  return sealed(static_cast<std::uint32_t>(fields_->keys.size()), text, place);
}

std::string Keyring::seal_with(std::uint32_t number, std::string_view text, std::string_view place) const {
  const std::shared_lock lock(fields_->mutex);
  return sealed(number, text, place);
}

std::string Keyring::sealed(std::uint32_t key, std::string_view text, std::string_view place) const {
  assert(!place.empty() && key >= 1 && key <= fields_->keys.size());
  const std::string number = big_endian(key);
  const std::string authenticated = number + std::string(place);
  Bytes nonce(kNonceBytes, '\0');
  randombytes_buf(nonce.data(), nonce.size());
  Bytes hidden(text.size() + kTagBytes, '\0');
  crypto_aead_xchacha20poly1305_ietf_encrypt(octets(hidden), nullptr, octets(text), text.size(), octets(authenticated),
                                             authenticated.size(), nullptr, octets(nonce), fields_->keys[key - 1].data());
  return to_base64(number + nonce + hidden, Base64::standard);
}

Outcome<std::string> Keyring::open(std::string_view sealed, std::string_view place) const {
  const auto bytes = unpack(sealed);
  if (!bytes) return Fault{FaultCode::not_sealed, "不是密封的内容"};
  const std::string_view all = *bytes;
  const std::uint32_t number = from_big_endian(all.substr(0, kNumberBytes));
  if (number > newest()) (void)refresh();
  const std::shared_lock lock(fields_->mutex);
  if (number < 1 || number > fields_->keys.size()) {
    return Fault{FaultCode::unknown_key, "没有第 " + std::to_string(number) + " 号密钥"};
  }
  const std::string_view nonce = all.substr(kNumberBytes, kNonceBytes);
  const std::string_view hidden = all.substr(kNumberBytes + kNonceBytes);
  const std::string authenticated = std::string(all.substr(0, kNumberBytes)) + std::string(place);
  std::string text(hidden.size() - kTagBytes, '\0');
  const int fault = crypto_aead_xchacha20poly1305_ietf_decrypt(
      octets(text), nullptr, nullptr, octets(hidden), hidden.size(), octets(authenticated), authenticated.size(),
      octets(nonce), fields_->keys[number - 1].data());
  if (fault != 0) return Fault{FaultCode::not_authentic, "密封的内容被改动过，或不属于这里"};
  return text;
}

std::uint32_t Keyring::key_of(std::string_view sealed) {
  const auto bytes = unpack(sealed);
  return bytes ? from_big_endian(std::string_view(*bytes).substr(0, kNumberBytes)) : 0;
}

std::string Keyring::blind_index(std::string_view what, std::string_view value) const {
  // No NUL stands in the name of a kind: where it ends is never in doubt.
  assert(!what.empty() && what.find('\0') == std::string_view::npos);
  return to_hex(keyed_hash(std::string(what) + '\0' + plain(value), index_));
}

std::string Keyring::applicant_secret(std::string_view file) const {
  std::string out = secret_digits(file, applicant_);
  for (const std::size_t at : {12, 8, 4}) out.insert(at, 1, '-');
  return out;
}

bool Keyring::is_applicant_secret(std::string_view file, std::string_view typed) const {
  std::string digits;
  for (const char c : plain(typed)) {
    const auto value = base32_value(c);
    if (!value) return false;
    digits += base32_digit(*value);
  }
  return same_secret(digits, secret_digits(file, applicant_));
}

std::string Keyring::sign(std::string_view bytes) const {
  Bytes signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(octets(signature), nullptr, octets(bytes), bytes.size(), signing_.data());
  return to_base64(signature, Base64::standard);
}

std::string Keyring::public_key() const {
  Bytes key(crypto_sign_PUBLICKEYBYTES, '\0');
  crypto_sign_ed25519_sk_to_pk(octets(key), signing_.data());
  return to_base64(key, Base64::standard);
}

std::optional<std::string> public_key_of(std::string_view typed) {
  // 32 bytes are 43 digits and one '='.
  if (typed.ends_with('=')) typed.remove_suffix(1);
  const auto key = from_base64(typed, Base64::standard);
  if (!key || key->size() != crypto_sign_PUBLICKEYBYTES) return std::nullopt;
  return std::string(typed);
}

bool is_signed(std::string_view bytes, std::string_view signature, std::string_view public_key) {
  const auto signed_with = from_base64(signature, Base64::standard);
  const auto key = from_base64(public_key, Base64::standard);
  if (!signed_with || signed_with->size() != crypto_sign_BYTES) return false;
  if (!key || key->size() != crypto_sign_PUBLICKEYBYTES) return false;
  return crypto_sign_verify_detached(octets(*signed_with), octets(bytes), bytes.size(), octets(*key)) == 0;
}

}  // namespace zhicheng::seal
