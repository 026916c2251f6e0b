#include <algorithm>

#include "base/fields.h"
#include "base/utf8.h"
#include "workflow/sound.h"
#include "workflow/workflow.h"

namespace zhicheng::workflow {

using base::ErrorCode;
using base::Fault;
using base::Fields;
using base::Json;

namespace {

class Loader {
 public:
  base::Result<Workflow> run(const Json& file) {
    base::need_format(file, "zhicheng-workflow/1", "", fault_);
    Fields fields(file, "", fault_);
    fields.take("format");
    each(fields, "states", [&, place = std::size_t{0}](Fields& one) mutable { state(one, place++); });
    each(fields, "moves", [&, place = std::size_t{0}](Fields& one) mutable { move(one, place++); });
    each(fields, "roles", [&](Fields& one) { role(one); });
    each(fields, "rights", [&](Fields& one) { right(one); });
    object(fields, "offices", [&](Fields& one) { offices(one); });
    object(fields, "limits", [&](Fields& one) { limits(one); });
    each(fields, "levels", [&](Fields& one) { level(one); });
    object(fields, "integrity", [&](Fields& one) {
      made_.integrity_years = positive(one, "years");
      basis(one);
    });
    each(fields, "checks", [&](Fields& one) {
      made_.checks.push_back({one.text("id"), filled(one, "text"), basis(one)});
      unique(made_.checks, one, [](const CheckRule& check) -> const std::string& { return check.id; });
    });
    fields.done();
    complete();
    if (!fault_.found()) note_unsound(made_, fault_);
    if (fault_.found()) return fault_.error();
    return std::move(made_);
  }

 private:
  template <class Read>
  void each(Fields& of, std::string_view key, Read read) {
    const Json::Array& items = of.items(key);
    for (std::size_t i = 0; i < items.size(); ++i) {
      Fields one(items[i], of.pointer(key, i), fault_);
      read(one);
      one.done();
    }
  }

  template <class Read>
  void object(Fields& of, std::string_view key, Read read) {
    Fields one(of.need(key), of.pointer(key), fault_);
    read(one);
    one.done();
  }

  template <class Items, class Id>
  void unique(const Items& items, const Fields& here, Id id) {
    const auto same = [&](const auto& one) { return id(one) == id(items.back()); };
    if (std::count_if(items.begin(), items.end(), same) > 1) fault_.note(ErrorCode::duplicate_id, here.at(), id(items.back()));
  }

  std::string filled(Fields& of, std::string_view key) {
    std::string text = of.text(key);
    if (base::is_blank(text)) fault_.note(ErrorCode::missing_key, of.pointer(key), std::string(key));
    return text;
  }

  std::int64_t positive(Fields& of, std::string_view key) {
    const std::int64_t number = of.integer(key);
    if (number < 1) fault_.note(ErrorCode::out_of_domain, of.pointer(key), "应为正整数");
    return number;
  }

  Basis basis(Fields& of) {
    Basis made{of.texts("clauses"), of.text_or_empty("source"), of.flag("verified", true)};
    if (made.clauses.empty() && base::is_blank(made.source)) fault_.note(ErrorCode::missing_key, of.at(), "clauses");
    return made;
  }

  template <class Name>
  Name name(const std::string& spelling, std::string at) {
    if (const auto found = named<Name>(spelling)) return *found;
    fault_.note(ErrorCode::out_of_domain, std::move(at), base::shortened(spelling));
    return Name{};
  }

  template <class Name>
  std::vector<Name> names(Fields& of, std::string_view key) {
    std::vector<Name> made;
    for (const std::string& one : of.texts(key)) made.push_back(name<Name>(one, of.pointer(key, made.size())));
    return made;
  }

  template <class Name>
  std::uint32_t bits(Fields& of, std::string_view key) {
    std::uint32_t made = 0;
    for (const Name one : names<Name>(of, key)) made |= 1U << static_cast<unsigned>(one);
    return made;
  }

  void state(Fields& of, std::size_t at) {
    const auto id = name<State>(of.text("id"), of.pointer("id"));
    StateRule& rule = made_.states[static_cast<std::size_t>(id)];
    if (!rule.label.empty()) fault_.note(ErrorCode::duplicate_id, of.at(), std::string(spell(id)));
    rule.label = filled(of, "label");
    rule.final = of.flag("final", false);
    rule.counts = of.flag("counts", true);
    rule.basis = basis(of);
    rule.place = at;
  }

  void move(Fields& of, std::size_t at) {
    const auto id = name<Action>(of.text("id"), of.pointer("id"));
    const auto place = static_cast<std::size_t>(id);
    if (place >= kMoves) return fault_.note(ErrorCode::out_of_domain, of.pointer("id"), std::string(spell(id)));
    MoveRule& rule = made_.moves[place];
    if (!rule.label.empty()) fault_.note(ErrorCode::duplicate_id, of.at(), std::string(spell(id)));
    rule = {filled(of, "label"), names<State>(of, "from"), names<State>(of, "to"), names<Need>(of, "needs"), basis(of), at};
  }

  void role(Fields& of) {
    Role made{filled(of, "id"), filled(of, "label"), RoleKind::officer};
    made.kind = name<RoleKind>(of.text("kind"), of.pointer("kind"));
    made_.roles.push_back(std::move(made));
    unique(made_.roles, of, [](const Role& one) -> const std::string& { return one.id; });
  }

  std::size_t role_at(Fields& of, std::string_view key) {
    const std::string id = of.text(key);
    if (const auto found = made_.role(id)) return *found;
    fault_.note(ErrorCode::unknown_name, of.pointer(key), base::shortened(id));
    return 0;
  }

  void right(Fields& of) {
    Right made;
    made.role = role_at(of, "role");
    made.office = name<Scope>(of.text("office"), of.pointer("office"));
    of.items("stages");
    of.items("actions");
    made.stages = bits<Stage>(of, "stages");
    made.actions = bits<Action>(of, "actions");
    made_.rights.push_back(made);
  }

  void offices(Fields& of) {
    each(of, "stand_ins", [&](Fields& one) {
      const std::string is = one.text("is");
      if (is != "employer" && is != "department") fault_.note(ErrorCode::out_of_domain, one.pointer("is"), base::shortened(is));
      made_.stand_ins.push_back({filled(one, "office"), is == "employer"});
    });
    each(of, "coordinating", [&](Fields& one) {
      const std::string over = one.text("over");
      if (over != "all" && over != "chain") fault_.note(ErrorCode::out_of_domain, one.pointer("over"), base::shortened(over));
      made_.coordinators.push_back({filled(one, "office"), over == "all"});
      unique(made_.coordinators, one, [](const Coordinator& each) -> const std::string& { return each.office; });
    });
    basis(of);
  }

  void limits(Fields& of) {
    object(of, "notice", [&](Fields& one) {
      made_.least_days = positive(one, "least_days");
      made_.most_days = positive(one, "most_days");
      if (made_.most_days < made_.least_days) fault_.note(ErrorCode::out_of_domain, one.pointer("most_days"), "小于 least_days");
      basis(one);
    });
    object(of, "again", [&](Fields& one) {
      made_.returns_alone = positive(one, "after");
      made_.supervisor = role_at(one, "role");
      basis(one);
    });
  }

  void level(Fields& of) {
    made_.levels.push_back({filled(of, "id"), of.texts("levels"), basis(of)});
    unique(made_.levels, of, [](const LevelGroup& one) -> const std::string& { return one.id; });
  }

  /// What the code asks for by name must be there.
  void complete() {
    for (std::size_t i = 0; i < kStates; ++i) {
      if (made_.states[i].label.empty()) fault_.note(ErrorCode::missing_key, "/states", std::string(spell(static_cast<State>(i))));
    }
    for (std::size_t i = 0; i < kMoves; ++i) {
      if (made_.moves[i].label.empty()) fault_.note(ErrorCode::missing_key, "/moves", std::string(spell(static_cast<Action>(i))));
    }
    for (const std::string_view id : kChecks) {
      if (made_.check(id) == nullptr) fault_.note(ErrorCode::missing_key, "/checks", std::string(id));
    }
    for (std::size_t i = 0; i < made_.checks.size(); ++i) {
      const std::string& id = made_.checks[i].id;
      if (std::find(kChecks.begin(), kChecks.end(), id) == kChecks.end()) fault_.note(ErrorCode::unknown_name, base::pointer_to("/checks", i), id);
    }
  }

  Fault fault_;
  Workflow made_;
};

}  // namespace

std::optional<std::size_t> Workflow::role(std::string_view id) const {
  const auto found = std::find_if(roles.begin(), roles.end(), [&](const Role& one) { return one.id == id; });
  if (found == roles.end()) return std::nullopt;
  return static_cast<std::size_t>(found - roles.begin());
}

const CheckRule* Workflow::check(std::string_view id) const {
  const auto found = std::find_if(checks.begin(), checks.end(), [&](const CheckRule& one) { return one.id == id; });
  return found == checks.end() ? nullptr : &*found;
}

base::Result<Workflow> Workflow::load(std::string_view bytes) {
  const auto file = base::read_json(bytes);
  if (!file) return file.error();
  return Loader().run(*file);
}

}  // namespace zhicheng::workflow
