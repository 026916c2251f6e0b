// What the applicant does with the own file: attachments of it, taking it back, handing it in again.
import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classic, document, png } from '../attachment/files.mjs';
import { bearer, digest, pack, progress, resubmit, submit, upload, withdraw } from './packages.mjs';
import { ask, serve } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-own-'));
let server;
test.before(async () => { server = await serve('--data', join(folder, 'data')); });
test.after(async () => { await server?.close(); rmSync(folder, { recursive: true, force: true }); });

const receive = async (...arguments_) => JSON.parse((await submit(server.port, pack(folder, ...arguments_))).text);

test('a file with several attachments goes on when the last of them is here, in whatever order', async () => {
  const files = [['diploma', png()], ['current_title', classic(document)]].map(([kind, bytes], i) => {
    const path = join(folder, `${i}-${kind}${i ? '.pdf' : '.png'}`);
    writeFileSync(path, bytes);
    return { kind, bytes: Buffer.from(bytes), path };
  });
  const kept = await receive('engineer', { attached: files.map(({ kind, path }) => `${kind}=${path}`) });
  assert.deepEqual(kept.missing.map(({ sha256 }) => sha256), files.map(({ bytes }) => digest(bytes)));
  assert.equal((await upload(server.port, kept, files[1].bytes)).status, 201);
  assert.equal((await progress(server.port, kept)).state, 'incomplete');
  assert.equal((await upload(server.port, kept, files[0].bytes)).status, 201);
  const shown = await progress(server.port, kept);
  assert.deepEqual([shown.state, shown.missing, shown.version], ['reviewing', [], 2]);
});

test('a file is taken back once, with the version that was seen', async () => {
  const kept = await receive();
  const { version } = await progress(server.port, kept);
  const stale = await withdraw(server.port, kept, { version: version + 1, reason: '改报下一年' });
  assert.deepEqual([stale.status, JSON.parse(stale.text).error.code], [409, 'conflict']);
  const done = await withdraw(server.port, kept, { version, reason: '改报下一年' });
  assert.equal(done.status, 200, done.text);
  assert.deepEqual([JSON.parse(done.text).state, JSON.parse(done.text).label], ['withdrawn', '已撤回']);
  const again = await withdraw(server.port, kept, { version: version + 1 });
  assert.deepEqual([again.status, JSON.parse(again.text).error.code], [409, 'not_now']);
  assert.deepEqual((await progress(server.port, kept)).events.map(({ action }) => action), ['receive', 'withdraw']);
});

test('nothing but a withdrawal is done by that address', async () => {
  const kept = await receive();
  const { version } = await progress(server.port, kept);
  for (const body of [{ version, do: 'accept' }, { version, do: 'withdraw', reason: 'x', more: 1 }, { version, do: 'expire' }, { reason: 'x' }, [], 'x']) {
    assert.equal((await withdraw(server.port, kept, body)).status, 400, JSON.stringify(body));
  }
  assert.equal((await progress(server.port, kept)).version, version);
});

test('a file that nobody returned is not handed in again, and no other secret does it', async () => {
  const [kept, other] = [await receive(), await receive()];
  const body = pack(folder);
  const refused = await resubmit(server.port, kept, body);
  assert.deepEqual([refused.status, JSON.parse(refused.text).error.code], [409, 'not_now']);
  assert.equal((await resubmit(server.port, { receipt: kept.receipt, secret: other.secret }, body)).status, 401);
  assert.equal((await resubmit(server.port, kept, '{}')).status, 400);
  const path = (act, number = kept.receipt.number) => `/v1/submissions/${number}${act}`;
  const of = (path_, method, headers = bearer(kept)) => ask(server.port, { method, path: path_, headers }).then(({ status }) => status);
  assert.equal(await of(path('/revisions'), 'GET'), 405);
  assert.equal(await of(path('/revisions/1'), 'POST'), 404);
  assert.equal(await of(path('/../revisions'), 'POST'), 404);
  assert.equal(await of(path('/withdrawal', other.receipt.number), 'POST'), 401);
  assert.equal(await of(path('/withdrawal'), 'POST', {}), 401);
});
