// A package made by one way in is reproduced by every other; a changed one differs; a hostile one is refused.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { all_cases } from '../cases/all_cases.mjs';
import { ask_by_http, ask_by_lines, open_engine, open_server, run } from '../cases/doors.mjs';

const packing = all_cases.find(({ name }) => name === 'call_pack');
const kBrackets = 100000;

let made;
let server;
let engine;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhicheng-'));
  [[made], engine] = await Promise.all([ask_by_lines([packing.bytes]), open_engine()]);
  server = await open_server(); // last: where another fails, none is left open
});

after(async () => {
  await server?.close();
  if (folder) await rm(folder, { recursive: true });
});

const request_around = (bytes) => Buffer.concat([
  Buffer.from('{"format":"zhicheng-request/1","call":"verify","edition":"bayannur/2026","on":"2026-05-20","body":'),
  bytes, Buffer.from('}'),
]);

async function verify_file(bytes) {
  const file = join(folder, 'package.zhicheng.json');
  await writeFile(file, bytes);
  return run(['verify', '--json', file]);
}

/// The one response of all doors to this package.
async function verify_by_doors(bytes) {
  const request = request_around(bytes);
  const [by_line] = await ask_by_lines([request]);
  assert.equal(engine(request), by_line, 'engine');
  assert.equal((await ask_by_http(server.port, request)).text, by_line, 'HTTP');
  return by_line;
}

async function verdict_of(bytes, exit) {
  const response = await verify_by_doors(bytes);
  const { code, out } = await verify_file(bytes);
  assert.equal(out, `${response}\n`);
  assert.equal(code, exit);
  return JSON.parse(response);
}

test('a package is reproduced by every way in', async () => {
  const response = await verdict_of(Buffer.from(made), 0);
  assert.equal(response.format, 'zhicheng-verdict/1');
  assert.equal(response.verdict, 'reproduced');
});

test('a package with one character changed differs', async () => {
  const changed = made.replace('"name":"张三"', '"name":"张王"');
  assert.notEqual(changed, made);
  assert.equal((await verdict_of(Buffer.from(changed), 1)).verdict, 'differs');
});

test('a package whose answers say something else differs', async () => {
  const changed = made.replace('"career_on":"2018-08-01"', '"career_on":"2018-08-02"');
  assert.notEqual(changed, made);
  assert.equal((await verdict_of(Buffer.from(changed), 1)).verdict, 'differs');
});

const splice = (bytes, text, replacement) => {
  const start = bytes.indexOf(text);
  assert.ok(start > 0, text);
  return Buffer.concat([bytes.subarray(0, start), replacement, bytes.subarray(start + Buffer.byteLength(text))]);
};

const kHostile = [
  ['a duplicate key', 'duplicate_key', '/applicant', '"applicant":', Buffer.from('"applicant":{},"applicant":')],
  ['a NUL byte', 'nul_byte', undefined, '张三', Buffer.from('张\0三')],
  ['a hundred thousand brackets', 'too_deep', undefined, '"张三"',
    Buffer.from('['.repeat(kBrackets) + ']'.repeat(kBrackets))],
  ['a broken UTF-8 byte', 'bad_utf8', undefined, '张三', Buffer.from([0xe5, 0xbc, 0x22, 0x20])],
  ['an unknown fact', 'unknown_fact', '/answers/income', '"career_on":', Buffer.from('"income":1,"career_on":')],
];

for (const [what, code, at, text, replacement] of kHostile) {
  test(`a package with ${what} is refused with its code and place`, async () => {
    const bytes = splice(Buffer.from(made), text, replacement);
    const { error } = JSON.parse(await verify_by_doors(bytes));
    assert.equal(error.code, code);
    const by_file = await verify_file(bytes);
    assert.equal(by_file.code, 65);
    assert.equal(by_file.out, '');
    const of_file = JSON.parse(by_file.err).error;
    assert.equal(of_file.code, code);
    assert.equal(typeof of_file.at, 'string');
    assert.equal(error.at, `/body${of_file.at}`);
    if (at !== undefined) assert.equal(of_file.at, at);
  });
}
