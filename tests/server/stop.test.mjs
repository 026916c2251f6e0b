// SIGTERM while something keeps the server's threads: it ends within 5 s all the same, and nothing acknowledged is lost.
import test from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hold_readers, hold_writers } from './held.mjs';
import { children, until } from './judges.mjs';
import { ask_by } from './load.mjs';
import { bearer, pack, progress, submit } from './packages.mjs';
import { on_disk } from './power.mjs';
import { serve } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-stop-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

/// Ends it while these requests are under way, answered or not; what it said last.
async function ends_in_time(server, requests) {
  const waiting = Promise.allSettled(requests);
  await pause(300);
  const began = performance.now();
  server.kill('SIGTERM');
  const { code, err } = await server.ended;
  const took = performance.now() - began;
  assert.equal(code, 0);
  assert.ok(took < 5000, `${took.toFixed()} ms`);
  await waiting;
  return err.trim().split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line).event).at(-1);
}

for (const [name, hold] of [['who would read', hold_readers], ['who would write', hold_writers]]) {
  test(`a database that ${name} waits for`, async () => {
    const data = join(folder, name);
    const server = await serve('--data', data, '--log');
    const kept = JSON.parse((await submit(server.port, pack(folder))).text);
    const held = await hold(join(data, 'zhicheng.sqlite'));
    const own = { method: 'GET', path: `/v1/submissions/${kept.receipt.number}`, headers: bearer(kept) };
    try {
      const waiting = Array.from({ length: 20 }, () => [ask_by(undefined, server.port, own), submit(server.port, pack(folder))]).flat();
      assert.equal(await ends_in_time(server, waiting), 'stopped', 'in order');
    } finally {
      await held.let_go();
    }
    const again = await serve('--data', data);
    assert.deepEqual((await progress(again.port, kept)).receipt, kept.receipt);
    await again.close();
  });
}

test('a judge that does not answer, and none is left behind', async () => {
  const server = await serve('--data', join(folder, 'judges'), '--log');
  const kept = JSON.parse((await submit(server.port, pack(folder))).text);
  const judges = await until(() => children(server.pid), (seen) => seen.length === 2);
  for (const id of judges) process.kill(id, 'SIGSTOP');
  const waiting = [submit(server.port, pack(folder)), pause(100).then(() => submit(server.port, pack(folder)))];
  // In order where both requests could be given up before the last moment.
  assert.match(await ends_in_time(server, waiting), /^(cut_off|stopped)$/);
  await until(() => judges.filter((id) => existsSync(`/proc/${id}`)), (left) => left.length === 0);
  const again = await serve('--data', join(folder, 'judges'));
  assert.deepEqual((await progress(again.port, kept)).receipt, kept.receipt);
  await again.close();
});

test('a disk that does not answer: cut off, and what was acknowledged is there', async () => {
  const data = join(folder, 'disk');
  const faults = join(folder, 'faults');
  writeFileSync(faults, '');
  const server = await serve({ env: on_disk(folder, { faults }) }, '--data', data, '--log');
  const kept = JSON.parse((await submit(server.port, pack(folder))).text);
  writeFileSync(faults, 'stall 100\n');
  const refused = submit(server.port, pack(folder)).then(({ status }) => status, () => 'no answer');
  assert.equal(await ends_in_time(server, [refused]), 'cut_off');
  assert.notEqual(await refused, 201);
  const again = await serve('--data', data);
  assert.deepEqual((await progress(again.port, kept)).receipt, kept.receipt);
  await again.close();
});
