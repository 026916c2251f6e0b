// Random applicants: what the core says against the judge over all completions. Nothing unsound, everything exact.
import assert from 'node:assert/strict';
import test from 'node:test';
import { ask_core } from '../cases/doors.mjs';
import { judge, kFindings } from '../judge/judge.mjs';
import { judge_all, kPaths, path_column, unanswered_in } from '../judge/completions.mjs';
import { sample_completions } from '../judge/sampling.mjs';
import { random_applicant, random_day_asked, random_from } from '../judge/applicants.mjs';
import { compare } from './compare.mjs';

const seed = Number(process.env.ZHICHENG_SEED ?? 20260520);
const kFew = 1000;
const kMany = process.env.ZHICHENG_LONG ? 1000 : 150;
const kSamples = 25;

function request_of(answers, on) {
  const body = { format: 'zhicheng-answers/1', answers };
  return Buffer.from(JSON.stringify({ format: 'zhicheng-request/1', call: 'assess', edition: 'bayannur/2026', on, body }));
}

function applicants(count, random, holes_of) {
  return Array.from({ length: count }, (_, index) => {
    const on = random_day_asked(random);
    return { on, answers: random_applicant(random, on, holes_of(index)) };
  });
}

async function assessed(list) {
  const responses = await ask_core(list.map(({ answers, on }) => request_of(answers, on)));
  return list.map((applicant, index) => ({ ...applicant, response: JSON.parse(responses[index]) }));
}

const report = (found) => found.slice(0, 8).map(({ on, answers, lines }) =>
  `on ${on}: ${lines.join('; ')}\n  ${JSON.stringify(answers)}`).join('\n');

test(`${kFew} applicants with up to three missing answers, seed ${seed}`, async (context) => {
  const [unsound, inexact, outcomes] = [[], [], {}];
  for (const { on, answers, response } of await assessed(applicants(kFew, random_from(seed), (index) => index % 4))) {
    const judged = { ...judge_all(answers, on), unanswered: unanswered_in(answers) };
    const complete = judged.unanswered.length === 0 ? judge(answers, on) : undefined;
    const differences = compare(response, judged, complete);
    if (differences.unsound.length > 0) unsound.push({ on, answers, lines: differences.unsound });
    if (differences.inexact.length > 0) inexact.push({ on, answers, lines: differences.inexact });
    outcomes[judged.outcome] = (outcomes[judged.outcome] ?? 0) + 1;
  }
  context.diagnostic(`seed ${seed}: ${kFew} answers, ${unsound.length} unsound, ${inexact.length} inexact; `
    + JSON.stringify(outcomes));
  assert.ok(Object.keys(outcomes).length === 3, 'the sample has every outcome');
  assert.equal(unsound.length, 0, report(unsound));
  assert.equal(inexact.length, 0, report(inexact));
});

/// What some completion contradicts, and facts that some completion shows to matter though they are not listed.
function contradictions(response, { seen, changing }) {
  const lines = [];
  const verdict = (name, said, open) => {
    if (said !== open && seen[name].some((value) => value !== String(said))) lines.push(`${name}: ${said}, seen ${seen[name]}`);
  };
  const lists = (name, said) => {
    for (const fact of changing[name]) if (!said.includes(fact)) lines.push(`missing of ${name} lacks ${fact}`);
  };
  for (const id of kFindings) {
    const finding = response.findings.find((item) => item.id === id);
    verdict(id, finding.status, 'unknown');
    lists(id, finding.missing ?? []);
  }
  for (const id of kPaths) {
    verdict(path_column(id), response.paths.find((path) => path.id === id).status, 'unknown');
  }
  verdict('outcome', response.outcome, 'undetermined');
  verdict('window', response.window, 'unknown');
  verdict('cutoff', response.cutoff, null);
  lists('outcome', response.missing);
  for (const name of ['cutoff', 'window', 'county_filing']) lists(name, response.missing);
  return lines;
}

test(`${kMany} applicants with ten and more missing answers: no completion contradicts the core`, async (context) => {
  const random = random_from(seed + 1);
  const wrong = [];
  const list = applicants(kMany, random, () => 10 + Math.floor(random() * 20));
  for (const { on, answers, response } of await assessed(list)) {
    const lines = contradictions(response, sample_completions(answers, on, random, kSamples));
    if (lines.length > 0) wrong.push({ on, answers, lines });
  }
  context.diagnostic(`seed ${seed}: ${kMany} answers with ten and more missing, ${wrong.length} contradicted`);
  assert.equal(wrong.length, 0, report(wrong));
});
