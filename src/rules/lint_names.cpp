#include <algorithm>
#include <map>
#include <set>

#include "rules/lint_parts.h"

namespace zhicheng::rules {

namespace {

class Readers : private Walk {
 public:
  explicit Readers(const Edition& edition) { run(edition); }
  std::set<std::size_t> facts;
  std::set<std::size_t> values;

 private:
  void expression(const feel::Expression& one, const std::string&) override {
    for (const feel::Expression* name : feel::names_in(one)) {
      if (name->binding.kind == feel::Binding::Kind::fact) facts.insert(name->binding.index);
      if (name->binding.kind == feel::Binding::Kind::value) values.insert(name->binding.index);
    }
  }
};

}  // namespace

void lint_names(const Edition& edition, std::vector<Remark>& remarks) {
  Readers read(edition);
  read.values.insert(edition.cutoff);
  for (const DeadlineRule& rule : edition.deadlines) read.values.insert(rule.set_by);
  for (const FindingRule& rule : edition.findings) read.values.insert(rule.verified_by.begin(), rule.verified_by.end());
  for (const Presumption& one : edition.presumptions) read.facts.insert(one.equals);

  const auto& facts = edition.vocabulary.facts();
  /// A group stands for the same members wherever it is written.
  const auto members = [&](const Fact& fact, const ChoiceGroup& group) {
    std::set<std::string_view> ids;
    for (const std::size_t member : group.members) ids.insert(fact.choices[member].id);
    return ids;
  };
  std::map<std::string_view, std::pair<const Fact*, const ChoiceGroup*>> groups;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!read.facts.contains(i) && facts[i].id != "apply_year") {  // the year is compared with the edition's
      remarks.push_back({std::string(kIdleFact), "facts " + facts[i].id, "没有一条规则用到「" + facts[i].label + "」，问了也不影响任何结果", Severity::note});
    }
    for (std::size_t k = 0; k < facts[i].groups.size(); ++k) {
      const std::string& name = facts[i].groups[k].name;
      const std::string place = "facts " + facts[i].id + base::pointer_to("#/groups", k);
      const auto [other, fresh] = groups.try_emplace(name, &facts[i], &facts[i].groups[k]);
      const auto& [fact, group] = other->second;
      if (!fresh && members(*fact, *group) != members(facts[i], facts[i].groups[k])) {
        remarks.push_back({"overlapping_name", place, "「" + name + "」在「" + fact->label + "」里是另外几项"});
      }
      const bool taken = name == "on" || edition.vocabulary.index_of(name) || edition.find_value(name) != nullptr;
      if (taken) remarks.push_back({"overlapping_name", place, "「" + name + "」已经是一个事实或一个值的名称"});
    }
  }
  for (std::size_t i = 0; i < edition.values.size(); ++i) {
    if (read.values.contains(i)) continue;
    remarks.push_back({"value_never_used", "values " + edition.values[i].id, "没有一条规则用到「" + edition.values[i].label + "」", Severity::warning});
  }
}

}  // namespace zhicheng::rules
