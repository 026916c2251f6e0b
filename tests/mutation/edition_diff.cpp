// Whether another edition.json says the same as the shipped one of every applicant there can be.
//
// Standard input: an edition.json a line. Standard output, a line each: "same", "refused", or what can differ:
// "findings in_service". With every fact unanswered, a status is a decision diagram over all applicants; two statuses are
// the same function when no combination of their leaves differs. Compared are statuses, paths, whether they are verified,
// deadlines, ways, materials, matters for people and contacts, on days around every deadline; not words of advice, and
// not from when on a condition would be met.
#include <array>
#include <cstdio>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include "rules/embedded.h"
#include "rules/judgement.h"
#include "rules/library.h"

namespace {

using namespace zhicheng;
using feel::Value;
using rules::Edition;

constexpr std::string_view kEdition = "bayannur/2026/edition.json";
constexpr std::array<std::string_view, 13> kDays{"2025-06-10", "2026-05-10", "2026-05-20", "2026-05-24", "2026-05-25",
                                                 "2026-05-26", "2026-06-09", "2026-06-10", "2026-06-11", "2026-07-09",
                                                 "2026-07-10", "2026-07-11", "2029-07-11"};

std::shared_ptr<const Edition> load(std::string_view edition) {
  std::vector<rules::SourceFile> files;
  for (const rules::SourceFile& file : rules::embedded_files()) {
    files.push_back(file.path == kEdition && !edition.empty() ? rules::SourceFile{kEdition, edition} : file);
  }
  const auto library = rules::Library::load(files);
  return library ? *library->find("bayannur/2026", std::nullopt, {}) : nullptr;
}

/// One edition's side of a comparison.
struct Side {
  Side(const Edition& of, base::Day on, feel::Possibilities& possibilities)
      : edition(of), nobody(of.vocabulary.facts().size()), facts(of, nobody, possibilities),
        judgement(of, nobody, on, facts, possibilities, presumptions) {}

  const Edition& edition;
  rules::Answers nobody;
  std::vector<rules::Presumption> presumptions;
  rules::OpenFacts facts;
  rules::Judgement judgement;
};

/// What a way through the offices says, names of offices by value aside.
std::string words_of(const rules::RouteRow& row) {
  std::string words;
  for (const rules::LinkRule& link : row.links) {
    words += link.office + '|' + (link.office_is ? "?" : "") + '|' + link.duty + '|' + std::to_string(static_cast<int>(link.status)) + '|' + link.note;
    for (const std::string& clause : link.clauses) words += ' ' + clause;
    words += '\n';
  }
  return words;
}

class Comparison {
 public:
  Comparison(const Edition& one, const Edition& other, base::Day on) : possibilities_(one.calendar), one_(one, on, possibilities_), other_(other, on, possibilities_) {}

  /// "" or the first thing that can differ.
  std::string run() {
    const Edition& a = one_.edition;
    const Edition& b = other_.edition;
    if (a.findings.size() != b.findings.size() || a.paths.size() != b.paths.size()) return "findings";
    for (std::size_t i = 0; i < a.paths.size(); ++i) {
      if (a.paths[i].findings != b.paths[i].findings) return "paths";
    }
    if (a.presumptions.size() != b.presumptions.size()) return "presume";
    for (std::size_t i = 0; i < a.findings.size(); ++i) {
      if (!same(status(one_, i), status(other_, i))) return "findings " + a.findings[i].id;
      if (!same(verified(one_, i), verified(other_, i))) return "verified " + a.findings[i].id;
    }
    for (std::size_t i = 0; i < a.deadlines.size(); ++i) {
      if (a.deadlines[i].verified != b.deadlines[i].verified) return "deadlines " + a.deadlines[i].id;
      const Value applies = one_.judgement.holds(a.deadlines[i].when);
      if (!same(applies, other_.judgement.holds(b.deadlines[i].when))) return "deadlines " + a.deadlines[i].id;
      if (!same_date(applies, one_.judgement.evaluate(a.deadlines[i].date), other_.judgement.evaluate(b.deadlines[i].date))) return "deadlines " + a.deadlines[i].id;
      if (!same(text(one_, a.deadlines[i].set_by), text(other_, b.deadlines[i].set_by))) return "set_by " + a.deadlines[i].id;
    }
    for (std::size_t i = 0; i < a.materials.size(); ++i) {
      if (!same(one_.judgement.holds(a.materials[i].when), other_.judgement.holds(b.materials[i].when))) return "materials " + a.materials[i].id;
    }
    for (std::size_t i = 0; i < a.human.size(); ++i) {
      if (!same(one_.judgement.holds(a.human[i].when), other_.judgement.holds(b.human[i].when))) return "human " + a.human[i].id;
    }
    for (std::size_t i = 0; i < a.contacts.size(); ++i) {
      if (!same(one_.judgement.holds(a.contacts[i].when), other_.judgement.holds(b.contacts[i].when))) return "contacts " + a.contacts[i].office;
    }
    if (!same(way(one_), way(other_))) return "route";
    for (std::size_t i = 0; i < a.values.size(); ++i) {
      if (a.values[i].type.base == feel::Type::Base::text && !same(text(one_, i), text(other_, i))) return "values " + a.values[i].id;
    }
    return "";
  }

 private:
  /// Texts of both sides as one numbering.
  Value number(const std::string& text) { return Value::integer(static_cast<std::int64_t>(numbers_.try_emplace(text, numbers_.size()).first->second)); }

  Value status(Side& side, std::size_t index) {
    const rules::FindingRule& rule = side.edition.findings[index];
    const Value chosen = side.judgement.first(rule.judge);
    return possibilities_.map({&chosen, 1}, [&](std::span<const Value> leaf) {
      const auto status = leaf[0].is_unknown() ? rules::Status::unknown : rule.judge[static_cast<std::size_t>(leaf[0].number)].status;
      return Value::integer(static_cast<std::int64_t>(status));
    });
  }

  Value verified(Side& side, std::size_t index) {
    const rules::FindingRule& rule = side.edition.findings[index];
    std::vector<Value> rows;
    for (const std::size_t value : rule.verified_by) rows.push_back(side.judgement.table_row(value));
    return possibilities_.map(rows, [&](std::span<const Value> leaves) {
      bool all = rule.verified;
      for (std::size_t i = 0; i < leaves.size(); ++i) {
        all = all && !leaves[i].is_unknown() && side.edition.values[rule.verified_by[i]].table[static_cast<std::size_t>(leaves[i].number)].verified;
      }
      return Value::boolean(all);
    });
  }

  Value text(Side& side, std::size_t value) {
    const Value found = side.judgement.value(value);
    return possibilities_.map({&found, 1}, [&](std::span<const Value> leaf) {
      return leaf[0].is_unknown() ? Value{} : number(side.edition.symbols.text(leaf[0].number));
    });
  }

  Value way(Side& side) {
    const Value row = side.judgement.first(side.edition.route);
    return possibilities_.map({&row, 1}, [&](std::span<const Value> leaf) {
      return leaf[0].is_unknown() ? Value{} : number(words_of(side.edition.route[static_cast<std::size_t>(leaf[0].number)]));
    });
  }

  bool same(Value a, Value b) {
    const std::array<Value, 2> both{a, b};
    const Value equal = possibilities_.map(both, [](std::span<const Value> leaves) {
      const bool undecided = leaves[0].kind == feel::Kind::undecided || leaves[1].kind == feel::Kind::undecided;
      return Value::boolean(!undecided && leaves[0] == leaves[1]);
    });
    return equal.is(true);
  }

  /// Where the deadline applies.
  bool same_date(Value applies, Value a, Value b) {
    const std::array<Value, 3> all{applies, a, b};
    const Value equal = possibilities_.map(all, [](std::span<const Value> leaves) {
      return Value::boolean(leaves[0].is(false) || leaves[1] == leaves[2]);
    });
    return equal.is(true);
  }

  feel::Possibilities possibilities_;
  Side one_;
  Side other_;
  std::map<std::string, std::size_t> numbers_;
};

}  // namespace

int main() {
  const auto shipped = load("");
  if (!shipped) return 70;
  for (std::string line; std::getline(std::cin, line);) {
    const auto other = load(line);
    std::string difference = other ? "" : "refused";
    for (const std::string_view day : kDays) {
      if (!difference.empty()) break;
      difference = Comparison(*shipped, *other, *base::Day::parse(day)).run();
    }
    std::puts(difference.empty() ? "same" : difference.c_str());
    std::fflush(stdout);
  }
}
