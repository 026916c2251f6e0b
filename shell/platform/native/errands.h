// Errands on a PC: the door in this process, files in the folder where the program was started.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shell/model/errand.h"

namespace zhicheng::platform {

/// The files that the person has chosen, by their numbers, and those that were taken, by their digests.
class FileTable {
 public:
  /// The lines of model::read_offered.
  std::string offer(const std::vector<std::string>& paths);
  std::string path_of(const std::string& number) const;

  void take(std::string sha256, std::string path) { taken_[std::move(sha256)] = std::move(path); }
  /// "" when there is none.
  std::string path_of_content(std::string_view sha256) const;
  void forget() { taken_.clear(); }

 private:
  std::vector<std::string> paths_;
  std::map<std::string, std::string, std::less<>> taken_;
};

model::Reply carry_out(const model::Errand& errand, FileTable& files);

}  // namespace zhicheng::platform
