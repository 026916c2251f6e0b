#include "seal/password.h"

#include <array>
#include <cerrno>

#include "seal/secret.h"

namespace zhicheng::seal {

namespace {

constexpr auto kOperations = crypto_pwhash_OPSLIMIT_INTERACTIVE;
constexpr auto kMemory = crypto_pwhash_MEMLIMIT_INTERACTIVE;

class Slot {
 public:
  Slot(Slots& slots, int wait_milliseconds) : slots_(slots), taken_(slots.take(wait_milliseconds)) {}
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;
  ~Slot() {
    if (taken_) slots_.give_back();
  }
  bool taken() const { return taken_; }

 private:
  Slots& slots_;
  bool taken_;
};

/// The same work as for an account that is there.
Verdict check_nobody(std::string_view password) {
  std::array<unsigned char, crypto_pwhash_STRBYTES> out{};
  const std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
  const int fault = crypto_pwhash(out.data(), 32, password.data(), password.size(), salt.data(), kOperations, kMemory,
                                  crypto_pwhash_ALG_ARGON2ID13);
  return fault == 0 ? Verdict::wrong : Verdict::no_memory;
}

}  // namespace

Passwords::Passwords(Limits limits) : limits_(limits), slots_(limits.at_once) { start_sodium(); }

Outcome<std::string> Passwords::hash(std::string_view password) {
  if (password.size() > kLongestPassword) return Fault{FaultCode::too_long, "密码太长"};
  const Slot slot(slots_, limits_.wait_milliseconds);
  if (!slot.taken()) return Fault{FaultCode::busy, "正在核对的密码太多，请稍候再试"};
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (crypto_pwhash_str(out.data(), password.data(), password.size(), kOperations, kMemory) != 0) {
    return Fault{FaultCode::no_memory, "内存不足，无法核对密码"};
  }
  return std::string(out.data());
}

Verdict Passwords::check(std::string_view password, const std::optional<std::string>& hash) {
  if (password.size() > kLongestPassword) return Verdict::wrong;
  const Slot slot(slots_, limits_.wait_milliseconds);
  if (!slot.taken()) return Verdict::busy;
  if (!hash) return check_nobody(password);
  errno = 0;
  if (crypto_pwhash_str_verify(hash->c_str(), password.data(), password.size()) != 0) {
    return errno == ENOMEM ? Verdict::no_memory : Verdict::wrong;
  }
  const bool current = crypto_pwhash_str_needs_rehash(hash->c_str(), kOperations, kMemory) == 0;
  return current ? Verdict::right : Verdict::right_rehash;
}

}  // namespace zhicheng::seal
