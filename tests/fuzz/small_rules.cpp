#include "small_rules.h"

#include "common.h"
#include "rules/embedded.h"

namespace zhicheng::fuzz {

const api::Door& door() {
  static const api::Door kDoor = [] {
    auto library = rules::Library::load(rules::embedded_files());
    demand(library.ok(), "the small rules load", library ? "" : library.error().at);
    return api::Door(std::move(library).value());
  }();
  return kDoor;
}

}  // namespace zhicheng::fuzz
