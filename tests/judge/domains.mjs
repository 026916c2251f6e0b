// For each fact a finite cover of its domain: every value of an enum, and for a date one day on each side of every
// boundary that any rule of the contract can tell apart, for the day asked and every cutoff that can occur.
import { add_days, add_years } from './days.mjs';
import { kSteps } from './judge.mjs';

const kLevels = ['entry', 'assistant', 'intermediate', 'associate_senior', 'senior'];
const kCounties = ['150802', '150821', '150822', '150823', '150824', '150825', '150826'];
const kSeries = [
  'engineering', 'agriculture', 'archives', 'accounting', 'economics', 'statistics', 'auditing',
  'primary_secondary_teaching', 'health', 'library', 'cultural_heritage', 'news', 'publishing', 'translation',
  'broadcasting', 'arts', 'crafts', 'sports_coaching', 'experiment', 'natural_science', 'social_science',
  'higher_education_teaching', 'secondary_vocational_teaching', 'technical_school_teaching', 'public_legal_service',
  'ships', 'civil_aviation', 'forestry_grassland',
];

export const kEnums = {
  level: kLevels,
  series: kSeries,
  specialty: ['computer_software', 'communication', 'other'],
  track: ['regular', 'targeted', 'social', 'farmer', 'green_channel'],
  employer_kind: [
    'public_institution', 'government', 'state_owned_enterprise', 'private_enterprise', 'social_organization',
    'other_nonpublic', 'mixed', 'farmer_household', 'none',
  ],
  employer_seat: ['municipal', 'county', 'township', 'zone', 'region_or_central'],
  county: kCounties,
  labour_county: kCounties,
  employment: ['in_service', 'retired', 'self_employed', 'not_employed', 'civil_servant'],
  education: ['doctorate', 'master', 'bachelor', 'associate', 'secondary', 'below'],
  current_title: [...kLevels, 'none'],
  current_title_series: kSeries,
  step_exception: ['none', 'breakthrough', 'overseas', 'urgent', 'skilled', 'qualification', 'series_transfer'],
};

export const kBooleans = [
  'other_series_same_level', 'sanction_in_effect', 'bachelor_held', 'associate_held', 'exam_passed',
  'continuing_education_done', 'integrity_record', ...kSteps,
];

export const kCutoffs = ['2026-05-25', '2026-06-10', '2026-07-10'];

/// Years after which a date is compared with the cutoff; 0 is the date itself.
const kYearsToCutoff = {
  education_on: [0, 5, 8, 12],
  bachelor_on: [0, 5, 12],
  associate_on: [0, 8],
  career_on: [5, 8, 12],
  city_work_on: [1],
  current_title_on: [0],
  exam_valid_until: [0],
  integrity_record_on: [3],
};

export const kDates = Object.keys(kYearsToCutoff);
export const kFacts = [...Object.keys(kEnums), ...kBooleans, ...kDates].sort();

/// The days whose two sides a rule can tell apart: d + n years meets one of the days that the fact is measured at.
/// Two days more on each side, because 29 February and 1 March end a period on neighbouring days.
function date_cover(fact, on, cutoffs) {
  const measured_at = fact === 'integrity_record_on' ? [...cutoffs, on] : cutoffs;
  const days = new Set();
  for (const end of measured_at) {
    for (const years of kYearsToCutoff[fact]) {
      const boundary = add_years(end, -years);
      const around_leap_day = fact === 'integrity_record_on';
      for (const offset of around_leap_day ? [-2, -1, 0, 1, 2] : [0, 1]) days.add(add_days(boundary, offset));
    }
  }
  return [...days].sort();
}

function cover_of(fact, on, cutoffs) {
  if (kEnums[fact]) return kEnums[fact];
  if (kBooleans.includes(fact)) return [false, true];
  return date_cover(fact, on, cutoffs);
}

const covers_by_day = new Map();

/// `measured_on` is a day that stands in for the notice's cutoff.
export function covers_on(on, measured_on) {
  const key = `${on} ${measured_on ?? ''}`;
  if (!covers_by_day.has(key)) {
    const cutoffs = measured_on ? [...kCutoffs, measured_on] : kCutoffs;
    covers_by_day.set(key, Object.fromEntries(kFacts.map((fact) => [fact, cover_of(fact, on, cutoffs)])));
  }
  return covers_by_day.get(key);
}
