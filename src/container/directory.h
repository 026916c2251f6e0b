// The directory of a zip archive (APPNOTE.TXT 6.3), read strictly. Private to the room.
//
// Every byte belongs to exactly one entry, to the directory or to its end, and both headers of an entry say the same: no
// two programs see different things in what is accepted here.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace zhicheng::container {

inline constexpr std::uint64_t kMostArchiveBytes = std::uint64_t{2} << 30;
/// 500 attachments, the package, and the folder by itself.
inline constexpr std::size_t kMostEntries = 502;

struct Record {
  std::string name;
  bool deflated = false;
  std::uint32_t crc = 0;
  std::uint64_t stored = 0;  ///< bytes in the archive
  std::uint64_t bytes = 0;   ///< bytes of the content
  std::uint64_t at = 0;      ///< where the content begins
};

/// The entries in the order of the directory. Errors: zip_…; `at` names the entry.
base::Result<std::vector<Record>> read_directory(std::string_view archive);

/// Takes a piece of content; false stops.
using Take = std::function<bool(std::string_view)>;

/// Gives the content in pieces, never more than the record says, and compares size and CRC. Errors: zip_bad_deflate,
/// zip_mismatch, zip_bad_crc.
base::Result<bool> read_content(std::string_view archive, const Record& record, const Take& take);

/// A part of an archive; it is there, so its place fits into a size.
inline std::string_view part_of(std::string_view archive, std::uint64_t at, std::uint64_t size) {
  return archive.substr(static_cast<std::size_t>(at), static_cast<std::size_t>(size));
}

/// Where an error in an entry lies.
std::string place_of(std::string_view entry);

}  // namespace zhicheng::container
