// Packages handed in over HTTP: the receipt, the same again, attachments, what is refused.
import test, { after, before, describe } from 'node:test';
import assert from 'node:assert/strict';
import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classic, document, png } from '../attachment/files.mjs';
import { bearer, digest, pack as pack_in, submit } from './packages.mjs';
import { start_postgres } from './postgres.mjs';
import { ask, serve } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-submit-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

const pack = (name, ...attached) => pack_in(folder, name, { attached });
const status = (port, kept) => ask(port, { path: `/v1/submissions/${kept.receipt.number}`, headers: bearer(kept) });

const sorted = (value) => (Array.isArray(value) ? value.map(sorted)
  : value && typeof value === 'object' ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value);

let postgres;
test.before(async () => { postgres = await start_postgres(); });
test.after(() => postgres?.close());

/// The bytes of all that is stored.
const kStores = {
  SQLite: {
    options: () => [],
    bytes: (data) => readdirSync(data).filter((one) => one.startsWith('zhicheng.sqlite')).map((one) => readFileSync(join(data, one))),
  },
  PostgreSQL: { options: () => ['--store', postgres.create('submissions')], bytes: () => [postgres.dump('submissions')] },
};

for (const [store, { options, bytes: stored }] of Object.entries(kStores)) {
  describe(store, () => {
    let server, at;
    const data = join(folder, store);
    before(async () => {
      at = ['--data', data, ...options()];
      server = await serve(...at);
    });
    after(() => server?.close());

    test('a package is kept: a signed receipt over the bytes as they came, and the way it goes', async () => {
      const body = pack('engineer');
      const { status: code, text } = await submit(server.port, body);
      assert.equal(code, 201, text);
      const { receipt, secret, missing } = JSON.parse(text);
      assert.match(receipt.number, /^2026-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
      assert.match(secret, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
      assert.deepEqual(missing, []);
      assert.equal(receipt.sha256, digest(body));
      assert.equal(receipt.bytes, body.length);
      assert.equal(receipt.verdict, 'reproduced');
      assert.equal(receipt.edition.id, 'bayannur/2026');

      const { signature, key, ...said } = receipt;
      const canonical = JSON.stringify(sorted({ ...said, key }));
      const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(key, 'base64')]);
      const signer = createPublicKey({ key: spki, format: 'der', type: 'spki' });
      assert.ok(verify(null, Buffer.from(canonical), signer, Buffer.from(signature, 'base64')));
      assert.ok(!verify(null, Buffer.from(canonical.replace('reproduced', 'differs')), signer, Buffer.from(signature, 'base64')));

      const shown = await status(server.port, { receipt, secret });
      assert.equal(shown.status, 200, shown.text);
      const progress = JSON.parse(shown.text);
      assert.equal(progress.number, receipt.number);
      assert.deepEqual(progress.receipt, receipt);
      assert.ok(['unassigned', 'reviewing'].includes(progress.state), progress.state);
    });

    test('the same key and bytes: the same receipt; other bytes: 409', async () => {
      const key = randomUUID();
      const body = pack('teacher');
      const first = await submit(server.port, body, key);
      const again = await submit(server.port, body, key);
      assert.equal(first.status, 201);
      assert.equal(again.status, 200);
      assert.equal(again.text, first.text);
      const other = await submit(server.port, pack('engineer'), key);
      assert.equal(other.status, 409);
      assert.equal(JSON.parse(other.text).error.code, 'other_body');
    });

    test('a key that the package tells, or that is guessed, is refused', async () => {
      const body = pack('engineer');
      const told = digest(body);
      const refused = async (key, asked = submit(server.port, body, key)) => {
        const { status: code, text } = await asked;
        assert.deepEqual([code, JSON.parse(text).error.code], [400, 'bad_key'], key);
        return JSON.parse(text).error.detail;
      };
      assert.match(await refused(told), /不能是申报包的 SHA-256/);
      for (const key of [told.toUpperCase(), `${told.slice(0, 32)}${told.slice(32).toUpperCase()}`, 'k'.repeat(21), 'k'.repeat(201), `${'k'.repeat(22)}.`, `sha256:${told}`]) await refused(key);
      const kept = JSON.parse((await submit(server.port, body, 'k'.repeat(22))).text);
      for (const key of [told, told.toUpperCase(), 'k'.repeat(21)]) {
        await refused(key, ask(server.port, { method: 'POST', path: `/v1/submissions/${kept.receipt.number}/revisions`, body,
          headers: { 'content-type': 'application/json', ...bearer(kept), 'idempotency-key': key } }));
      }
      // The digest of another package tells nothing.
      assert.equal((await submit(server.port, body, digest('other'))).status, 201);
    });

    test('what cannot be read is 400 with its place; what was changed is kept as differing', async () => {
      const broken = await submit(server.port, '{"format":"zhicheng-package/1","format":"x"}');
      assert.equal(broken.status, 400);
      assert.equal(JSON.parse(broken.text).error.code, 'duplicate_key');
      const incomplete = await submit(server.port, '{"format":"zhicheng-package/1"}');
      const { code, detail } = JSON.parse(incomplete.text).error;
      assert.deepEqual([incomplete.status, code], [400, 'missing_key']);
      assert.match(detail, /^缺少“\w+”$/);
      const changed = await submit(server.port, pack('engineer').toString().replace(/"outcome":"\w+"/, '"outcome":"ineligible"'));
      assert.equal(changed.status, 201, changed.text);
      const kept = JSON.parse(changed.text);
      assert.equal(kept.receipt.verdict, 'differs');
      const { differences } = JSON.parse((await status(server.port, kept)).text);
      assert.ok(differences.some(({ at }) => at === '/assessment/outcome'));
    });

    test('without key, type or the right secret', async () => {
      const body = pack('engineer');
      const headers = { 'content-type': 'application/json' };
      assert.equal((await ask(server.port, { method: 'POST', path: '/v1/submissions', body, headers })).status, 400);
      assert.equal((await ask(server.port, { method: 'POST', path: '/v1/submissions', body, headers: { 'idempotency-key': randomUUID(), 'content-type': 'text/plain' } })).status, 415);
      const kept = JSON.parse((await submit(server.port, body)).text);
      const other = JSON.parse((await submit(server.port, body)).text);
      assert.equal((await status(server.port, { ...kept, secret: other.secret })).status, 401);
      assert.equal((await ask(server.port, { path: `/v1/submissions/${kept.receipt.number}` })).status, 401);
      assert.equal((await ask(server.port, { path: `/v1/submissions/${other.receipt.number}`, headers: bearer(kept) })).status, 401);
    });

    test('attachments: listed ones alone, whole or in parts, and then the file goes on', async () => {
      const path = join(folder, 'diploma.png');
      writeFileSync(path, png());
      const bytes = readFileSync(path);
      const { text } = await submit(server.port, pack('engineer', `diploma=${path}`));
      const kept = JSON.parse(text);
      assert.deepEqual(kept.missing.map(({ sha256 }) => sha256), [digest(bytes)]);
      assert.equal(JSON.parse((await status(server.port, kept)).text).state, 'incomplete');

      const put = (body, more = {}, name = digest(bytes)) => ask(server.port, { method: 'PUT', path: `/v1/blobs/${name}`, body,
        headers: { ...bearer(kept), 'content-type': 'image/png', ...more } });
      assert.equal((await put(bytes, { authorization: '' })).status, 401);
      assert.equal((await put(bytes, {}, 'f'.repeat(64))).status, 404);
      assert.equal((await put(Buffer.alloc(bytes.length))).status, 422);
      assert.equal((await put(bytes.subarray(1))).status, 422);

      const half = bytes.length >> 1;
      const range = (from, to) => ({ 'content-range': `bytes ${from}-${to - 1}/${bytes.length}` });
      await put(bytes.subarray(0, half), range(0, half));
      const begun = await ask(server.port, { method: 'HEAD', path: `/v1/blobs/${digest(bytes)}`, headers: bearer(kept) });
      assert.equal(begun.status, 404);
      const from = Number(begun.headers['upload-offset']);
      const rest = await put(bytes.subarray(from), from ? range(from, bytes.length) : {});
      assert.equal(rest.status, 201, rest.text);
      assert.equal((await ask(server.port, { method: 'HEAD', path: `/v1/blobs/${digest(bytes)}`, headers: bearer(kept) })).status, 200);
      const progress = JSON.parse((await status(server.port, kept)).text);
      assert.notEqual(progress.state, 'incomplete');
      assert.deepEqual(progress.missing, []);
    });

    test('no number of a person stands in the database or beside it', async () => {
      const scan = join(folder, '身份证990001198805203000电话13800000000.pdf');
      writeFileSync(scan, classic(document));
      const claims = pack('engineer', `diploma=${scan}`).toString().replace(/"outcome":"\w+"/, '"outcome":"990001198805203000"');
      const kept = JSON.parse((await submit(server.port, claims)).text);
      assert.equal(kept.missing[0].name, '身份证990***********3000电话138****0000.pdf');
      const shown = JSON.parse((await status(server.port, kept)).text);
      assert.deepEqual([shown.verdict, shown.missing[0].name], ['differs', kept.missing[0].name]);
      assert.equal(shown.differences.find(({ at }) => at === '/assessment/outcome').packaged, '990***********3000');
      const all = stored(data);
      for (const bytes of all) {
        assert.equal(bytes.indexOf('990001198805203000'), -1);
        assert.equal(bytes.indexOf('13800000000'), -1);
      }
      assert.ok(all.some((bytes) => bytes.includes('示例精密机械有限公司')), 'the search itself finds text');
    });

    test('a server that begins anew knows what the one before it acknowledged', async () => {
      const kept = JSON.parse((await submit(server.port, pack('teacher'))).text);
      await server.close();
      server = await serve(...at);
      assert.equal((await status(server.port, kept)).status, 200);
    });
  });
}
