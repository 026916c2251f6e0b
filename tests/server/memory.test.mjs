// Threads of the server that find no memory: what they were asked comes to nothing, and the server goes on.
import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from './judges.mjs';
import { damage, ledger, load, lost, packages, trials } from './load.mjs';
import { ask, sanitized, serve } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-memory-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));
const make = packages(folder);
const library = join(trials(), 'trial_memory.so');
const skip = sanitized();

/// How often threads threw, and the database failed, by cause.
async function failures(port) {
  const counted = (await ask(port, { path: '/metrics' })).text.matchAll(/^zhicheng_failures_total\{of="(\w+)",access="(\w+)",code="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...counted].map(([, of, access, code, count]) => [`${of} ${access} ${code}`, Number(count)]));
}

async function load_for(port, book, milliseconds) {
  let going = true;
  book.statuses.clear();
  // Who got no answer comes again.
  const sent = (async () => { while (going) await load(port, make, book, () => going); })();
  await pause(milliseconds);
  going = false;
  await sent;
  return [...book.statuses.keys()].sort();
}

for (const [thread, cause] of [['judging', 'thread judging no_memory'], ['writer', 'database write no_memory']]) {
  test(`no memory for ${thread}: 503, and on without a restart`, { skip }, async (t) => {
    const [data, order] = [join(folder, thread), join(folder, `${thread} order`)];
    writeFileSync(order, '');
    const server = await serve({ env: { LD_PRELOAD: library, ZHICHENG_TRIAL_MEMORY: order } }, '--data', data, '--log');
    const book = ledger();
    assert.deepEqual(await load_for(server.port, book, 250), [201]);
    for (const each of [7, 53, 301]) {
      writeFileSync(order, `${thread} ${each}\n`);
      const statuses = await load_for(server.port, book, 400);
      assert.deepEqual(statuses.filter((status) => ![201, 503].includes(status)), []);
      if (each === 53) assert.ok(statuses.includes(503), `${statuses}`);
    }
    writeFileSync(order, '');
    await pause(10);
    const told = await failures(server.port);
    t.diagnostic(JSON.stringify(told));
    assert.ok(told[cause] > 0, JSON.stringify(told));
    assert.deepEqual(await load_for(server.port, book, 250), [201]);
    assert.deepEqual(await lost(server.port, book.kept), []);
    assert.equal((await server.close()).code, 0);
    assert.deepEqual(damage(data, book.kept), []);
    assert.ok(server.err().split('\n').some((line) => line.includes('"event":"failure"') && line.includes('no_memory')));
  });
}

test('no memory for the rounds: they go on when there is some', { skip }, async () => {
  const [clock, order] = ['clock', 'rounds order'].map((name) => join(folder, name));
  writeFileSync(clock, '1780000000');
  writeFileSync(order, 'rounds 1\n');
  const server = await serve({ env: { LD_PRELOAD: library, ZHICHENG_TRIAL_MEMORY: order } }, '--data', join(folder, 'rounds'), '--clock', clock);
  const cause = 'thread rounds no_memory';
  writeFileSync(order, 'rounds 3\n');
  const told = await until(() => failures(server.port), (seen) => seen[cause] > 0, 20e3);
  assert.equal((await ask(server.port, { path: '/readyz' })).status, 200, JSON.stringify(told));
  assert.equal((await server.close()).code, 0);
});
