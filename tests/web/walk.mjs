// Answers the questions of the page by label and role, as a person would.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './browser.mjs';

const facts = JSON.parse(readFileSync(join(root, 'rules', 'vocabulary.json'), 'utf8')).facts;

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

export const heading = (tab) => tab.getByRole('heading', { level: 1 });
export const button = (tab, name) => tab.getByRole('button', { name, exact: true });

/** The fact that the page asks for; nothing when it asks no question. */
export async function asked(tab) {
  const question = await heading(tab).textContent();
  return facts.find((fact) => fact.question === question);
}

/** Fills in the question of `fact`, and leaves it unsubmitted. */
export async function fill(tab, fact, value) {
  if (fact.type === 'date') {
    await tab.getByLabel(fact.label, { exact: true }).fill(value);
  } else if (fact.type === 'boolean') {
    await tab.getByRole('radio', { name: value ? '是' : '否', exact: true }).check();
  } else {
    const { label } = fact.choices.find((choice) => choice.id === value);
    if (fact.choices.length > 10) await tab.getByLabel(fact.label, { exact: true }).selectOption({ label });
    else await tab.getByRole('radio', { name: label, exact: true }).check();
  }
}

/** Presses, and waits for another page. */
export async function turn(tab, name) {
  const before = await heading(tab).textContent();
  await button(tab, name).click();
  await tab.waitForFunction((old) => document.querySelector('h1').textContent !== old, before);
}

/** Answers what `answers` know and is unsure of the rest, until the result. Facts that were asked, in order. */
export async function answerAll(tab, answers, onQuestion = async () => {}) {
  const trail = [];
  for (let i = 0; i < 60; ++i) {
    const fact = await asked(tab);
    if (!fact) return trail;
    trail.push(fact.id);
    if (fact.id in answers) await fill(tab, fact, answers[fact.id]);
    await onQuestion(fact);
    await turn(tab, fact.id in answers ? '继续' : '不确定');
  }
  throw new Error(`no end of questions: ${trail}`);
}

export async function walk(tab, answers, onQuestion) {
  await turn(tab, '开始自测');
  return answerAll(tab, answers, onQuestion);
}
