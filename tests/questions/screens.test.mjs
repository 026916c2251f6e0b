// The screens that are measured (questions.test.mjs) are the screens that the shell shows.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { binary } from '../cases/doors.mjs';
import { dialogs, spread, vocabulary } from './dialog.mjs';
import { person } from './population.mjs';

const seed = Number(process.env.ZHICHENG_SEED ?? 20260601);
const kPeople = process.env.ZHICHENG_LONG ? 2000 : 400;
const people = Array.from({ length: kPeople }, (_, index) => person(seed, index));

/// What the shell asks each of them.
function walks() {
  const program = join(dirname(binary()), 'shell_walk');
  assert.ok(existsSync(program), 'shell_walk is not built');
  const input = people.map((one) => `${JSON.stringify(one)}\n`).join('');
  const { status, stdout, stderr } = spawnSync(program, { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(status, 0, stderr);
  return stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
}

test(`the shell asks ${kPeople} plausible people the measured questions, seed ${seed}`, async (context) => {
  const { questions } = await vocabulary();
  const measured = await dialogs(people, questions);
  const opened = new Set(questions.flatMap((question) => question.facts.filter(({ after }) => after).map(({ id }) => id)));
  const walked = walks();
  assert.equal(walked.length, kPeople);
  const counts = { screens: [], facts: [] };
  measured.forEach((talk, index) => {
    const { questions: screens, facts } = walked[index];
    const whose = `person ${index}: ${JSON.stringify(people[index])}`;
    assert.deepEqual(screens, talk.asked, whose);
    // What an earlier mark on the same screen has settled is not asked for; what a mark opens is, before a later one settles it.
    assert.deepEqual(facts.flat().filter((fact) => !(fact in talk.answers) && !opened.has(fact)), [], whose);
    assert.equal(new Set(facts.flat()).size, facts.flat().length, whose);
    counts.screens.push(screens.length);
    counts.facts.push(facts.flat().length);
  });
  for (const [what, of] of Object.entries(counts)) context.diagnostic(`${what} of the shell: ${JSON.stringify(spread(of))}`);
});
