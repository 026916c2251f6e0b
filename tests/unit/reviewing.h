// An application by hand, and what the review says of it.
#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "application/derive.h"
#include "application/review.h"
#include "package/check.h"
#include "rules/embedded.h"

namespace zhicheng::reviewing {

using application::Application;
using application::Attachment;
using base::Day;
using base::Json;

inline const rules::Library& library() {
  static const rules::Library kLibrary = *rules::Library::load(rules::embedded_files());
  return kLibrary;
}

inline const rules::Edition& edition() {
  static const auto kEdition = *library().find("bayannur/2026", std::nullopt, {});
  return *kEdition;
}

inline Day day(std::string_view text) { return *Day::parse(text); }

/// An engineer of a public institution for 中级: the cutoff is 2026-06-10.
struct Subject {
  Application said;
  std::vector<Attachment> files;
  Json answers = Json{}.add("level", "intermediate").add("series", "engineering").add("specialty", "other").add("track", "regular")
                     .add("employer_kind", "public_institution").add("employer_seat", "municipal");
  std::string on = "2026-05-20";

  package::Checked checked() const {
    const rules::Answers stated = *rules::Answers::parse_facts(edition().vocabulary, answers, "");
    package::Contents contents{Json{Json::Object{}}, stated, files, "", said};
    return package::check(edition(), contents, day(on));
  }

  /// Every concern of this check: its places joined by blanks.
  std::vector<std::string> places_of(std::string_view check) const {
    std::vector<std::string> all;
    for (const application::Concern& one : checked().concerns) {
      if (one.check != check) continue;
      std::string places;
      for (const std::string& place : one.places) places += (places.empty() ? "" : " ") + place;
      all.push_back(std::move(places));
    }
    return all;
  }

  /// The places of the one concern of this check; "none", or "many".
  std::string place_of(std::string_view check) const {
    const auto all = places_of(check);
    return all.empty() ? "none" : all.size() > 1 ? "many" : all.front();
  }

  /// The words of the first concern of this check.
  std::string text_of(std::string_view check) const {
    const auto concerns = checked().concerns;
    const Json written = application::to_json(library().catalogue(), concerns);
    for (const Json& one : *written.array()) {
      if (one.text_at("id") == check) return std::string(one.text_at("text"));
    }
    return "none";
  }
};

inline Attachment file(std::string kind, std::string name, char digest = 'a', std::string item = {}) {
  return {std::move(kind), std::move(name), 1, std::string(64, digest), "application/pdf", {}, {}, {}, false, false, false, std::move(item)};
}

}  // namespace zhicheng::reviewing
