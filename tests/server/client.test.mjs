// web/client.mjs against a real server: sent again where the network fails, on from where it broke off, told and cancelled.
import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scan_of } from '../attachment/files.mjs';
import { digest, pack as pack_in } from './packages.mjs';
import { serve } from './serve.mjs';
import { Refusal, applicant, connect, officer } from '../../web/client.mjs';

const root = process.env.ZHICHENG_ROOT ?? join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'zhicheng-client-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

const attachment = scan_of(3_300_000);
const file = { sha256: digest(attachment), blob: new Blob([attachment], { type: 'application/pdf' }) };

const pack = (name, ...attached) => pack_in(folder, name, { attached });

let server;
let whole;
test.before(async () => {
  writeFileSync(join(folder, 'diploma.pdf'), attachment);
  whole = pack('engineer', `diploma=${join(folder, 'diploma.pdf')}`);
  server = await serve('--data', join(folder, 'data'));
});
test.after(() => server?.close());

/** A fetch that loses what `loses(n, method, path)` says: 'request' before it is sent, 'answer' after. Each asked: [method, path]. */
function lossy(loses) {
  const asked = [];
  const send = async (address, options) => {
    const path = new URL(address).pathname;
    asked.push([options.method, path, options.headers]);
    const lost = loses(asked.length, options.method, path);
    if (lost === 'request') throw new TypeError('lost on the way there');
    const response = await fetch(address, options);
    if (lost !== 'answer') return lost instanceof Response ? lost : response;
    await response.arrayBuffer();
    throw new TypeError('lost on the way back');
  };
  return { asked, send };
}
const hurried = (send) => applicant(server.url, { fetch: send, pause: 1 });
const fault = (code, status) => (error) => error instanceof Refusal && error.code === code && (status === undefined || error.status === status);

test('the types name what there is', () => {
  const types = readFileSync(join(root, 'web/client.d.ts'), 'utf8');
  for (const [name, made] of [['Applicant', applicant()], ['Officer', officer()], ['Connection', connect()]]) {
    const [, members] = new RegExp(`export interface ${name} \\{\\n(.*?)\\n\\}`, 's').exec(types);
    assert.deepEqual([...members.matchAll(/^  (?:readonly )?(\w+)[(:]/gm)].map(([, one]) => one).sort(), Object.keys(made).sort(), name);
  }
});

test('whether there is such a server', async () => {
  assert.equal(await applicant(server.url).ready(), true);
  const plain = await serve();
  assert.equal(await applicant(plain.url).ready(), false);
  await plain.close();
});

test('an answer that was lost comes again, and nothing is received twice', async () => {
  const { asked, send } = lossy((n) => [, 'request', 'answer', new Response('', { status: 503 })][n]);
  const kept = await hurried(send).submit(pack('teacher'), { key: 'a-key-that-nobody-guesses' });
  assert.equal(asked.length, 4);
  assert.deepEqual(new Set(asked.map(([, , headers]) => headers['idempotency-key'])), new Set(['a-key-that-nobody-guesses']));
  const again = await hurried().submit(pack('teacher'), { key: 'a-key-that-nobody-guesses' });
  assert.deepEqual(again, kept);
  const own = { number: kept.receipt.number, secret: kept.secret };
  assert.equal((await hurried().progress(own)).number, own.number);
  await assert.rejects(hurried().submit(whole, { key: 'a-key-that-nobody-guesses' }), fault('other_body', 409));
  await assert.rejects(hurried().progress({ ...own, secret: '0000-0000-0000-0000' }), fault('unknown_applicant', 401));
});

test('without a key one is drawn, anew for each, and sent again with each try', async () => {
  const { asked, send } = lossy((n) => [, 'answer'][n]);
  const [first, second] = [await hurried(send).submit(pack('teacher')), await hurried(send).submit(pack('teacher'))];
  assert.notEqual(first.receipt.number, second.receipt.number);
  const keys = asked.map(([, , headers]) => headers['idempotency-key']);
  assert.equal(keys.length, 3);
  assert.equal(keys[0], keys[1]);
  assert.notEqual(keys[1], keys[2]);
  for (const key of keys) assert.match(key, /^[0-9a-f]{32}$/);
});

test('a network that does not come back is told, and a server that stays full', async () => {
  const dead = lossy(() => 'request');
  await assert.rejects(hurried(dead.send).submit(whole), fault('offline', 0));
  assert.equal(dead.asked.length, 6);
  const full = lossy(() => new Response('{"error":{"code":"busy","at":"","detail":"满"}}', { status: 503 }));
  await assert.rejects(hurried(full.send).progress({ number: '1', secret: '2' }), fault('busy', 503));
});

test('files go in parts, on from where they broke off, and progress is told in bytes', async () => {
  const kept = await hurried().submit(whole);
  assert.deepEqual(kept.missing.map(({ sha256 }) => sha256), [file.sha256]);
  const own = { number: kept.receipt.number, secret: kept.secret };

  const cancelled = new AbortController();
  await assert.rejects(hurried().upload(own, file, { signal: cancelled.signal, onprogress: (done) => { if (done > 0) cancelled.abort(); } }),
    { name: 'AbortError' });
  let puts = 0;
  const { asked, send } = lossy((n, method) => (method === 'PUT' && (puts += 1) === 1 ? 'answer' : undefined));
  const told = [];
  await hurried(send).upload_all(own, [file], { onprogress: (done, all) => told.push([done, all]) });
  const ranges = asked.filter(([method]) => method === 'PUT').map(([, , headers]) => Number(/\d+/.exec(headers['content-range'])[0]));
  const parts = Math.ceil(attachment.length / (1 << 20));
  assert.equal(ranges.length, parts - 1, `${ranges}`);
  assert.deepEqual(ranges, [...ranges].sort((a, b) => a - b));
  assert.equal(new Set(ranges).size, ranges.length, 'no part is sent twice');
  assert.ok(told.every(([done, all], i) => all === attachment.length && (i === 0 || done >= told[i - 1][0])), `${told}`);
  assert.equal(told.at(-1)[0], attachment.length);
  const shown = await hurried().progress(own);
  assert.deepEqual(shown.missing, []);
  assert.notEqual(shown.state, 'incomplete');
  // What is there is not sent again.
  const more = lossy(() => undefined);
  await hurried(more.send).upload_all(own, [file]);
  assert.deepEqual(more.asked.map(([method]) => method), ['HEAD']);
});

test('one file that is refused does not keep the others back', async () => {
  const kept = await hurried().submit(whole);
  const own = { number: kept.receipt.number, secret: kept.secret };
  const other = { sha256: 'f'.repeat(64), blob: new Blob(['other']) };
  await assert.rejects(hurried().upload_all(own, [other, file]), fault('not_listed'));
  assert.deepEqual((await hurried().progress(own)).missing, []);
});

test('what must not be done twice is not sent again without an answer', async () => {
  const { asked, send } = lossy(() => 'request');
  await assert.rejects(officer(server.url, { fetch: send, pause: 1 }).move('1', { version: 1, do: 'accept' }), fault('offline', 0));
  await assert.rejects(hurried(send).withdraw({ number: '1', secret: '2' }, { version: 1, reason: '' }), fault('offline', 0));
  assert.equal(asked.length, 2);
  await assert.rejects(connect(server.url).read('GET', '/v1/nothing'), fault('not_found', 404));
});
