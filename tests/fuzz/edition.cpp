// One file of the rules, chosen by the first byte, among the others as they are, which are read once → an edition and what
// it judges. Of edition.json only a piece is given, and put into the least edition that there can be: to read a whole one
// takes long and tests nothing more. Demanded besides, always of the same inputs: one piece in 16 is put into the whole
// edition, one edition in 4 judges, one input in 1,000 goes the whole way of a library.
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

constexpr std::string_view kLeast = R"({"format":"zhicheng-edition/1","id":"example/2027","year":2027,"title":"示例通知",
  "issuer":"示例","dated":"2027-05-01","open":["county_filing","contacts"],
  "values":[{"id":"cutoff","label":"截止日","type":"date","is":"@\"2027-06-10\"","clauses":["一"]},
            {"id":"set_by","label":"由谁定","type":"choice","choices":[{"id":"city","label":"市"}],"is":"\"city\"","clauses":["一"]}],
  "findings":[{"id":"years","title":"年限","role":"path","clauses":["三"],"verified":true,"source":"示例","judge":[{"status":"met"}]}],
  "paths":[{"id":"ordinary","title":"申报","findings":["years"]}],"human":[],"materials":[],"contacts":[],
  "deadlines":[{"id":"filing","title":"报送","date":"cutoff","set_by":"set_by","clauses":["一"],"verified":true}],
  "route":{"presume":{},"clauses":["一"],"rows":[{"id":"all","links":[{"office":"评委会","duty":"decide","status":"stated","clauses":["三"]}]}]},
  "process":[],"sanctions":[],"quota":[],"fees":[],"checks":[],"moves":[],
  "ask_order":["level","series","career_on","papers","retired","county","employer_seat","apply_year"]})";

const Json& least() {
  static const Json kRead = *base::read_json(kLeast);
  return kRead;
}

const Json& no_clauses() {
  static const Json kNone = Json{}.add("format", "zhicheng-clauses/1").add("clauses", Json::Array{});
  return kNone;
}

std::string_view notice() {
  const auto all = rules::embedded_files();
  return std::find_if(all.begin(), all.end(), [](const SourceFile& file) { return file.path.ends_with(".txt"); })->bytes;
}

/// The edition of which one file is `changed`, with whatever county, seat or pack that file is.
base::Result<EditionPtr> load_with(std::string_view path, const Json* changed, std::string_view notice, bool among_clauses) {
  const auto file = [&](std::string_view name) -> const Json& { return name == path ? *changed : shelf().at(name); };
  const std::string folder(kFolder);
  const Json& clauses = among_clauses ? file(folder + "clauses.json") : no_clauses();
  rules::EditionSource source{file("vocabulary.json"), file(folder + "edition.json"), clauses, notice};
  if (path.ends_with("150802.json")) source.overlay = changed;
  if (path.ends_with("zone.json")) source.seats.push_back(changed);
  if (path == kPack) source.packs.push_back(changed);
  return rules::load_edition(source);
}

bool is_replaced(std::string_view key) { return key == "open" || key == "ask_order" || key == "changes"; }

/// Each item of `own` in the place of the one with its id, or after them all.
void put_items(Json::Array& items, const Json::Array& own) {
  for (const Json& item : own) {
    const std::string_view id = item.text_at("id");
    const auto same = std::find_if(items.begin(), items.end(), [&](const Json& one) { return !id.empty() && one.text_at("id") == id; });
    if (same == items.end()) {
      items.push_back(item);
    } else {
      *same = item;
    }
  }
}

/// The edition with what the piece says: of a list of what has a name, one by one.
Json put_into(Json edition, const Json& piece) {
  if (piece.object() == nullptr) return piece;
  for (const auto& [key, value] : *piece.object()) {
    const Json* old = edition.find(key);
    if (old != nullptr && old->array() != nullptr && value.array() != nullptr && !is_replaced(key)) {
      Json::Array items = *old->array();
      put_items(items, *value.array());
      edition.set(key, std::move(items));
    } else {
      edition.set(key, value);
    }
  }
  return edition;
}

void check_edition(const base::Result<EditionPtr>& edition, bool judges) {
  if (edition && judges) check_assessments(**edition, false);
}

/// In an order that is not canonical.
std::string written_backwards(const Json& json) {
  if (json.object() == nullptr) return base::write_canonical(json);
  std::string out;
  for (const auto& [key, value] : *json.object()) {
    std::string member;
    base::append_quoted(member, key);
    out = member + ':' + base::write_canonical(value) + (out.empty() ? "" : ",") + out;
  }
  return '{' + out + '}';
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
  least();
  demand(load_with("", nullptr, notice(), true).ok(), "the small edition loads");
  const auto little = load_with(std::string(kFolder) + "edition.json", &least(), notice(), false);
  demand(little.ok(), "the least edition loads", little ? "" : little.error().at);
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
  const std::string_view path = all[place].path;
  const bool judges = fuzz::chosen(bytes, 4);
  const bool to_library = fuzz::chosen(bytes, 1000);
  if (!path.ends_with(".json")) {
    check_edition(load_with(path, nullptr, bytes, true), judges);
    if (to_library) check_library(place, bytes, std::string(bytes));
    return 0;
  }
  const auto read = base::read_json(bytes);
  if (!read) return 0;
  if (!path.ends_with("/edition.json")) {
    check_edition(load_with(path, &*read, notice(), true), judges);
    if (to_library) check_library(place, bytes, base::write_canonical(*read));
    return 0;
  }
  const Json little = put_into(least(), *read);
  check_edition(load_with(path, &little, notice(), false), judges);
  if (!to_library && !fuzz::chosen(bytes, 16)) return 0;
  const Json whole = put_into(shelf().at(path), *read);
  check_edition(load_with(path, &whole, notice(), true), judges);
  if (to_library) check_library(place, written_backwards(whole), base::write_canonical(whole));
  return 0;
}
