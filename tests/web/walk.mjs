// Answers the questions of the page by label and role, as a person would.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './browser.mjs';

const { facts, questions } = JSON.parse(readFileSync(join(root, 'rules', 'vocabulary.json'), 'utf8'));
const byId = new Map(facts.map((fact) => [fact.id, fact]));

/** The engineer of a private firm whom the notice lets file directly. */
export const engineer = {
  level: 'intermediate',
  series: 'engineering',
  specialty: 'other',
  track: 'regular',
  employer_kind: 'private_enterprise',
  employer_seat: 'county',
  county: '150802',
  labour_county: '150802',
  employment: 'in_service',
  other_series_same_level: false,
  integrity_record: false,
  education: 'bachelor',
  education_on: '2018-07-01',
  career_on: '2018-08-01',
  city_work_on: '2024-01-01',
  current_title: 'none',
  portal_registered: true,
  portal_profile_approved: true,
  online_paper_identical: true,
  declared_true: false,
};

/** The same with a master's diploma: an older one may count. */
export const master = { ...engineer, education: 'master', bachelor_held: true, bachelor_on: '2015-07-01', associate_held: false };

/** Of a private firm too, with an examination, a title, and a record that has run out. */
export const accountant = {
  level: 'associate_senior',
  series: 'accounting',
  track: 'regular',
  employer_kind: 'private_enterprise',
  employer_seat: 'county',
  county: '150823',
  labour_county: '150823',
  current_title: 'assistant',
  current_title_on: '2019-12-20',
  current_title_series: 'accounting',
  education: 'bachelor',
  education_on: '2014-07-01',
  career_on: '2014-08-01',
  city_work_on: '2014-08-01',
  step_exception: 'none',
  exam_passed: true,
  exam_valid_until: '2027-12-31',
  continuing_education_done: true,
  employment: 'in_service',
  other_series_same_level: false,
  integrity_record: true,
  integrity_record_on: '2022-07-15',
  portal_registered: true,
};

/** The button that begins. */
export const begin = '开始自测（约3分钟）';

export const heading = (tab) => tab.getByRole('heading', { level: 1 });
export const button = (tab, name) => tab.getByRole('button', { name, exact: true });

export const fact = (id) => byId.get(id);

/** The question that the page asks: its id and its facts; nothing when it asks none. */
export async function asked(tab) {
  const text = await heading(tab).textContent();
  const group = questions.find((question) => question.text === text);
  if (group) return { id: group.id, facts: group.facts.map(({ id }) => fact(id)) };
  const single = facts.find(({ question }) => question === text);
  return single && { id: single.id, facts: [single] };
}

/** The control of a fact: the group of its options, its list or its field. */
export function entry(tab, { question, type, choices }) {
  const marked = type === 'boolean' || (type === 'choice' && choices.length <= 10);
  return marked ? tab.getByRole('radiogroup', { name: question, exact: true }) : tab.getByLabel(question, { exact: true });
}

/** Marks a radio button or a box. A frame that was drawn before the press was seen may take the mark back for a moment. */
export async function mark(control) {
  if (!await control.isChecked()) await control.click();
  for (const end = Date.now() + 10_000; Date.now() < end && !await control.isChecked();) await new Promise((resolve) => setTimeout(resolve, 30));
  assert.ok(await control.isChecked(), 'was pressed, and is not marked');
}

/** Marks or writes a fact, and leaves the question unsubmitted; without a value the fact is left open. */
export async function fill(tab, one, value) {
  const control = entry(tab, one);
  const marked = await control.getAttribute('role') === 'radiogroup';
  if (value === undefined) {
    if (marked) await mark(control.getByRole('radio', { name: '不确定', exact: true }));
    else await mark(tab.getByRole('checkbox', { name: `不确定：${one.question}`, exact: true }));
  } else if (one.type === 'date') {
    await control.fill(value);
  } else {
    const label = one.type === 'boolean' ? (value ? '是' : '否') : one.choices.find(({ id }) => id === value).label;
    if (marked) await mark(control.getByRole('radio', { name: label, exact: true }));
    else await control.selectOption({ label });
  }
  await drawn(tab);
}

/** Waits until what was reported has been drawn. */
export const drawn = (tab) => tab.evaluate(async () => {
  for (let i = 0; i < 3; ++i) await new Promise(requestAnimationFrame);
});

/** Fills in the question on the page as `answers` say, and what opens meanwhile. The facts, in order. */
export async function fillAll(tab, { facts: all }, answers) {
  const filled = [];
  for (const one of all) {
    if (await entry(tab, one).count() === 0) continue;
    await fill(tab, one, answers[one.id]);
    filled.push(one.id);
  }
  return filled;
}

/** Presses, and waits for another page. */
export async function turn(tab, name) {
  const before = await heading(tab).textContent();
  await button(tab, name).click();
  await tab.waitForFunction((old) => document.querySelector('h1').textContent !== old, before);
}

/** Answers what `answers` know and leaves the rest open, until the result. What was asked, in order. */
export async function answerAll(tab, answers, onQuestion = async () => {}) {
  const trail = { questions: [], facts: [] };
  for (let i = 0; i < 40; ++i) {
    const question = await asked(tab);
    if (!question) return trail;
    trail.questions.push(question.id);
    trail.facts.push(...await fillAll(tab, question, answers));
    await onQuestion(question);
    await turn(tab, '下一步');
  }
  throw new Error(`no end of questions: ${trail.questions}`);
}

export async function walk(tab, answers, onQuestion) {
  await turn(tab, begin);
  return answerAll(tab, answers, onQuestion);
}
