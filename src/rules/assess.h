// The judgement. Pure: no clock, no input, no output.
#pragma once
#include "base/day.h"
#include "rules/answers.h"
#include "rules/assessment.h"
#include "rules/edition.h"

namespace zhicheng::rules {

/// Judges `answers` by `edition` as asked on the day `on`. Every status other than unknown holds for every
/// completion of the missing answers.
Assessment assess(const Edition& edition, const Answers& answers, base::Day on);

}  // namespace zhicheng::rules
