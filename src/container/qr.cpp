#include "container/qr.h"

#include <qrcodegen.h>

#include <array>
#include <cassert>
#include <cstdint>

#include "container/html.h"

namespace zhicheng::container {

namespace {

constexpr int kMostVersion = 12;  ///< 287 bytes at M
constexpr int kQuiet = 4;         ///< modules of white around it, as ISO/IEC 18004 asks
using Buffer = std::array<std::uint8_t, qrcodegen_BUFFER_LEN_FOR_VERSION(kMostVersion)>;

/// Dark modules of a row as strokes: "h3" draws three, "m2 0" skips two.
void add_row(std::string& path, const Buffer& code, int y, int size) {
  int pen = 0;
  bool begun = false;
  for (int x = 0; x < size;) {
    if (!qrcodegen_getModule(code.data(), x, y)) {
      ++x;
      continue;
    }
    int end = x;
    while (end < size && qrcodegen_getModule(code.data(), end, y)) ++end;
    if (!begun) {
      path += "M" + std::to_string(x + kQuiet) + " " + std::to_string(y + kQuiet) + ".5";
    } else {
      path += "m" + std::to_string(x - pen) + " 0";
    }
    begun = true;
    path += "h" + std::to_string(end - x);
    pen = x = end;
  }
}

}  // namespace

std::string qr_svg(std::string_view text, std::string_view label) {
  Buffer code{};
  Buffer work{};
  const std::string ended(text);
  const bool made = qrcodegen_encodeText(ended.c_str(), work.data(), code.data(), qrcodegen_Ecc_MEDIUM, 1, kMostVersion, qrcodegen_Mask_AUTO, true);
  assert(made);
  if (!made) return {};
  const int size = qrcodegen_getSize(code.data());
  std::string path;
  for (int y = 0; y < size; ++y) add_row(path, code, y, size);
  const std::string side = std::to_string(size + 2 * kQuiet);
  Html html;
  html.open("svg", " class=\"qr\" role=\"img\"" + attribute("viewBox", "0 0 " + side + " " + side) + attribute("aria-label", label));
  html.open("path", " stroke=\"#000\" shape-rendering=\"crispEdges\"" + attribute("d", path)).close("path").close("svg");
  return html.bytes();
}

}  // namespace zhicheng::container
