// What the cases expect, confirmed by the independent judge: no program's output is involved.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { all_cases } from './all_cases.mjs';
import { kFindings } from '../judge/judge.mjs';
import { kFacts } from '../judge/domains.mjs';
import { way_of } from '../judge/ways.mjs';
import { path_column, unanswered_in } from '../judge/completions.mjs';
import { sample_completions } from '../judge/sampling.mjs';
import { random_from } from '../judge/applicants.mjs';
import { reachable } from './reachable.mjs';

const kPacks = join(process.env.ZHICHENG_ROOT ?? process.cwd(), 'rules/packs');
const kOpen = { outcome: 'undetermined', window: 'unknown' };

function confirm_value(seen, expected, open, where) {
  if (seen.length === 1) assert.equal(expected, seen[0], where);
  else assert.equal(expected, open, `${where}: completions differ: ${seen}`);
}

function confirm_deadline({ id, date, state }, seen) {
  if (id === 'county_filing') {
    assert.deepEqual({ seen: seen.county_filing, date, state }, { seen: ['present'], date: null, state: 'unknown' });
    return;
  }
  const [dates, states] = id === 'filing' ? [seen.cutoff, seen.window] : [seen.publicity_date, seen.publicity_state];
  confirm_value(dates, String(date), 'null', `${id} date`);
  confirm_value(states, state, 'unknown', `${id} state`);
}

const listed = (findings) => (Array.isArray(findings) ? findings : []);
const kWayFacts = ['track', 'series', 'level', 'employer_kind', 'employer_seat', 'county', 'labour_county'];

/// The whole way, link by link, where everything that it turns on is answered.
function confirm_way(found, answers) {
  const links = found.expect.chain?.$each;
  if (!links || found.row === undefined || kWayFacts.some((fact) => answers[fact] === undefined)) return;
  assert.deepEqual(links.map(({ office, duty, status }) => [office, duty, status]), way_of(answers));
}

function confirm(found) {
  const { expect, request } = found;
  const { answers } = request.body;
  confirm_way(found, answers);
  const judged = ['paths', 'outcome', 'window', 'cutoff', 'missing', 'deadlines'].some((key) => expect[key] !== undefined);
  if (!judged && !listed(expect.findings).some(({ id }) => kFindings.includes(id))) return;
  const samples = unanswered_in(answers).length > 20 ? 300 : 40;
  const { seen, changing } = sample_completions(answers, request.on, random_from(7), samples);
  for (const { id, status, missing } of listed(expect.findings)) {
    if (!kFindings.includes(id)) continue;
    if (status !== undefined) confirm_value(seen[id], status, 'unknown', id);
    if (missing !== undefined) assert.deepEqual(changing[id], missing, `missing of ${id}`);
  }
  for (const { id, status } of (expect.paths ?? [])) confirm_value(seen[path_column(id)], status, 'unknown', id);
  for (const key of ['outcome', 'window']) {
    if (expect[key] !== undefined) confirm_value(seen[key], expect[key], kOpen[key], key);
  }
  if (expect.cutoff !== undefined) confirm_value(seen.cutoff, String(expect.cutoff), 'null', 'cutoff');
  if (expect.missing !== undefined) {
    assert.deepEqual(expect.missing.slice(0, changing.outcome.length), changing.outcome, 'missing for the outcome');
  }
  if (Array.isArray(expect.deadlines)) expect.deadlines.forEach((deadline) => confirm_deadline(deadline, seen));
}

const assessments = all_cases.filter(({ request, expect }) => request?.call === 'assess' && !expect.error);

for (const found of assessments) {
  test(`the judge confirms ${found.name}`, () => confirm(found));
}

test('every case has its file name, a reason and something to expect', () => {
  assert.ok(all_cases.length >= 45);
  for (const found of all_cases) {
    assert.equal(`${found.name}.json`, found.file);
    assert.ok(found.why.length > 10, found.name);
    assert.ok(Object.keys(found.expect).length > 0, found.name);
  }
});

test('every finding has a case for every status it can have', () => {
  for (const id of kFindings) {
    const covered = new Set(assessments.flatMap(({ expect }) => listed(expect.findings))
      .filter((finding) => finding.id === id).map((finding) => finding.status));
    for (const status of reachable(id)) {
      assert.ok(covered.has(status), `no case for ${id}: ${status}`);
    }
  }
});

/// Facts that a shipped pack asks for beside the vocabulary's.
const facts_of_pack = (id) => JSON.parse(readFileSync(join(kPacks, `${id}.json`), 'utf8')).facts.map((fact) => fact.id);

test('cases that are not refused use facts of the vocabulary, and of the packs they load', () => {
  for (const { name, request } of assessments) {
    const known = ['apply_year', ...kFacts, ...(request.packs ?? []).flatMap(facts_of_pack)];
    for (const fact of Object.keys(request.body.answers)) {
      assert.ok(known.includes(fact), `${name}: ${fact}`);
    }
  }
});
