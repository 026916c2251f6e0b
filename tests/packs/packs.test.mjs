// Packs on the command line: a made-up pack of regional conditions, and the shipped one of national minima.
import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { run } from '../cases/doors.mjs';
import { answers_of, error_of, kOn, open_folder } from '../cli/folder.mjs';

const kRoot = process.env.ZHICHENG_ROOT ?? process.cwd();
const kTrial = JSON.parse(await readFile(new URL('trial_engineering.json', import.meta.url)));
const kNational = 'national/engineering';

/// A public assistant engineer applying to be an engineer, every blocking finding met.
const kEngineer = answers_of('real_private_engineer_is_eligible', {
  employer_kind: 'public_institution', employer_seat: 'municipal', sanction_in_effect: false, continuing_education_done: true,
  current_title: 'assistant', current_title_on: '2021-01-01', current_title_series: 'engineering', step_exception: 'none',
  trial_projects: 2, trial_accident: false,
}).answers;

let folder;
before(async () => { folder = await open_folder(); });
after(() => folder?.close());

/// The shipped rules with packs beside them: {path inside packs/: content}.
async function rules_with(name, packs) {
  const rules = folder.file(name);
  await cp(join(kRoot, 'rules'), rules, { recursive: true });
  await cp(new URL('trial_engineering.json', import.meta.url), join(rules, 'packs/trial/engineering.json'));
  for (const [path, content] of Object.entries(packs)) await folder.write(`${name}/packs/${path}`, content);
  return rules;
}

async function assess(rules, packs, changes, on = '2026-05-20') {
  const file = await folder.write('answers.json', { format: 'zhicheng-answers/1', answers: { ...kEngineer, ...changes } });
  const named = packs.flatMap((pack) => ['--pack', pack]);
  const ended = await run(['assess', '--rules', rules, '--on', on, ...named, file]);
  return { ...ended, assessment: ended.code > 2 ? null : JSON.parse(ended.out) };
}

const finding = (assessment, id) => assessment.findings.find((one) => one.id === id);

test('series conditions of a loaded pack decide the ordinary path', async () => {
  const rules = await rules_with('decide', {});
  const told = async (changes) => {
    const { code, assessment } = await assess(rules, ['trial/engineering'], changes);
    const path = assessment.paths.find(({ id }) => id === 'ordinary');
    const conditions = finding(assessment, 'series_conditions');
    return [conditions.status, path.status, assessment.outcome, code, conditions.missing.join()];
  };
  assert.deepEqual(await told({}), ['met', 'met', 'eligible', 0, '']);
  assert.deepEqual(await told({ trial_projects: 1 }), ['unmet', 'unmet', 'ineligible', 1, '']);
  assert.deepEqual(await told({ trial_projects: null }), ['unknown', 'unknown', 'undetermined', 2, 'trial_projects']);
  assert.deepEqual(await told({ trial_accident: true }), ['met', 'met', 'ineligible', 1, '']);
  assert.deepEqual(await told({ level: 'senior', current_title: 'associate_senior', trial_projects: 4 }), ['met', 'met', 'eligible', 0, '']);
  assert.deepEqual((await told({ level: 'assistant', current_title: 'entry' })).slice(0, 3), ['unknown', 'unknown', 'undetermined']);
});

test('for another series nothing changes, and nothing is asked', async () => {
  const rules = await rules_with('other', {});
  const { assessment } = await assess(rules, ['trial/engineering'], { series: 'archives', trial_projects: null, trial_accident: null });
  const conditions = finding(assessment, 'series_conditions');
  assert.deepEqual([conditions.status, conditions.verified, conditions.missing], ['unknown', true, []]);
  assert.equal(finding(assessment, 'trial_no_accident').status, 'not_applicable');
  assert.ok(!assessment.missing.some((fact) => fact.startsWith('trial_')), assessment.missing);
});

test('facts of a pack are unknown without it', async () => {
  const rules = await rules_with('without', {});
  const ended = await assess(rules, [], {});
  assert.deepEqual([ended.code, error_of(ended).code], [65, 'unknown_fact']);
});

test('the order of packs does not matter; one that is absent or named twice is refused at its place', async () => {
  const archives = { ...kTrial, id: 'trial/archives', series: ['archives'], values: [], findings: [], series_conditions: { judge: [{ status: 'unmet' }] } };
  const rules = await rules_with('order', { 'trial/archives.json': archives });
  const [one, other] = await Promise.all([
    assess(rules, ['trial/engineering', 'trial/archives'], {}), assess(rules, ['trial/archives', 'trial/engineering'], {}),
  ]);
  assert.equal(one.out, other.out);
  assert.deepEqual(one.assessment.edition.packs.map(({ id }) => id), ['trial/archives', 'trial/engineering']);
  assert.equal(one.assessment.outcome, 'eligible');
  const moved = await assess(rules, ['trial/engineering', 'trial/archives'], { series: 'archives' });
  assert.equal(finding(moved.assessment, 'series_conditions').status, 'unmet');
  assert.deepEqual(error_of(await assess(rules, ['trial/archives', 'nowhere'], {})), { at: '/packs/1', code: 'unknown_pack', detail: '没有这个条件包：nowhere' });
  assert.deepEqual(error_of(await assess(rules, ['trial/archives', 'trial/archives'], {})).at, '/packs/1');
});

test('two packs for one series are refused', async () => {
  const rules = await rules_with('twice', {});
  const error = error_of(await assess(rules, ['trial/engineering', kNational], {}));
  assert.deepEqual([error.code, error.at], ['bad_pack', 'packs/trial/engineering.json#/series/0']);
});

test('a package is judged with its packs, and cannot be judged without them', async () => {
  const rules = await rules_with('package', {});
  const answers = await folder.write('answers.json', { format: 'zhicheng-answers/1', answers: kEngineer });
  const args = ['pack', answers, '--rules', rules, ...kOn, '--pack', 'trial/engineering', '--created', '2026-05-20T09:30:00+08:00'];
  const packed = await run(args);
  assert.equal(packed.code, 0, packed.err);
  const written = JSON.parse(packed.out);
  assert.deepEqual(written.edition, written.assessment.edition);
  const file = await folder.write('my.zhicheng.json', packed.out);
  const same = await run(['verify', '--rules', rules, file]);
  assert.deepEqual([same.code, JSON.parse(same.out).verdict], [0, 'reproduced']);
  const absent = await run(['verify', file]);
  assert.deepEqual([absent.code, JSON.parse(absent.out).verdict], [2, 'cannot_judge']);
  const other = await rules_with('changed', { 'trial/engineering.json': { ...kTrial, title: '另一版' } });
  assert.equal(JSON.parse((await run(['verify', '--rules', other, file])).out).verdict, 'cannot_judge');
  const forged = structuredClone(written);
  forged.edition.packs[0].digest = `sha256:${'0'.repeat(64)}`;
  const verdict = JSON.parse((await run(['verify', '--rules', rules, await folder.write('forged.json', forged)])).out);
  assert.equal(verdict.verdict, 'differs');
  assert.ok(verdict.differences.some(({ at }) => at === '/edition/packs/0/digest'), verdict.differences);
});

test('dates and clauses carry the packs too', async () => {
  for (const command of ['dates', 'clauses']) {
    const { code, out } = await run([command, ...(command === 'dates' ? kOn : kOn.slice(0, 2)), '--pack', kNational]);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out).edition.packs.map(({ id }) => id), [kNational]);
  }
});

test('the text names the facts of a pack', async () => {
  const rules = await rules_with('text', {});
  const file = await folder.write('answers.json', { format: 'zhicheng-answers/1', answers: { ...kEngineer, trial_projects: null } });
  const { out } = await run(['assess', '--rules', rules, ...kOn, '--pack', 'trial/engineering', '--text', file]);
  assert.match(out, /您主持过几个项目？/);
});
