// kill -9 in the middle of receiving: whatever was acknowledged is there afterwards, and nothing by halves.
import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { damage, ledger, load, lost, packages, random, send_again } from './load.mjs';
import { serve } from './serve.mjs';

const kCycles = process.env.ZHICHENG_LONG ? 300 : 10;

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-crash-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));
const data = join(folder, 'data');

test(`${kCycles} times killed under load: nothing acknowledged is lost`, { timeout: 40 * 60e3 }, async (t) => {
  const draw = random();
  t.diagnostic(`seed ${draw.seed}`);
  const make = packages(folder);
  const book = ledger();
  for (let cycle = 0; cycle < kCycles; cycle += 1) {
    const server = await serve('--data', data);
    let going = true;
    const sent = load(server.port, make, book, () => going);
    // Every other one in the middle of its first answers, the others when they have been given, however long that takes.
    const before = book.kept.length;
    for (let waits = 0; cycle % 2 === 1 && book.kept.length < before + 3 && waits < 500; waits += 1) await pause(10);
    await pause(30 + draw() * 250);
    server.kill('SIGKILL');
    going = false;
    await Promise.all([sent, server.ended]);
  }
  const blobs = book.kept.flatMap((one) => one.blobs);
  assert.ok(book.kept.length > kCycles && blobs.length > kCycles, `only ${book.kept.length} and ${blobs.length} were acknowledged`);

  const server = await serve('--data', data);
  try {
    assert.deepEqual(await lost(server.port, book.kept), []);
    // What was never answered is sent again, and is then there once.
    await send_again(server.port, book);
  } finally {
    await server.close();
  }
  assert.deepEqual(damage(data, book.kept), []);
  t.diagnostic(`${book.kept.length} packages and ${blobs.length} attachments acknowledged, ${book.open.length} open when the server was killed`);
});
