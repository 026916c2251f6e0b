// Each file is refused with the very code and place of the table: by the command line, by `zhicheng api` and by the engine.
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { open_engine, run } from '../cases/doors.mjs';
import { refused as containers } from './container/cases.mjs';
import { bytes_of, changed, refusals } from './refusals.mjs';

const root = process.env.ZHICHENG_ROOT ?? process.cwd();
const here = join(root, 'tests', 'hostile');
const kNaming = ['--edition', 'bayannur/2026', '--on', '2026-05-20'];
const kAround = { format: 'zhicheng-request/1', edition: 'bayannur/2026', on: '2026-05-20' };

/** Codes of error.h that no input leads to by itself. */
const kUnreachable = { cannot_write: 'the place that an archive is written to took no more bytes' };

let folder;
let engine;
let edition;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhicheng-hostile-'));
  engine = await open_engine();
  edition = JSON.parse(engine(JSON.stringify({ ...kAround, call: 'clauses', body: {} }))).edition.digest;
});
after(() => folder && rm(folder, { recursive: true }));

/** A request of which the body is these bytes, whatever they are. */
function around(call, body) {
  const [head, tail] = JSON.stringify({ ...kAround, call, body: '@' }).split('"@"');
  return Buffer.concat([Buffer.from(head), body, Buffer.from(tail)]);
}

/** Calls `use` on all rows, four at a time; one assertion for all, so that a report shows every row that differs. */
async function demand_all(rows, use) {
  const wrong = [];
  const left = [...rows];
  await Promise.all([1, 2, 3, 4].map(async () => {
    for (let row = left.shift(); row; row = left.shift()) {
      try {
        await use(row);
      } catch (error) {
        wrong.push(`${row.file}: ${error.message}`);
      }
    }
  }));
  assert.deepEqual(wrong, []);
}

const refusal = (text) => {
  const { code, at } = JSON.parse(text).error ?? {};
  return { code, at };
};

function demand_refused({ code, out, err }, row) {
  assert.deepEqual({ exit: code, out, ...refusal(err) }, { exit: 65, out: '', code: row.code, at: row.at });
}

/** What the file is called when it is one of many, by kind. */
async function stored(kind, row) {
  const file = join(folder, kind, row.file);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await bytes_of(kind, row, edition));
  return file;
}

/** The request that carries a row's bytes, and the place of the fault in it. */
async function request_of(kind, row) {
  const bytes = await bytes_of(kind, row, edition);
  if (kind === 'request' || row.whole) return { bytes, at: row.at };
  return { bytes: around(kind === 'package' ? 'verify' : 'assess', bytes), at: row.request_at ?? `/body${row.at}` };
}

test('zhicheng verify', () => demand_all(refusals.package, async (row) => {
  demand_refused(await run(['verify', '--json', await stored('package', row)]), row);
}));

test('zhicheng verify, as a line among others', () => demand_all(refusals.package, async (row) => {
  const bytes = await bytes_of('package', row, edition);
  if (bytes.includes(0x0a) || bytes.length === 0) return;
  const { code, out, err } = await run(['verify', '-'], Buffer.concat([bytes, Buffer.from('\n')]));
  const verdict = JSON.parse(out);
  assert.deepEqual({ exit: code, err, verdict: verdict.verdict, ...refusal(out) },
    { exit: 65, err: '', verdict: 'refused', code: row.code, at: row.at });
}));

test('zhicheng assess', () => demand_all(refusals.answers, async (row) => {
  demand_refused(await run(['assess', ...kNaming, '--json', await stored('answers', row)]), row);
}));

test('zhicheng api', async () => {
  const asked = [];
  for (const [kind, rows] of Object.entries(refusals)) {
    if (kind === 'rules') continue;
    for (const row of rows) {
      const { bytes, at } = await request_of(kind, row);
      // A line is completed with the day, and an empty one is passed over.
      if (!bytes.includes(0x0a) && bytes.length > 0 && !row.completed) asked.push({ kind, row, bytes, at });
    }
  }
  const { code, out } = await run(['api'], Buffer.concat(asked.flatMap(({ bytes }) => [bytes, Buffer.from('\n')])));
  assert.equal(code, 0);
  const answers = out.split('\n').slice(0, -1);
  assert.equal(answers.length, asked.length);
  const wrong = asked.map(({ row, at }, i) => ({ file: row.file, wanted: { code: row.code, at }, got: refusal(answers[i]) }));
  assert.deepEqual(wrong.filter(({ wanted, got }) => wanted.code !== got.code || wanted.at !== got.at), []);
});

test('the engine', async () => {
  for (const kind of ['package', 'answers', 'request']) {
    await demand_all(refusals[kind], async (row) => {
      const { bytes, at } = await request_of(kind, row);
      assert.deepEqual(refusal(engine(bytes)), { code: row.code, at });
    });
  }
});

/** The small rules with the row's file changed, or with a shipped one that is changed. */
async function spoiled(row) {
  const place = join(folder, 'rules', row.file);
  await cp(join(root, 'tests', 'small'), place, { recursive: true });
  for (const { file, at, to, bytes, shipped } of [JSON.parse(await bytes_of('rules', row))].flat()) {
    const source = shipped ? join(root, 'rules') : place;
    const whole = bytes ?? JSON.stringify(changed(JSON.parse(await readFile(join(source, file), 'utf8')), at, to));
    await writeFile(join(place, file), whole);
  }
  return place;
}

test('rules', () => demand_all(refusals.rules, async (row) => {
  const rules = await spoiled(row);
  const answers = join(rules, 'answers.json.txt');
  await writeFile(answers, JSON.stringify({ format: 'zhicheng-answers/1', answers: { county: '150802' } }));
  const ended = await run(['assess', '--rules', rules, '--on', '2027-05-20', ...(row.pack ? ['--pack', 'example/engineering'] : []), '--json', answers]);
  if (row.lint_only) {
    assert.equal(ended.code, 2, ended.err);
  } else {
    demand_refused(ended, row);
  }
  const lint = await run(['lint', '--json', rules]);
  const [first] = JSON.parse(lint.out).remarks;
  assert.deepEqual({ exit: lint.code, err: lint.err, code: first?.code, at: `${first?.file}#${first?.at}` },
    { exit: 1, err: '', code: row.code, at: row.lint_at ?? row.at });
}));

test('every code has a file, every file a row', async () => {
  const header = await readFile(join(root, 'src', 'base', 'error.h'), 'utf8');
  const codes = /enum class ErrorCode \{([^}]*)\}/.exec(header)[1].replace(/\/\/.*/g, '').split(',').map((code) => code.trim()).filter(Boolean);
  const met = new Set([...Object.values(refusals).flat().map(({ code }) => code), ...containers('{}').map(([, code]) => code)]);
  assert.deepEqual(codes.filter((code) => !met.has(code) && !(code in kUnreachable)), []);
  assert.deepEqual(Object.keys(kUnreachable).filter((code) => met.has(code) || !codes.includes(code)), []);
  assert.deepEqual([...met].filter((code) => !codes.includes(code)), []);
  for (const [kind, rows] of Object.entries(refusals)) {
    assert.deepEqual((await readdir(join(here, kind))).sort(), rows.map(({ file }) => file).sort());
  }
  assert.ok(Object.values(refusals).flat().length >= 60);
});
