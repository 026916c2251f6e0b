// All editions that this build carries, with their county overlays and packs.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rules/edition.h"

namespace zhicheng::rules {

/// One file of the rules folder; `path` is relative to it: "bayannur/2026/edition.json".
struct SourceFile {
  std::string_view path;
  std::string_view bytes;
};

class Library {
 public:
  /// Loads vocabulary.json and every <area>/<year>/edition.json with what belongs to it.
  /// The first broken file is the error; `at` is "<path>#<pointer>".
  static base::Result<Library> load(std::span<const SourceFile> files);

  /// The edition with the overlay of `county` (where one is shipped) and the named packs loaded.
  base::Result<std::shared_ptr<const Edition>> find(std::string_view id, std::optional<std::string_view> county,
                                                    const std::vector<std::string>& packs) const;
  std::vector<std::string> ids() const;
  /// The edition without a county's file, then with each.
  std::vector<std::shared_ptr<const Edition>> all(std::string_view id) const;

 private:
  struct Entry {
    std::shared_ptr<const Edition> base;
    std::map<std::string, std::shared_ptr<const Edition>, std::less<>> by_county;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace zhicheng::rules
