// zhicheng pack: files and attachments into a package.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';
import { run } from '../cases/doors.mjs';
import { answers_of, error_of, kEligible, kOn, open_folder } from './folder.mjs';

let folder;
let answers;
before(async () => {
  folder = await open_folder();
  answers = await folder.write('answers.json', answers_of(kEligible));
});
after(() => folder?.close());

const kCreated = ['--created', '2026-05-20T09:30:00+08:00'];
const pack = (...args) => run(['pack', ...kOn, ...kCreated, answers, ...args]);

test('the file has the same bytes as standard output, but for the line feed', async () => {
  const file = folder.file('my.zhicheng.json');
  const [by_file, by_pipe] = [await pack('-o', file), await pack()];
  assert.deepEqual([by_file.code, by_file.out, by_file.err], [0, '', '']);
  assert.equal(await readFile(file, 'utf8') + '\n', by_pipe.out);
  assert.equal((await run(['verify', file])).code, 0);
  assert.deepEqual((await readdir(folder.path)).filter((name) => name.includes('.part')), []);
});

test('an earlier package is replaced whole', async () => {
  const file = await folder.write('earlier.json', 'x'.repeat(1 << 20));
  assert.equal((await pack('-o', file)).code, 0);
  assert.equal(JSON.parse(await readFile(file, 'utf8')).format, 'zhicheng-package/1');
});

test('attachments are described by size, digest and what they begin with', async () => {
  const contents = {
    'a diploma.pdf': [Buffer.from('%PDF-1.7\n' + 'x'.repeat(200000)), 'application/pdf'],
    'photo.txt': [Buffer.from('ffd8ffe000104a46494600', 'hex'), 'image/jpeg'],
    '证明.png': [Buffer.from('89504e470d0a1a0a0000', 'hex'), 'image/png'],
  };
  const args = [];
  for (const [name, [bytes]] of Object.entries(contents)) args.push('--attach', `proof=${await folder.write(name, bytes)}`);
  const { out, err } = await pack(...args);
  assert.equal(err, '');
  const expected = Object.entries(contents).map(([name, [bytes, type]]) => ({
    kind: 'proof', name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), type,
  }));
  assert.deepEqual(JSON.parse(out).attachments, expected);
});

test('an attachment that is no PDF, JPEG or PNG is refused, with its place', async () => {
  const good = await folder.write('good.pdf', '%PDF-1.4');
  for (const [name, bytes] of [['page.pdf', '<html>'], ['empty.pdf', ''], ['late.pdf', ' %PDF-1.4'], ['gif.png', 'GIF89a']]) {
    const bad = await folder.write(name, bytes);
    const ended = await pack('--attach', `a=${good}`, '--attach', `b=${bad}`);
    assert.equal(ended.code, 65);
    const error = error_of(ended);
    assert.deepEqual([error.code, error.at], ['bad_attachment', '/attachments/1']);
    assert.ok(error.detail.includes(name), error.detail);
  }
});

test('an attachment that is not there is named', async () => {
  const error = error_of(await pack('--attach', `a=${folder.file('nowhere.pdf')}`));
  assert.equal(error.code, 'cannot_read');
  assert.match(error.detail, /nowhere\.pdf/);
});

test('the applicant is taken over; a wrong one is refused with a place in its own file', async () => {
  const good = await folder.write('applicant.json', { name: '张三', phone: '13800000000' });
  assert.deepEqual(JSON.parse((await pack('--applicant', good)).out).applicant, { name: '张三', phone: '13800000000' });
  const bad = await folder.write('bad.json', { name: '' });
  const ended = await pack('--applicant', bad);
  assert.equal(ended.code, 65);
  const error = error_of(ended);
  assert.deepEqual([error.code, error.at], ['bad_applicant', '/name']);
  assert.ok(error.detail.includes(bad), error.detail);
});

test('wrong answers are refused with a place in their own file', async () => {
  const bad = await folder.write('wrong.json', answers_of(kEligible, { level: 'boss' }));
  const ended = await run(['pack', ...kOn, bad]);
  assert.equal(ended.code, 65);
  assert.deepEqual([error_of(ended).code, error_of(ended).at], ['out_of_domain', '/answers/level']);
});

test('created is now in China when it is not given, and refused when it is no such time', async () => {
  const { out } = await run(['pack', ...kOn, answers]);
  const { created } = JSON.parse(out);
  assert.match(created, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
  assert.ok(Math.abs(Date.parse(created) - Date.now()) < 60000, created);
  const ended = await run(['pack', ...kOn, '--created', '2026-05-20 09:30', answers]);
  assert.deepEqual([ended.code, error_of(ended).code, error_of(ended).at], [65, 'bad_date', '/created']);
});

test('nothing is written where it cannot be', async () => {
  const ended = await pack('-o', folder.file('no/such/folder.json'));
  assert.equal(ended.code, 74);
  assert.equal(error_of(ended).code, 'cannot_write');
});
