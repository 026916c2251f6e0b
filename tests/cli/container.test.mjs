// pack, verify and unpack with all three containers.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { png, scan_of } from '../attachment/files.mjs';
import { run } from '../cases/doors.mjs';
import { kEntry } from '../hostile/container/cases.mjs';
import { entry, zip } from '../hostile/container/zips.mjs';
import { full_applicant } from './applicant.mjs';
import { answers_of, error_of, kEligible, kOn, open_folder } from './folder.mjs';

let folder;
let args;
let json;
const kFiles = { '毕业证.pdf': scan_of(210000), 'photo.png': png() };

before(async () => {
  folder = await open_folder();
  args = ['pack', ...kOn, '--created', '2026-05-20T09:30:00+08:00', await folder.write('answers.json', answers_of(kEligible)),
    '--applicant', await folder.write('applicant.json', full_applicant())];
  for (const [name, bytes] of Object.entries(kFiles)) args.push('--attach', `proof=${await folder.write(name, bytes)}`);
  const packed = await run(args);
  assert.equal(packed.code, 0, packed.err);
  json = packed.out.trimEnd();
});
after(() => folder?.close());

async function packed(name) {
  const file = folder.file(name);
  const ended = await run([...args, '-o', file]);
  assert.deepEqual([ended.code, ended.out, ended.err], [0, '', '']);
  return file;
}

test('all three hold the same package, and are judged alike', async () => {
  for (const name of ['my.zhicheng.json', 'my.zhicheng.html', 'my.zhicheng.zip']) {
    const file = await packed(name);
    const unpacked = await run(['unpack', file]);
    assert.deepEqual([unpacked.code, unpacked.out], [0, `${json}\n`], name);
    const verdict = await run(['verify', file]);
    assert.equal(verdict.code, 0, name);
    assert.equal(JSON.parse(verdict.out).verdict, 'reproduced');
  }
  assert.deepEqual((await readdir(folder.path)).filter((name) => name.includes('.part')), []);
});

test('an archive is the same bytes each time, and its files come out as they went in', async () => {
  const file = await packed('once.zhicheng.zip');
  assert.deepEqual(await readFile(file), await readFile(await packed('twice.zhicheng.zip')));
  const out = folder.file('out');
  const ended = await run(['unpack', file, '-o', out]);
  assert.equal(ended.code, 0, ended.err);
  assert.deepEqual(JSON.parse(ended.out).files.map(({ state }) => state), ['same', 'same']);
  assert.equal(await readFile(join(out, 'application.zhicheng.json'), 'utf8'), json);
  for (const [name, bytes] of Object.entries(kFiles)) assert.deepEqual(await readFile(join(out, 'attachments', name)), bytes);
});

test('nothing that is there is overwritten, not even through a link', async () => {
  const file = await packed('my.zhicheng.html');
  const there = await folder.write('there.json', 'mine');
  const link = folder.file('link.json');
  await symlink(folder.file('nowhere.json'), link);
  for (const target of [there, link]) {
    const ended = await run(['unpack', file, '-o', target]);
    assert.deepEqual([ended.code, error_of(ended).code], [74, 'cannot_write']);
  }
  assert.equal(await readFile(there, 'utf8'), 'mine');
  assert.ok(!existsSync(folder.file('nowhere.json')));
  const fresh = folder.file('fresh.json');
  assert.equal((await run(['unpack', file, '-o', fresh])).code, 0);
  assert.equal(await readFile(fresh, 'utf8'), json);
});

test('a changed byte of an attachment is found out; its file still comes out', async () => {
  const file = await packed('changed.zhicheng.zip');
  const bytes = await readFile(file);
  const at = bytes.indexOf(kFiles['photo.png']);
  assert.ok(at > 0);
  bytes[at + 9] ^= 1;
  await writeFile(file, bytes);
  assert.equal(error_of(await run(['verify', file])).code, 'zip_bad_crc');
});

test('an attachment that changes between listing and writing stops the archive', async () => {
  const ended = await run([...args, '--attach', `proof=${folder.file('nothing.pdf')}`, '-o', folder.file('stopped.zhicheng.zip')]);
  assert.equal(error_of(ended).code, 'cannot_read');
  assert.ok(!existsSync(folder.file('stopped.zhicheng.zip')));
});

test('one file may prove two items, and two files may have one name', async () => {
  await mkdir(folder.file('x'));
  const one = folder.file('毕业证.pdf');
  const other = await folder.write('x/毕业证.pdf', scan_of(900));
  const file = folder.file('names.zhicheng.zip');
  const applicant = await folder.write('two.json', { papers: [{ title: '灌区节水' }], achievements: [{ title: '盐碱地改良' }] });
  const files = ['--attach', `paper@/papers/0=${one}`, '--attach', `paper@/achievements/0=${one}`, '--attach', `paper=${other}`];
  const packing = ['--edition', 'bayannur/2026', '--on', '2026-05-20', folder.file('answers.json'), '--applicant', applicant, ...files];
  const ended = await run(['pack', ...packing, '-o', file]);
  assert.equal(ended.code, 0, ended.err);
  const verdict = JSON.parse((await run(['verify', file])).out);
  assert.equal(verdict.verdict, 'reproduced');
  assert.deepEqual(verdict.checks.filter(({ id }) => id === 'same_file_twice').map(({ places }) => places), [['/attachments/0', '/attachments/1']]);
  const twice = await run(['pack', ...packing, '--attach', `paper=${other}`]);
  assert.deepEqual([error_of(twice).code, error_of(twice).at], ['bad_attachment', '/attachments/3']);
});

test('a readable copy whose visible part was changed differs, first of all, however it was changed', async () => {
  const file = await packed('forged.zhicheng.html');
  const original = await readFile(file, 'utf8');
  const data = await packed('data.zhicheng.json');
  const kTold = /^(甲的)?副本不一致：看得见的文字不是本程序按包内数据写出的/;
  const forged = {
    'another name': original.replace('斯琴高娃', '斯琴高蛙'),
    'a hidden page': original.replace('</style>', 'main{display:none}</style>'),
    'words by a style': original.replace('</style>', 'h1::after{content:"已通过"}</style>'),
    'a handler': original.replace('<body>', '<body onload="x()">'),
  };
  for (const [how, text] of Object.entries(forged)) {
    assert.notEqual(text, original, how);
    await writeFile(file, text);
    const verified = await run(['verify', file]);
    const { verdict, copy, differences } = JSON.parse(verified.out);
    assert.deepEqual([verified.code, verdict, copy, differences], [1, 'differs', 'other', []], how);
    const compared = await run(['compare', file, data]);
    assert.deepEqual([compared.code, JSON.parse(compared.out).copies], [1, { left: 'other' }], how);
    const out = folder.file(`${how}.json`);
    const unpacked = await run(['unpack', file, '-o', out]);
    assert.deepEqual([unpacked.code, JSON.parse(unpacked.out).copy], [1, 'other'], how);
    assert.equal(await readFile(out, 'utf8'), json);
  }
  for (const words of [['verify', '--text', file], ['compare', '--text', file, data]]) {
    const lines = (await run(words)).out.split('\n');
    assert.match(lines.find((line) => !/^[甲乙]：/.test(line)), kTold);
  }
  const piped = await run(['unpack', file]);
  assert.deepEqual([piped.code, piped.out], [1, `${json}\n`]);
  assert.match(piped.err, kTold);
});

test('a file of an archive that is larger than listed differs; nothing is inflated only to say so', async () => {
  const other = zip([entry(kEntry, json), entry('attachments/毕业证.pdf', Buffer.alloc(64 << 20), { deflate: true }), entry('attachments/photo.png', kFiles['photo.png'])]);
  const file = await folder.write('larger.zip', other);
  const verified = await run(['verify', file]);
  assert.deepEqual([verified.code, JSON.parse(verified.out).differences],
    [1, [{ at: '/attachments/0/bytes', packaged: kFiles['毕业证.pdf'].length, judged: 64 << 20 }]]);
  const compared = await run(['compare', file, file]);
  assert.equal(compared.code, 1);
  const unpacked = await run(['unpack', file, '-o', folder.file('larger')]);
  assert.deepEqual([unpacked.code, JSON.parse(unpacked.out).files.map(({ state }) => state)], [1, ['size_differs', 'same']]);
  assert.ok(!existsSync(join(folder.file('larger'), 'attachments', '毕业证.pdf')));
});

test('what other programs made of an archive or a copy is refused with what to do', async () => {
  const whole = entry(kEntry, json);
  const inner = (name) => [entry(`${name}/${kEntry}`, json), ...Object.entries(kFiles).map(([file, bytes]) => entry(`${name}/attachments/${file}`, bytes))];
  const html = await readFile(await packed('saved.zhicheng.html'), 'utf8');
  const made = {
    'folder.zip': [zip(inner('我的申报')), 'zip_without_package', /在文件夹“我的申报”里.*请用原来的文件，不要解开后重新压缩/],
    'folder_itself.zip': [zip([entry('my/', ''), ...inner('my')]), 'zip_bad_name', /多了一个文件夹.*不要解开后重新压缩/],
    'gbk.zip': [zip([whole, entry('', 'x', { name: Buffer.from([0x61, 0x2f, 0xb1, 0xcf, 0xd2, 0xb5]) })]), 'zip_bad_name', /不是 UTF-8 编码.*不要解开后重新压缩/],
    'mac.zip': [zip([whole, entry('__MACOSX/._a', 'x')]), 'zip_unlisted', /系统自己加进去的文件.*不要解开后重新压缩/],
    'windows.zip': [zip([whole, entry('attachments/Thumbs.db', 'x')]), 'zip_unlisted', /系统自己加进去的文件.*不要解开后重新压缩/],
    'more.zip': [zip([whole, entry('attachments/a.pdf', 'x')]), 'zip_unlisted', /没有列出.*不要解开后重新压缩/],
    'saved.html': [html.replace('<html', '<!-- saved from url=(0014)about:internet -->\n<html'), 'html_active', /不要在浏览器里“另存为”/],
    'stripped.html': ['<html><head></head><body>申报包</body></html>', 'html_without_package', /不要在浏览器里“另存为”/],
    'saved.mhtml': [`From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n${html}`, 'html_without_package', /不要在浏览器里“另存为”/],
  };
  for (const [name, [bytes, code, words]] of Object.entries(made)) {
    const ended = await run(['verify', await folder.write(name, bytes)]);
    assert.equal(ended.code, 65, name);
    const error = error_of(ended);
    assert.equal(error.code, code, name);
    assert.match(error.detail, words, name);
  }
});

test('a readable copy whose words were changed is judged by its package, and that is told', async () => {
  const file = await packed('reworded.zhicheng.html');
  const copy_of = async () => JSON.parse((await run(['verify', file])).out).copy;
  assert.equal(await copy_of(), 'same');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('<dd>符合通知', '<dd>完全符合通知'));
  assert.equal(await copy_of(), 'other');
  assert.match((await run(['verify', '--text', file])).out, /请以包内数据为准/);
});

test('a readable copy whose package was changed differs', async () => {
  const file = await packed('edited.zhicheng.html');
  const text = await readFile(file, 'utf8');
  const edited = text.replace('"former_name":"阿拉坦其其格"', '"former_name":"阿拉坦其其格一"');
  assert.notEqual(edited, text);
  await writeFile(file, edited);
  const ended = await run(['verify', file]);
  assert.deepEqual([ended.code, JSON.parse(ended.out).differences[0].at], [1, '/digest']);
});
