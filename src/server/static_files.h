// The built page, read from one folder.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace zhicheng::server {

struct Asset {
  std::string_view type;      ///< media type
  std::string_view encoding;  ///< "br", "gzip", or "" for the file as it is
  std::string etag;           ///< changes with the file's length, time and encoding
  std::filesystem::path file;
  bool lasting = false;  ///< its name changes with its content
  bool plain = false;    ///< a page without scripts, its style in itself: written by `zhicheng site`
  std::string place;  ///< in the folder, without escapes: "review/index.html"
};

class StaticFiles {
 public:
  /// `root` may be empty: then there is no page.
  explicit StaticFiles(const std::filesystem::path& root);

  bool has_page() const { return !root_.empty(); }

  /// The file that a request target names: "/" is index.html, "/embed/" is embed/index.html. Nothing for a
  /// target that leaves the folder, names a dot file, or has an escape that hides a separator or a control
  /// character. A .br or .gz beside the file, not older than it, is taken when `accept_encoding` admits it.
  std::optional<Asset> find(std::string_view target, std::string_view accept_encoding) const;

  /// Whether a target names a folder with a page, but for the slash at its end: "/bayannur/2026".
  bool is_folder(std::string_view target) const;

 private:
  std::filesystem::path root_;
};

/// Whether an Accept-Encoding header admits `coding` (RFC 9110, 12.5.3): named or "*", and not with q=0.
bool accepts(std::string_view accept_encoding, std::string_view coding);

/// The whole file; nothing when it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& file);

}  // namespace zhicheng::server
