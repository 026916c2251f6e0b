// What holds of every container that was opened.
#pragma once
#include <string>

#include "common.h"
#include "container/open.h"

namespace zhicheng::fuzz {

/// The package within is canonical, and is what is found when it is opened by itself.
inline void check_opened(const container::Opened& opened) {
  const base::Json package = read_back(opened.package);
  const auto again = container::open(opened.package);
  demand(again.ok() && again->package == opened.package, "the package by itself is the same package", opened.package);
  for (const base::Json& one : container::differences(opened)) {
    demand(one.text_at("at").starts_with("/attachments/"), "a file that differs has its place in the list", one.text_at("at"));
  }
}

}  // namespace zhicheng::fuzz
