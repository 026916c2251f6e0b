// A second opinion, written from the contract's text alone: judges one applicant who has answered everything.
// It knows nothing of unanswered facts; completions.mjs brings those by trying every completion.
import { add_days, add_years, days_between, full_years_by, last_start } from './days.mjs';

export const kNonpublic = ['private_enterprise', 'social_organization', 'other_nonpublic'];
export const kBlocking = [
  'not_exam_only', 'exam_passed', 'one_series_per_level', 'no_active_integrity_record',
  'in_service', 'no_sanction_in_effect', 'continuing_education',
];
export const kPathFindings = ['step_by_step', 'series_conditions', 'nonpublic_direct'];
export const kSteps = ['declared_true', 'online_paper_identical', 'portal_profile_approved', 'portal_registered'];
export const kFindings = [...kBlocking, ...kPathFindings, ...kSteps];

const kExamThenReview = ['accounting', 'economics', 'statistics', 'auditing'];
const kUnknownSeries = ['health', 'translation'];
const kCityDeadline = {
  entry: '2026-05-25', assistant: '2026-05-25', intermediate: '2026-06-10',
  associate_senior: '2026-07-10', senior: '2026-07-10',
};
const kLevelBelow = {
  assistant: 'entry', intermediate: 'assistant', associate_senior: 'intermediate', senior: 'associate_senior',
};

export const is_low = (level) => level === 'entry' || level === 'assistant';
export const is_high = (level) => level === 'associate_senior' || level === 'senior';

/// exam_only | exam_and_review | review | unknown
export function exam_mode({ series, level, specialty }) {
  if (kUnknownSeries.includes(series)) return 'unknown';
  const up_to_intermediate = !is_high(level);
  if (kExamThenReview.includes(series)) {
    if (up_to_intermediate) return 'exam_only';
    return level === 'associate_senior' ? 'exam_and_review' : 'review';
  }
  if (series === 'publishing') return up_to_intermediate ? 'exam_only' : 'review';
  if (series === 'engineering' && specialty !== 'other') {
    if (up_to_intermediate) return 'exam_only';
    return specialty === 'computer_software' && level === 'associate_senior' ? 'unknown' : 'review';
  }
  return 'review';
}

/// The filing deadline, which is also the cutoff; null where somebody other than the city sets it.
export function cutoff_of(answers) {
  const mode = exam_mode(answers);
  if (answers.track !== 'regular' || answers.employer_seat === 'region_or_central') return null;
  if (mode === 'exam_and_review' || mode === 'unknown') return null;
  if (is_high(answers.level) && kExamThenReview.includes(answers.series)) return null;
  return kCityDeadline[answers.level];
}

const state_of = (date, on) => (date === null ? 'unknown' : on <= date ? 'open' : 'closed');

const kPublicityStart = Object.fromEntries(Object.values(kCityDeadline).map((day) => [day, last_start(day, 5)]));

export function deadlines_of(answers, on) {
  const filing = cutoff_of(answers);
  const start = filing && kPublicityStart[filing];
  const deadlines = {
    filing: { date: filing, state: state_of(filing, on) },
    employer_publicity_start: { date: start, state: state_of(start, on) },
  };
  if (['county', 'township'].includes(answers.employer_seat) || kNonpublic.includes(answers.employer_kind)) {
    deadlines.county_filing = { date: null, state: 'unknown' };
  }
  return deadlines;
}

function integrity(answers, on, cutoff) {
  if (!answers.integrity_record) return { status: 'met' };
  const judged_on = cutoff !== null && cutoff < on ? cutoff : on;
  const anniversary = add_years(answers.integrity_record_on, 3);
  if (judged_on > anniversary) return { status: 'met' };
  return { status: 'unmet', met_from: add_days(anniversary, 1) };
}

function in_service(answers) {
  if (answers.track !== 'regular') return 'unknown';
  const by_employment = {
    in_service: 'met', retired: 'unmet', civil_servant: 'unmet', self_employed: 'unknown', not_employed: 'unknown',
  };
  return by_employment[answers.employment];
}

function continuing_education({ track, employer_kind, continuing_education_done }) {
  if (track !== 'regular') return 'unknown';
  if (kNonpublic.includes(employer_kind)) return 'not_applicable';
  if (continuing_education_done) return 'met';
  return employer_kind === 'mixed' ? 'unknown' : 'unmet';
}

function step_by_step(answers, cutoff) {
  if (is_low(answers.level)) return 'not_applicable';
  if (answers.track !== 'regular') return 'unknown';
  if (answers.current_title === kLevelBelow[answers.level]) {
    if (cutoff === null) return 'unknown';
    if (answers.current_title_on <= cutoff) return 'met';
  }
  const doctor = answers.education === 'doctorate' && answers.level === 'intermediate';
  return answers.step_exception !== 'none' || doctor ? 'unknown' : 'unmet';
}

function bachelor_date(answers) {
  if (answers.education === 'bachelor') return answers.education_on;
  return ['master', 'doctorate'].includes(answers.education) && answers.bachelor_held ? answers.bachelor_on : null;
}

function associate_date(answers) {
  if (answers.education === 'associate') return answers.education_on;
  return ['bachelor', 'master', 'doctorate'].includes(answers.education) && answers.associate_held
    ? answers.associate_on : null;
}

function ways_of(answers) {
  if (answers.level === 'associate_senior') return [{ diploma: bachelor_date(answers), years: 12 }];
  return [
    { diploma: bachelor_date(answers), years: 5 },
    { diploma: associate_date(answers), years: 8 },
  ];
}

/// open | doubt | shut. The notice does not say whether years before the diploma count.
function way_state({ diploma, years }, career_on, cutoff) {
  if (diploma === null || diploma > cutoff) return 'shut';
  const later = diploma > career_on ? diploma : career_on;
  const by_career = full_years_by(career_on, years, cutoff);
  const by_diploma = full_years_by(later, years, cutoff);
  return by_career && by_diploma ? 'open' : by_career || by_diploma ? 'doubt' : 'shut';
}

/// When an unmet direct way would be met, where one thing alone is short; the contract fixes no more than that.
function direct_met_from(ways, states, answers, cutoff, city_year) {
  if (city_year > cutoff) return states.includes('open') ? { met_from: city_year } : {};
  const held = ways.filter((way) => way.diploma !== null);
  if (held.length !== 1 || held[0].diploma > answers.career_on) return {};
  return { met_from: add_years(answers.career_on, held[0].years) };
}

/// A person of a 非公有制 or mixed employer, with a known cutoff, at intermediate or associate_senior.
function direct_by_years(answers, cutoff) {
  const city_year = add_years(answers.city_work_on, 1);
  const ways = ways_of(answers);
  const states = ways.map((way) => way_state(way, answers.career_on, cutoff));
  const unmet = { status: 'unmet', ...direct_met_from(ways, states, answers, cutoff, city_year) };
  if (city_year > cutoff) return unmet;
  if (states.includes('open')) return { status: 'met' };
  if (states.includes('doubt')) return { status: 'unknown' };
  const named = answers.education === 'bachelor'
    || (answers.education === 'associate' && answers.level === 'intermediate');
  return named && answers.education_on <= cutoff ? unmet : { status: 'unknown' };
}

function nonpublic_direct(answers, cutoff) {
  if (is_low(answers.level)) return { status: 'not_applicable' };
  if (answers.track !== 'regular') return { status: 'unknown' };
  const mixed = answers.employer_kind === 'mixed';
  if (!mixed && !kNonpublic.includes(answers.employer_kind)) return { status: 'unmet' };
  if (answers.level === 'senior' || cutoff === null) return { status: 'unknown' };
  const judged = direct_by_years(answers, cutoff);
  if (mixed) return { status: judged.status === 'unmet' ? 'unmet' : 'unknown' };
  return judged.met_from ? { ...judged, short_by_days: days_between(cutoff, judged.met_from) } : judged;
}

function exam_findings(answers) {
  if (answers.track !== 'regular') return { not_exam_only: 'unknown', exam_passed: 'unknown' };
  switch (exam_mode(answers)) {
    case 'exam_only': return { not_exam_only: 'unmet', exam_passed: 'not_applicable' };
    case 'exam_and_review': return { not_exam_only: 'met', exam_passed: answers.exam_passed ? 'unknown' : 'unmet' };
    case 'unknown': return { not_exam_only: 'unknown', exam_passed: 'unknown' };
    default: return { not_exam_only: 'met', exam_passed: 'not_applicable' };
  }
}

function outcome_of(statuses, paths) {
  const blocking = kBlocking.map((id) => statuses[id]);
  const applying = Object.values(paths).filter((status) => status !== 'not_applicable');
  if (blocking.includes('unmet') || applying.every((status) => status === 'unmet')) return 'ineligible';
  const clear = blocking.every((status) => status === 'met' || status === 'not_applicable');
  return clear && applying.includes('met') ? 'eligible' : 'undetermined';
}

/// Judges an applicant who has answered every fact. `details` holds met_from and short_by_days where they are fixed.
/// `measured_on`, where given, is the cutoff instead of the notice's: what waiting for a later one would bring.
export function judge(answers, on, measured_on = cutoff_of(answers)) {
  const cutoff = measured_on;
  const record = integrity(answers, on, cutoff);
  const direct = nonpublic_direct(answers, cutoff);
  const public_institution = answers.employer_kind === 'public_institution';
  const yes_no = (answer) => (answer ? 'met' : 'unmet');
  const exam = exam_findings(answers);
  const statuses = {
    not_exam_only: exam.not_exam_only,
    exam_passed: exam.exam_passed,
    one_series_per_level: yes_no(!answers.other_series_same_level),
    no_active_integrity_record: record.status,
    in_service: in_service(answers),
    no_sanction_in_effect: public_institution ? yes_no(!answers.sanction_in_effect) : 'not_applicable',
    continuing_education: continuing_education(answers),
    step_by_step: step_by_step(answers, cutoff),
    series_conditions: 'unknown',
    nonpublic_direct: direct.status,
    declared_true: yes_no(answers.declared_true),
    online_paper_identical: yes_no(answers.online_paper_identical),
    portal_profile_approved: yes_no(answers.portal_profile_approved),
    portal_registered: yes_no(answers.portal_registered),
  };
  const paths = {
    ordinary: statuses.step_by_step === 'unmet' ? 'unmet' : 'unknown',
    nonpublic_direct: direct.status,
  };
  const deadlines = deadlines_of(answers, on);
  return {
    cutoff, statuses, paths, deadlines,
    outcome: outcome_of(statuses, paths),
    window: deadlines.filing.state,
    details: { no_active_integrity_record: record, nonpublic_direct: direct },
  };
}
