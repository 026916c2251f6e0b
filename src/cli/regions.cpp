// TZif files: RFC 8536.
#include "cli/regions.h"

#include <cstdio>
#include <limits>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

namespace zhicheng::cli {

namespace {

constexpr std::string_view kFolder = "/usr/share/zoneinfo/";
constexpr std::size_t kHeader = 44;
constexpr std::size_t kLargestFile = std::size_t{1} << 20;

/// From one instant to the next, clocks are `offset` seconds ahead of UTC.
struct Period {
  std::int64_t from;
  std::int64_t until;
  std::int64_t offset;
};

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

std::string bytes_of(const std::string& region) {
  if (region.find("..") != std::string::npos) return {};
  const std::unique_ptr<std::FILE, Close> file(std::fopen((std::string(kFolder) + region).c_str(), "rb"));
  if (!file) return {};
  std::string bytes(kLargestFile, '\0');
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
  return bytes;
}

std::int64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < size; ++i) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return size == 4 ? static_cast<std::int32_t>(number) : static_cast<std::int64_t>(number);
}

struct Counts {
  explicit Counts(std::string_view header)
      : utc(count(header, 20)), standard(count(header, 24)), leaps(count(header, 28)), times(count(header, 32)),
        types(count(header, 36)), letters(count(header, 40)) {}
  static std::size_t count(std::string_view header, std::size_t at) { return static_cast<std::size_t>(number_at(header, at, 4)); }
  std::size_t body(std::size_t size) const { return times * (size + 1) + types * 6 + letters + leaps * (size + 4) + standard + utc; }
  bool small() const { return utc <= 1000 && standard <= 1000 && leaps <= 1000 && times <= 100'000 && types <= 1000 && letters <= 10'000; }
  std::size_t utc, standard, leaps, times, types, letters;
};

std::vector<Period> periods_in(std::string_view bytes) {
  if (bytes.size() < kHeader || !bytes.starts_with("TZif") || bytes[4] < '2') return {};
  const Counts first(bytes);
  if (!first.small() || bytes.size() < kHeader + first.body(4) + kHeader) return {};
  bytes.remove_prefix(kHeader + first.body(4));  // the second block has times of 64 bits
  const Counts counts(bytes);
  if (!bytes.starts_with("TZif") || !counts.small() || counts.types == 0 || bytes.size() < kHeader + counts.body(8)) return {};

  const std::size_t times = kHeader;
  const std::size_t indices = times + counts.times * 8;
  const std::size_t types = indices + counts.times;
  const auto offset = [&](std::size_t type) { return type < counts.types ? number_at(bytes, types + type * 6, 4) : 0; };
  std::vector<Period> periods;
  std::int64_t from = std::numeric_limits<std::int64_t>::min() / 2;
  std::int64_t ahead = offset(0);
  for (std::size_t i = 0; i < counts.times; ++i) {
    const std::int64_t time = number_at(bytes, times + i * 8, 8);
    periods.push_back({from, time, ahead});
    from = time;
    ahead = offset(static_cast<unsigned char>(bytes[indices + i]));
  }
  // Behind the last change a rule holds; one with a comma changes clocks every year.
  const std::string_view rule = bytes.substr(kHeader + counts.body(8));
  if (rule.find(',') == std::string_view::npos) periods.push_back({from, std::numeric_limits<std::int64_t>::max() / 2, ahead});
  return periods;
}

const std::vector<Period>& periods_of(const std::string& region) {
  static std::map<std::string, std::vector<Period>> known;
  const auto found = known.find(region);
  return found != known.end() ? found->second : known.emplace(region, periods_in(bytes_of(region))).first->second;
}

}  // namespace

std::optional<std::int64_t> offset_of_region(const std::string& region, std::int64_t local_seconds) {
  std::optional<std::int64_t> found;
  for (const Period& period : periods_of(region)) {
    const std::int64_t instant = local_seconds - period.offset;
    if (instant < period.from || instant >= period.until) continue;
    if (found && *found != period.offset) return std::nullopt;
    found = period.offset;
  }
  return found;
}

}  // namespace zhicheng::cli
