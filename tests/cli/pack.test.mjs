// zhicheng pack: files and attachments into a package.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';
import { promisify } from 'node:util';
import { answer_of, good, hostile } from '../attachment/cases.mjs';
import { binary, run } from '../cases/doors.mjs';
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

test('attachments are described as the engine describes them; marked ones are taken', async () => {
  const files = { ...good, 'a diploma.pdf': good['classic.pdf'], '证明.png': good['picture.png'], 'encrypted.pdf': hostile['encrypted.pdf'] };
  const args = [];
  for (const [name, [bytes]] of Object.entries(files)) args.push('--attach', `proof=${await folder.write(name, bytes)}`);
  const { out, err } = await pack(...args);
  assert.equal(err, '');
  const expected = Object.entries(files).map(([name, one]) => {
    const { faults, ...entry } = answer_of(name, one);
    assert.deepEqual(faults, []);
    return entry;
  });
  assert.deepEqual(JSON.parse(out).attachments, expected);
});

test('an attachment names the item that it proves', async () => {
  const file = await folder.write('a@b=c.pdf', good['classic.pdf'][0]);
  const { out, err } = await pack('--attach', `paper@/papers/0=${file}`, '--attach', `其他=${file}`);
  assert.equal(err, '');
  assert.deepEqual(JSON.parse(out).attachments.map(({ kind, item, name }) => [kind, item, name]),
                   [['paper', '/papers/0', 'a@b=c.pdf'], ['其他', undefined, 'a@b=c.pdf']]);
  assert.equal(error_of(await pack('--attach', `paper@papers/0=${file}`)).at, '/attachments/0/item');
  for (const wrong of [file.slice(1, 8), `=${file}`, 'a=', `@/papers/0=${file}`, `a@=${file}`]) {
    assert.equal((await pack('--attach', wrong)).code, 64, wrong);
  }
});

test('an attachment that is no whole PDF, JPEG or PNG is refused, with its place and what to do', async () => {
  const first = await folder.write('good.pdf', good['classic.pdf'][0]);
  const bad = Object.entries(hostile).filter(([, [, { faults }]]) => faults).map(([name, [bytes]]) => [name, bytes]);
  assert.ok(bad.length > 25);
  for (const [name, bytes] of [...bad, ['photo.txt', good['photo.jpg'][0]], ['photo.pdf', good['photo.jpg'][0]]]) {
    const file = await folder.write(name, bytes);
    const ended = await pack('--attach', `a=${first}`, '--attach', `b=${file}`);
    assert.equal(ended.code, 65, name);
    const error = error_of(ended);
    assert.deepEqual([error.code, error.at], ['bad_attachment', '/attachments/1']);
    assert.ok(error.detail.startsWith(`${file}：`) && error.detail.includes('请'), error.detail);
  }
});

test('a large attachment tells on a terminal how far it is read, and nowhere else', async (t) => {
  const file = await folder.write('large.png', Buffer.concat([good['picture.png'][0], Buffer.alloc(40 << 20)]));
  const args = ['pack', ...kOn, ...kCreated, answers, '--attach', `a=${file}`];
  assert.equal((await run(args)).err, '');
  // `script` gives the program a terminal.
  const quoted = [binary(), ...args].map((word) => `'${word}'`).join(' ');
  const shown = await promisify(execFile)('script', ['-qec', quoted, '/dev/null']).catch((error) => (error.code === 'ENOENT' ? undefined : Promise.reject(error)));
  if (!shown) return t.skip('there is no script(1)');
  assert.match(shown.stdout, /正在读取 large\.png：50%（共 40 MB）/);
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
