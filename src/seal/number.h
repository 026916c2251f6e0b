// The number of a file: "2026-7K3QX-M2P95". The year, nine random characters of Crockford's base 32 (45 bits), and a
// checksum.
//
// Nothing can be counted by it, and nobody meets another's by a slip. It is no secret. Two of a million in one year are
// the same with a chance of 1.4 %: whoever stores one under a unique key draws another when it is taken.
//
// The checksum is a Reed-Solomon code with one check character over GF(32), x⁵ + x² + 1: the sum of all characters,
// those of the year among them, each times its own power of x, is 0. So any one wrong character is noticed, and any two
// that are exchanged, be they neighbours or not; of other mistakes 31 in 32.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace zhicheng::seal {

/// Of a year with four digits.
std::string make_number(int year);

/// The number as `make_number` writes it, however it was typed: small letters, O for 0, I or L for 1, full-width forms,
/// blanks and hyphens anywhere or nowhere. Nothing when it can't be one.
std::optional<std::string> read_number(std::string_view typed);

}  // namespace zhicheng::seal
