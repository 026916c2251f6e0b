// Plausible applicants of a county-level city: teachers, doctors, animal and crop technicians, engineers, accountants.
// Nobody's real data: shares are assumptions, named here, and every person follows from a seed.
import { random_from } from '../judge/applicants.mjs';
import { add_days, add_years } from '../judge/days.mjs';

/// Picks by weight: [[weight, value], …].
function weighted(random, table) {
  let left = random() * table.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, value] of table) {
    left -= weight;
    if (left < 0) return value;
  }
  return table.at(-1)[1];
}
const chance = (random, share) => random() < share;

const kPublic = { employer_kind: 'public_institution' };
const kPrivate = { employer_kind: 'private_enterprise' };
const kState = { employer_kind: 'state_owned_enterprise' };

/// Share in percent, series, employers by weight.
const kCallings = [
  [26, { series: 'primary_secondary_teaching', employers: [[95, kPublic], [5, { employer_kind: 'other_nonpublic' }]] }],
  [17, { series: 'health', employers: [[88, kPublic], [12, kPrivate]] }],
  [11, { series: 'agriculture', employers: [[80, kPublic], [12, kPrivate], [8, { employer_kind: 'other_nonpublic' }]] }],
  [22, { series: 'engineering', employers: [[50, kPrivate], [22, kState], [22, kPublic], [4, { employer_kind: 'mixed' }], [2, { employer_kind: 'social_organization' }]] }],
  [5, { series: 'accounting', employers: [[40, kPublic], [40, kPrivate], [20, kState]] }],
  [3, { series: 'economics', employers: [[30, kPublic], [40, kPrivate], [30, kState]] }],
  [1, { series: 'statistics', employers: [[100, kPublic]] }],
  [3, { series: 'secondary_vocational_teaching', employers: [[90, kPublic], [10, { employer_kind: 'other_nonpublic' }]] }],
  [2, { series: 'forestry_grassland', employers: [[90, kPublic], [10, kPrivate]] }],
  [2, { series: 'archives', employers: [[90, kPublic], [10, { employer_kind: 'government' }]] }],
  [2, { series: 'library', employers: [[100, kPublic]] }],
  [2, { series: 'news', employers: [[90, kPublic], [10, kState]] }],
  [2, { series: 'arts', employers: [[70, kPublic], [30, kPrivate]] }],
  [1, { series: 'public_legal_service', employers: [[60, kPublic], [40, { employer_kind: 'social_organization' }]] }],
  [1, { series: 'translation', employers: [[100, kPublic]] }],
];

/// Farmers and herders are judged on a track of their own.
const kHerder = { series: 'agriculture', employers: [[100, { employer_kind: 'farmer_household' }]], track: 'farmer' };
const kTracks = [[97.5, 'regular'], [1.5, 'targeted'], [0.7, 'social'], [0.3, 'green_channel']];

const kLevels = [[5, 'entry'], [34, 'assistant'], [37, 'intermediate'], [20, 'associate_senior'], [4, 'senior']];
const kBelow = { entry: 'none', assistant: 'entry', intermediate: 'assistant', associate_senior: 'intermediate', senior: 'associate_senior' };
/// Years at work by the deadline, from … to.
const kYears = { entry: [0, 3], assistant: [1, 6], intermediate: [4, 15], associate_senior: [9, 25], senior: [16, 32] };
const kEducations = {
  entry: [[45, 'associate'], [35, 'bachelor'], [20, 'secondary']],
  assistant: [[62, 'bachelor'], [24, 'associate'], [9, 'master'], [5, 'secondary']],
  intermediate: [[66, 'bachelor'], [18, 'associate'], [11, 'master'], [4, 'secondary'], [1, 'doctorate']],
  associate_senior: [[78, 'bachelor'], [10, 'associate'], [10, 'master'], [2, 'doctorate']],
  senior: [[76, 'bachelor'], [19, 'master'], [5, 'doctorate']],
};
/// Seats by kind of employer.
const kSeats = {
  public_institution: [[46, 'county'], [26, 'township'], [24, 'municipal'], [3, 'zone'], [1, 'region_or_central']],
  private_enterprise: [[55, 'county'], [22, 'zone'], [20, 'municipal'], [3, 'township']],
  state_owned_enterprise: [[45, 'municipal'], [35, 'county'], [15, 'region_or_central'], [5, 'zone']],
  farmer_household: [[100, 'township']],
};
const kSeatsOfOthers = [[60, 'county'], [30, 'municipal'], [10, 'zone']];
const kCounties = [[32, '150802'], [16, '150821'], [7, '150822'], [17, '150823'], [8, '150824'], [6, '150825'], [14, '150826']];

const kDeadline = '2026-06-30';
const day_in = (random, year) => add_days(`${year}-01-01`, Math.floor(random() * 365));

function dates_of(random, level, education) {
  const [least, most] = kYears[level];
  const years = least + random() * (most - least);
  const career_on = add_days(kDeadline, -Math.floor(years * 365.25));
  const first_degree = Number(career_on.slice(0, 4)) - (career_on.slice(5) < '07-01' ? 1 : 0);
  // Three in ten studied on while at work, mostly from an associate to a bachelor's diploma.
  const later = education !== 'secondary' && education !== 'associate' && chance(random, 0.3);
  const last = add_years(`${first_degree}-07-01`, later ? 2 + Math.floor(random() * 4) : 0);
  const education_on = last > '2026-05-01' ? '2025-07-01' : last;
  const higher = education === 'master' || education === 'doctorate';
  const associate_held = (education === 'bachelor' && later) || (higher && chance(random, 0.1));
  return {
    career_on, education_on,
    bachelor_held: higher && chance(random, 0.97),
    bachelor_on: add_years(education_on, -3),
    associate_held,
    associate_on: add_years(education_on, -3),
    // Nine in ten have always worked here.
    city_work_on: chance(random, 0.9) ? career_on : day_in(random, 2022 + Math.floor(random() * 4)),
  };
}

function title_of(random, level, career_on, nonpublic, series) {
  const held = weighted(random, nonpublic ? [[45, kBelow[level]], [55, 'none']] : [[92, kBelow[level]], [8, 'none']]);
  const years = Math.floor(random() * 4) + 1;
  const on = add_years('2025-12-20', -years);
  return { current_title: held, current_title_on: on > career_on ? on : '2025-12-20', current_title_series: chance(random, 0.95) ? series : 'engineering' };
}

/// The n-th person of a seed, with an answer to every fact.
export function person(seed, index) {
  const random = random_from(seed + index * 104729);
  for (let warm = 0; warm < 3; warm += 1) random();
  const calling = chance(random, 0.04) ? kHerder : weighted(random, kCallings);
  const level = weighted(random, kLevels);
  const { employer_kind } = weighted(random, calling.employers);
  const nonpublic = ['private_enterprise', 'social_organization', 'other_nonpublic', 'mixed'].includes(employer_kind);
  const education = weighted(random, kEducations[level]);
  const dates = dates_of(random, level, education);
  const county = weighted(random, kCounties);
  return {
    level,
    series: calling.series,
    specialty: calling.series === 'engineering' ? weighted(random, [[89, 'other'], [7, 'computer_software'], [4, 'communication']]) : 'other',
    track: calling.track ?? weighted(random, kTracks),
    employer_kind,
    employer_seat: weighted(random, kSeats[employer_kind] ?? kSeatsOfOthers),
    county,
    labour_county: chance(random, 0.93) ? county : weighted(random, kCounties),
    employment: weighted(random, [[95, 'in_service'], [1.5, 'retired'], [1.5, 'civil_servant'], [1, 'self_employed'], [1, 'not_employed']]),
    other_series_same_level: chance(random, 0.02),
    sanction_in_effect: chance(random, 0.01),
    integrity_record: chance(random, 0.01),
    integrity_record_on: day_in(random, 2021 + Math.floor(random() * 5)),
    education,
    ...dates,
    ...title_of(random, level, dates.career_on, nonpublic, calling.series),
    step_exception: weighted(random, [[95, 'none'], [2, 'skilled'], [1, 'urgent'], [1, 'series_transfer'], [1, 'qualification']]),
    exam_passed: chance(random, 0.6),
    exam_valid_until: day_in(random, 2026 + Math.floor(random() * 4)),
    continuing_education_done: chance(random, 0.85),
    portal_registered: chance(random, 0.7),
    portal_profile_approved: chance(random, 0.5),
    online_paper_identical: chance(random, 0.6),
    declared_true: chance(random, 0.97),
  };
}
