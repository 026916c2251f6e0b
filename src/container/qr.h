// QR codes as inline SVG.
#pragma once
#include <string>
#include <string_view>

namespace zhicheng::container {

/// An <svg> element with the text, of at most 200 bytes, as a QR code (error correction M) and its quiet zone; `label` is
/// what a screen reader says.
std::string qr_svg(std::string_view text, std::string_view label);

}  // namespace zhicheng::container
