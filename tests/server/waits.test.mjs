// What waits makes nobody else wait: a database that is slow to read, a hard question to the core, a fault of the program.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { hold_readers as hold } from './held.mjs';
import { bearer, pack, submit } from './packages.mjs';
import { ask, post, sanitized, serve } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-waits-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function in_time(milliseconds, asked) {
  const began = performance.now();
  const { status } = await asked;
  assert.equal(status, 200);
  const took = performance.now() - began;
  assert.ok(took < milliseconds, `${took.toFixed()} ms`);
}

const kHard = JSON.stringify({ format: 'zhicheng-request/1', call: 'lint', edition: 'bayannur/2026' });

test('who waits for the database keeps nobody waiting; more than may wait are told to come again', async () => {
  const server = await serve('--data', join(folder, 'data'));
  try {
    const kept = JSON.parse((await submit(server.port, pack(folder))).text);
    const own = () => ask(server.port, { path: `/v1/submissions/${kept.receipt.number}`, headers: bearer(kept) });
    assert.equal((await own()).status, 200);
    const held = await hold(join(folder, 'data/zhicheng.sqlite'));
    const waiting = Array.from({ length: 8 }, own);
    const crowd = [];
    try {
      for (let i = 0; i < 5; i += 1) await in_time(1000, ask(server.port, { path: '/healthz' }));
      await in_time(5000, post(server.port, kHard));
      const metrics = (await ask(server.port, { path: '/metrics' })).text;
      assert.match(metrics, /\nzhicheng_waiting_requests\{at="desk"\} 4\n/);
      crowd.push(...Array.from({ length: 410 }, own));
      const first = await Promise.any(crowd);
      assert.equal(first.status, 503, first.text);
    } finally {
      await held.let_go();
    }
    for (const { status, text } of await Promise.all(waiting)) assert.equal(status, 200, text);
    const statuses = (await Promise.all(crowd)).map(({ status }) => status);
    assert.deepEqual([...new Set(statuses)].sort(), [200, 503]);
    assert.equal((await own()).status, 200);
  } finally {
    await server.close();
  }
});

test('who waits for the database waits longer than for a head', async () => {
  const server = await serve('--data', join(folder, 'long'));
  try {
    const kept = JSON.parse((await submit(server.port, pack(folder))).text);
    const own = () => ask(server.port, { path: `/v1/submissions/${kept.receipt.number}`, headers: bearer(kept) });
    const held = await hold(join(folder, 'long/zhicheng.sqlite'));
    const waiting = Promise.allSettled(Array.from({ length: 8 }, own));
    await new Promise((done) => setTimeout(done, 16000));
    await held.let_go();
    for (const { value, reason } of await waiting) assert.ok([200, 503].includes(value?.status), reason?.message ?? value.text);
  } finally {
    await server.close();
  }
});

test('hard questions to the core keep nobody waiting', async () => {
  const server = await serve();
  try {
    let done = 0;
    const hard = Array.from({ length: 12 }, () => post(server.port, kHard).then((answer) => { done += 1; return answer; }));
    await Promise.race(hard);
    const before = done;
    for (let i = 0; i < 3; i += 1) await in_time(1000, ask(server.port, { path: '/healthz' }));
    assert.ok(done - before <= 4, `${done - before} of them were answered first`);
    for (const { status, text } of await Promise.all(hard)) assert.equal(status, 200, text);
  } finally {
    await server.close();
  }
});

test('one address has a share of what waits for the core, behind the proxy too', async () => {
  const server = await serve('--proxy', '127.0.0.1');
  const from = (address, body) => post(server.port, body, { 'x-forwarded-for': address });
  const refused = async () => Number(/\nzhicheng_share_refused_total\{of="core"\} (\d+)\n/.exec((await ask(server.port, { path: '/metrics' })).text)[1]);
  try {
    const many = Array.from({ length: 26 }, (_, index) => from(`192.0.2.9, 2001:db8::${index}`, kHard));
    const first = await Promise.any(many.map(async (one) => { const answer = await one; assert.equal(answer.status, 503); return answer; }));
    assert.equal(first.headers['retry-after'], '2', first.text);
    const other = await from('2001:db8:0:1::1', kHard);
    assert.equal(other.status, 200, other.text);
    const statuses = (await Promise.all(many)).map(({ status }) => status);
    assert.deepEqual([statuses.filter((status) => status === 200).length, await refused()], [20, 6]);
    assert.equal((await from('2001:db8::1', kHard)).status, 200, 'what was answered is no part of it');
  } finally {
    await server.close();
  }
});

test('a request that throws is 500, and the next one is answered', { skip: sanitized() }, async () => {
  const web = join(folder, 'web');
  mkdirSync(web);
  for (const name of ['small.txt', 'large.txt']) writeFileSync(join(web, name), 'x');
  truncateSync(join(web, 'large.txt'), 400 << 20);
  const server = await serve('--web', web);
  try {
    const has = Number(/VmSize:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) * 1024;
    assert.equal(spawnSync('prlimit', ['--pid', String(server.pid), `--as=${has + (150 << 20)}`]).status, 0);
    const { status, text } = await ask(server.port, { path: '/large.txt' });
    assert.deepEqual([status, JSON.parse(text).error.code], [500, 'bug']);
    await in_time(5000, ask(server.port, { path: '/small.txt' }));
  } finally {
    await server.close();
  }
});
