// JSONTestSuite: what is no JSON is refused; what is JSON, or may be, is read or refused as json_pinned.json says, by the
// program and by the engine alike.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { open_engine, run } from '../cases/doors.mjs';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const folder = process.env.ZHICHENG_SUITES && join(process.env.ZHICHENG_SUITES, 'json', 'test_parsing');
const present = Boolean(folder) && existsSync(folder);
const skip = present ? false : 'skipped: suite not present (json)';
const files = (kind) => readdirSync(folder).filter((file) => file.startsWith(kind)).sort();

/** File → "read", or the code it is refused with; code → the sentence of the contract. */
const pinned = JSON.parse(readFileSync(join(here, 'json_pinned.json'), 'utf8'));

/** Shapes that an answers file or a request is refused for after it was read. */
const kRead = ['wrong_type', 'unknown_format', 'missing_key'];
const named = ({ error }) => (kRead.includes(error.code) ? 'read' : error.code);

/** What becomes of each file, by the program. */
async function judged(names) {
  const codes = {};
  const left = [...names];
  await Promise.all([1, 2, 3, 4].map(async () => {
    for (let file = left.shift(); file; file = left.shift()) {
      const { code, out, err } = await run(['assess', '--on', '2026-05-20', '--json', join(folder, file)]);
      assert.deepEqual([code, out], [65, ''], `${file}: ${err}`);
      codes[file] = named(JSON.parse(err));
    }
  }));
  return codes;
}

test('n_: 188 of 188 are refused', { skip }, async () => {
  const codes = await judged(files('n_'));
  assert.equal(Object.keys(codes).length, 188);
  assert.deepEqual(Object.keys(codes).filter((file) => codes[file] === 'read'), []);
});

test('y_ and i_: each as it is pinned', { skip }, async (context) => {
  const codes = await judged([...files('y_'), ...files('i_')]);
  assert.deepEqual(codes, pinned.files);
  const count = (kind, read) => Object.keys(codes).filter((file) => file.startsWith(kind) && (codes[file] === 'read') === read).length;
  assert.deepEqual([count('y_', true) + count('y_', false), count('i_', true) + count('i_', false)], [95, 35]);
  for (const kind of ['y_', 'i_']) context.diagnostic(`${kind}: ${count(kind, true)} read, ${count(kind, false)} refused`);
});

test('each refusal of a y_ follows from a rule of the contract', () => {
  const refused = Object.entries(pinned.files).filter(([file, code]) => file.startsWith('y_') && code !== 'read');
  assert.ok(refused.length > 0);
  assert.deepEqual(refused.filter(([, code]) => !pinned.rules[code]), []);
  const used = new Set(refused.map(([, code]) => code));
  assert.deepEqual(Object.keys(pinned.rules).filter((code) => !used.has(code)), []);
});

test('the engine says the same', { skip }, async () => {
  const engine = await open_engine();
  const codes = Object.fromEntries([...files('y_'), ...files('i_')].map((file) => [file, named(JSON.parse(engine(readFileSync(join(folder, file)))))]));
  assert.deepEqual(codes, pinned.files);
  const accepted = files('n_').filter((file) => named(JSON.parse(engine(readFileSync(join(folder, file))))) === 'read');
  assert.deepEqual(accepted, []);
});
