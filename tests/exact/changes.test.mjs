// Counterfactuals against the judge: every change that is told leads where it says, and its bounds are the last ones.
import assert from 'node:assert/strict';
import test from 'node:test';
import { ask_by_lines } from '../cases/doors.mjs';
import { random_applicant, random_day_asked, random_from } from '../judge/applicants.mjs';
import { judge_all } from '../judge/completions.mjs';
import { add_days } from '../judge/days.mjs';

const seed = Number(process.env.ZHICHENG_SEED ?? 20260701);
const kApplicants = process.env.ZHICHENG_LONG ? 20000 : 2000;
const kPart = 500;

function request_of({ answers, on }) {
  const body = { format: 'zhicheng-answers/1', answers };
  return Buffer.from(JSON.stringify({ format: 'zhicheng-request/1', call: 'changes', edition: 'bayannur/2026', on, body }));
}

const outcome_with = ({ answers, on }, fact, value) => judge_all({ ...answers, [fact]: value }, on).outcome;

/// What is wrong with one change of an applicant.
function faults_of(applicant, { kind, fact, answers, from, upto, outcome, finding }, own) {
  const faults = [];
  const expect = (value, same) => {
    const judged = outcome_with(applicant, fact, value);
    if ((judged === outcome) !== same) faults.push(`${fact} ${value}: said ${outcome}, judged ${judged}`);
  };
  if (own === 'eligible' && kind !== 'wait') faults.push(`${kind} though eligible`);
  if (kind === 'wait') {
    if (!finding || from <= applicant.on) faults.push(`waits for ${finding} from ${from}`);
    return faults;
  }
  for (const value of answers ?? []) expect(value, true);
  if (from) expect(from, true);
  if (upto) expect(upto, true);
  // The cutoff itself may bound a day: a diploma after it is no advice.
  const cutoff = judge_all(applicant.answers, applicant.on).cutoff;
  if (upto && upto !== cutoff) expect(add_days(upto, 1), false);
  if (from) expect(add_days(from, -1), false);
  return faults;
}

test(`changes told to ${kApplicants} applicants, seed ${seed}`, async (context) => {
  const random = random_from(seed);
  const kinds = {};
  const wrong = [];
  for (let start = 0; start < kApplicants; start += kPart) {
    const part = Array.from({ length: kPart }, (_, index) => {
      const on = random_day_asked(random);
      return { on, answers: random_applicant(random, on, index % 4 === 0 ? 2 : 0) };
    });
    const responses = await ask_by_lines(part.map(request_of));
    part.forEach((applicant, index) => {
      const { changes, outcome, error } = JSON.parse(responses[index]);
      if (error) throw new Error(JSON.stringify(error));
      if (changes.length > 5) wrong.push('more than five changes');
      const judged = judge_all(applicant.answers, applicant.on).outcome;
      if (outcome !== judged) wrong.push(`outcome: said ${outcome}, judged ${judged}`);
      for (const change of changes) {
        kinds[change.kind] = (kinds[change.kind] ?? 0) + 1;
        const faults = faults_of(applicant, change, outcome);
        if (faults.length > 0) wrong.push(`on ${applicant.on}: ${faults.join('; ')}\n  ${JSON.stringify(applicant.answers)}`);
      }
    });
  }
  context.diagnostic(`seed ${seed}: ${JSON.stringify(kinds)}, ${wrong.length} wrong`);
  assert.deepEqual(Object.keys(kinds).sort(), ['act', 'check', 'choose', 'wait'], 'every kind is told to somebody');
  assert.equal(wrong.length, 0, wrong.slice(0, 8).join('\n'));
});
