// What no well-meaning client sends; and how the server ends.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import test, { after, before } from 'node:test';
import { readFile } from 'node:fs/promises';
import { run } from '../cases/doors.mjs';
import { answers_of, error_of, kEligible } from '../cli/folder.mjs';
import { ask, post, serve, statuses, talk } from './serve.mjs';

let server;
before(async () => { server = await serve('--connections', '512'); });
after(() => server?.close());

const kPost = 'POST /api HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';

const kMalformed = [
  ['no HTTP', 'hello there\r\n\r\n', [400]],
  ['TLS', Buffer.from('16030100c8010000c40303', 'hex'), [400]],
  ['another version', 'GET / HTTP/3.0\r\nHost: a\r\n\r\n', [400]],
  ['no Host', 'GET /healthz HTTP/1.1\r\n\r\n', [400]],
  ['two Hosts', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', [400]],
  ['two different lengths', `${kPost}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, [400]],
  ['two equal lengths', `${kPost}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}`, [400]],
  ['a list of lengths', `${kPost}Content-Length: 2, 2\r\n\r\n{}`, [400]],
  ['a negative length', `${kPost}Content-Length: -1\r\n\r\n`, [400]],
  ['a length that overflows', `${kPost}Content-Length: 18446744073709551617\r\n\r\n`, [400]],
  ['a length and chunks', `${kPost}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, [400]],
  ['chunks and a length', `${kPost}Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n`, [400]],
  ['a chunk size that is none', `${kPost}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`, [400]],
  ['a field without a colon', 'GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n', [400]],
  ['a blank before the colon', 'GET / HTTP/1.1\r\nHost : a\r\n\r\n', [400]],
  ['a NUL in a field', 'GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n', [400]],
  ['an absolute target', 'GET http://a/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', [400]],
  ['headers without end', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(300 << 10)}`, [431]],
  ['a target without end', `GET /${'x'.repeat(300 << 10)}`, [431]],
  ['ten thousand fields', `GET / HTTP/1.1\r\nHost: a\r\n${'X: y\r\n'.repeat(10000)}\r\n`, [431]],
];

for (const [what, bytes, expected] of kMalformed) {
  test(`${what}: ${expected}, and the connection ends`, async () => {
    assert.deepEqual(statuses(await talk(server.port, bytes)), expected);
    assert.equal((await ask(server.port, { path: '/healthz' })).status, 200);
  });
}

test('a smuggled second request is not answered', async () => {
  const inner = 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n';
  const text = await talk(server.port, `${kPost}Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`);
  assert.deepEqual(statuses(text), [400]);
});

test('a connection that breaks off leaves nothing behind', async () => {
  for (let i = 0; i < 50; ++i) {
    await new Promise((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(`${kPost}Content-Length: 1000\r\n\r\n{`);
        setTimeout(() => { socket.destroy(); resolve(); }, 2);
      });
    });
  }
  assert.equal((await ask(server.port, { path: '/healthz' })).status, 200);
});

test('many idle connections are bounded, and do not keep others out once they go', async () => {
  const sockets = await Promise.all(Array.from({ length: 700 }, () => new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1');
    socket.text = '';
    socket.on('data', (chunk) => { socket.text += chunk; });
    socket.on('error', () => {});
    socket.on('connect', () => resolve(socket));
  })));
  await new Promise((done) => setTimeout(done, 500));
  const turned_away = sockets.filter((socket) => socket.text.startsWith('HTTP/1.1 503')).length;
  assert.ok(turned_away >= 150 && turned_away < 700, `${turned_away} turned away`);
  for (const socket of sockets) socket.destroy();
  await new Promise((done) => setTimeout(done, 300));
  assert.equal((await ask(server.port, { path: '/healthz' })).status, 200);
});

test('what a request may take is given back after it', async () => {
  const chunked = `${kPost}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`; // may take 8 MiB
  const last = chunked.replace('Host: a', 'Host: a\r\nConnection: close');
  const text = await talk(server.port, chunked.repeat(50) + last);
  assert.deepEqual(statuses(text), Array(51).fill(400));
});

const resident = async (pid) => Number(/VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))[1]);

test('bodies that are announced and do not come take no memory from others', async () => {
  const sockets = [];
  for (let i = 0; i < 60; ++i) {
    const socket = connect(server.port, '127.0.0.1');
    socket.text = '';
    socket.on('data', (chunk) => { socket.text += chunk; });
    socket.on('error', () => {});
    socket.write(`${kPost}Content-Length: ${8 << 20}\r\n\r\n`);
    sockets.push(socket);
  }
  await new Promise((done) => setTimeout(done, 500));
  const turned_away = sockets.filter((socket) => socket.text.startsWith('HTTP/1.1 503')).length;
  assert.equal(turned_away, 0);
  assert.equal((await post(server.port, '{}')).status, 400, 'who sends is served meanwhile');
  for (const socket of sockets) socket.destroy();
  await new Promise((done) => setTimeout(done, 300));
  const { status } = await post(server.port, '{}');
  assert.equal(status, 400);
  assert.ok(await resident(server.pid) < 400 << 10);
});

test('a head that drips is cut off', { skip: process.env.ZHICHENG_LONG ? false : 'takes 15 s: ./dev test --long' }, async () => {
  const began = Date.now();
  const drips = Array.from({ length: 40 }, () => ['X', 500]).flat();
  await talk(server.port, 'GET / HTTP/1.1\r\n', ...drips);
  assert.ok(Date.now() - began < 19000);
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  test(`${signal}: idle connections end at once, the exit code is 0`, async () => {
    const other = await serve();
    const idle = connect(other.port, '127.0.0.1');
    idle.on('error', () => {});
    const closed = new Promise((resolve) => idle.on('close', resolve));
    await ask(other.port, { path: '/healthz' });
    const began = Date.now();
    other.kill(signal);
    const { code, out, err } = await other.ended;
    await closed;
    assert.equal(code, 0);
    assert.ok(Date.now() - began < 2000, `${Date.now() - began} ms`);
    assert.equal(out, `${other.url}\n`);
    assert.equal(err, '');
    await assert.rejects(ask(other.port, { path: '/healthz' }));
  });
}

test('SIGTERM: a request under way is answered first', async () => {
  const other = await serve();
  const text = JSON.stringify({
    format: 'zhicheng-request/1', call: 'assess', edition: 'bayannur/2026', on: '2026-05-20', body: answers_of(kEligible),
  });
  const head = `${kPost}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n`;
  const answered = talk(other.port, head, text.slice(0, 10), 600, text.slice(10));
  await new Promise((done) => setTimeout(done, 300));
  other.kill('SIGTERM');
  assert.deepEqual(statuses(await answered), [200]);
  assert.equal((await other.ended).code, 0);
});

test('SIGTERM: a request that never ends is not waited for longer than 5 s', async () => {
  const other = await serve();
  const stuck = talk(other.port, `${kPost}Content-Length: 1000\r\n\r\n{`);
  await new Promise((done) => setTimeout(done, 200));
  const began = Date.now();
  other.kill('SIGTERM');
  assert.equal((await other.ended).code, 0);
  assert.ok(Date.now() - began < 5500, `${Date.now() - began} ms`);
  await stuck;
});

test('a port that is taken, or an address that is none, is an error object', async () => {
  const taken = await run(['serve', '--port', String(server.port)]);
  assert.equal(taken.code, 74);
  assert.equal(error_of(taken).code, 'cannot_listen');
  assert.match(error_of(taken).detail, /端口已被占用/);
  const nowhere = await run(['serve', '--address', 'nowhere', '--port', '0']);
  assert.equal(nowhere.code, 74);
});
