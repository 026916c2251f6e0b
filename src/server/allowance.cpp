#include "server/allowance.h"

namespace zhicheng::server {

bool Allowance::take(const std::string& address, std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  if (bytes > all_ - taken_) return false;
  if (!address.empty() && bytes > 0) {
    std::uint64_t& from_there = by_address_[address];
    if (bytes > each_ - from_there) {
      if (from_there == 0) by_address_.erase(address);
      ++refused_;
      return false;
    }
    from_there += bytes;
  }
  taken_ += bytes;
  return true;
}

void Allowance::give_back(const std::string& address, std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  taken_ -= bytes;
  if (address.empty() || bytes == 0) return;
  const auto from_there = by_address_.find(address);
  if ((from_there->second -= bytes) == 0) by_address_.erase(from_there);
}

std::uint64_t Allowance::refused() const {
  const std::lock_guard lock(mutex_);
  return refused_;
}

std::uint64_t Allowance::taken() const {
  const std::lock_guard lock(mutex_);
  return taken_;
}

}  // namespace zhicheng::server
