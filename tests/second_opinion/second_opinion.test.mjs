// Two other FEEL engines on the edition's expressions, over complete random answers: feelin, and `zhicheng feel`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { ask_by_lines } from '../cases/doors.mjs';
import { ask } from '../conformance/feel_runner.mjs';
import { pick, random_applicant, random_day_asked, random_from } from '../judge/applicants.mjs';
import { Comparison } from './compare.mjs';
import { expressions_of, full_years, names_in, working_days_before, written_out } from './expressions.mjs';
import { feel_request, plain_value } from './own_engine.mjs';
import { Opinion } from './opinion.mjs';

const root = process.env.ZHICHENG_ROOT ?? process.cwd();
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const edition = read('rules/bayannur/2026/edition.json');
const vocabulary = read('rules/vocabulary.json');
const seed = Number(process.env.ZHICHENG_SEED ?? 20260520);
const kApplicants = process.env.ZHICHENG_LONG ? 20000 : 2500;

let feelin;
try {
  feelin = await import('feelin');
} catch {
  feelin = undefined;
}

/** Places that no answers reach, each with its reason. */
const kNotCompared = {
  '/deadlines/county_filing/date': 'county_filing_on is filled in by a county, and no county has filed one',
  '/values/bachelor_way_from/first/3/value': 'read for intermediate and associate_senior alone, which have rows of their own',
};

const kSteps = { assistant: 'entry', intermediate: 'assistant', associate_senior: 'intermediate', senior: 'associate_senior' };

/** Whom hardly any random answers make: a step of his series not long ago, and nothing that eases it. */
function usual(random, answers) {
  const level = pick(random, Object.keys(kSteps));
  const recent = `202${2 + Math.floor(random() * 4)}-0${1 + Math.floor(random() * 9)}-15`;
  const education = pick(random, ['doctorate', 'master', 'bachelor', 'associate']);
  return { ...answers, track: 'regular', level, current_title: kSteps[level], current_title_series: answers.series,
    current_title_on: recent, career_on: recent, education, education_on: '2015-07-01', step_exception: 'none',
    employer_kind: 'public_institution', employer_seat: 'municipal' };
}

/** Complete answers; every fourth applicant is a usual one. */
function applicants_of(count) {
  return Array.from({ length: count }, (_, index) => {
    const random = random_from(seed + index * 7919);
    const on = random_day_asked(random);
    const answers = { ...random_applicant(random, on, 0), apply_year: edition.year };
    return { on, answers: index % 4 === 0 ? usual(random, answers) : answers };
  });
}

async function compared_all() {
  const opinion = new Opinion(feelin, edition, vocabulary);
  const comparison = new Comparison(opinion, edition, vocabulary);
  const applicants = applicants_of(kApplicants);
  for (let start = 0; start < applicants.length; start += 200) {
    const batch = applicants.slice(start, start + 200);
    const responses = await ask_by_lines(batch.map(({ on, answers }) => Buffer.from(JSON.stringify({
      format: 'zhicheng-request/1', call: 'assess', edition: edition.id, county: null, packs: [], on,
      body: { format: 'zhicheng-answers/1', answers },
    }))));
    batch.forEach((applicant, i) => {
      const response = JSON.parse(responses[i]);
      assert.equal(response.error, undefined, responses[i].slice(0, 300));
      comparison.applicant(applicant, response);
    });
  }
  return { opinion, comparison };
}

test(`feelin on ${kApplicants} applicants, seed ${seed}`, { skip: feelin ? false : 'skipped: feelin is not installed' }, async (context) => {
  const { opinion, comparison } = await compared_all();
  const places = expressions_of(edition);
  context.diagnostic(`seed ${seed}: ${comparison.leaves} comparisons, ${comparison.differences.length} disagreements, `
    + `${comparison.left_out} left out because an operand is unknown; ${opinion.told.size} different questions; `
    + `${places.filter(({ at }) => comparison.compared.has(at)).length} of ${places.length} expressions`);
  assert.deepEqual(comparison.differences.slice(0, 3), []);
  const never = places.filter(({ at }) => !comparison.compared.has(at) && !(at in kNotCompared));
  assert.deepEqual(never, [], 'every expression is compared, or has its reason');
  for (const at of Object.keys(kNotCompared)) assert.ok(places.some((place) => place.at === at), `${at} is an expression`);

  const asked = [...opinion.told.values()];
  const answers = ask(asked.map(({ source, operands }) => feel_request(source, operands, edition.holidays)));
  let left_out = 0;
  const differ = asked.flatMap(({ source, operands, result }, i) => {
    const got = plain_value(answers[i]);
    if (answers[i].refused && Object.values(operands).includes(null)) {
      left_out += 1;
      return [];
    }
    return JSON.stringify(got) === JSON.stringify(result) ? [] : [{ source, operands, feelin: result, zhicheng_feel: answers[i] }];
  });
  context.diagnostic(`zhicheng feel: ${asked.length - left_out} of the same questions, ${differ.length} disagreements; `
    + `${left_out} refused because an operand is unknown`);
  assert.ok(left_out < asked.length / 100, 'hardly anything is refused');
  assert.deepEqual(differ.slice(0, 3), []);
});

test('what the comparison itself reads', () => {
  assert.deepEqual(names_in('known(a) and a <= b + @"P8Y" or c = "d e"').all, ['a', 'b', 'c']);
  assert.deepEqual([...names_in('known(a) and b').plain], ['b']);
  assert.equal(written_out('x in (甲, "乙")', new Map([['甲', ['p', 'q']]])), 'x in ("p", "q", "乙")');
  assert.equal(full_years('2024-02-29', '2025-02-28'), 1);
  assert.equal(full_years('2014-03-01', '2026-02-28'), 11);
  assert.equal(full_years('2026-03-01', '2020-01-01'), 0);
  const before = working_days_before({ off: ['2026-05-04'], work: ['2026-05-09'] });
  assert.equal(before('2026-05-11', 1), '2026-05-09');
  assert.equal(before('2026-05-05', 1), '2026-05-01');
});
