// What a careful clerk would send an application back for. Beside the assessment: nothing here changes it.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "application/application.h"
#include "application/derive.h"
#include "application/manifest.h"
#include "base/json.h"
#include "rules/assessment.h"
#include "rules/catalogue.h"

namespace zhicheng::application {

struct Concern {
  std::string_view check;           ///< one of check_ids()
  std::vector<std::string> places;  ///< JSON pointers into the package: "/applicant/work/1/from"
  std::vector<std::pair<std::string, std::string>> values;  ///< for the placeholders of the check's words
};

/// Ids of all checks. rules/checks.json has the words of each, in this order.
std::span<const std::string_view> check_ids();

/// `stated` are the answers of the package. Sorted by the order of check_ids, then by places and values.
std::vector<Concern> review(const rules::Edition& edition, const rules::Answers& stated, const rules::Assessment& assessment,
                            const Application& application, const std::vector<Attachment>& attachments,
                            const std::vector<Derived>& derived);

/// [{"id","severity","places","values","text","fix","clauses","source","verified"}]; without words where the catalogue
/// has none.
base::Json to_json(const rules::Catalogue& catalogue, const std::vector<Concern>& concerns);

/// Whether one of them would be returned.
bool has_problem(const rules::Catalogue& catalogue, const std::vector<Concern>& concerns);

/// A material that is handed in as a file, and whether one is there.
struct Required {
  const rules::MaterialRule* material;
  bool present = false;
};

/// The files that the edition asks of this applicant, in its order. A form counts as present once it has been exported.
std::vector<Required> required(const rules::Assessment& assessment, const Application& application, const std::vector<Attachment>& attachments);

/// [{"id","title","clauses","note","present"}], and "verified": false where the notice does not name it.
base::Json to_json(const std::vector<Required>& required);

/// The material that files of this kind belong to, or null.
const rules::MaterialRule* material_of(const rules::Edition& edition, std::string_view kind);

}  // namespace zhicheng::application
