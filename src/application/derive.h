// Facts of the vocabulary that the history settles, so that nobody is asked twice.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "application/application.h"
#include "base/json.h"
#include "rules/answers.h"

namespace zhicheng::application {

struct Derived {
  std::size_t fact = 0;
  rules::AnswerValue value;
  std::vector<std::string> from;  ///< JSON pointers of the items it comes from: "/applicant/work/0"
};

/// What the history settles, in the vocabulary's order. Whatever an item that says too little could change stays open:
///
/// - `career_on`: the first day of the earliest professional work; every piece of work says from when it is and whether it
///   is professional.
/// - `city_work_on`: the first day of the unbroken work in the city that lasts until now; every piece of work says from
///   when it is and whether it is in the city. Pieces that meet or overlap are unbroken. With earlier work in the city
///   before a break the notice does not say whether that counts (三(三)): open.
/// - `education`, `education_on`: the highest diploma with which somebody graduated, and the day of the earliest of that
///   level, also after the cutoff; no item without level or ending could be a higher one. A degree alone is no education.
/// - `bachelor_held`, `bachelor_on`: a bachelor's diploma below a higher education; never that there is none.
///   `associate_held`, `associate_on` likewise below a bachelor's or higher.
/// - `current_title`: the highest level among the titles, each of which says its level. A title after a known `cutoff`
///   counts only when there is no other. `current_title_on`, `current_title_series`: where the titles of that level agree.
/// - `exam_passed`, `exam_valid_until`: of the examinations whose names have the series and the group of the level applied
///   for in them (会计 and 高级), where they agree; any other may be another examination.
/// - `declared_true`: as declared.
std::vector<Derived> derive(const rules::Vocabulary& vocabulary, const rules::Answers& stated, const Application& application,
                            std::optional<Day> cutoff);

/// Gives open answers their derived values. Where an answer contradicts the history, nothing that belongs to it is filled
/// in: the day of one diploma is not that of another.
void fill(const rules::Vocabulary& vocabulary, const std::vector<Derived>& derived, rules::Answers& answers);

/// The value derived for a fact, or null.
const Derived* find(const std::vector<Derived>& derived, std::size_t fact);

/// [{"fact","label","value","text","from"}]: `text` is the value as people read it.
base::Json to_json(const rules::Vocabulary& vocabulary, const std::vector<Derived>& derived);

}  // namespace zhicheng::application
