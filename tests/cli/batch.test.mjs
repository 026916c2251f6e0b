// zhicheng verify on many packages: several processes, resumed, and by other programs that spread lines.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import test, { after, before } from 'node:test';
import { binary, run } from '../cases/doors.mjs';
import { answers_of, error_of, kEligible, kOn, open_folder, open_pipe } from './folder.mjs';

let folder;
let lines;
let verdicts;
before(async () => {
  folder = await open_folder();
  const packages = [];
  for (const career of ['2018-08-01', '2022-01-01', '2010-03-05']) {
    const answers = await folder.write(`${career}.json`, answers_of(kEligible, { career_on: career }));
    packages.push((await run(['pack', ...kOn, '--created', '2026-05-20T09:30:00+08:00', answers])).out.trim());
  }
  const bad = ['{"format":', '[]', packages[0].replace('09:30:00', '09:30:01')];
  // More than fits into one block, with a bad line here and there.
  lines = Array.from({ length: 120 }, (_, i) => (i % 17 === 5 ? bad[i % 3] : packages[i % 3]));
  verdicts = await run(['verify', '-'], `${lines.join('\n')}\n`);
});
after(() => folder?.close());

test('every line has its verdict in its place', () => {
  const read = verdicts.out.split('\n').slice(0, -1).map((line) => JSON.parse(line));
  assert.equal(read.length, lines.length);
  read.forEach(({ verdict }, i) => assert.equal(verdict, i % 17 === 5 ? ['refused', 'refused', 'differs'][i % 3] : 'reproduced', `line ${i}`));
  assert.equal(verdicts.code, 65);
});

test('several processes give the same bytes and the same exit', async () => {
  for (const jobs of ['2', '3']) {
    const { code, out, err } = await run(['verify', '-', '--jobs', jobs], `${lines.join('\n')}\n`);
    assert.equal(code, verdicts.code);
    assert.equal(err, '');
    assert.ok(out === verdicts.out, `--jobs ${jobs}`);
    const file = await folder.write('packages.jsonl', lines.join('\n'));
    assert.ok((await run(['verify', file, '--jobs', jobs])).out === verdicts.out, `--jobs ${jobs} on a file`);
  }
});

test('GNU parallel gives the same bytes', { skip: spawnSync('parallel', ['--version']).error && 'GNU parallel is not installed' }, () => {
  // Its own exit is the number of parts that ended with another one than 0.
  const { stdout } = spawnSync('parallel', ['--pipe', '-k', '-j2', '--block', '200k', binary(), 'verify', '-'],
    { input: `${lines.join('\n')}\n`, maxBuffer: 1 << 28 });
  assert.ok(stdout.toString() === verdicts.out);
});

test('a batch goes on where it stopped', async () => {
  const done = 37;
  for (const jobs of [[], ['--jobs', '2']]) {
    const rest = await run(['verify', '-', '--from', String(done + 1), ...jobs], `${lines.join('\n')}\n`);
    assert.ok(`${verdicts.out.split('\n').slice(0, done).join('\n')}\n${rest.out}` === verdicts.out);
  }
  const file = await folder.write('packages.jsonl', `${lines.join('\n')}\n`);
  const rest = await run(['verify', file, '--from', '120']);
  assert.equal(rest.out.trim(), verdicts.out.trim().split('\n').at(-1));
  const none = await run(['verify', '-', '--from', '500'], `${lines.join('\n')}\n`);
  assert.deepEqual([none.code, none.out], [0, '']);
  assert.equal((await run(['verify', '-', '--from', '0'], '')).code, 64);
});

test('a file that is named as lines is lines, whatever they are', async () => {
  const verdicts_of = async (name, text, ...more) => {
    const { code, out, err } = await run(['verify', await folder.write(name, text), ...more]);
    assert.equal(err, '');
    return [code, ...out.split('\n').slice(0, -1).map((line) => JSON.parse(line).verdict)];
  };
  for (const name of ['odd.jsonl', 'odd.ndjson', 'odd']) {
    assert.deepEqual(await verdicts_of(name, `not json\n${lines[0]}\n`), [65, 'refused', 'reproduced'], name);
  }
  assert.deepEqual(await verdicts_of('odd.jsonl', `${lines[0]}\nnot json\n${lines[1]}`), [65, 'reproduced', 'refused', 'reproduced']);
  assert.deepEqual(await verdicts_of('one.jsonl', `${lines[0]}\n`, '--from', '2'), [0]);
  assert.deepEqual(await verdicts_of('one', `${lines[0]}\n`, '--from', '2'), [0]);
  assert.deepEqual(await verdicts_of('one.jsonl', 'not json'), [65, 'refused']);
  assert.deepEqual(await verdicts_of('two', `not json\n${lines[0]}\n`, '--jobs', '2'), [65, 'refused', 'reproduced']);
});

test('with several processes, too, a verdict is there before the next line is', async () => {
  const pipe = open_pipe('verify', '-', '--jobs', '2');
  assert.equal((await pipe.ask(lines[0])).verdict, 'reproduced');
  assert.equal((await pipe.ask(lines[5])).verdict, JSON.parse(verdicts.out.split('\n')[5]).verdict);
  await pipe.close();
});

test('a terminal shows how many are done', { skip: spawnSync('script', ['--version']).error && 'there is no script(1)' }, async () => {
  const file = await folder.write('packages.jsonl', `${lines.join('\n')}\n`);
  for (const jobs of ['1', '2']) {
    const slow = `(head -n 30 '${file}'; sleep 0.7; tail -n +31 '${file}') | '${binary()}' verify - --jobs ${jobs} > '${folder.file('out')}'`;
    const { stdout } = spawnSync('script', ['-qec', slow, '/dev/null'], { encoding: 'utf8', timeout: 20000 });
    assert.match(stdout, /已复核 120 个，每秒 \d+ 个/, stdout);
    assert.ok(readFileSync(folder.file('out'), 'utf8') === verdicts.out);
  }
});

const children_of = (pid) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);

test('a worker that dies is said to have died, also when the others live', async () => {
  for (const many of [1, 3]) {
    const pipe = open_pipe('verify', '-', '--jobs', '3');
    assert.equal((await pipe.ask(lines[0])).verdict, 'reproduced');
    for (const child of children_of(pipe.pid).slice(0, many)) process.kill(child, 'SIGKILL');
    pipe.stdin.write(`${lines[0]}\n`);
    const { code, err } = await pipe.close();
    assert.equal(code, 70);
    assert.equal(JSON.parse(err).error.code, 'bug');
  }
});

test('with the process that was started, its workers end', async () => {
  const pipe = open_pipe('verify', '-', '--jobs', '2');
  await pipe.ask(lines[0]);
  const children = children_of(pipe.pid);
  assert.equal(children.length, 2);
  pipe.kill('SIGKILL');
  pipe.stdin.write(`${lines[0]}\n`);
  await pipe.ended;
  // None that lives on: a zombie has no command line.
  const living = children.filter((child) => existsSync(`/proc/${child}`) && readFileSync(`/proc/${child}/cmdline`, 'utf8') !== '');
  assert.deepEqual(living, []);
  // One of them may have been quicker than the death; but then no other line comes.
  await assert.rejects(async () => { for (let i = 0; i < 2; ++i) await pipe.next_line(); });
});

test('several processes end with their reader, and say when nothing can be written', async () => {
  const file = await folder.write('packages.jsonl', `${lines.join('\n')}\n`);
  for (const jobs of ['1', '2']) {
    const shell = (command) => spawnSync('bash', ['-c', command, binary(), file, jobs], { encoding: 'utf8', timeout: 20000 });
    const head = shell('"$0" verify "$1" --jobs "$2" | head -n 1; exit "${PIPESTATUS[0]}"');
    assert.equal(head.stdout, `${verdicts.out.split('\n')[0]}\n`);
    assert.deepEqual([head.status, head.stderr], [128 + constants.signals.SIGPIPE, '']);
    const full = shell('"$0" verify "$1" --jobs "$2" > /dev/full');
    assert.equal(full.status, 74);
    assert.equal(error_of({ out: full.stdout, err: full.stderr }).code, 'cannot_write');
  }
});
