// The engine as a page or a Node program meets it: strings in and out, memory that does not grow with use.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import test, { before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { engine_file } from '../cases/doors.mjs';
import { answers_of, kEligible } from '../cli/folder.mjs';

let create;
let engine;
before(async () => {
  assert.ok(engine_file() && existsSync(engine_file()), 'ZHICHENG_ENGINE names no engine: run through ./dev test');
  create = (await import(pathToFileURL(engine_file()).href)).default;
  engine = await create();
});

const request = (changes = {}) => JSON.stringify({
  format: 'zhicheng-request/1', call: 'assess', edition: 'bayannur/2026', on: '2026-05-20', body: answers_of(kEligible), ...changes,
});

test('a request is answered, Chinese and all', () => {
  const response = JSON.parse(engine.handle(request()));
  assert.equal(response.outcome, 'eligible');
  assert.ok(response.chain.some(({ office }) => office === '临河区人力资源和社会保障局'));
});

test('text of any plane goes through unharmed', () => {
  const applicant = { name: '𠮷田é́ＡＢ', employer: '㍿～—“引”' };
  const packed = JSON.parse(engine.handle(request({
    call: 'pack', created: '2026-05-20T09:30:00+08:00', body: { answers: answers_of(kEligible), applicant },
  })));
  assert.deepEqual(packed.applicant, applicant);
});

test('bytes are the same text, and stay when the next request comes', () => {
  const bytes = engine.handle_bytes(new TextEncoder().encode(request()));
  engine.handle(request({ on: '2026-11-23' }));
  assert.equal(new TextDecoder().decode(bytes), engine.handle(request()));
});

test('what is no request is refused, never thrown', () => {
  const code = (text) => JSON.parse(engine.handle(text)).error.code;
  assert.equal(code(''), 'truncated');
  assert.equal(code('\ufeff' + request()), 'byte_order_mark');
  assert.equal(code('\0'), 'nul_byte');
  assert.equal(code('['.repeat(100000)), 'too_deep');
  assert.equal(code('{"a":"\ud800"}'), 'unknown_format'); // a lone surrogate becomes U+FFFD: text all the same
  assert.equal(code(`"${'汉'.repeat(3 << 20)}"`), 'too_large');
});

test('two engines stand apart', async () => {
  const other = await create();
  assert.equal(other.handle(request()), engine.handle(request()));
  assert.notEqual(other.HEAPU8.buffer, engine.HEAPU8.buffer);
});

test('memory stays where it is over thousands of calls, and after large ones', () => {
  const large = request({ body: { ...answers_of(kEligible), extra: '汉'.repeat(500000) } });
  const small = request();
  const dates = request({ call: 'dates', body: {} });
  const rounds = process.env.ZHICHENG_LONG ? 100000 : 3000;
  const use = (calls) => {
    for (let i = 0; i < calls; ++i) engine.handle(i % 100 ? small : dates);
    for (let i = 0; i < 3; ++i) assert.equal(JSON.parse(engine.handle(large)).error.code, 'unknown_key');
  };
  use(300);
  const settled = engine.HEAPU8.length;
  use(rounds);
  assert.equal(engine.HEAPU8.length, settled);
});
