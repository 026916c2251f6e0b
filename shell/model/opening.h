// Packages that come from elsewhere: opened to go on with, or two of them side by side.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace zhicheng::model {

struct Model;

/// A package that was chosen.
struct Chosen {
  enum class State { none, reading, there, failed };
  State state = State::none;
  std::string name;  ///< of its file; "" for the one that is being filled in
  /// {"kind","copy","files","package"}, "copy" being "other" where a readable copy's words are not its package's, "files" of an archive being [{"name","state","here"}] in the order of the package's list.
  /// When it failed the error {"code","at","detail"}, or null where the platform itself did.
  base::Json whole;
};

struct Opening {
  Chosen chosen;
  base::Json verdict;  ///< zhicheng-verdict/1; null while it is not known
};

struct Comparing {
  Chosen left;
  Chosen right;
  base::Json made;  ///< zhicheng-comparison/1; null while it is not known
};

/// Go on with the package that was opened.
struct TakeOver {};
/// Compare the one that is being filled in.
struct CompareMine {
  bool right = false;
};

/// Ids or labels of the answers of a package that these rules do not know.
std::vector<std::string> answers_left_out(const Model& model, const base::Json& package);
/// The edition has these packs from now on, or none where one is not known here. To be judged anew.
void load_packs(Model& model, std::vector<std::string> packs);
/// Takes over packs, answers, applicant and list of attachments.
void load_package(Model& model, const base::Json& package);

std::string verify_request(const base::Json& package);
std::string compare_request(const Comparing& comparing);

/// An answer's value as people read it; "" where these rules do not know it.
std::string readable_answer(const Model& model, std::string_view fact, const base::Json& value);

}  // namespace zhicheng::model
