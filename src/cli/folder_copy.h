// Folders that are copied whole: backups and what is made of them.
#pragma once
#include <cstdint>
#include <filesystem>

namespace zhicheng::cli {

/// A link costs nothing, but shares the bytes with the original.
enum class Copying { linked_where_possible, copied };

/// A new folder, readable by its owner alone. Throws Failure when it is there already with something in it.
void make_new_folder(const std::filesystem::path& folder);

/// Every plain file below `from` to the same place below `to`, durable; `left_out` is a folder directly below `from`. How
/// many there were. Throws Failure.
std::int64_t copy_files(const std::filesystem::path& from, const std::filesystem::path& to, Copying copying,
                        const std::filesystem::path& left_out = {});

/// fsync of a file or folder. Throws Failure.
void settle(const std::filesystem::path& path);

}  // namespace zhicheng::cli
