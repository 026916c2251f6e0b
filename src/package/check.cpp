#include "package/check.h"

namespace zhicheng::package {

using base::Json;

/// What the history settles never moves the cutoff: that hangs on what is applied for, and where.
Judged judge(const rules::Edition& edition, const rules::Answers& stated, const application::Application& application, base::Day on) {
  Judged made{{}, stated, rules::assess(edition, stated, on)};
  made.derived = application::derive(edition.vocabulary, stated, application, made.assessment.cutoff);
  application::fill(edition.vocabulary, made.derived, made.answers);
  if (!made.derived.empty()) made.assessment = rules::assess(edition, made.answers, on);
  return made;
}

Checked check(const rules::Edition& edition, const Contents& contents, base::Day on) {
  Judged judged = judge(edition, contents.answers, contents.application, on);
  const auto& [derived, answers, assessment] = judged;
  return {&edition, on, derived,
          application::review(edition, answers, assessment, contents.application, contents.attachments, derived),
          application::required(assessment, contents.application, contents.attachments)};
}

Json to_json(const rules::Catalogue& catalogue, const Checked& checked) {
  Json out;
  out.add("format", "zhicheng-checks/1").add("edition", rules::to_json(rules::name_of(*checked.edition))).add("on", checked.on.text());
  out.add("derived", application::to_json(checked.edition->vocabulary, checked.derived));
  out.add("checks", application::to_json(catalogue, checked.concerns)).add("required", application::to_json(checked.required));
  return out;
}

}  // namespace zhicheng::package
