// Dialogs of many people at once with the program: what is asked, and after how many questions it is settled.
import { readFile } from 'node:fs/promises';
import { ask_by_lines } from '../cases/doors.mjs';

const kEdition = 'bayannur/2026';
const kOn = '2026-05-20';

export async function vocabulary() {
  return JSON.parse(await readFile(new URL('../../rules/vocabulary.json', import.meta.url), 'utf8'));
}

const known = new Map();

/// Assessments of many answers; the same answers are asked once.
export async function assess_all(list) {
  const keys = list.map((answers) => JSON.stringify(Object.fromEntries(Object.entries(answers).sort())));
  const fresh = [...new Set(keys.filter((key) => !known.has(key)))];
  const kAtOnce = 500;
  for (let start = 0; start < fresh.length; start += kAtOnce) {
    const batch = fresh.slice(start, start + kAtOnce);
    const responses = await ask_by_lines(batch.map((key) => Buffer.from(`{"format":"zhicheng-request/1","call":"assess",`
      + `"edition":"${kEdition}","on":"${kOn}","body":{"format":"zhicheng-answers/1","answers":${key}}}`)));
    batch.forEach((key, index) => {
      const { error, findings, missing, next, outcome } = JSON.parse(responses[index]);
      if (error) throw new Error(`${JSON.stringify(error)}: ${key}`);
      known.set(key, { missing, next, outcome, settled: is_settled({ findings, next, outcome }) });
    });
  }
  return keys.map((key) => known.get(key));
}

/// Whether no answer can change the outcome any more. `next` belongs to the first group that is not empty, so it can
/// change the outcome only when a finding that decides still waits for it. (At worst this counts a question too many.)
function is_settled({ findings, next, outcome }) {
  if (outcome !== 'undetermined' || !next) return true;
  return !findings.some(({ role, missing }) => (role === 'blocking' || role === 'path') && (missing ?? []).includes(next));
}

/// The facts that a question's screen asks for now: still missing, and not waiting for another one on it.
const shown = (question, missing) => question.facts.filter(({ id, after }) =>
  missing.includes(id) && !(after && missing.includes(after))).map(({ id }) => id);

/// Asks everybody until nothing is missing. A question is a screen with all its facts; what opens on it while it is
/// answered still belongs to it. Without `questions` every fact is a question.
export async function dialogs(people, questions) {
  const question_of = (fact) => questions.find(({ facts }) => facts.some(({ id }) => id === fact)) ?? { id: fact, facts: [{ id: fact }] };
  const talks = people.map((person) => ({ person, answers: {}, questions: 0, facts: 0, to_verdict: null, asked: [] }));
  for (let open = talks; open.length > 0;) {
    const assessed = await assess_all(open.map(({ answers }) => answers));
    const going_on = [];
    open.forEach((talk, index) => {
      const { missing, next, settled, outcome } = assessed[index];
      if (settled && talk.to_verdict === null) talk.to_verdict = { questions: talk.questions, facts: talk.facts, outcome };
      if (!next) return;
      if (!talk.screen || shown(talk.screen, missing).length === 0) {
        talk.screen = question_of(next);
        talk.questions += 1;
        talk.asked.push(talk.screen.id);
      }
      const facts = shown(talk.screen, missing);
      for (const fact of facts) talk.answers[fact] = talk.person[fact];
      talk.facts += facts.length;
      going_on.push(talk);
    });
    open = going_on;
  }
  return talks;
}

/// How many of `order` (questions as lists of facts) must be answered until it is settled: by halving, because it stays so.
export async function in_fixed_order(people, order, done) {
  const spans = people.map((person) => ({ person, low: 0, high: order.length }));
  for (;;) {
    const open = spans.filter(({ low, high }) => low < high);
    if (open.length === 0) return spans.map(({ low }) => low);
    const middles = open.map(({ low, high }) => Math.floor((low + high) / 2));
    const assessed = await assess_all(open.map(({ person }, index) =>
      Object.fromEntries(order.slice(0, middles[index]).flat().map((fact) => [fact, person[fact]]))));
    open.forEach((span, index) => {
      if (done(assessed[index])) span.high = middles[index];
      else span.low = middles[index] + 1;
    });
  }
}

export function spread(counts) {
  const sorted = [...counts].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  const mean = sorted.reduce((sum, count) => sum + count, 0) / sorted.length;
  return { median: at(0.5), p95: at(0.95), most: sorted.at(-1), mean: Number(mean.toFixed(2)) };
}
