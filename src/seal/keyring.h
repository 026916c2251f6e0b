// The server's keys, and what is done with them. They lie in a folder apart from the database, so that neither a copy
// of the database nor one of the folder tells anything by itself.
//
//   signing.key    the seed of the Ed25519 key that signs receipts (RFC 8032; crypto_sign)
//   field-1.key …  for fields: XChaCha20-Poly1305 (crypto_aead_xchacha20poly1305_ietf; the ChaCha20 of RFC 8439 with a
//                  nonce of 192 bits, long enough to be drawn at random). The highest number seals, all of them open.
//   index.key      for the blind index: keyed BLAKE2b (RFC 7693; crypto_generichash)
//   applicant.key  for the applicants' secrets: likewise
//
// Losing the folder loses every sealed field and every applicant's secret: it is backed up, apart from the database.
#pragma once
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "seal/fault.h"
#include "seal/secret.h"

namespace zhicheng::seal {

/// Whether keys are made where there are none. Refused when the database already knows submissions: then the folder is
/// the wrong one or was lost, and new keys would hide that.
enum class FirstStart { allowed, refused };

/// Threads may share it.
class Keyring {
 public:
  /// Reads the keys of a folder; at the first start makes the folder (0700; not those above it) and the keys (0600),
  /// fsynced. A first start that was cut off goes on. Faults: missing_key, also when only some are there or a number
  /// is left out; exposed_key, damaged_key, cannot_read, cannot_write.
  static Outcome<Keyring> load(const std::string& folder, FirstStart first_start);

  /// Adds a field key, with which everything is sealed from now on; texts sealed before still open. Returns its number.
  /// Servers that share a database share the keys: the others learn of it by `refresh`, or when they meet a text that was sealed with it.
  Outcome<std::uint32_t> rotate();
  /// Takes the field keys that have come into the folder since. Why it could not, otherwise; what it had it has still.
  std::optional<Fault> refresh() const;
  /// The key that seals now. What was sealed with an earlier one may be sealed again (`key_of`).
  std::uint32_t newest() const;

  /// The text, readable only with this ring and for this place: what it is and where it belongs, such as
  /// "submission/150800/2026-7K3QX-M2P95/secrets". The same text never gives the same bytes twice.
  /// Base64 (RFC 4648, 4) without padding of: the key's number (32 bits, big-endian), nonce, ciphertext, tag; the
  /// number and the place are authenticated with it. The length of the text can be seen.
  std::string seal(std::string_view text, std::string_view place) const;
  /// The same with the field key of that number, which is there: by what it seals it is known again.
  std::string seal_with(std::uint32_t number, std::string_view text, std::string_view place) const;
  /// Faults: not_sealed, unknown_key, not_authentic.
  Outcome<std::string> open(std::string_view sealed, std::string_view place) const;
  /// The number of the key with which it was sealed, not checked; 0 when it is no sealed text.
  static std::uint32_t key_of(std::string_view sealed);

  /// 64 hexadecimal digits by which a sealed value is found again, the same for every way of typing it: width,
  /// capitals, blanks and hyphens don't count. `what` keeps kinds of values apart: "id_number", "mobile".
  std::string blind_index(std::string_view what, std::string_view value) const;

  /// With a file's number, what lets its applicant see it: 80 bits in Crockford's base 32, "7K3Q-XM2P-9DAB-CDEF". It
  /// follows from what names the file ("150800/2026-7K3QX-M2P95"), so that the receipt can be written again and
  /// nothing secret is stored.
  std::string applicant_secret(std::string_view file) const;
  /// However it was typed. The time does not tell how much of it is right.
  bool is_applicant_secret(std::string_view file, std::string_view typed) const;

  /// Ed25519 over the bytes as they are: what they are must stand in them. 64 bytes as base64 without padding.
  std::string sign(std::string_view bytes) const;
  /// 32 bytes as base64 without padding.
  std::string public_key() const;

 private:
  Keyring() = default;
  void derive_signing(const Key& seed);
  /// Whoever calls it holds the lock.
  std::string sealed(std::uint32_t number, std::string_view text, std::string_view place) const;

  struct Fields {
    mutable std::shared_mutex mutex;
    std::vector<Key> keys;  ///< number 1 first; they only ever become more
  };

  std::string folder_;
  std::unique_ptr<Fields> fields_ = std::make_unique<Fields>();
  Key index_;
  Key applicant_;
  Secret<crypto_sign_SECRETKEYBYTES> signing_;
};

/// A public key as `Keyring` writes it, of one that may be padded; nothing when it is not 32 bytes.
std::optional<std::string> public_key_of(std::string_view typed);

/// Whether the bytes were signed with that public key, both as `Keyring` writes them.
bool is_signed(std::string_view bytes, std::string_view signature, std::string_view public_key);

}  // namespace zhicheng::seal
