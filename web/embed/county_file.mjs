// A county's file (rules/README.md), made of the one that is shipped and what was typed, and checked by the engine.
import { today } from '../today.mjs';

export const kLevels = ['assistant', 'intermediate', 'senior'];
const kRows = { assistant: 'county_junior', intermediate: 'county_intermediate', senior: 'county_senior' };
// A level's name stands for both of its own: 初级, 高级.
const kBoth = { assistant: ['entry', 'assistant'], intermediate: ['intermediate'], senior: ['associate_senior', 'senior'] };

let loaded = null;

function ask(call, more) {
  loaded ??= import('../engine.js').then(({ default: create }) => create());
  return loaded.then((engine) => {
    const answer = JSON.parse(engine.handle(JSON.stringify({ format: 'zhicheng-request/1', call, ...more })));
    if (answer.error) throw new Error(answer.error.detail || answer.error.code);
    return answer;
  });
}

/** The editions that the page judges by, the newest last. */
export const editions = async () => (await ask('lint', {})).editions;

/** The city's last day for each level. */
export async function city_days(edition) {
  const { title, rows } = await ask('dates', { edition, on: today() });
  const day = (level) => rows.find(({ id }) => id === kRows[level])?.deadlines.find(({ id }) => id === 'filing')?.date ?? null;
  return { title, days: Object.fromEntries(kLevels.map((level) => [level, day(level)])) };
}

/** As it is shipped, contacts and all. */
export const shipped = (edition, county) => import(`../../rules/${edition}/counties/${county}.json`).then(({ default: file }) => file);

/** `typed`: {assistant, intermediate, senior, notice, notice_number, source}, empty where nothing is known. */
export function county_file(file, typed) {
  const days = {};
  for (const level of kLevels) if (typed[level]) for (const one of kBoth[level]) days[one] = typed[level];
  return {
    ...file,
    county_filing: Object.keys(days).length ? days : null,
    notice: typed.notice || null,
    notice_number: typed.notice_number || null,
    // What the file says of its sources now is not where these days come from.
    source: typed.source || (typed.notice || Object.keys(days).length ? '' : file.source),
  };
}

/** What the engine objects to: [{field, words}]. It stops at the first; what is not named yet hides no day. */
export async function faults(edition, file) {
  const remarks_of = async (more) => (await ask('lint', { edition, body: { overlay: { ...file, source: file.source || '网址', ...more } } })).remarks;
  const found = await remarks_of({ notice: file.notice || '旗县区通知' });
  if (!file.notice) found.push(...await remarks_of({}));
  const unnamed = file.source ? [] : [{ field: 'source', words: '请写明这份通知登在哪个网址，或者贴在哪里' }];
  return unnamed.concat(found.filter(({ severity }) => severity === 'error').map(({ at, detail }) => {
    const [, part, level] = at.split('/');
    const of = kLevels.find((one) => kBoth[one].includes(level));
    return { field: part === 'county_filing' && of ? `day-${of}` : part === 'county_filing' ? 'notice' : part, words: detail };
  }));
}
