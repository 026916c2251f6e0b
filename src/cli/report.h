// Responses of the door as readable Chinese text.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "api/door.h"
#include "cli/ink.h"

namespace zhicheng::cli {

/// The words for ids; an id without words stands for itself.
struct Words {
  using Map = std::map<std::string, std::string, std::less<>>;
  Map facts;     ///< {"career_on", "开始从事专业技术工作日期"}
  Map labels;    ///< of facts and of the edition's values: {"cutoff", "申报截止日"}
  Map choices;   ///< by fact and value: {"level/intermediate", "中级"}
  Map materials; ///< {"education_proof", "学历证书…"}, also by the kinds of files that a material is made of
  Map counties;  ///< {"150802", "临河区"}
  Map editions;  ///< {"bayannur/2026", "转发关于做好…的通知"}
  Map questions; ///< {"career_on", "您是哪天开始从事专业技术工作的？"}
  Map reasons;   ///< why a fact is asked
  Map quotes;    ///< of findings: {"nonpublic_direct", "“大学本科毕业且…” “…”"}

  static std::string_view of(const Map& map, std::string_view id);
};
/// With the facts of the named packs.
Words words_of(const api::Door& door, const std::vector<std::string>& packs);

struct Style {
  Terminal terminal;
  bool whole_reasons = false;  ///< every step of the evaluation, not only what decided
};

/// `changes`: the response to the call of that name for the same answers.
std::string report_assessment(std::string_view response, std::string_view changes, const Words& words, const Style& style);
std::string report_changes(std::string_view response, const Words& words, const Terminal& terminal);
std::string report_verdict(std::string_view response, const Words& words, const Style& style);
/// What a package that was written to `file` says. `checks`: the response to the call `check` for the same parts.
std::string report_package(std::string_view package, std::string_view checks, std::string_view file, const Terminal& terminal);
std::string report_checks(std::string_view response, const Words& words, const Terminal& terminal);
/// What two packages are called, and whether what is the same is listed.
struct Compared {
  std::string left;
  std::string right;
  bool all = false;
};
std::string report_comparison(std::string_view response, const Compared& names, const Words& words, const Terminal& terminal);
std::string report_dates(std::string_view response, const Words& words, const Terminal& terminal);
std::string report_clauses(std::string_view response, const Words& words, const Terminal& terminal);
/// Notes are counted; they are listed when `notes` says so.
std::string report_lint(std::string_view response, const Terminal& terminal, bool notes);

}  // namespace zhicheng::cli
