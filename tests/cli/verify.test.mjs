// zhicheng verify: one package, or lines of them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';
import { run } from '../cases/doors.mjs';
import { answers_of, error_of, kEligible, kOn, open_folder, open_pipe } from './folder.mjs';
import { sealed } from './sealed.mjs';

let folder;
let good;
let differs;
let foreign;
before(async () => {
  folder = await open_folder();
  const answers = await folder.write('answers.json', answers_of(kEligible));
  good = (await run(['pack', ...kOn, '--created', '2026-05-20T09:30:00+08:00', answers])).out.trim();
  differs = good.replace('"2026-05-20T09:30:00+08:00"', '"2026-05-20T09:30:01+08:00"');
  // An edition that this build does not have, sealed as it should be.
  foreign = sealed(good, (body) => { body.edition = { ...body.edition, id: 'bayannur/2019' }; });
});
after(() => folder?.close());

const verify_file = async (text) => run(['verify', await folder.write('package.json', text)]);
const verify_lines = async (text) => {
  const ended = await run(['verify', '-'], text);
  return { ...ended, verdicts: ended.out.split('\n').slice(0, -1).map((line) => JSON.parse(line)) };
};

test('one package in a file: 0 reproduced, 1 differs, 2 cannot judge, 65 unreadable', async () => {
  const ended = await Promise.all([good, differs, foreign].map(async (text, i) =>
    run(['verify', await folder.write(`one${i}.json`, text)])));
  assert.deepEqual(ended.map(({ code }) => code), [0, 1, 2]);
  assert.deepEqual(ended.map(({ out }) => JSON.parse(out).verdict), ['reproduced', 'differs', 'cannot_judge']);
  const unreadable = await verify_file(good.slice(0, -1));
  assert.equal(unreadable.code, 65);
  assert.equal(error_of(unreadable).code, 'truncated');
});

test('a package spread over lines is one package', async () => {
  const { code, out } = await verify_file(JSON.stringify(JSON.parse(good), null, 2));
  assert.equal(code, 0);
  assert.equal(JSON.parse(out).verdict, 'reproduced');
});

test('junk after the package is refused', async () => {
  for (const junk of ['x', '\nx', '\n\0', ']']) {
    const ended = await verify_file(good + junk);
    assert.equal(ended.code, 65, JSON.stringify(junk));
    assert.match(error_of(ended).code, /^(syntax|nul_byte)$/);
  }
});

test('lines in, lines out, in order; an unreadable one is refused in its place', async () => {
  const unknown = JSON.stringify({ ...JSON.parse(good), extra: 1 });
  const { code, err, verdicts } = await verify_lines([good, '{"format":', differs, unknown, foreign, good].join('\n') + '\n');
  assert.equal(code, 65);
  assert.equal(err, '');
  assert.deepEqual(verdicts.map(({ verdict }) => verdict),
    ['reproduced', 'refused', 'differs', 'refused', 'cannot_judge', 'reproduced']);
  assert.deepEqual(Object.keys(verdicts[1]).sort(), ['error', 'format', 'verdict']);
  assert.equal(verdicts[1].format, 'zhicheng-verdict/1');
  assert.equal(verdicts[1].error.code, 'truncated');
  assert.deepEqual([verdicts[3].error.code, verdicts[3].error.at], ['unknown_key', '/extra']);
});

test('one package that comes spread over lines is one package', async () => {
  const spread = JSON.stringify(JSON.parse(good), null, 2);
  const one = await verify_lines(spread);
  assert.deepEqual([one.code, one.verdicts.map(({ verdict }) => verdict)], [0, ['reproduced']]);
  // What only begins like one: each line is judged by itself, and none is lost.
  for (const [text, expected] of [
    [`{\n${good}\n}`, ['refused', 'reproduced', 'refused']],
    [`{\nnot json\n${good}\n${differs}`, ['refused', 'refused', 'reproduced', 'differs']],
    [spread.slice(0, 40), Array(spread.slice(0, 40).trimEnd().split('\n').length).fill('refused')],
  ]) {
    assert.deepEqual((await verify_lines(text)).verdicts.map(({ verdict }) => verdict), expected);
  }
  const long = await verify_lines(`{\n${`"${'x'.repeat(1 << 20)}",\n`.repeat(9)}${good}`);
  assert.deepEqual(long.verdicts.map(({ verdict }) => verdict), [...Array(10).fill('refused'), 'reproduced']);
});

test('copies and archives are asked for by name', async () => {
  for (const text of ['PK\x03\x04', '<!doctype html>\n<html>']) {
    const ended = await run(['verify', '-'], text);
    assert.deepEqual([ended.code, /请写文件名/.test(error_of(ended).detail)], [64, true]);
  }
});

test('a format of tomorrow is refused with what to do', async () => {
  const error = error_of(await verify_file(good.replace('zhicheng-package/1', 'zhicheng-package/2')));
  assert.deepEqual([error.code, error.detail], ['newer_format', '由更新的程序写成（zhicheng-package/2），请更新本程序再打开']);
});

test('what is no JSON is said in words', async () => {
  for (const [text, detail] of [[good.slice(0, -1), '内容不完整，到末尾还没有结束'], ['', '内容是空的'],
    [`${good}\nno`, `字节 ${Buffer.byteLength(good) + 2}：不合 JSON 的写法`]]) {
    assert.equal(error_of(await verify_file(text)).detail, detail);
  }
});

test('a batch ends with the gravest: 65, 1, 2, 0', async () => {
  const exit = async (...lines) => (await verify_lines(lines.join('\n'))).code;
  assert.equal(await exit(good, good), 0);
  assert.equal(await exit(good, foreign), 2);
  assert.equal(await exit(foreign, differs, good), 1);
  assert.equal(await exit('[', differs, foreign), 65);
  assert.equal(await exit(), 0);
});

test('blank lines and carriage returns are passed over; the last line needs no line feed', async () => {
  const { code, verdicts } = await verify_lines(`\n${good}\r\n  \n\r\n${good}`);
  assert.equal(code, 0);
  assert.equal(verdicts.length, 2);
});

test('a line too long is refused and the next is judged', async () => {
  const long = `{"format":"${'x'.repeat(20 << 20)}"}`;
  const { code, verdicts } = await verify_lines([good, long, good].join('\n'));
  assert.equal(code, 65);
  assert.deepEqual(verdicts.map(({ verdict }) => verdict), ['reproduced', 'refused', 'reproduced']);
  assert.equal(verdicts[1].error.code, 'too_large');
});

test('a line without end is not kept in memory', async () => {
  const pipe = open_pipe('verify', '-');
  const megabyte = Buffer.alloc(1 << 20, 0x78);
  for (let i = 0; i < 256; ++i) {
    if (!pipe.stdin.write(megabyte)) await new Promise((resolve) => pipe.stdin.once('drain', resolve));
  }
  assert.equal((await pipe.ask('')).error.code, 'too_large');
  const most = Number(/VmHWM:\s+(\d+) kB/.exec(await readFile(`/proc/${pipe.pid}/status`, 'utf8'))[1]);
  assert.ok(most < 192 << 10, `${most} kB`);
  assert.equal((await pipe.close()).code, 65);
});

test('a file of several packages is treated as lines', async () => {
  const { code, out } = await verify_file(`${good}\n${differs}\n${good}\n`);
  assert.equal(code, 1);
  assert.deepEqual(out.split('\n').slice(0, -1).map((line) => JSON.parse(line).verdict), ['reproduced', 'differs', 'reproduced']);
});

test('each verdict is there before the next line is', async () => {
  const pipe = open_pipe('verify', '-');
  assert.equal((await pipe.ask(good)).verdict, 'reproduced');
  assert.equal((await pipe.ask(differs)).verdict, 'differs');
  assert.equal((await pipe.close()).code, 1);
});

test('as text it says what differs and that accepting stays with people', async () => {
  const { code, out } = await run(['verify', '--text', await folder.write('changed.json', differs)]);
  assert.equal(code, 1);
  assert.match(out, /^复核不一致/);
  assert.match(out, /\/digest（校验码：内容一经改动就对不上）/);
  assert.match(out, /是否受理由工作人员决定。\n$/);
});

test('as text, a changed package of another edition is said to be changed, not judged', async () => {
  const file = await folder.write('foreign.json', foreign.replace('09:30:00', '09:30:01'));
  const { code, out } = await run(['verify', '--text', file]);
  assert.equal(code, 1);
  assert.match(out, /^复核不一致：校验码对不上，内容被改动过；没有能重新判断。/);
  assert.match(out, /bayannur\/2019/);
});
