// zhicheng compare: two packages, field by field and attachment by attachment.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';
import { ask_by_lines, open_engine, run } from '../cases/doors.mjs';
import { kEntry, kScan, listed } from '../hostile/container/cases.mjs';
import { entry, zip } from '../hostile/container/zips.mjs';
import { answers_of, error_of, kEligible, kOn, open_folder } from './folder.mjs';

let folder;
before(async () => { folder = await open_folder(); });
after(() => folder?.close());

const kApplicant = { name: '王丽', employer: '临河某某有限公司', papers: [{ title: '灌区节水', rank: 1 }] };
const file = (kind, name, digit) => ({ kind, name, bytes: 10, sha256: digit.repeat(64), type: 'application/pdf' });

/// A package as the door writes it, without files on the disk.
async function packed(name, { applicant = kApplicant, attachments = [], changes = {} } = {}) {
  const request = { format: 'zhicheng-request/1', call: 'pack', edition: 'bayannur/2026', on: '2026-05-20',
    created: '2026-05-20T09:30:00+08:00', body: { answers: answers_of(kEligible, changes), applicant, attachments } };
  const { out } = await run(['api'], `${JSON.stringify(request)}\n`);
  return folder.write(name, out);
}
async function compared(left, right, ...more) {
  const { code, out } = await run(['compare', left, right, ...more]);
  return { code, out, read: more.includes('--text') ? null : JSON.parse(out) };
}

test('a package is the same as itself', async () => {
  const one = await packed('one.json', { attachments: [file('diploma', 'a.pdf', 'a')] });
  const { code, read } = await compared(one, one);
  assert.equal(code, 0);
  assert.equal(read.format, 'zhicheng-comparison/1');
  assert.equal(read.same, true);
  assert.ok(read.fields.length > 10 && read.fields.every(({ status }) => status === 'same'));
  assert.deepEqual(read.attachments, [{ kind: 'diploma', left: 'a.pdf', right: 'a.pdf', status: 'same' }]);
});

test('fields: other values, names one character apart, members of one alone', async () => {
  const left = await packed('left.json');
  const right = await packed('right.json', { changes: { career_on: '2018-08-02' },
    applicant: { ...kApplicant, name: '王莉', employer: undefined, phone: '13800000000', papers: [...kApplicant.papers, { title: '盐碱地', rank: 2 }] } });
  const { code, read } = await compared(left, right);
  assert.equal(code, 1);
  const odd = Object.fromEntries(read.fields.filter(({ status }) => status !== 'same').map(({ at, ...row }) => [at, row]));
  assert.deepEqual(odd['/applicant/name'], { status: 'differs', left: '王丽', right: '王莉', one_character: true });
  assert.deepEqual(odd['/applicant/employer'], { status: 'left_only', left: '临河某某有限公司' });
  assert.deepEqual(odd['/applicant/phone'], { status: 'right_only', right: '13800000000' });
  assert.deepEqual(odd['/applicant/papers/1/rank'], { status: 'right_only', right: 2 });
  assert.deepEqual(odd['/answers/career_on'], { status: 'differs', left: '2018-08-01', right: '2018-08-02', one_character: true });
  assert.ok(Object.keys(odd).some((at) => at.startsWith('/assessment/findings/')));
});

test('attachments: renamed, other bytes, missing', async () => {
  const left = await packed('l.json', { attachments: [file('diploma', 'a.pdf', 'a'), file('paper', 'b.pdf', 'b'), file('award', 'c.pdf', 'c'), file('photo', '王丽.pdf', 'd')] });
  const right = await packed('r.json', { attachments: [file('diploma', 'a.pdf', 'e'), file('paper', 'b2.pdf', 'b'), file('photo', '王莉.pdf', 'f'), file('other', 'g.pdf', '9')] });
  const { read } = await compared(left, right);
  assert.deepEqual(read.attachments, [
    { kind: 'diploma', left: 'a.pdf', right: 'a.pdf', same_bytes: false, status: 'differs' },
    { kind: 'paper', left: 'b.pdf', one_character: true, renamed: true, right: 'b2.pdf', same_bytes: true, status: 'differs' },
    { kind: 'award', left: 'c.pdf', status: 'left_only' },
    { kind: 'photo', left: '王丽.pdf', one_character: true, right: '王莉.pdf', same_bytes: false, status: 'differs' },
    { kind: 'other', right: 'g.pdf', status: 'right_only' },
  ]);
});

/// Lines may be broken where a folder's name is long.
const in_one = (text) => text.replace(/\n +/g, '');
const rows_of = ({ fields }) => Object.fromEntries(fields.filter(({ status }) => status !== 'same').map(({ at, ...row }) => [at, row]));

test('of archives the files themselves are compared, not what is said of them', async () => {
  const json = await readFile(await packed('zipped.json', { attachments: [listed(kScan)] }), 'utf8');
  const archive = (name, content) => folder.write(name, zip([entry(kEntry, json), ...(content ? [entry('attachments/scan.pdf', content)] : [])]));
  const changed = Buffer.from(kScan);
  changed[20] ^= 1;
  const whole = await archive('whole.zip', kScan);
  const other = await archive('other.zip', changed);
  const short = await archive('short.zip', kScan.subarray(1));
  const empty = await archive('empty.zip');
  const row = { kind: 'diploma', left: 'scan.pdf', right: 'scan.pdf' };
  for (const [left, right, expected] of [
    [whole, whole, { ...row, status: 'same' }],
    [whole, other, { ...row, right_state: 'content_differs', same_bytes: false, status: 'differs' }],
    [short, whole, { ...row, left_state: 'size_differs', same_bytes: false, status: 'differs' }],
    [whole, empty, { kind: 'diploma', left: 'scan.pdf', right_state: 'missing', status: 'left_only' }],
    [empty, folder.file('zipped.json'), { kind: 'diploma', right: 'scan.pdf', left_state: 'missing', status: 'right_only' }],
    [other, other, { ...row, left_state: 'content_differs', right_state: 'content_differs', same_bytes: false, status: 'differs' }],
    [empty, empty, { ...row, left_state: 'missing', right_state: 'missing', same_bytes: false, status: 'differs' }],
  ]) {
    const { code, out, read } = await compared(left, right);
    assert.deepEqual([code, read.same, read.attachments], [expected.status === 'same' ? 0 : 1, expected.status === 'same', [expected]]);
    // Another way in is told what lies in the archives, and says the same.
    const body = { left: JSON.parse(json), right: JSON.parse(json) };
    for (const [side, file] of [['left', left], ['right', right]]) {
      if (file.endsWith('.zip')) body[`${side}_files`] = [{ [whole]: 'same', [other]: 'content_differs', [short]: 'size_differs', [empty]: 'missing' }[file]];
    }
    const request = Buffer.from(JSON.stringify({ format: 'zhicheng-request/1', call: 'compare', body }));
    assert.equal(`${(await ask_by_lines([request]))[0]}\n`, out);
    if (process.env.ZHICHENG_ENGINE) assert.equal(`${(await open_engine())(request)}\n`, out);
  }
  assert.match(in_one((await compared(whole, empty, '--text')).out), /缺件 {2}.*scan\.pdf：“.*empty\.zip”里没有乙：列出了这个文件，压缩包里却没有/);
});

test('the states of files are words that are known, one for each file', async () => {
  const one = JSON.parse(await readFile(await packed('states.json', { attachments: [file('award', 'c.pdf', 'c')] }), 'utf8'));
  for (const [left_files, code, at] of [[['lost'], 'out_of_domain', '/body/left_files/0'], [['same', 'same'], 'bad_attachment', '/body/left_files'],
    [[1], 'wrong_type', '/body/left_files/0']]) {
    const request = Buffer.from(JSON.stringify({ format: 'zhicheng-request/1', call: 'compare', body: { left: one, right: one, left_files } }));
    const { error } = JSON.parse((await ask_by_lines([request]))[0]);
    assert.deepEqual([error.code, error.at], [code, at]);
  }
});

test('all that the lists say of a file is compared', async () => {
  const award = file('award', 'c.pdf', 'c');
  const left = await packed('ml.json', { attachments: [{ ...award, item: '/papers/0' }] });
  for (const [changes, member, said] of [[{ item: undefined }, 'item', ['/papers/0', null]], [{ encrypted: true }, 'encrypted', [null, true]],
    [{ pages: 3 }, 'pages', [null, 3]], [{ bytes: 11 }, 'bytes', [10, 11]]]) {
    const right = await packed('mr.json', { attachments: [{ ...award, item: '/papers/0', ...changes }] });
    const { code, read } = await compared(left, right);
    assert.deepEqual([code, read.same], [1, false], member);
    assert.deepEqual(read.attachments, [{ kind: 'award', left: 'c.pdf', right: 'c.pdf', same_bytes: true, status: 'differs',
      members: [{ member, left: said[0], right: said[1] }] }]);
  }
  assert.match((await compared(left, await packed('mt.json', { attachments: [award] }), '--text')).out, /证明哪一条：甲 论文著作第1条，乙 没有/);
});

test('a digest that does not fit is told, whatever else is the same', async () => {
  const good = await packed('sealed.json');
  const text = await readFile(good, 'utf8');
  const forged = await folder.write('forged.json', text.replace(/"digest":"sha256:.{64}","edition":\{/, (found) => found.replace(/sha256:..../, 'sha256:0000')));
  const { code, read } = await compared(good, forged);
  assert.deepEqual([code, read.same, read.sealed], [1, false, { left: true, right: false }]);
  assert.match((await compared(good, forged, '--text')).out, /乙的校验码对不上/);
  assert.deepEqual((await compared(good, good)).read.sealed, { left: true, right: true });
});

test('a file under another kind is told with both kinds, and is not renamed', async () => {
  const left = await packed('kl.json', { attachments: [file('diploma', 'a.pdf', 'a')] });
  const right = await packed('kr.json', { attachments: [file('degree', 'a.pdf', 'a')] });
  const { read } = await compared(left, right);
  assert.deepEqual(read.attachments, [{ left_kind: 'diploma', right_kind: 'degree', left: 'a.pdf', right: 'a.pdf', same_bytes: true, status: 'differs' }]);
});

test('items of lists are compared with those they are about, wherever they stand', async () => {
  const papers = [{ title: '灌区节水', rank: 1, on: '2020-01-01' }, { title: '盐碱地改良', rank: 2, on: '2021-01-01' }];
  const achievements = ['甲项目', '乙项目', '丙项目'].map((title, i) => ({ kind: 'project', title, rank: i + 1, on: `202${i}-03-01` }));
  const proof = (item) => ({ ...file('paper', 'b.pdf', 'b'), item });
  const left = await packed('il.json', { applicant: { ...kApplicant, papers, achievements }, attachments: [proof('/papers/1')] });
  const right = await packed('ir.json', { applicant: { ...kApplicant, papers: [{ title: '新论文' }, ...papers], achievements: achievements.slice(1) },
    attachments: [proof('/papers/2')] });
  const { code, read } = await compared(left, right);
  assert.equal(code, 1);
  assert.deepEqual(rows_of(read), {
    '/applicant/achievements/0/kind': { status: 'left_only', left: 'project' }, '/applicant/achievements/0/on': { status: 'left_only', left: '2020-03-01' },
    '/applicant/achievements/0/rank': { status: 'left_only', left: 1 }, '/applicant/achievements/0/title': { status: 'left_only', left: '甲项目' },
    '/applicant/papers/0/title': { status: 'right_only', right: '新论文' },
  });
  assert.ok(read.fields.some(({ at, right_at, status }) => at === '/applicant/papers/1/title' && right_at === '/applicant/papers/2/title' && status === 'same'));
  assert.deepEqual(read.attachments, [{ kind: 'paper', left: 'b.pdf', right: 'b.pdf', status: 'same' }]);
  const typo = await packed('it.json', { applicant: { ...kApplicant, papers: [{ title: '又一篇' }, { ...papers[0], title: '灌区节木' }, papers[1]], achievements },
    attachments: [proof('/papers/0')] });
  const with_typo = (await compared(left, typo)).read;
  assert.deepEqual(rows_of(with_typo)['/applicant/papers/0/title'] ?? rows_of(with_typo), { status: 'right_only', right: '又一篇' });
  assert.ok(with_typo.fields.some(({ right_at, one_character }) => right_at === '/applicant/papers/1/title' && one_character));
  // What the right one counts as its first is another paper.
  assert.deepEqual(with_typo.attachments[0].members, [{ member: 'item', left: '/papers/1', right: '/papers/0' }]);
});

test('null says as little as nothing', async () => {
  const left = await packed('nl.json', { applicant: { ...kApplicant, former_name: null, papers: [{ ...kApplicant.papers[0], journal: null }] } });
  const right = await packed('nr.json');
  const { read } = await compared(left, right);
  assert.deepEqual(rows_of(read), {});
  assert.ok(read.fields.every(({ at }) => !at.endsWith('/former_name')));
  assert.equal(read.same, true);
});

test('as text, codes have their words', async () => {
  const achievements = (kind) => ({ ...kApplicant, sex: kind === 'patent' ? 'female' : 'male', achievements: [{ kind, title: '节水灌溉' }], education: [{ level: 'bachelor', school: '示例大学' }] });
  const left = await packed('wl.json', { applicant: achievements('project'), attachments: [file('diploma', 'a.pdf', 'a')] });
  const right = await packed('wr.json', { applicant: { ...achievements('patent'), education: [{ level: 'master', school: '示例大学' }] } });
  const { out } = await compared(left, right, '--text');
  assert.match((await compared(left, await packed('ws.json', { changes: { level: 'senior' } }), '--text')).out, /回答“申报层级”\n {5}甲：中级\n {5}乙：正高级/);
  for (const words of [/类别\n {5}甲：项目\n {5}乙：专利/, /性别\n {5}甲：男\n {5}乙：女/, /学历\n {5}甲：大学本科.*\n {5}乙：硕士/]) assert.match(out, words);
  assert.doesNotMatch(out, /project|diploma|bachelor|intermediate/);
});

test('as text it says 一致, 不一致 and 缺件', async () => {
  const left = await packed('lt.json', { attachments: [file('award', 'c.pdf', 'c')] });
  const right = await packed('rt.json', { applicant: { ...kApplicant, name: '王莉' } });
  const { code, out } = await compared(left, right, '--text');
  assert.equal(code, 1);
  assert.match(out, /不一致：1 项、附件 1 个。/);
  assert.match(out, /✘ 不一致 {2}姓名\n {5}甲：王丽\n {5}乙：王莉\n {5}只差一个字/);
  assert.match(in_one(out), /－ 缺件 {2}业绩成果（论文、奖项、荣誉等） {2}c\.pdf：“.*rt\.json”里没有/);
  assert.doesNotMatch(out, /✔/);
  assert.match((await compared(left, left, '--text', '--all')).out, /完全一致[\s\S]*✔ 一致 {2}姓名\n {5}王丽/);
});

test('what is no package is refused with its file and place', async () => {
  const good = await packed('good.json');
  const bad = await folder.write('bad.json', '{"format":"zhicheng-package/1"}');
  const ended = await run(['compare', good, bad]);
  assert.equal(ended.code, 65);
  const error = error_of(ended);
  assert.equal(error.code, 'missing_key');
  assert.match(error.detail, /bad\.json/);
  const torn = await folder.write('torn.json', '{"format":');
  assert.match(error_of(await run(['compare', torn, good])).detail, /torn\.json：./);
  assert.equal((await run(['compare', '-', '-'])).code, 64);
});
