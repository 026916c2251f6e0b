// How many questions plausible people are asked: until the verdict can no longer change, and until all is known.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { dialogs, in_fixed_order, spread, vocabulary } from './dialog.mjs';
import { person } from './population.mjs';

const seed = Number(process.env.ZHICHENG_SEED ?? 20260601);
const kPeople = process.env.ZHICHENG_LONG ? 2000 : 400;
const people = Array.from({ length: kPeople }, (_, index) => person(seed, index));
const line = (name, counts) => `${name}: ${Object.entries(spread(counts)).map(([what, count]) => `${what} ${count}`).join(', ')}`;

test(`questions to a verdict and to a complete result, ${kPeople} plausible people, seed ${seed}`, async (context) => {
  const { questions, facts } = await vocabulary();
  const screens = await dialogs(people, questions);
  const singles = await dialogs(people, []);
  const asked = facts.map(({ id }) => id).filter((id) => id !== 'apply_year');
  const grouped = [...new Set(asked.map((id) => questions.find((one) => one.facts.some((fact) => fact.id === id)) ?? { facts: [{ id }] }))]
    .map((one) => one.facts.map(({ id }) => id));
  const single = asked.map((id) => [id]);
  const fixed = {
    screens: await in_fixed_order(people, grouped, ({ settled }) => settled),
    facts: await in_fixed_order(people, single, ({ settled }) => settled),
    screens_complete: await in_fixed_order(people, grouped, ({ next }) => !next),
    facts_complete: await in_fixed_order(people, single, ({ next }) => !next),
  };
  const outcomes = {};
  for (const { to_verdict } of screens) outcomes[to_verdict.outcome] = (outcomes[to_verdict.outcome] ?? 0) + 1;
  context.diagnostic(`seed ${seed}: ${JSON.stringify(outcomes)}`);
  context.diagnostic(line('to a verdict, questions', screens.map(({ to_verdict }) => to_verdict.questions)));
  context.diagnostic(line('to a verdict, questions in fixed order', fixed.screens));
  context.diagnostic(line('to a verdict, single facts', singles.map(({ to_verdict }) => to_verdict.facts)));
  context.diagnostic(line('to a verdict, single facts in fixed order', fixed.facts));
  context.diagnostic(line('to a complete result, questions', screens.map((talk) => talk.questions)));
  context.diagnostic(line('to a complete result, questions in fixed order', fixed.screens_complete));
  context.diagnostic(line('to a complete result, single facts', singles.map((talk) => talk.facts)));
  context.diagnostic(line('to a complete result, single facts in fixed order', fixed.facts_complete));
  const { median, p95 } = spread(screens.map(({ to_verdict }) => to_verdict.questions));
  assert.ok(median <= 8, `median ${median}`);
  assert.ok(p95 <= 12, `95th percentile ${p95}`);
});

test('the facts of a question stand together in the order of asking', async () => {
  const { questions } = await vocabulary();
  const { ask_order } = JSON.parse(await readFile(new URL('../../rules/bayannur/2026/edition.json', import.meta.url), 'utf8'));
  for (const { id, facts } of questions) {
    const first = ask_order.indexOf(facts[0].id);
    assert.deepEqual(ask_order.slice(first, first + facts.length), facts.map((fact) => fact.id), id);
  }
});
