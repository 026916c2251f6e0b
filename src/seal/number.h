// The number of a file: "2026-7K3QX-M2P95". The year; five characters of Crockford's base 32 for the second (of 388 days, then
// they begin again); four random ones; and a checksum.
//
// Files that come after one another stand together by it, in indexes and in lists: drawn all at random, each new number would
// be written to another page of every index. Nothing can be counted by it but seconds, and nobody meets another's by a slip:
// among 2^20 numbers of a second few are taken. It is no secret. Of a thousand files in one second two have the same with a
// chance of 38 %: whoever stores one looks whether it is taken, and draws another.
//
// The checksum is a Reed-Solomon code with one check character over GF(32), x⁵ + x² + 1: the sum of all characters,
// those of the year among them, each times its own power of x, is 0. So any one wrong character is noticed, and any two
// that are exchanged, be they neighbours or not; of other mistakes 31 in 32.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhicheng::seal {

/// Of a year with four digits, at a second since 1970.
std::string make_number(int year, std::int64_t second);

/// The number as `make_number` writes it, however it was typed: small letters, O for 0, I or L for 1, full-width forms,
/// blanks and hyphens anywhere or nowhere. Nothing when it can't be one.
std::optional<std::string> read_number(std::string_view typed);

}  // namespace zhicheng::seal
