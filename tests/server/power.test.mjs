// The power goes while a server receives: what it acknowledged is on the disk, packages and attachments. A careless database
// loses some, so the trial would notice.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { damage, ledger, load, lost, packages, random, send_again } from './load.mjs';
import { submit } from './packages.mjs';
import { on_disk, power_cut } from './power.mjs';
import { serve } from './serve.mjs';

const kCycles = process.env.ZHICHENG_LONG ? 1000 : 10;
const kCyclesOfOne = 50;  // then with an empty disk again

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-power-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));
const make = packages(folder);

/// Cycles on one disk; `each` is told what is lost after each cut, and then what is damaged at the end.
async function trial(name, cycles, draw, { careless } = {}) {
  const [root, log] = [join(folder, name), join(folder, `${name}-log`)];
  mkdirSync(root);
  const data = join(root, 'data');
  const book = ledger();
  let checked = 0;
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const server = await serve({ env: on_disk(root, { log, careless }) }, '--data', data);
    let going = true;
    const sent = load(server.port, make, book, () => going);
    // Two of four once an attachment was acknowledged, if that takes no longer than 10 s; else mostly once a package was,
    // sometimes while the first ones are under way.
    const before = book.kept.length;
    const is_attached = () => book.kept.slice(before).some(({ blobs }) => blobs.length > 0);
    for (let waits = 0; cycle % 4 < 2 && !is_attached() && waits < 1000; waits += 1) await pause(10);
    for (let waits = 0; draw() < 0.98 && book.kept.length === before && waits < 300; waits += 1) await pause(10);
    await pause(draw() * 150);
    server.kill('SIGKILL');
    going = false;
    await Promise.all([sent, server.ended]);
    // Every other time a disk that had written some of it on its own.
    power_cut(root, log, cycle % 2 === 1 ? draw : undefined);
    const after = await serve({ env: on_disk(root, { log, careless }) }, '--data', data).catch((error) => error);
    if (after instanceof Error) {
      // Of the disk's doing is only what the server says of its data.
      if (!/数据|database|malformed/.test(after.message)) throw after;
      return { book, lost: [after.message] };
    }
    const gone = await lost(after.port, book.kept.slice(checked));
    checked = book.kept.length;
    if (gone.length > 0 || cycle === cycles - 1) {
      if (gone.length === 0) await send_again(after.port, book);
      await after.close();
      return { book, lost: gone, damage: damage(data, careless ? [] : book.kept) };
    }
    // Another cut while nothing is under way: what was looked at stays.
    after.kill('SIGKILL');
    await after.ended;
    power_cut(root, log);
  }
  return undefined;
}

test(`${kCycles} power cuts under load: nothing acknowledged is lost`, { timeout: 55 * 60e3 }, async (t) => {
  const draw = random();
  t.diagnostic(`seed ${draw.seed}`);
  let [packets, blobs] = [0, 0];
  for (let done = 0; done < kCycles; done += kCyclesOfOne) {
    const result = await trial(`disk-${done}`, Math.min(kCyclesOfOne, kCycles - done), draw);
    assert.deepEqual([result.lost, result.damage], [[], []]);
    packets += result.book.kept.length;
    blobs += result.book.kept.reduce((sum, one) => sum + one.blobs.length, 0);
    rmSync(join(folder, `disk-${done}`), { recursive: true });
  }
  assert.ok(packets > kCycles && blobs >= kCycles / 2, `only ${packets} packages and ${blobs} attachments were acknowledged`);
  t.diagnostic(`${packets} packages and ${blobs} attachments acknowledged`);
});

const kNewKey = `
import os, sys
made = os.open(sys.argv[1] + "/keys/field-2.key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
os.write(made, os.urandom(32))
os.fsync(made)
`;

test('a key that who made it had no time to settle stays once it seals', async () => {
  const [root, log] = ['key', 'key-log'].map((name) => join(folder, name));
  mkdirSync(root);
  const data = join(root, 'data');
  const env = on_disk(root, { log });
  await (await serve({ env }, '--data', data)).close();
  execFileSync('python3', ['-c', kNewKey, data], { env: { ...process.env, ...env } });
  const server = await serve({ env }, '--data', data);
  const { body } = make();
  assert.equal((await submit(server.port, body)).status, 201);
  server.kill('SIGKILL');
  await server.ended;
  power_cut(root, log);
  assert.ok(existsSync(join(data, 'keys/field-2.key')));
  await (await serve('--data', data)).close();
});

test('the same with synchronous=OFF loses what it acknowledged', async () => {
  const { book, lost: gone } = await trial('careless', 4, random(), { careless: true });
  assert.ok(gone.length > 0, `none of ${book.kept.length} is lost`);
});
