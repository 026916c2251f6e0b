// The readable copy of a package: one HTML file that opens without a network and prints on A4, with the package inside.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "rules/library.h"

namespace zhicheng::container {

/// The first 16 digits of the digest: what a package is called on paper.
std::string package_id(std::string_view digest);
/// What the QR code of a page says: "zhicheng:0123456789abcdef 1/5 sha256:…".
std::string page_text(std::string_view digest, std::size_t page, std::size_t pages);

/// The same package gives the same bytes everywhere. Errors: those of reading and verifying; unknown_edition when this
/// build lacks the edition; bad_digest when the package is not what its edition says of it.
base::Result<std::string> write_html(const rules::Library& library, std::string_view package);

/// What a person reads in a copy: the words that this build writes for its package, or others, as another version or whoever
/// changed them writes. Without the package's edition there is nothing to hold against them.
enum class CopyWords { same, other, unknown };
CopyWords words_of_copy(const rules::Library& library, std::string_view package, std::string_view copy);
std::string_view spell(CopyWords words);

}  // namespace zhicheng::container
