// Memory that requests under way may take, together and by address.
#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace zhicheng::server {

/// Threads may share it.
class Allowance {
 public:
  /// Bytes of all together, and of one address.
  Allowance(std::uint64_t all, std::uint64_t each) : all_(all), each_(each) {}

  /// Takes so much more; false, and nothing is taken, when that is too much. By "" no address is counted.
  bool take(const std::string& address, std::uint64_t bytes);
  void give_back(const std::string& address, std::uint64_t bytes);
  std::uint64_t taken() const;
  /// How often an address wanted more than its own.
  std::uint64_t refused() const;

 private:
  std::uint64_t all_;
  std::uint64_t each_;
  mutable std::mutex mutex_;
  std::uint64_t taken_ = 0;
  std::uint64_t refused_ = 0;
  std::map<std::string, std::uint64_t> by_address_;
};

}  // namespace zhicheng::server
