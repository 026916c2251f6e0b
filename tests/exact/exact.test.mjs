// Random applicants: what the program says against the judge over all completions. Nothing unsound, everything exact.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Worker } from 'node:worker_threads';

const seed = Number(process.env.ZHICHENG_SEED ?? 20260520);
const long = Boolean(process.env.ZHICHENG_LONG);
/// The whole is 100,000 and 1,000; by default the share that takes about a minute on two cores.
const kFew = long ? 100000 : 16000;
const kMany = long ? 1000 : 250;
const kWorkers = 2;

function share(data) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./share.mjs', import.meta.url), { workerData: data });
    worker.on('message', resolve);
    worker.on('error', reject);
  });
}

async function judged(count, from, many) {
  const shares = await Promise.all(Array.from({ length: kWorkers }, (_, first) =>
    share({ seed: from, many, first, step: kWorkers, count })));
  const sum = { applicants: 0, completions: 0, unsound: [], inexact: [], outcomes: {} };
  for (const one of shares) {
    sum.applicants += one.applicants;
    sum.completions += one.completions;
    sum.unsound.push(...one.unsound);
    sum.inexact.push(...one.inexact);
    for (const [outcome, times] of Object.entries(one.outcomes)) sum.outcomes[outcome] = (sum.outcomes[outcome] ?? 0) + times;
  }
  return sum;
}

const report = (found) => found.slice(0, 8).map(({ index, on, county, answers, lines }) =>
  `applicant ${index}, on ${on}, county ${county}: ${lines.join('; ')}\n  ${JSON.stringify(answers)}`).join('\n');

test(`${kFew} applicants with up to five missing answers, seed ${seed}`, async (context) => {
  const { applicants, completions, unsound, inexact, outcomes } = await judged(kFew, seed, false);
  const exact = ((applicants - inexact.length) * 100) / applicants;
  context.diagnostic(`seed ${seed}: ${applicants} answers, ${completions} completions, ${unsound.length} unsound, `
    + `${inexact.length} inexact (${exact.toFixed(3)} % exact); ${JSON.stringify(outcomes)}`);
  assert.equal(applicants, kFew);
  assert.equal(Object.keys(outcomes).length, 3, 'the sample has every outcome, and nobody is refused');
  assert.equal(unsound.length, 0, report(unsound));
  assert.equal(inexact.length, 0, report(inexact));
});

test(`${kMany} applicants with six and more missing answers: no completion contradicts the program`, async (context) => {
  const { applicants, unsound } = await judged(kMany, seed + 1, true);
  context.diagnostic(`seed ${seed}: ${applicants} answers with six and more missing, ${unsound.length} contradicted`);
  assert.equal(applicants, kMany);
  assert.equal(unsound.length, 0, report(unsound));
});
