// A folder that a site is written to: new and whole, or as it was.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "site/assets.h"

namespace zhicheng::cli {

class SiteFolder {
 public:
  /// Throws Failure where the folder holds something that no earlier site had.
  explicit SiteFolder(const std::filesystem::path& folder);

  /// What the site that is there says of itself; nothing where there is none.
  struct Before {
    std::string rules;
    std::string updated;
  };
  const std::optional<Before>& before() const { return before_; }

  /// Writes beside the folder, then takes its place. Throws Failure.
  void replace(const zhicheng::site::Files& files) const;

 private:
  void refuse_strangers() const;
  void clear_part() const;

  std::filesystem::path folder_;
  std::filesystem::path part_;
  std::optional<Before> before_;
};

}  // namespace zhicheng::cli
