#include "site/picture.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "site/compress.h"

namespace zhicheng::site {

namespace {

// The geometry of web/icon.svg: a tick of three points on a ground.
struct Point {
  double x;
  double y;
};
constexpr std::array<Point, 3> kTick{{{8, 17}, {13.5, 22.5}, {24, 11}}};
constexpr double kUnits = 32;
constexpr double kStroke = 4;
constexpr std::array<double, 3> kGround{0x0c, 0x2d, 0x54};
constexpr double kWhite = 0xff;
constexpr std::uint32_t kSide = 512;  // pixels

double distance(Point from, Point a, Point b) {
  const Point along{b.x - a.x, b.y - a.y};
  const double share = ((from.x - a.x) * along.x + (from.y - a.y) * along.y) / (along.x * along.x + along.y * along.y);
  const double at = std::clamp(share, 0.0, 1.0);
  return std::hypot(from.x - a.x - at * along.x, from.y - a.y - at * along.y);
}

std::string number(std::uint32_t value) {
  std::string bytes;
  for (unsigned shift = 32; shift > 0; shift -= 8) bytes += static_cast<char>((value >> (shift - 8)) & 0xffU);
  return bytes;
}

std::string chunk(std::string_view type, std::string_view data) {
  const std::string body = std::string(type).append(data);
  const uLong sum = crc32(crc32(0, nullptr, 0), reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return number(static_cast<std::uint32_t>(data.size())) + body + number(static_cast<std::uint32_t>(sum));
}

/// Rows of RGB, each after the number of its filter, which is none.
std::string rows() {
  constexpr double kScale = kSide / kUnits;
  std::string bytes;
  for (std::uint32_t row = 0; row < kSide; ++row) {
    bytes += '\0';
    for (std::uint32_t column = 0; column < kSide; ++column) {
      const Point middle{(column + 0.5) / kScale, (row + 0.5) / kScale};
      const double away = std::min(distance(middle, kTick[0], kTick[1]), distance(middle, kTick[1], kTick[2])) - kStroke / 2;
      const double share = std::clamp(0.5 - away * kScale, 0.0, 1.0);
      for (const double ground : kGround) bytes += static_cast<char>(std::lround(ground + (kWhite - ground) * share));
    }
  }
  return bytes;
}

}  // namespace

std::string write_picture() {
  constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
  // Eight bits of red, green and blue; the only ways of compression and filtering there are; not interlaced.
  constexpr std::string_view kKind("\x08\x02\x00\x00\x00", 5);
  const std::string head = number(kSide) + number(kSide) + std::string(kKind);
  return std::string(kSignature) + chunk("IHDR", head) + chunk("IDAT", zlib(rows())) + chunk("IEND", "");
}

}  // namespace zhicheng::site
