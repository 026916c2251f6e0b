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
const kWorstFirst = ['ineligible', 'undetermined', 'eligible'];

function request_of({ answers, on }) {
  const body = { format: 'zhicheng-answers/1', answers };
  return Buffer.from(JSON.stringify({ format: 'zhicheng-request/1', call: 'changes', edition: 'bayannur/2026', on, body }));
}

const outcome_with = ({ answers, on }, fact, value) => judge_all({ ...answers, [fact]: value }, on).agreed_outcome;

/// Where completions differ there is no outcome, which every one is better than.
const better = (one, other) => kWorstFirst.indexOf(one) > kWorstFirst.indexOf(other);

/// On the day that is waited for the applicant is judged as said, were that the cutoff if it is later; the day before not.
/// `finding` is what turns on it: to met, or where the outcome stays undetermined, to what is no longer unmet.
function faults_of_waiting({ answers: own, on }, { fact, answers, finding, from, outcome, this_year, text }) {
  const answered = fact ? { ...own, [fact]: answers[0] } : own;
  const { cutoff } = judge_all(answered, on);
  const late = cutoff !== null && from > cutoff;
  const judged_on = (day) => judge_all(answered, day, cutoff !== null && day > cutoff ? day : undefined);
  const faults = [];
  const [then, before] = [judged_on(from), judged_on(add_days(from, -1))];
  const turned = then.statuses[finding] === 'met' || (then.statuses[finding] === 'unknown' && before.statuses[finding] === 'unmet');
  if (!turned || then.agreed_outcome !== outcome) {
    faults.push(`${finding} from ${from}: said ${outcome}, judged ${then.statuses[finding]}, ${then.agreed_outcome}`);
  }
  if (before.statuses[finding] === then.statuses[finding] || !better(outcome, before.agreed_outcome)) {
    faults.push(`${finding} from ${from}: the day before judged ${before.statuses[finding]}, ${before.agreed_outcome}`);
  }
  const in_time = cutoff === null ? undefined : from <= cutoff;
  if (this_year !== in_time) faults.push(`this_year said ${this_year}, cutoff ${cutoff}, from ${from}`);
  if (in_time !== false && from <= on) faults.push(`waits for ${from}, which has come`);
  if (in_time === false && !/^截止日（.*）前(不能|还说不准是否)满足.*最早\d{4}年度/.test(text)) faults.push(`too late: ${text}`);
  return faults;
}

/// What is wrong with one change of an applicant.
function faults_of(applicant, change, own) {
  const { kind, fact, answers, from, upto, outcome, window, text } = change;
  const faults = [];
  const expect = (value, same) => {
    const judged = outcome_with(applicant, fact, value);
    if ((judged === outcome) !== same) faults.push(`${fact} ${value}: said ${outcome}, judged ${judged}`);
  };
  if (own === 'eligible' && kind !== 'wait') faults.push(`${kind} though eligible`);
  if (kind === 'wait') return [...faults, ...faults_of_waiting(applicant, change)];
  const changed = judge_all({ ...applicant.answers, [fact]: answers?.[0] ?? from ?? upto }, applicant.on);
  if (window !== changed.window) faults.push(`${fact}: window said ${window}, judged ${changed.window}`);
  if (kind === 'choose' && changed.window === 'closed') faults.push(`chooses ${answers} though it is too late`);
  if (text.endsWith('（今年申报已截止）') !== (changed.window === 'closed')) faults.push(`${fact}, ${changed.window}: ${text}`);
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
