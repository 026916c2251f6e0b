// One file of the rules, chosen by the first byte, among the others as they are → an edition and what it judges. The others
// are read once; one input in many goes the whole way of a library.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "common.h"
#include "json_mutator.h"
#include "rules/assess.h"
#include "rules/changes.h"
#include "rules/coverage.h"
#include "rules/embedded.h"
#include "rules/lint.h"

using namespace zhicheng;
using base::Json;
using fuzz::demand;
using rules::SourceFile;

namespace {

using EditionPtr = std::shared_ptr<const rules::Edition>;

constexpr std::string_view kFolder = "example/2027/";
constexpr std::string_view kPack = "packs/example/engineering.json";

/// The small rules as they are read.
const std::map<std::string_view, Json>& shelf() {
  static const std::map<std::string_view, Json> kShelf = [] {
    std::map<std::string_view, Json> files;
    for (const SourceFile& file : rules::embedded_files()) {
      if (file.path.ends_with(".json")) files.emplace(file.path, *base::read_json(file.bytes));
    }
    return files;
  }();
  return kShelf;
}

void check_assessments(const rules::Edition& edition, bool whole) {
  const auto on = base::Day::parse("2027-05-20");
  const auto count = edition.vocabulary.facts().size();
  std::string written;
  rules::append_canonical(written, rules::assess(edition, rules::Answers(count), *on));
  fuzz::read_back(written);
  if (!whole) return;
  fuzz::read_back(base::write_canonical(rules::to_json(edition, rules::changes(edition, rules::Answers(count), *on), *on)));
  fuzz::read_back(base::write_canonical(rules::clause_rows(edition)));
}

/// The edition of which one file is `changed`, with whatever county, seat or pack that file is.
base::Result<EditionPtr> load_with(std::string_view path, const Json* changed, std::string_view notice) {
  const auto file = [&](std::string_view name) -> const Json& { return name == path ? *changed : shelf().at(name); };
  const std::string folder(kFolder);
  rules::EditionSource source{file("vocabulary.json"), file(folder + "edition.json"), file(folder + "clauses.json"), notice};
  if (path.ends_with("150802.json")) source.overlay = changed;
  if (path.ends_with("zone.json")) source.seats.push_back(changed);
  if (path == kPack) source.packs.push_back(changed);
  return rules::load_edition(source);
}

std::vector<SourceFile> files_with(std::size_t place, std::string_view bytes) {
  std::vector<SourceFile> files(rules::embedded_files().begin(), rules::embedded_files().end());
  files[place].bytes = bytes;
  return files;
}

/// The library, its lint, and the library with the file in canonical form.
void check_library(std::size_t place, std::string_view bytes, const std::string& canonical) {
  const std::vector<SourceFile> files = files_with(place, bytes);
  (void)rules::lint_files(files);
  const auto library = rules::Library::load(files);
  const auto again = rules::Library::load(files_with(place, canonical));
  demand(again.ok() == library.ok(), "rules load in canonical form as they do in any other");
  if (!library) {
    demand(library.error().at.find('#') != std::string::npos, "an error names its file", library.error().at);
    return;
  }
  for (const std::string& id : library->ids()) {
    const std::vector<EditionPtr> editions = library->all(id);
    const std::vector<EditionPtr> others = again->all(id);
    demand(editions.size() == others.size(), "canonical form has as many editions");
    for (std::size_t i = 0; i < editions.size(); ++i) {
      demand(editions[i]->digest == others[i]->digest, "canonical form has the same digest", id);
      check_assessments(*editions[i], true);
    }
    if (const auto packed = library->find(id, std::nullopt, library->pack_ids())) check_assessments(**packed, true);
    fuzz::read_back(base::write_canonical(rules::lint_json({id}, rules::lint_library(*library, id))));
  }
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  shelf();
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  return fuzz::mutate_json(data, size, most, seed, 1);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::text_of(data, size).substr(1);
  const auto all = rules::embedded_files();
  const std::size_t place = data[0] % all.size();
  const bool is_json = all[place].path.ends_with(".json");
  const auto read = base::read_json(bytes);
  if (is_json && !read) return 0;
  const auto notice = std::find_if(all.begin(), all.end(), [](const SourceFile& file) { return file.path.ends_with(".txt"); });
  const auto edition = load_with(all[place].path, is_json ? &*read : nullptr, is_json ? notice->bytes : bytes);
  if (edition && fuzz::chosen(bytes, 4)) check_assessments(**edition, false);
  if (fuzz::chosen(bytes, 1000)) check_library(place, bytes, is_json ? base::write_canonical(*read) : std::string(bytes));
  return 0;
}
