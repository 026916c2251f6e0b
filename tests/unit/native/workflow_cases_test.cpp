// Each file of tests/workflow is one rule of the way through the offices: what is done, and what comes of it.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/json.h"
#include "workflow/apply.h"
#include "workflow/json.h"
#include "workflow_cases.h"

using namespace zhicheng;
using namespace zhicheng::workflow;
using base::Json;

namespace {

const std::filesystem::path kFolder{ZHICHENG_CASES};

Json read(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path).rdbuf();
  const auto file = base::read_json(bytes.str());
  REQUIRE_MESSAGE(file.ok(), path.filename().string() << " " << (file ? "" : file.error().at + " " + file.error().detail));
  return *file;
}

/// "2026-06-01" is noon of that day in China, "2026-06-01 23:59:59" that second.
Time time_of(std::string_view text) {
  const auto number = [&](std::size_t at) { return (text[at] - '0') * 10 + text[at + 1] - '0'; };
  const Time midnight = base::Day::parse(text.substr(0, 10))->number() * 86'400 - Time{8} * 3'600;
  return text.size() == 10 ? midnight + Time{12} * 3'600 : midnight + number(11) * 3'600 + number(14) * 60 + number(17);
}

Actor person(std::string_view id) {
  static const Json kPeople = read(kFolder / "shared" / "people.json");
  const Json* found = kPeople.find(id);
  REQUIRE_MESSAGE(found != nullptr, "nobody is called " << id);
  Actor made{std::string(id), {}, std::string(found->text_at("number"))};
  for (const Json& grant : *found->find("grants")->array()) made.grants.push_back({*(*grant.array())[0].text(), *(*grant.array())[1].text()});
  return made;
}

/// `base` with the members of `over` in their places.
Json overlaid(Json base, const Json* over) {
  if (over == nullptr) return base;
  for (const auto& [key, value] : *over->object()) base.set(key, value);
  return base;
}

Deed deed_of(const Json& json, std::int64_t version) {
  const auto move = read_move(overlaid(json, nullptr).set("version", version));
  REQUIRE_MESSAGE(move.ok(), (move ? "" : move.error().at + " " + move.error().detail));
  return move->deed;
}

/// What a file shows, beside its own members.
Json shown(const File& file) {
  Json json = write_file(file);
  json.add("office", file.office()).add("stage", spell(stage_of(file)));
  json.add("last", file.told && file.told->last ? Json(file.told->last->text()) : Json());
  json.add("returns_here", file.returns_by(file.office()));
  return json.add("revisions", static_cast<std::int64_t>(file.submissions.size()));
}

void expect(const File& file, const Json& then) {
  const Json all = shown(file);
  for (const auto& [key, value] : *then.object()) {
    const Json* found = all.find(key);
    CHECK_MESSAGE((found != nullptr && *found == value), key << ": " << (found != nullptr ? base::write_canonical(*found) : "nothing"));
  }
}

std::string concerns_as_text(const std::vector<Concern>& concerns) {
  std::string text;
  for (const Concern& one : concerns) {
    text += (text.empty() ? "" : "; ") + one.rule->id;
    for (const std::string& other : one.others) text += " " + other;
    if (one.until) text += " until " + one.until->text();
  }
  return text;
}

class Story {
 public:
  explicit Story(const Json& story) : story_(story) {}

  void run() {
    static const Json kSubmission = read(kFolder / "shared" / "submission.json");
    const auto submission = std::get<Receive>(deed_of(overlaid(kSubmission, story_.find("submission")), 0));
    const std::string_view on = story_.text_at("on");
    const auto begun = receive(workflow_, submission, person("intake"), time_of(on.empty() ? "2026-06-01" : on));
    if (const Json* refused = story_.find("refused")) {
      CHECK((begun ? "received" : spell(begun.error().reason)) == *refused->text());
      return;
    }
    REQUIRE(begun.ok());
    file_ = begun->file;
    if (const Json* then = story_.find("then")) expect(file_, *then);
    const auto& steps = *story_.find("steps")->array();
    for (std::size_t i = 0; i < steps.size(); ++i) {
      INFO("step " << i);
      step(steps[i]);
    }
  }

 private:
  /// Passes the file on by whoever may, until it lies at a stage with an office.
  void bring_to(std::string_view stage, std::string_view office) {
    const auto there = [&] { return spell(stage_of(file_)) == stage && (office.empty() || file_.office() == office); };
    while (!there()) {
      const auto made = apply(workflow_, file_, {file_.version, PassOn{}}, person("everybody"), time_of("2026-06-02"));
      REQUIRE_MESSAGE(made.ok(), "can't bring it to " << stage);
      file_ = made->file;
    }
  }

  void step(const Json& step) {
    if (const Json* to = step.find("bring_to")) return bring_to(*to->text(), step.text_at("office"));
    if (const Json* concerns = step.find("concerns")) {
      CHECK(concerns_as_text(concerns_of_file(workflow_, file_)) == *concerns->text());
      return;
    }
    const Actor actor = person(step.text_at("by"));
    if (const Json* rights = step.find("may")) {
      for (const auto& [action, allowed] : *rights->object()) {
        CHECK_MESSAGE(may(workflow_, actor, *named<Action>(action), file_) == *allowed.boolean(), action);
      }
      return;
    }
    const Json* saw = step.find("saw");
    const std::int64_t version = saw != nullptr ? *saw->integer() : file_.version;
    const std::string_view on = step.text_at("on");
    const auto made = apply(workflow_, file_, {version, deed_of(*step.find("move"), version)}, actor, time_of(on.empty() ? "2026-06-02" : on));
    if (const Json* refused = step.find("refused")) {
      CHECK((made ? "done" : spell(made.error().reason)) == *refused->text());
      if (const Json* at = step.find("at"); at != nullptr && !made) CHECK(made.error().at == *at->text());
      return;
    }
    REQUIRE_MESSAGE(made.ok(), (made ? "" : std::string(spell(made.error().reason)) + " " + made.error().detail));
    file_ = made->file;
    if (const Json* changed = step.find("changed")) {
      const Json event = write_event(made->events.front());
      const Json* kept = event.find("changed");
      CHECK((kept == nullptr ? "" : base::write_canonical(*kept)) == *changed->text());
    }
    if (const Json* then = step.find("then")) expect(file_, *then);
  }

  const Workflow& workflow_ = cases::shipped_workflow();
  const Json& story_;
  File file_;
};

void compare(const Json& one) {
  std::vector<Summary> others;
  for (const Json& other : *one.find("others")->array()) others.push_back(*read_summary(other));
  CHECK(concerns_as_text(concerns_among(cases::shipped_workflow(), *read_summary(*one.find("file")), others)) == one.text_at("concerns"));
}

void look_up(const Json& one) {
  std::vector<Record> records;
  for (const Json& record : *one.find("records")->array()) records.push_back(*read_record(record));
  for (const auto& [on, concerns] : *one.find("on")->object()) {
    INFO(on);
    CHECK(concerns_as_text(concerns_of_records(cases::shipped_workflow(), one.text_at("person"), records, *base::Day::parse(on))) == *concerns.text());
  }
}

Json& place(Json& root, std::string_view pointer) {
  Json* here = &root;
  std::istringstream keys{std::string(pointer.substr(1))};
  for (std::string key; std::getline(keys, key, '/');) {
    if (Json::Array* items = here->array()) {
      const auto by_id = std::find_if(items->begin(), items->end(), [&](const Json& one) { return one.text_at("id") == key; });
      here = by_id != items->end() ? &*by_id : &(*items)[std::stoul(key)];
    } else {
      const auto member = std::find_if(here->object()->begin(), here->object()->end(), [&](const auto& one) { return one.first == key; });
      REQUIRE_MESSAGE(member != here->object()->end(), pointer);
      here = &member->second;
    }
  }
  return *here;
}

/// The shipped rules with one thing changed are refused.
void spoil(const Json& one) {
  Json rules = *base::read_json(cases::shipped_bytes());
  if (const Json* remove = one.find("remove")) {
    const std::string& pointer = *remove->text();
    Json& parent = place(rules, pointer.substr(0, pointer.rfind('/')));
    const std::string last = pointer.substr(pointer.rfind('/') + 1);
    if (Json::Array* items = parent.array()) {
      std::erase_if(*items, [&](const Json& item) { return item.text_at("id") == last; });
    } else {
      std::erase_if(*parent.object(), [&](const auto& member) { return member.first == last; });
    }
  } else if (const Json* push = one.find("push")) {
    place(rules, *push->text()).push(*one.find("value"));
  } else if (const Json* add = one.find("add")) {
    place(rules, *add->text()).add(one.text_at("key"), *one.find("value"));
  } else {
    place(rules, one.text_at("change")) = *one.find("value");
  }
  const auto made = Workflow::load(base::write_canonical(rules));
  CHECK((made ? "loaded" : std::string(base::spell(made.error().code)) + " " + made.error().at) == one.text_at("error"));
}

}  // namespace

TEST_CASE("the way through the offices, rule by rule") {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() >= 20);
  for (const auto& path : files) {
    const Json file = read(path);
    INFO(path.filename().string());
    CHECK_FALSE(file.text_at("rule").empty());
    std::size_t cases = 0;
    const auto each = [&](std::string_view kind, auto run) {
      const Json* all = file.find(kind);
      for (std::size_t i = 0; all != nullptr && i < all->array()->size(); ++i, ++cases) {
        INFO(kind << " " << i);
        run((*all->array())[i]);
      }
    };
    each("stories", [](const Json& one) { Story(one).run(); });
    each("comparisons", compare);
    each("registers", look_up);
    each("refused_rules", spoil);
    CHECK(cases > 0);
  }
}

TEST_CASE("every clause that the way cites is one of the notice") {
  const Json clauses = *base::read_json(cases::bytes_of("bayannur/2026/clauses.json"));
  const Json::Array& rows = *clauses.find("clauses")->array();
  const auto known = [&](const Basis& basis) {
    for (const std::string& one : basis.clauses) {
      CHECK_MESSAGE(std::any_of(rows.begin(), rows.end(), [&](const Json& row) { return row.text_at("clause") == one; }), one);
    }
    CHECK((basis.verified || !basis.source.empty()));
  };
  const Workflow& workflow = cases::shipped_workflow();
  for (const StateRule& one : workflow.states) known(one.basis);
  for (const MoveRule& one : workflow.moves) known(one.basis);
  for (const LevelGroup& one : workflow.levels) known(one.basis);
  for (const CheckRule& one : workflow.checks) known(one.basis);
}
