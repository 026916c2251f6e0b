// Plausible random applicants from a seed: mostly ordinary answers, dates often at a boundary, a few holes.
import { covers_on, kBooleans, kDates, kEnums, kFacts } from './domains.mjs';
import { add_days } from './days.mjs';

/// mulberry32: the same numbers from the same seed everywhere.
export function random_from(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = (random, values) => values[Math.floor(random() * values.length)];

const kLikely = {
  level: ['intermediate', 'intermediate', 'associate_senior'],
  series: ['engineering', 'engineering', 'agriculture', 'archives', 'accounting', 'primary_secondary_teaching'],
  specialty: ['other'],
  track: ['regular'],
  employer_kind: ['private_enterprise', 'other_nonpublic', 'public_institution', 'mixed'],
  employer_seat: ['county', 'municipal', 'zone'],
  employment: ['in_service'],
  education: ['bachelor', 'bachelor', 'associate', 'master'],
  current_title: ['assistant', 'intermediate', 'none'],
  step_exception: ['none'],
};
const kUsuallyFalse = ['other_series_same_level', 'sanction_in_effect', 'integrity_record'];
const kEither = ['exam_passed', 'bachelor_held', 'associate_held', 'continuing_education_done'];
const kDays = ['2026-05-20', '2026-05-25', '2026-05-26', '2026-06-10', '2026-06-11', '2026-07-10', '2026-07-11',
  '2026-11-23', '2026-02-28', '2028-02-29'];

export const random_day_asked = (random) => (random() < 0.4 ? '2026-05-20' : pick(random, kDays));

export function random_date(random, fact, on) {
  if (random() < 0.4) return pick(random, covers_on(on)[fact]);
  return add_days('1996-01-01', Math.floor(random() * 11200));
}

/// `tidy` is how often an answer is an ordinary one.
export function random_value(random, fact, on, tidy) {
  if (kDates.includes(fact)) return random_date(random, fact, on);
  if (kBooleans.includes(fact)) {
    return random() < tidy && !kEither.includes(fact) ? !kUsuallyFalse.includes(fact) : random() < 0.5;
  }
  return kLikely[fact] && random() < tidy ? pick(random, kLikely[fact]) : pick(random, kEnums[fact]);
}

/// Answers to every fact, then `holes` of them taken out. Every second applicant is a tidy one.
export function random_applicant(random, on, holes) {
  const tidy = random() < 0.5 ? 0.97 : 0.7;
  const answers = Object.fromEntries(kFacts.map((fact) => [fact, random_value(random, fact, on, tidy)]));
  const left = [...kFacts];
  for (let hole = 0; hole < holes; hole += 1) {
    const [fact] = left.splice(Math.floor(random() * left.length), 1);
    if (random() < 0.5) delete answers[fact];
    else answers[fact] = null;
  }
  return answers;
}
