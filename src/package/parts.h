// The parts of a package that judging it again needs. Private to the room.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "application/application.h"
#include "application/manifest.h"
#include "base/json.h"
#include "base/result.h"
#include "rules/answers.h"
#include "rules/assessment.h"
#include "rules/catalogue.h"
#include "rules/library.h"

namespace zhicheng::package {

using base::Json;

/// Points into the package it was read from.
struct Parts {
  std::string edition;
  std::optional<std::string> county;
  std::vector<std::string> packs;
  std::string edition_digest;
  std::string on;
  std::string digest;
  application::Application application;
  std::vector<application::Attachment> attachments;
  const Json* answers = nullptr;
  const Json* assessment = nullptr;
};

/// Checks the shape of the whole package. Errors point below `at`.
base::Result<Parts> read_parts(const Json& package, std::string_view at);

/// Whether a package that names no county ought to: the answers give one that has a file of its own.
bool lacks_overlay(const rules::Library& library, const Parts& parts, const rules::Vocabulary& vocabulary, const rules::Answers& answers);

/// The very edition that the package names; null when this library has none with that digest.
std::shared_ptr<const rules::Edition> exact_edition(const rules::Library& library, const Parts& parts);

/// What of it the library lacks, where there is no exact edition: the edition, the county, a pack or this very version.
std::string what_is_lacking(const rules::Library& library, const Parts& parts);

/// The checks on a package that was judged, as a canonical JSON array.
std::string checks_of(const rules::Catalogue& catalogue, const rules::Edition& edition, const rules::Answers& answers,
                      const rules::Assessment& assessment, const Parts& parts);

}  // namespace zhicheng::package
