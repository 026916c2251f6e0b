// Heads and bodies that two readers would read differently, names that would be other paths, and methods that nobody serves.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask_by, damage, packages, picture } from './load.mjs';
import { digest } from './packages.mjs';
import { ask, serve, statuses, talk } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-smuggling-'));
const data = join(folder, 'data');
let server;
let make;
before(async () => {
  make = packages(folder);
  server = await serve('--data', data);
});
after(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const kHead = 'POST /v1/submissions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nIdempotency-Key: a-key-that-nobody-guesses\r\n';
const kInner = 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n';
const chunks = `2\r\n{}\r\n0\r\n\r\n`;

const kRefused = [
  ['a length and chunks', `${kHead}Content-Length: 12\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`],
  ['chunks and a length', `${kHead}Transfer-Encoding: chunked\r\nContent-Length: 12\r\n\r\n${chunks}`],
  ['two equal lengths', `${kHead}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}`],
  ['two lengths', `${kHead}Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}`],
  ['a list of lengths', `${kHead}Content-Length: 2, 2\r\n\r\n{}`],
  ['a length with a sign', `${kHead}Content-Length: +2\r\n\r\n{}`],
  ['a length in base 16', `${kHead}Content-Length: 0x2\r\n\r\n{}`],
  ['a length that is empty', `${kHead}Content-Length: \r\n\r\n{}`],
  ['a length with a blank in it', `${kHead}Content-Length: 2 2\r\n\r\n{}`],
  ['another coding', `${kHead}Transfer-Encoding: gzip\r\n\r\n${chunks}`],
  ['no coding', `${kHead}Transfer-Encoding: identity\r\n\r\n${chunks}`],
  ['a coding around chunks', `${kHead}Transfer-Encoding: gzip, chunked\r\n\r\n${chunks}`],
  ['chunks, then something', `${kHead}Transfer-Encoding: chunked, identity\r\n\r\n${chunks}`],
  ['chunks twice', `${kHead}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`],
  ['nearly chunks', `${kHead}Transfer-Encoding: xchunked\r\n\r\n${chunks}`],
  ['chunks with a quote', `${kHead}Transfer-Encoding: "chunked"\r\n\r\n${chunks}`],
  ['chunks in HTTP/1.0', `${kHead.replace('1.1', '1.0')}Transfer-Encoding: chunked\r\n\r\n${chunks}`],
  ['a blank before the colon', `${kHead}Transfer-Encoding : chunked\r\n\r\n${chunks}`],
  ['a folded line', `${kHead}X: a\r\n Transfer-Encoding: chunked\r\n\r\n${chunks}`],
  ['a folded first line', `POST /v1/submissions HTTP/1.1\r\n Host: a\r\n\r\n`],
  ['a folded coding', `${kHead}Transfer-Encoding:\r\n chunked\r\n\r\n${chunks}`],
  ['line feeds alone', `${kHead}Content-Length: 2\r\n\r\n{}`.replaceAll('\r', '')],
  ['one line feed alone', `${kHead}X: a\nContent-Length: 2\r\n\r\n{}`],
  ['a carriage return alone', `${kHead}X: a\rContent-Length: 2\r\n\r\n{}`],
  ['a NUL in a value', `${kHead}X: a\0\r\nContent-Length: 2\r\n\r\n{}`],
  ['a NUL in a name', `${kHead}X\0: a\r\n\r\n`],
  ['a control character', `${kHead}X: a\x01b\r\n\r\n`],
  ['a name that is none', `${kHead}: a\r\n\r\n`],
  ['a name with brackets', `${kHead}X(): a\r\n\r\n`],
  ['no colon', `${kHead}nonsense\r\n\r\n`],
  ['no Host', kHead.replace('Host: a\r\n', '') + '\r\n'],
  ['two Hosts', `${kHead}Host: b\r\n\r\n`],
  ['a Host with a path', `${kHead.replace('Host: a', 'Host: a/b')}\r\n`],
  ['a Host with a user', `${kHead.replace('Host: a', 'Host: me@a')}\r\n`],
  ['a Host with two ports', `${kHead.replace('Host: a', 'Host: a:1:2')}\r\n`],
  ['a Host list', `${kHead.replace('Host: a', 'Host: a, b')}\r\n`],
  ['a blank in the target', kHead.replace('/v1/submissions', '/v1/ submissions') + '\r\n'],
  ['a line before the first', `\r\n${kHead}\r\n`],
  ['a version to come', kHead.replace('HTTP/1.1', 'HTTP/1.2') + '\r\n'],
  ['HTTP/2 at once', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a version in small letters', kHead.replace('HTTP/1.1', 'http/1.1') + '\r\n'],
  ['no version', 'GET /healthz\r\n\r\n'],
  ['a target that is not ASCII', Buffer.from('GET /v1/申报 HTTP/1.1\r\nHost: a\r\n\r\n')],
  ['a method with a bracket', kHead.replace('POST', 'PO(ST') + '\r\n'],
  ['a chunk size that is none', `${kHead}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
  ['a chunk size with a sign', `${kHead}Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n`],
  ['a chunk size in the other spelling', `${kHead}Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n`],
  ['a chunk size beyond all', `${kHead}Transfer-Encoding: chunked\r\n\r\n10000000000000002\r\n{}\r\n0\r\n\r\n`],
  ['a chunk without its end', `${kHead}Transfer-Encoding: chunked\r\n\r\n2\r\n{}0\r\n\r\n`],
  ['a chunk longer than it says', `${kHead}Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n`],
  ['a chunk ended by a line feed alone', `${kHead}Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n`],
  ['a size ended by a line feed alone', `${kHead}Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n`],
];

for (const [what, bytes] of kRefused) {
  test(`${what}: 400, and what is hidden behind it is never read`, async () => {
    const text = await talk(server.port, Buffer.concat([Buffer.from(bytes, 'latin1'), Buffer.from(kInner)]));
    assert.deepEqual(statuses(text), [400]);
    assert.match(text, /^HTTP\/1\.0|\r\nConnection: close\r\n/);
  });
}

const kTooMuch = [
  ['a value of 17 KiB', `${kHead}X: ${'x'.repeat(17 << 10)}\r\n\r\n`],
  ['a name of 17 KiB', `${kHead}${'x'.repeat(17 << 10)}: x\r\n\r\n`],
  ['a method of 17 KiB', `${'G'.repeat(17 << 10)} / HTTP/1.1\r\n\r\n`],
  ['101 fields', `${kHead}${'X: y\r\n'.repeat(101)}\r\n`],
];
for (const [what, bytes] of kTooMuch) {
  test(`${what}: 431`, async () => assert.deepEqual(statuses(await talk(server.port, bytes)), [431]));
}

test('a trailer changes nothing, and endless chunk extensions are refused', async () => {
  const trailer = await talk(server.port, `${kHead}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nContent-Length: 50\r\nIdempotency-Key: another-key-that-nobody-guesses\r\n\r\n`);
  assert.deepEqual(statuses(trailer), [400]);
  assert.match(trailer, /"code"/);
  const extended = await talk(server.port, `${kHead}Transfer-Encoding: chunked\r\n\r\n2;${'x'.repeat(200 << 10)}\r\n{}\r\n0\r\n\r\n`);
  assert.deepEqual(statuses(extended), [400]);
});

/// Every file below a folder.
const files_below = (place) => readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);

test('names of attachments and numbers of files that would be other paths: not there, and nothing is written', async () => {
  const agent = new Agent({ keepAlive: true });
  const { body, blobs: [blob] } = make();
  const handed_in = await ask_by(agent, server.port, { method: 'POST', path: '/v1/submissions', body,
    headers: { 'content-type': 'application/json', 'idempotency-key': 'a-key-that-nobody-guesses' } });
  const { receipt: { number }, secret } = JSON.parse(handed_in.text);
  const headers = { authorization: `Bearer ${number} ${secret}` };
  const name = digest(blob);
  const names = ['', '..', '.', '%2e%2e', '%2e%2e%2fkeys%2findex.key', '../keys/index.key', '..%5ckeys', '%00', `${name}%00`, `${name}%00.png`, `%00${name}`,
    name.toUpperCase(), name.slice(1), `${name}0`, `${name}/`, `${name}/..`, `/${name}`, `${name}%20`, `${name}.`, `sha256:${name}`, `partial/${name}`,
    `${name.slice(0, 2)}/${name}`, 'f'.repeat(64), 'f'.repeat(8000), '%EF%BC%90'.repeat(64), `${name};a`, `%${name}`, encodeURIComponent('<script>'), "'%20or%201=1--"];
  const before_them = files_below(data).sort();
  for (const one of names) {
    for (const method of ['PUT', 'HEAD']) {
      const { status } = await ask_by(agent, server.port, { method, path: `/v1/blobs/${one}`, headers, body: method === 'PUT' ? blob : undefined });
      assert.equal(status, 404, `${method} ${one}`);
    }
  }
  assert.deepEqual(files_below(data).sort(), before_them);
  for (const one of ['', '..', '%2e%2e', `${number}/`, `${number}/..`, `${number}%00`, `${number}%20`, `/${number}`, `${number}0`, '9'.repeat(8000), `%${number}`, "'--", '<b>']) {
    const { status } = await ask_by(agent, server.port, { method: 'GET', path: `/v1/submissions/${one}`, headers });
    assert.ok([401, 404].includes(status), `${status} for ${one}`);
  }
  // The one right name is taken, with a question behind it or without.
  assert.equal((await ask_by(agent, server.port, { method: 'PUT', path: `/v1/blobs/${name}?a=../..`, headers, body: blob })).status, 201);
  for (const bearer of [`${number}`, `${number} `, ` ${number} ${secret}`, `${number} ${secret}x`, `${number} ${secret}\t`.repeat(2),
    `${number}' or '1'='1 ${secret}`, '\u00ff', 'x'.repeat(9000)]) {
    const { status } = await ask_by(agent, server.port, { method: 'GET', path: `/v1/submissions/${number}`, headers: { authorization: `Bearer ${bearer}` } });
    assert.equal(status, 401, bearer);
  }
  const foreign = picture('of nobody');
  assert.equal((await ask_by(agent, server.port, { method: 'PUT', path: `/v1/blobs/${digest(foreign)}`, headers, body: foreign })).status, 404);
  agent.destroy();
});

/// Places of all strings of a value: [path, …].
const strings_of = (value, path = []) => (typeof value === 'string' ? [path]
  : value && typeof value === 'object' ? Object.entries(value).flatMap(([key, one]) => strings_of(one, [...path, key])) : []);

test('words that would be SQL, HTML or paths elsewhere, in every field of a package: kept as they came, or refused', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const model = JSON.parse(make().body);
  const words = ["'; drop table submission; --", '<script>alert(1)</script>', '../../keys/index.key', '%00$(id)`id`{{7*7}}'];
  const places = strings_of({ ...model, assessment: {} });
  const statuses_seen = new Set();
  await Promise.all(places.flatMap((path, i) => words.map(async (word, k) => {
    const changed = structuredClone(model);
    path.slice(0, -1).reduce((at, key) => at[key], changed)[path.at(-1)] = word;
    const body = Buffer.from(JSON.stringify(changed));
    const answer = await ask_by(agent, server.port, { method: 'POST', path: '/v1/submissions', body,
      headers: { 'content-type': 'application/json', 'idempotency-key': `one-of-the-words-${i}-${k}`.padEnd(30, '-') } });
    statuses_seen.add(answer.status);
    assert.ok([201, 400, 422].includes(answer.status), `${answer.status} for ${path.join('/')}: ${answer.text}`);
    if (answer.status !== 201) return;
    const { receipt, secret } = JSON.parse(answer.text);
    assert.notEqual(receipt.verdict, 'reproduced', path.join('/'));
    assert.equal(receipt.sha256, digest(body));
    const shown = await ask_by(agent, server.port, { method: 'GET', path: `/v1/submissions/${receipt.number}`, headers: { authorization: `Bearer ${receipt.number} ${secret}` } });
    assert.equal(shown.status, 200, path.join('/'));
    assert.equal(shown.headers['content-type'], 'application/json');
  })));
  assert.ok(places.length > 30 && statuses_seen.has(201) && statuses_seen.has(400), `${places.length}: ${[...statuses_seen]}`);
  agent.destroy();
});

const kMethods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'MERGE'];

test('every path refuses every method that it does not have, and names those that it has', async () => {
  const { paths } = JSON.parse((await ask(server.port, { path: '/v1/openapi.json' })).text);
  let asked = 0;
  for (const [path, item] of Object.entries(paths)) {
    const described = kMethods.filter((method) => method.toLowerCase() in item);
    const place = path.replace(/\{sha256\}/, 'f'.repeat(64)).replace(/\{number\}/, '2026-AAAAA-AAAAA').replace(/\{\w+\}/g, '1');
    for (const method of kMethods.filter((one) => !described.includes(one))) {
      const { status, headers } = await ask(server.port, { method, path: place });
      assert.equal(status, 405, `${method} ${path}`);
      assert.deepEqual(headers.allow.split(', ').sort(), [...described].sort(), `${method} ${path}`);
      asked += 1;
    }
  }
  assert.ok(asked > 20, `${asked}`);
});

test('the server stands after all of it, and its data are well', async () => {
  assert.equal((await ask(server.port, { path: '/readyz' })).status, 200);
  assert.equal((await server.close()).code, 0);
  assert.deepEqual(damage(data, []), []);
});
