// What is large, or deep, within the limits of what may be read: it is answered shortly, and never by a bug of the program.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { run } from '../cases/doors.mjs';
import { answers_of, error_of, kEligible, kOn, open_folder } from './folder.mjs';
import { sealed } from './sealed.mjs';

const kMostBytes = 1 << 20;

let folder;
let answers;
let good;
const hostile = {};
before(async () => {
  folder = await open_folder();
  answers = await folder.write('answers.json', answers_of(kEligible));
  good = (await run(['pack', ...kOn, '--created', '2026-05-20T09:30:00+08:00', answers])).out.trim();
  const write = async (name, change) => { hostile[name] = await folder.write(`${name}.json`, sealed(good, change)); };
  const many = (count) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));
  await write('many members of the assessment', ({ assessment }) => { Object.assign(assessment, many(150000)); });
  await write('many members of the applicant', ({ applicant }) => { Object.assign(applicant, many(180000)); });
  await write('a list of the assessment is long', ({ assessment }) => { assessment.findings = Array(1500).fill('好'.repeat(1000)); });
  await write('a deep member of the assessment', ({ assessment }) => { assessment.x = JSON.parse('['.repeat(62) + ']'.repeat(62)); });
  await write('a deep member of the applicant', ({ applicant }) => { applicant.x = JSON.parse('['.repeat(62) + ']'.repeat(62)); });
  await write('long names of members', ({ assessment }) => { for (let i = 0; i < 40; ++i) assessment[`${'k'.repeat(100000)}${i}`] = i; });
  await write('an edition with a long name', ({ edition }) => { edition.id = '好'.repeat(1000000); });
  await write('names that are nearly one', ({ applicant }) => {
    applicant.work = Array.from({ length: 200 }, (_, i) => ({ employer: `${'甲'.repeat(190)}${String.fromCodePoint(0x4e00 + i)}`, from: '2010-01-01' }));
  });
});
after(() => folder?.close());

test('verify and compare answer shortly what is large or deep, as JSON and in words', async () => {
  const original = await folder.write('good.json', good);
  for (const [name, file] of Object.entries(hostile)) {
    for (const form of ['--json', '--text']) {
      const ended = await run(['verify', file, form]);
      assert.ok([0, 1, 2].includes(ended.code), `${name} ${form}: ${ended.code} ${ended.err.slice(0, 200)}`);
      assert.ok(Buffer.byteLength(ended.out) < kMostBytes, `${name} ${form}: ${ended.out.length}`);
    }
    // Two packages make a request that is deeper than each of them.
    const compared = await run(['compare', original, file, '--text']);
    assert.equal(compared.code, name.startsWith('a deep') ? 65 : 1, `${name}: ${compared.err.slice(0, 200)}`);
  }
});

test('differences and checks beyond a number are counted, and long values are cut', async () => {
  const verdict = async (name) => JSON.parse((await run(['verify', hostile[name]])).out);
  const members = await verdict('many members of the assessment');
  assert.deepEqual([members.differences.length, members.differences_left_out], [200, 149800]);
  assert.deepEqual(members.differences[0], { at: '/assessment/k0', judged: null, packaged: 0 });
  const { checks } = await verdict('many members of the applicant');
  assert.equal(checks.filter(({ id }) => id === 'unknown_member').length, 20);
  const [rest, ...none] = checks.filter(({ id }) => id === 'more_of_the_same');
  assert.equal(rest.values.count, '179980');
  assert.match(rest.text, /^还有179980处与此相同，没有逐条列出：申报人信息里有本程序不认识的内容：k\d+。$/);
  assert.deepEqual(none, []);
  const cut = await folder.write('cut.json', sealed(good, ({ assessment }) => { assessment.outcome = '好'.repeat(5000); }));
  const [long] = JSON.parse((await run(['verify', cut])).out).differences;
  assert.deepEqual([long.at, long.packaged_bytes, long.packaged], ['/assessment/outcome', 15002, `"${'好'.repeat(199)}…`]);
  assert.match((await run(['verify', cut, '--text'])).out.replace(/\n +/g, ''), /好…（共 15002 字节，只写出开头）/);
});

test('what decides is told before what was added', async () => {
  const file = await folder.write('hidden.json', sealed(good, ({ assessment }) => {
    assessment.chain = Array(2000).fill({ office: 'x', duty: 'x', status: 'x' });
    assessment.outcome = 'ineligible';
  }));
  const { differences, differences_left_out: left_out } = JSON.parse((await run(['verify', file])).out);
  assert.ok(differences.some(({ at, packaged }) => at === '/assessment/outcome' && packaged === 'ineligible'));
  assert.ok(left_out > 1000);
});

test('of lists that differ in length, what is altered has its own pointer', async () => {
  const findings = JSON.parse(good).assessment.findings;
  const differences_of = async (change) => JSON.parse((await run(['verify', await folder.write('list.json', sealed(good, change))])).out).differences;
  const [changed, missing] = await differences_of(({ assessment }) => {
    assessment.findings[4].status = 'x';
    assessment.findings.splice(1, 1);
  });
  assert.deepEqual(changed, { at: '/assessment/findings/3/status', packaged: 'x', judged: findings[4].status, judged_at: '/assessment/findings/4/status' });
  assert.deepEqual([missing.at, missing.packaged, missing.judged.id, missing.judged_at], ['/assessment/findings/-', null, findings[1].id, '/assessment/findings/1']);
  const added = await differences_of(({ assessment }) => { assessment.findings.splice(2, 0, { ...findings[0], id: 'made_up' }); });
  assert.deepEqual(added.map(({ at, packaged, judged }) => [at, packaged.id, judged]), [['/assessment/findings/2', 'made_up', null]]);
});

test('no package is written that could not be read again', async () => {
  const applicant = await folder.write('applicant.json', Object.fromEntries(Array.from({ length: 199900 }, (_, i) => [`k${i}`, i])));
  const deep = await folder.write('deep.json', `{"x":${'['.repeat(63)}${']'.repeat(63)}}`);
  for (const [file, code] of [[applicant, 'too_many_nodes'], [deep, 'too_deep']]) {
    for (const ending of ['json', 'html', 'zip']) {
      const ended = await run(['pack', ...kOn, answers, '--applicant', file, '-o', folder.file(`made.zhicheng.${ending}`)]);
      assert.equal(ended.code, 65, `${code} ${ending}: ${ended.code} ${ended.err}`);
      assert.equal(error_of(ended).code, code);
    }
  }
});
