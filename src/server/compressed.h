// Texts as the database keeps them: a fraction of their size, since every byte there is written twice, to SQLite's log and
// from it.
//
// What packages have in common stands in typical_1.txt: two shipped examples as `pack` writes them. It is part of what is
// kept, so it never changes; a better one would be typical_2.txt, with a mark of its own, beside it.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zhicheng::server {

std::string_view typical_1();

/// "zstd1:" and a frame (RFC 8878) over `typical_1` as base64, or the text itself where that is shorter.
std::string compress(std::string_view text);

/// The text again, from either. Nothing when it is damaged, or longer than `most` bytes.
std::optional<std::string> decompress(std::string_view kept, std::size_t most);

}  // namespace zhicheng::server
