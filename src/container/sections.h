// What the readable copy says, section by section. Private to the room.
#pragma once
#include "base/json.h"
#include "container/assessment_words.h"
#include "container/paper.h"
#include "rules/edition.h"

namespace zhicheng::container {

/// A package that its edition reproduces.
struct Subject {
  const rules::Edition& edition;
  const base::Json& package;
  const base::Json& assessment;
  Labels labels;
};

void write_conclusion(Paper& paper, const Subject& subject);
void write_applicant(Paper& paper, const Subject& subject);
void write_answers(Paper& paper, const Subject& subject);
void write_findings(Paper& paper, const Subject& subject);
void write_way(Paper& paper, const Subject& subject);  ///< deadlines, materials, chain, contacts, human
void write_attachments(Paper& paper, const Subject& subject);

}  // namespace zhicheng::container
