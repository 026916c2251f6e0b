// The files of an application: which there are, how far each has been looked at, which are missing.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "rules/edition.h"

namespace zhicheng::model {

struct Model;

/// A file that the person has chosen; the platform has it under that number.
struct Offered {
  std::uint32_t number = 0;
  std::string name;
  std::int64_t bytes = 0;
};
/// What platforms say of them: "number bytes name", a line for each.
std::vector<Offered> read_offered(std::string_view lines);

/// How far an errand is that takes a while.
struct Progress {
  std::uint32_t errand = 0;
  std::int64_t done = 0;
  std::int64_t all = 0;

  int percent() const { return all > 0 ? static_cast<int>(done * 100 / all) : 0; }
};

/// One at which the platform is looking.
struct Looking {
  Progress progress;
  std::string kind;
  std::string name;
  std::string replaces;  ///< SHA-256 of the one in whose place it comes; "" for none
};

struct Attached {
  base::Json entry;   ///< as it stands in the package's list
  bool here = false;  ///< the platform has the file itself
};

/// One that cannot be handed in, and why.
struct Refused {
  std::string kind;
  std::string name;
  std::vector<std::string> words;  ///< none: it could not be read,
  base::Json error;                ///< and why
};

struct Files {
  enum class Told { nothing, added, removed, cancelled };

  std::vector<Attached> attached;
  std::vector<Looking> looking;
  std::vector<Refused> refused;
  std::vector<Offered> unsorted;  ///< dropped on the page: nobody said yet what they are
  base::Json checks;              ///< zhicheng-checks/1 of all this; null while it is not known
  Told told = Told::nothing;      ///< what happened last,
  std::string told_of;            ///< and to which file
};

/// Files were chosen.
struct Offer {
  enum class To { material, page, opening, left, right };
  To to = To::page;
  std::string kind;      ///< of material
  std::string replaces;  ///< as in Looking
  std::string lines;     ///< as platforms name files
};
/// Say what the dropped files are, or with an empty kind that they are nothing.
struct Sort {
  std::string kind;
};
struct Remove {
  std::size_t attached;
};
/// Call an errand off.
struct Cancel {
  std::uint32_t errand;
};
/// The platform is that far with an errand.
struct Progressed {
  Progress progress;
};

/// The list of the package: [{"kind","name",…}].
base::Json manifest(const Model& model);
/// Takes such a list over; what the platform has already of it is still there.
void load_manifest(Model& model, const base::Json& list);
/// Names of the files of which only the entry is known.
std::vector<std::string> names_not_here(const Model& model);

/// The materials that these answers ask for as files, in the edition's order.
std::vector<const rules::MaterialRule*> file_materials(const Model& model);
/// The one among them to which files of this kind belong; null for none.
const rules::MaterialRule* material_of(const std::vector<const rules::MaterialRule*>& materials, std::string_view kind);
bool is_present(const Model& model, const rules::MaterialRule& material);

}  // namespace zhicheng::model
