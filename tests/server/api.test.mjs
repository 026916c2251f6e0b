// POST /api: statuses, limits, and what is refused before it is read.
import assert from 'node:assert/strict';
import { Agent, request as http_request } from 'node:http';
import test, { after, before } from 'node:test';
import { ask_by_lines } from '../cases/doors.mjs';
import { answers_of, kEligible } from '../cli/folder.mjs';
import { ask, post, serve, statuses, talk } from './serve.mjs';

let server;
before(async () => { server = await serve(); });
after(() => server?.close());

const kRequest = {
  format: 'zhicheng-request/1', call: 'assess', edition: 'bayannur/2026', on: '2026-05-20', body: answers_of(kEligible),
};
const body = (changes = {}) => JSON.stringify({ ...kRequest, ...changes });

test('a judged request is 200, whatever was judged, with the bytes of every other way in', async () => {
  for (const answers of [answers_of(kEligible), answers_of('real_accountant_of_public_institution'), answers_of('nothing_answered')]) {
    const request = body({ body: answers });
    const { status, headers, text } = await post(server.port, request);
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'application/json');
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.deepEqual([text], await ask_by_lines([Buffer.from(request)]));
  }
});

test('what cannot be read or is refused is 400 with the error object', async () => {
  const refused = [['', 'truncated', ''], ['{', 'truncated', ''], [body({ call: 'guess' }), 'unknown_call', '/call'],
    [body({ body: answers_of(kEligible, { income: 1 }) }), 'unknown_fact', '/body/answers/income'],
    [body({ on: '2026-02-30' }), 'bad_date', '/on']];
  for (const [bytes, code, at] of refused) {
    const { status, text } = await post(server.port, bytes);
    assert.equal(status, 400, code);
    assert.deepEqual([JSON.parse(text).error.code, JSON.parse(text).error.at], [code, at]);
  }
});

test('the day is added only where it is absent; created too, for a package', async () => {
  const china = () => new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
  const { on, ...without } = kRequest;
  const before_midnight = china();
  const { text } = await post(server.port, JSON.stringify(without));
  assert.ok([before_midnight, china()].includes(JSON.parse(text).on));
  assert.equal(JSON.parse((await post(server.port, body())).text).on, on);

  const packed = JSON.parse((await post(server.port, body({ call: 'pack', body: { answers: kRequest.body } }))).text);
  assert.ok(Math.abs(Date.parse(packed.created) - Date.now()) < 60000, packed.created);
  const created = '2026-05-20T09:30:00+08:00';
  const again = await post(server.port, body({ call: 'pack', created, body: { answers: kRequest.body } }));
  assert.equal(JSON.parse(again.text).created, created);
});

test('only POST, and it says so', async () => {
  for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) {
    const { status, headers } = await ask(server.port, { method, path: '/api' });
    assert.deepEqual([status, headers.allow], [405, 'POST']);
  }
});

const kContentTypes = [
  ['application/json', 200], ['Application/JSON; charset=UTF-8', 200], ['application/json;charset="utf-8"', 200],
  ['application/json; charset=gbk', 415], ['text/plain', 415], ['application/x-www-form-urlencoded', 415], ['application/jsonp', 415], ['', 415],
];

for (const [type, expected] of kContentTypes) {
  test(`Content-Type ${type || '(none)'} is ${expected}`, async () => {
    const headers = type ? { 'content-type': type } : {};
    const { status, text } = await ask(server.port, { method: 'POST', path: '/api', body: body(), headers });
    assert.equal(status, expected);
    if (expected === 415) assert.equal(JSON.parse(text).error.code, 'unsupported_media_type');
  });
}

test('a compressed body is 415, never unpacked', async () => {
  const { status } = await post(server.port, 'x', { 'content-encoding': 'gzip' });
  assert.equal(status, 415);
});

test('a body beyond 8 MiB is 413: by its length before it is read, and by what comes', async () => {
  const limit = (8 << 20) + 4096;  // a package of 8 MiB, and the request around it
  const told = await post(server.port, Buffer.alloc(limit + 1, 0x20));
  assert.equal(told.status, 413);
  assert.equal(JSON.parse(told.text).error.code, 'too_large');
  const announced = await talk(server.port,
    'POST /api HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n');
  assert.deepEqual(statuses(announced), [413]);
  const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
  const flood = await talk(server.port,
    'POST /api HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n', chunk.repeat(140));
  assert.deepEqual(statuses(flood), [413]);
  const fits = await post(server.port, Buffer.concat([Buffer.from(body()), Buffer.alloc(limit - Buffer.byteLength(body()), 0x20)]));
  assert.equal(fits.status, 200);
});

test('Expect: 100-continue is answered before the body comes', async () => {
  const text = body();
  const head = `POST /api HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n` +
    'Expect: 100-continue\r\nConnection: close\r\n\r\n';
  assert.deepEqual(statuses(await talk(server.port, head, 300, text)), [100, 200]);
});

test('one connection carries many requests, also sent at once', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const sockets = new Set();
  const once = () => new Promise((resolve, reject) => {
    const asked = http_request({ agent, host: '127.0.0.1', port: server.port, path: '/api', method: 'POST', headers: { 'content-type': 'application/json' } }, (response) => {
      sockets.add(response.socket);
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    asked.on('error', reject);
    asked.end(body());
  });
  for (let i = 0; i < 5; ++i) assert.equal(await once(), 200);
  assert.equal(sockets.size, 1);
  agent.destroy();

  const get = 'GET /healthz HTTP/1.1\r\nHost: a\r\n';
  const text = await talk(server.port, `${get}\r\n${get}\r\n${get}Connection: close\r\n\r\n`);
  assert.deepEqual(statuses(text), [200, 200, 200]);
});
