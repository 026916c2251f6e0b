// zhicheng compare: two packages, field by field and attachment by attachment.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { run } from '../cases/doors.mjs';
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

test('as text it says 一致, 不一致 and 缺件', async () => {
  const left = await packed('lt.json', { attachments: [file('award', 'c.pdf', 'c')] });
  const right = await packed('rt.json', { applicant: { ...kApplicant, name: '王莉' } });
  const { code, out } = await compared(left, right, '--text');
  assert.equal(code, 1);
  assert.match(out, /不一致：1 项、附件 1 个。/);
  assert.match(out, /✘ 不一致 {2}姓名\n {5}甲：王丽\n {5}乙：王莉\n {5}只差一个字/);
  assert.match(out, /－ 缺件 {2}award {2}c\.pdf：“.*rt\.json”里没有/);
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
  assert.equal((await run(['compare', '-', '-'])).code, 64);
});
