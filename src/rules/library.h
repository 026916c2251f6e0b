// All editions that this build carries, with their county overlays and packs.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rules/catalogue.h"
#include "rules/edition.h"

namespace zhicheng::rules {

/// One file of the rules folder; `path` is relative to it: "bayannur/2026/edition.json".
struct SourceFile {
  std::string_view path;
  std::string_view bytes;
};

/// Copies share what they have built. May be asked from several threads.
class Library {
 public:
  /// Reads vocabulary.json, checks.json where there is one, every <area>/<year>/edition.json with what belongs to it, and
  /// packs/<id>.json. Editions and
  /// overlays are checked, packs only read: those are checked when they are asked for, and by lint.
  /// The first broken file is the error; `at` is "<path>#<pointer>". The bytes are not kept.
  static base::Result<Library> load(std::span<const SourceFile> files);

  /// The edition with the overlay of `county` (where one is shipped) and the named packs loaded, built when it is first
  /// asked for. The order of packs does not matter; one named twice is an error. Errors point into the request.
  base::Result<std::shared_ptr<const Edition>> find(std::string_view id, std::optional<std::string_view> county,
                                                    const std::vector<std::string>& packs) const;
  /// The edition with a county's file that is not among those shipped, or is to take the place of one. Errors: `at` is
  /// "overlay#" and the pointer in it.
  base::Result<std::shared_ptr<const Edition>> with_overlay(std::string_view id, const base::Json& overlay) const;
  std::vector<std::string> ids() const;
  /// Ids of all packs, sorted: "national/engineering".
  std::vector<std::string> pack_ids() const;
  /// The edition without a county's file, then with each.
  std::vector<std::shared_ptr<const Edition>> all(std::string_view id) const;

  /// The words of the checks; empty where the folder has none.
  const Catalogue& catalogue() const;

  /// A file as it was read: "bayannur/2026/edition.json"; null where there is none.
  const base::Json* source(std::string_view path) const;

 private:
  struct Shelf;
  std::shared_ptr<Shelf> shelf_;
};

}  // namespace zhicheng::rules
