// The judge against the real inputs of the notice, and its date covers against random days.
import assert from 'node:assert/strict';
import test from 'node:test';
import { add_days, add_years, full_years_by, last_start } from './days.mjs';
import { exam_mode, judge, kNonpublic } from './judge.mjs';
import { covers_on, kCutoffs, kDates, kEnums, kFacts } from './domains.mjs';
import { judge_all } from './completions.mjs';
import { random_applicant, random_date, random_day_asked, random_from } from './applicants.mjs';

const kOn = '2026-05-20';

/// 民营企业 mechanical engineer of the real inputs, with an answer to everything.
const kEngineer = {
  level: 'intermediate', series: 'engineering', specialty: 'other', track: 'regular', other_series_same_level: false,
  employer_kind: 'private_enterprise', employer_seat: 'county', county: '150802', labour_county: '150802',
  employment: 'in_service', sanction_in_effect: false, education: 'bachelor', education_on: '2018-07-01',
  bachelor_held: false, bachelor_on: '2018-07-01', associate_held: false, associate_on: '2018-07-01',
  career_on: '2018-08-01', city_work_on: '2024-01-01', current_title: 'none', current_title_on: '2020-01-01',
  current_title_series: 'engineering', step_exception: 'none', exam_passed: false, exam_valid_until: '2027-12-31',
  continuing_education_done: false, integrity_record: false, integrity_record_on: '2010-01-01',
  portal_registered: true, portal_profile_approved: true, online_paper_identical: true, declared_true: true,
};
const engineer = (changes) => ({ ...kEngineer, ...changes });

test('every fact is answered by the applicant of these tests', () => {
  assert.deepEqual(kFacts.filter((fact) => kEngineer[fact] === undefined), []);
});

test('full years end on the corresponding day, or on the last day of the month', () => {
  assert.equal(full_years_by('2021-06-10', 5, '2026-06-10'), true);
  assert.equal(full_years_by('2021-06-11', 5, '2026-06-10'), false);
  assert.equal(add_years('2020-02-29', 5), '2025-02-28');
  assert.equal(add_years('2020-02-29', 4), '2024-02-29');
});

test('publicity of five working days starts on the days of the deadline table at the latest', () => {
  assert.deepEqual(kCutoffs.map((day) => last_start(day, 5)), ['2026-05-18', '2026-06-03', '2026-07-03']);
});

test('the private engineer is eligible by the direct way', () => {
  const judged = judge(kEngineer, kOn);
  assert.equal(judged.outcome, 'eligible');
  assert.deepEqual(judged.paths, { ordinary: 'unmet', nonpublic_direct: 'met' });
  assert.deepEqual(judged.deadlines.filing, { date: '2026-06-10', state: 'open' });
  assert.deepEqual(judged.deadlines.county_filing, { date: null, state: 'unknown' });
});

test('without the specialty the private engineer is undetermined, and only the specialty is missing', () => {
  const judged = judge_all(engineer({ specialty: null }), kOn);
  assert.equal(judged.outcome, 'undetermined');
  assert.deepEqual(judged.missing_for_outcome, ['specialty']);
  assert.deepEqual(judged.missing.not_exam_only, ['specialty']);
  assert.equal(judged.cutoff, '2026-06-10');
});

test('five years are met on the very day and missed by one day', () => {
  const exact = engineer({ career_on: '2021-06-10', education_on: '2021-06-10' });
  assert.equal(judge(exact, kOn).outcome, 'eligible');
  const late = judge(engineer({ career_on: '2021-06-11', education_on: '2021-06-11' }), kOn);
  assert.equal(late.outcome, 'ineligible');
  assert.deepEqual(late.details.nonpublic_direct, { status: 'unmet', met_from: '2026-06-11', short_by_days: 1 });
});

test('an accountant of a public institution is ineligible: exam only', () => {
  const judged = judge(engineer({ series: 'accounting', employer_kind: 'public_institution' }), kOn);
  assert.equal(judged.statuses.not_exam_only, 'unmet');
  assert.equal(judged.outcome, 'ineligible');
});

test('a senior accountant with a passed exam is undetermined without a cutoff', () => {
  const judged = judge(engineer({
    series: 'accounting', level: 'associate_senior', career_on: '2005-01-01', education_on: '2004-07-01',
    exam_passed: true,
  }), kOn);
  assert.equal(judged.cutoff, null);
  assert.deepEqual(judged.deadlines.filing, { date: null, state: 'unknown' });
  assert.deepEqual([judged.outcome, judged.window], ['undetermined', 'unknown']);
});

test('an assistant engineer of a public institution waits for the series conditions', () => {
  const judged = judge(engineer({
    employer_kind: 'public_institution', current_title: 'assistant', current_title_on: '2021-06-01',
    continuing_education_done: true,
  }), kOn);
  assert.equal(judged.statuses.step_by_step, 'met');
  assert.equal(judged.outcome, 'undetermined');
});

test('an integrity record bars to its third anniversary, and the year is measured at the cutoff', () => {
  const record = (day, on) => judge(engineer({ integrity_record: true, integrity_record_on: day }), on);
  const barred = record('2023-06-01', '2026-06-01').details.no_active_integrity_record;
  assert.deepEqual(barred, { status: 'unmet', met_from: '2026-06-02' });
  assert.equal(record('2023-06-01', '2026-06-02').statuses.no_active_integrity_record, 'met');
  assert.equal(record('2023-07-15', '2026-11-23').statuses.no_active_integrity_record, 'unmet');
});

test('in November every city deadline is closed and conditions are still judged', () => {
  for (const level of kEnums.level) assert.equal(judge(engineer({ level }), '2026-11-23').window, 'closed');
  assert.equal(judge(kEngineer, '2026-11-23').outcome, 'eligible');
});

test('the exam mode is defined for every series, level and specialty', () => {
  const modes = {};
  for (const series of kEnums.series) {
    for (const level of kEnums.level) {
      for (const specialty of kEnums.specialty) {
        const mode = exam_mode({ series, level, specialty });
        modes[mode] = (modes[mode] ?? 0) + 1;
      }
    }
  }
  // 4 exam series and 1 of publishing at three levels, 2 engineering specialties at three levels.
  assert.equal(modes.exam_only, 4 * 3 * 3 + 3 * 3 + 2 * 3);
  assert.equal(modes.exam_and_review, 4 * 3);
  assert.equal(modes.unknown, 2 * 5 * 3 + 1);
});

test('mixed employers turn met into unknown and leave unmet', () => {
  assert.equal(judge(engineer({ employer_kind: 'mixed' }), kOn).statuses.nonpublic_direct, 'unknown');
  const new_in_city = engineer({ employer_kind: 'mixed', city_work_on: '2025-06-11' });
  assert.equal(judge(new_in_city, kOn).statuses.nonpublic_direct, 'unmet');
});

test('the outcome is judged over completions, not from the merged findings', () => {
  // Exam only up to intermediate, exam not passed at associate_senior, no way at senior: ineligible each time,
  // though no finding and no path is unmet each time.
  const accountant = { series: 'accounting', employer_kind: 'public_institution', continuing_education_done: true };
  const judged = judge_all(engineer({ ...accountant, level: null }), kOn);
  assert.equal(judged.statuses.not_exam_only, 'unknown');
  assert.equal(judged.statuses.exam_passed, 'unknown');
  assert.deepEqual(judged.paths, { ordinary: 'unknown', nonpublic_direct: 'unknown' });
  assert.equal(judged.outcome, 'ineligible');
  assert.deepEqual(judged.missing_for_outcome, []);
});

test('a date and the representative of its interval are judged alike', () => {
  const random = random_from(20260510);
  for (let round = 0; round < 4000; round += 1) {
    const on = random_day_asked(random);
    const answers = random_applicant(random, on, 0);
    const represented = { ...answers };
    for (const fact of kDates) {
      answers[fact] = random_date(random, fact, on);
      const cover = covers_on(on)[fact];
      represented[fact] = cover.filter((day) => day <= answers[fact]).at(-1) ?? cover[0];
    }
    const [real, stand_in] = [judge(answers, on), judge(represented, on)];
    assert.deepEqual(stand_in.statuses, real.statuses, JSON.stringify({ on, answers }));
    assert.equal(stand_in.outcome, real.outcome);
  }
});

test('every employer kind outside the non-public group shuts the direct way', () => {
  for (const employer_kind of kEnums.employer_kind) {
    const status = judge(engineer({ employer_kind }), kOn).statuses.nonpublic_direct;
    const expected = kNonpublic.includes(employer_kind) ? 'met' : employer_kind === 'mixed' ? 'unknown' : 'unmet';
    assert.equal(status, expected, employer_kind);
  }
});

test('add_days crosses months and leap days', () => {
  assert.equal(add_days('2024-02-28', 1), '2024-02-29');
  assert.equal(add_days('2026-06-10', 1), '2026-06-11');
});
