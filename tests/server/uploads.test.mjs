// Attachments that many files list, that are here already, that nobody went on with, that nothing can become of.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { packages } from './load.mjs';
import { bearer, digest, progress, submit, upload, withdraw } from './packages.mjs';
import { ask, serve } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-uploads-'));
const data = join(folder, 'data');
const make = packages(folder);
let server;
before(async () => { server = await serve('--data', data); });
after(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const kForget = `
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.execute("update attachment set present = 0 where number = ?", [sys.argv[2]])
database.commit()
`;

const state_of = async (kept) => (await progress(server.port, kept)).state;

/// Waits until it holds; false when that takes too long.
async function comes_true(holds) {
  for (let i = 0; i < 100; i += 1) {
    if (await holds()) return true;
    await pause(50);
  }
  return false;
}

async function hand_in(body, count) {
  const files = [];
  for (let i = 0; i < count; i += 1) {
    const { status, text } = await submit(server.port, body);
    assert.equal(status, 201, text);
    files.push(JSON.parse(text));
  }
  return files;
}

test('the first arrival of an attachment completes every file that lists it, the sender\'s at once', async () => {
  const { body, blobs: [blob] } = make();
  const files = await hand_in(body, 50);
  const own = files[40];
  assert.equal((await upload(server.port, own, blob)).status, 201);
  assert.notEqual(await state_of(own), 'incomplete');
  for (const one of files) assert.ok(await comes_true(async () => await state_of(one) !== 'incomplete'));
});

test('an attachment that is here is looked up for the sender alone; whoever asks learns of it too', async () => {
  const { body, blobs: [blob] } = make();
  const [own, other] = await hand_in(body, 2);
  assert.equal((await upload(server.port, own, blob)).status, 201);
  assert.ok(await comes_true(async () => await state_of(other) !== 'incomplete'));

  // As after the end of a server that had told only some of them.
  execFileSync('python3', ['-c', kForget, join(data, 'zhicheng.sqlite'), other.receipt.number]);
  const missing = async () => (await progress(server.port, other)).missing.length;
  assert.equal(await missing(), 1);
  assert.equal((await upload(server.port, own, blob)).status, 201);
  assert.equal(await missing(), 1, 'a repeated PUT touches files of others');
  assert.equal((await ask(server.port, { method: 'HEAD', path: `/v1/blobs/${digest(blob)}`, headers: bearer(other) })).status, 200);
  assert.ok(await comes_true(async () => await missing() === 0));
});

test('bytes that are here already count for a file that lists them as they are, and for no other', async () => {
  const first = make();
  const { blobs: [blob] } = first;
  const lies = [{ bytes: blob.length + 1 }, { type: 'application/pdf', name: 'diploma.pdf' }].map((claims) => make(claims, blob).body);
  const waiting = await Promise.all(lies.map(async (body) => (await hand_in(body, 1))[0]));
  const [own] = await hand_in(first.body, 1);
  assert.equal((await upload(server.port, own, blob)).status, 201);
  const [again] = await hand_in(first.body, 1);
  assert.deepEqual(again.missing, [], 'what is listed alike is there');
  assert.ok(await comes_true(async () => await state_of(own) !== 'incomplete'));
  for (const body of lies) waiting.push(...await hand_in(body, 1));
  for (const [at, one] of waiting.entries()) {
    const { status, text } = await upload(server.port, one, blob);
    assert.equal(status, 422, text);
    assert.equal(JSON.parse(text).error.code, at % 2 === 0 ? 'wrong_length' : 'wrong_type');
    assert.equal((await ask(server.port, { method: 'HEAD', path: `/v1/blobs/${digest(blob)}`, headers: bearer(one) })).status, 404);
    assert.equal(await state_of(one), 'incomplete');
    assert.equal((await progress(server.port, one)).missing.length, 1);
  }
});

test('a file in a final state takes no attachments any more: 409', async () => {
  const { body, blobs: [blob] } = make();
  const [kept] = await hand_in(body, 1);
  const { version } = await progress(server.port, kept);
  const gone = await withdraw(server.port, kept, { version, reason: '不申报了' });
  assert.equal(gone.status, 200, gone.text);
  const { status, text } = await upload(server.port, kept, blob);
  assert.equal(status, 409);
  assert.equal(JSON.parse(text).error.code, 'closed');
  assert.ok(!existsSync(join(data, 'blobs/partial', digest(blob))));
});

test('uploads that nobody went on with for a day are gone after a start, younger ones are not', async () => {
  await server.close();
  const partial = join(data, 'blobs/partial');
  mkdirSync(partial, { recursive: true });
  const [old, young] = ['a', 'b'].map((digit) => join(partial, digit.repeat(64)));
  for (const path of [old, young]) writeFileSync(path, 'begun');
  const hours_ago = (hours) => Date.now() / 1000 - hours * 3600;
  utimesSync(old, hours_ago(25), hours_ago(25));
  utimesSync(young, hours_ago(23), hours_ago(23));
  server = await serve('--data', data);
  assert.ok(await comes_true(() => !existsSync(old)));
  assert.ok(existsSync(young));
});
