// An archive, or whatever is given for one → the package and the state of each file. Sums that mutation has spoilt are
// mended every other time, or little would be seen of what lies behind them.
#include <array>
#include <string>

#include "common.h"
#include "containers.h"

using namespace zhicheng;
using fuzz::demand;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

constexpr std::size_t kLocal = 30;   ///< bytes of a local header before its name
constexpr std::size_t kCentral = 46;

std::uint32_t number(const std::uint8_t* at, int bytes) {
  std::uint32_t value = 0;
  for (int i = bytes - 1; i >= 0; --i) value = value << 8 | at[i];
  return value;
}

void put(std::uint8_t* at, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) at[i] = static_cast<std::uint8_t>(value >> (8 * i));
}

std::uint32_t crc(const std::uint8_t* data, std::size_t size) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (std::size_t i = 0; i < size; ++i) {
    sum ^= data[i];
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320 : 0);
  }
  return ~sum;
}

bool has(const std::uint8_t* data, std::size_t at, std::string_view signature) {
  return std::string_view(reinterpret_cast<const char*>(data) + at, 4) == signature;
}

/// The sums of entries that are stored as they are, in both headers.
void mend(std::uint8_t* data, std::size_t size) {
  using namespace std::string_view_literals;
  for (std::size_t at = 0; at + kCentral <= size; ++at) {
    if (!has(data, at, "PK\1\2"sv)) continue;
    const std::size_t local = number(data + at + 42, 4);
    const std::size_t stored = number(data + at + 20, 4);
    if (local + kLocal > size || !has(data, local, "PK\3\4"sv) || number(data + at + 10, 2) != 0) continue;
    const std::size_t begin = local + kLocal + number(data + local + 26, 2) + number(data + local + 28, 2);
    if (begin > size || stored > size - begin) continue;
    const std::uint32_t sum = crc(data + begin, stored);
    put(data + at + 16, sum);
    put(data + local + 14, sum);
  }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  const std::size_t mutated = LLVMFuzzerMutate(data, size, most);
  if (seed % 2 == 0) mend(data, mutated);
  return mutated;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  const auto opened = container::open(bytes);
  if (!opened) return 0;
  fuzz::check_opened(*opened);
  if (opened->kind != container::Kind::zip) return 0;
  for (const container::File& file : opened->files) {
    const bool within = file.state == container::FileState::missing || (file.record.at <= size && file.record.stored <= size - file.record.at);
    demand(within, "a file lies within the archive", file.entry);
    const bool same = file.bytes == file.listed.bytes && file.sha256 == file.listed.sha256;
    const bool listed = file.state == container::FileState::same || file.state == container::FileState::description_differs;
    demand(same == listed, "a file is the listed one when size and digest are", file.entry);
  }
  return 0;
}
