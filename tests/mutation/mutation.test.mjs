// The mutation score of the edition: how many small wrongs the cases notice.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { binary } from '../cases/doors.mjs';
import { expression_mutants, mutants_of } from './mutants.mjs';
import { edition, judge } from './score.mjs';

const kLong = Boolean(process.env.ZHICHENG_LONG);
const seed = Number(process.env.ZHICHENG_SEED ?? Math.floor(Date.now() / 1000) % 1000000);
const kSample = 250;
const kMillis = 45000;

/// {"reason": …, "mutants": [id, …]}: survivors that no case can kill, and why.
const kExplained = JSON.parse(readFileSync(new URL('equivalent.json', import.meta.url)));

/// Mulberry32, as in tests/judge.
function shuffled(list) {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return list.map((item) => [random(), item]).sort(([a], [b]) => a - b).map(([, item]) => item);
}

/// What the program edition_diff says to each mutant: "same" is a proof by diagrams, see there. It does not compare advice.
async function differences(mutants) {
  const compared = mutants.filter(({ id }) => !id.startsWith('/changes'));
  const lines = await diagrams(compared);
  return mutants.map((mutant) => lines[compared.indexOf(mutant)] ?? 'not compared');
}

function diagrams(mutants) {
  const program = join(dirname(binary()), 'edition_diff');
  assert.ok(existsSync(program), 'edition_diff is not built');
  return new Promise((resolve, reject) => {
    const child = spawn(program, []);
    let out = '';
    child.stdout.on('data', (chunk) => { out += chunk; });
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = out.split('\n').slice(0, -1);
      if (code === 0 && lines.length === mutants.length) resolve(lines);
      else reject(new Error(`edition_diff: exit ${code}, ${lines.length} of ${mutants.length} lines`));
    });
    child.stdin.end(mutants.map((mutant) => `${JSON.stringify(mutant.make())}\n`).join(''));
  });
}

const all = mutants_of(edition);
const explained = new Map(kExplained.flatMap(({ reason, mutants }) => mutants.map((id) => [id, reason])));

test('the mutants of an expression', () => {
  const texts = [...expression_mutants('a <= b + @"P1Y" and not(c in ("x", y)) or d = @"2026-06-10"')].map(([, text]) => text);
  assert.deepEqual(texts, [
    'a < b + @"P1Y" and not(c in ("x", y)) or d = @"2026-06-10"', 'a > b + @"P1Y" and not(c in ("x", y)) or d = @"2026-06-10"',
    'a <= b + @"P2Y" and not(c in ("x", y)) or d = @"2026-06-10"', 'a <= b + @"P0Y" and not(c in ("x", y)) or d = @"2026-06-10"',
    'a <= b + @"P1Y" or not(c in ("x", y)) or d = @"2026-06-10"', 'a <= b + @"P1Y" and not(c in ("x", y)) and d = @"2026-06-10"',
    'a <= b + @"P1Y" and not(c in ("x", y)) or d != @"2026-06-10"', 'a <= b + @"P1Y" and not(c in ("x", y)) or d = @"2026-06-11"',
    'a <= b + @"P1Y" and not(c in ("x", y)) or d = @"2026-06-09"', 'a <= b + @"P1Y" and not(c in (y)) or d = @"2026-06-10"',
    'a <= b + @"P1Y" and not(c in ("x")) or d = @"2026-06-10"',
  ]);
  assert.deepEqual([...expression_mutants('not(x)')], [['not removed', 'x']]);
});

test('every condition of contacts and advice and every setter of a day has mutants, none under the id of another', () => {
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  const has = (start) => assert.ok(all.some(({ id }) => id.startsWith(start)), start);
  for (const { office, when } of edition.contacts) if (when !== undefined) has(`/contacts/${office}/when`);
  for (const { fact, when } of edition.changes) if (when !== undefined) has(`/changes/${fact}/when`);
  for (const { id } of edition.deadlines) has(`/deadlines/${id}/set_by `);
});

test('the edition itself passes every case: else every mutant would look killed', async () => {
  const [{ by }] = await judge([{ id: 'no change', make: () => edition }]);
  assert.equal(by, undefined);
});

test('what is explained is a mutant of this edition', () => {
  const ids = new Set(all.map(({ id }) => id));
  for (const id of explained.keys()) assert.ok(ids.has(id), id);
});

test(`every mutant is killed by a case, proved the same or explained${kLong ? '' : `, a sample of ${kSample}, seed ${seed}`}`, async (context) => {
  const chosen = kLong ? all : shuffled(all).slice(0, kSample);
  const judged = await judge(chosen, kLong ? Infinity : Date.now() + kMillis);
  assert.ok(judged.length >= 50, `${judged.length} mutants judged in time`);
  const survivors = judged.filter(({ by }) => !by);
  const surviving = chosen.filter(({ id }) => survivors.some((one) => one.id === id));
  const proofs = await differences(surviving);
  const left = [];
  surviving.forEach((mutant, index) => {
    if (proofs[index] !== 'same' && !explained.has(mutant.id)) left.push(`${mutant.id} (${proofs[index]})`);
  });
  const count = (by) => judged.filter((one) => by(one.by)).length;
  const same = proofs.filter((proof) => proof === 'same').length;
  const killed = count((by) => by);
  context.diagnostic(`${judged.length} of ${all.length} mutants: ${count((by) => by === 'refused')} refused by the loader, `
    + `${count((by) => by && by !== 'refused')} killed by cases, ${same} proved the same by diagrams, `
    + `${survivors.length - same - left.length} explained, ${left.length} survive; score `
    + `${((killed * 100) / (judged.length - same || 1)).toFixed(1)} % of those that are not the same`);
  assert.deepEqual(left, []);
});
