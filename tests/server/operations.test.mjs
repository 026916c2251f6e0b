// What whoever runs the server relies on: counts, lines, limits, TLS, headers, an orderly end.
import assert from 'node:assert/strict';
import test from 'node:test';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { request as https_request } from 'node:https';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as tls_connect } from 'node:tls';
import { binary } from '../cases/doors.mjs';
import { ask_by, ledger, load, lost, packages } from './load.mjs';
import { until } from './judges.mjs';
import { pack } from './packages.mjs';
import { ask, post, serve, statuses, talk } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-operations-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));
const make = packages(folder);

/// {name or name{labels}: value} of the text format, which is checked on the way.
function read_metrics(text) {
  const values = {};
  const types = {};
  for (const line of text.split('\n').slice(0, -1)) {
    const [, kind, name, rest] = /^# (HELP|TYPE) ([a-z_]+) (.+)$/.exec(line) ?? [];
    if (kind === 'TYPE') { assert.ok(!(name in types), `${name} twice`); types[name] = rest; }
    if (kind) continue;
    const [, sample, labels = '', value] = /^([a-z_]+)(\{[a-z_]+="[^"\\\n]*"(?:,[a-z_]+="[^"\\\n]*")*\})? ([0-9.e+-]+)$/.exec(line) ?? assert.fail(line);
    assert.ok(types[sample] || types[sample.replace(/_(bucket|sum|count)$/, '')], line);
    assert.ok(!(sample + labels in values), line);
    values[sample + labels] = Number(value);
  }
  return values;
}

test('metrics: requests by route and status, durations, judgements, what waits, bytes, connections', async (t) => {
  const server = await serve('--data', join(folder, 'counted'));
  t.after(() => server.close());
  const book = ledger();
  let going = true;
  const sent = load(server.port, make, book, () => going, 2);
  while (book.kept.length < 3) await pause(10);
  going = false;
  await sent;
  await ask(server.port, { path: '/v1/submissions/2026-AAAAA-AAAAA?id_number=990001198805203000' });
  await ask(server.port, { path: '/v1/nothing' });
  await ask(server.port, { path: '/nothing.js' });
  // A request is counted once its reply is out, a connection until its end was seen: both may be after the next one came.
  const requests = book.kept.length + book.kept.flatMap(({ blobs }) => blobs).length + 3;
  const is_settled = ({ text }) => {
    const values = Object.entries(read_metrics(text));
    const counted = values.filter(([name]) => /^zhicheng_requests_total\{route="(?!\/metrics)/.test(name)).reduce((sum, [, value]) => sum + value, 0);
    return counted >= requests && values.some(([name, value]) => name === 'zhicheng_connections' && value === 1);
  };
  const { status, headers, text } = await until(() => ask(server.port, { path: '/metrics' }), is_settled, 20e3);
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8');
  const values = read_metrics(text);
  const count = (route, method, code) => values[`zhicheng_requests_total{route="${route}",method="${method}",status="${code}"}`];
  assert.equal(count('/v1/submissions', 'POST', 201), book.kept.length);
  assert.equal(count('/v1/blobs/{sha256}', 'PUT', 201), book.kept.flatMap(({ blobs }) => blobs).length);
  assert.equal(count('/v1/submissions/{number}', 'GET', 401), 1);
  assert.equal(count('unknown', 'GET', 404), 1);
  assert.equal(count('page', 'GET', 404), 1);
  assert.equal(values['zhicheng_judgements_total{verdict="reproduced"}'], book.kept.length);
  assert.equal(values['zhicheng_judge_failures_total'], 0);
  assert.equal(values['zhicheng_request_duration_seconds_bucket{route="/v1/submissions",le="+Inf"}'], book.kept.length);
  assert.ok(values['zhicheng_request_duration_seconds_sum{route="/v1/submissions"}'] > 0);
  assert.ok(values['zhicheng_received_bytes_total'] > book.kept.reduce((sum, { body }) => sum + body.length, 0));
  assert.ok(values['zhicheng_sent_bytes_total'] > 500);
  assert.equal(values['zhicheng_connections'], 1);
  for (const name of ['zhicheng_waiting_writes', 'zhicheng_waiting_judgements', 'zhicheng_body_memory_bytes']) assert.equal(values[name], 0);
  assert.ok(!text.includes('990001198805203000') && !text.includes('AAAAA'));
});

test('metrics are for the machine itself, not through a proxy on it; with a word, for whoever brings it', async () => {
  const open = await serve();
  assert.equal((await ask(open.port, { path: '/metrics' })).status, 200);
  assert.equal((await ask(open.port, { path: '/metrics', headers: { 'x-forwarded-for': '203.0.113.9' } })).status, 403);
  await open.close();
  const file = join(folder, 'word');
  writeFileSync(file, 'a-long-word\n');
  const closed = await serve('--metrics', file);
  for (const [authorization, expected] of [[undefined, 401], ['Bearer a-long-worx', 401], ['Bearer ', 401], ['Bearer a-long-word', 200]]) {
    const headers = { 'x-forwarded-for': '203.0.113.9', ...authorization && { authorization } };
    assert.equal((await ask(closed.port, { path: '/metrics', headers })).status, expected);
  }
  await closed.close();
  await assert.rejects(serve('--metrics', join(folder, 'none')), /监控口令/);
});

test('the log: a JSON object a line, and nothing of a person in it', async () => {
  const server = await serve('--log', '--data', join(folder, 'logged'));
  const agent = new Agent({ keepAlive: true });
  const { body } = make();
  const { text } = await ask_by(agent, server.port, { method: 'POST', path: '/v1/submissions?name=%E6%9D%8E', body,
    headers: { 'content-type': 'application/json', 'idempotency-key': 'the-key-that-nobody-guesses' } });
  const { receipt: { number }, secret } = JSON.parse(text);
  await ask_by(agent, server.port, { method: 'GET', path: `/v1/submissions/${number}?q=990001198805203000`, headers: { authorization: `Bearer ${number} ${secret}`, cookie: '__Host-session=xyzzy' } });
  // A request is logged once its reply is out, which may be after the next one came.
  await until(() => server.err().split('"event":"request"').length - 1, (count) => count === 2);
  await talk(server.port, 'nonsense 990001198805203000\r\n\r\n');
  agent.destroy();
  const { err } = await server.close();
  // The code for the first administrator is for people.
  const lines = err.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  assert.deepEqual(lines.map(({ event }) => event), ['listening', 'request', 'request', 'request', 'stopping', 'stopped']);
  const requests = lines.filter(({ event }) => event === 'request').map(({ at, ms, in: received, out, ...rest }) => {
    assert.match(at, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/);
    assert.ok(ms >= 0 && received > 0 && out > 0);
    return rest;
  });
  assert.deepEqual(requests, [
    { event: 'request', route: '/v1/submissions', method: 'POST', status: 201 },
    { event: 'request', route: '/v1/submissions/{number}', method: 'GET', status: 200 },
    { event: 'request', route: 'unknown', method: 'other', status: 400 },
  ]);
  const secrets = [number, secret, '990001198805203000', '13800000000', 'the-key-that-nobody-guesses', 'xyzzy', '127.0.0.1', '%E6', '示例'];
  for (const one of secrets) assert.ok(!err.includes(one), one);
});

test('every reply has the security headers', async () => {
  const server = await serve('--data', join(folder, 'headers'));
  const replies = [await ask(server.port, { path: '/healthz' }), await ask(server.port, { path: '/v1/nothing' }), await ask(server.port, { path: '/readyz' }),
    await ask(server.port, { path: '/metrics' }), await ask(server.port, { path: '/nothing' }), await ask(server.port, { method: 'DELETE', path: '/api' }),
    await post(server.port, '{'), await ask(server.port, { path: '/v1/openapi.json' }), await ask(server.port, { path: '/' })];
  const raw = await talk(server.port, 'nonsense\r\n\r\n');
  for (const { headers } of replies) {
    assert.ok(Math.abs(Date.parse(headers.date) - Date.now()) < 60e3 && headers.date === new Date(headers.date).toUTCString(), headers.date);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.match(headers['content-security-policy'], /^default-src '(none|self)'/);
    if (headers['content-type'] === 'application/json') {
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(headers['content-security-policy'], "default-src 'none'; frame-ancestors 'none'");
    }
  }
  assert.match(raw, /\r\nDate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n/);
  assert.match(raw, /\r\nX-Content-Type-Options: nosniff\r\n/);
  const [got, headed] = [await ask(server.port, { path: '/v1/key' }), await ask(server.port, { method: 'HEAD', path: '/v1/key' })];
  assert.deepEqual([headed.status, headed.text, headed.headers['content-length']], [200, '', String(got.bytes.length)]);
  assert.match(raw, /\r\nContent-Security-Policy: default-src 'none'/);
  await server.close();
});

const outside = Object.values(networkInterfaces()).flat().find(({ internal, family }) => !internal && family === 'IPv4')?.address;

test('connections from one address are bounded', { skip: outside ? false : 'no address but the loopback' }, async () => {
  const server = await serve('--address', '0.0.0.0', '--connections-per-address', '20');
  const sockets = await Promise.all(Array.from({ length: 50 }, () => new Promise((resolve) => {
    const socket = connect(server.port, outside);
    socket.text = '';
    socket.on('data', (chunk) => { socket.text += chunk; });
    socket.on('error', () => {});
    socket.on('connect', () => resolve(socket));
  })));
  const refused = () => sockets.filter(({ text }) => text.startsWith('HTTP/1.1 503') && text.includes('Retry-After: 5')).length;
  await until(refused, (count) => count >= 30, 20e3);
  assert.equal(refused(), 30);
  assert.equal((await ask(server.port, { path: '/healthz' })).status, 200);  // others are let in
  for (const socket of sockets) socket.destroy();
  await server.close();
});

test('what waits for a judge is bounded: 503 with Retry-After, and the rest is judged', { timeout: 60e3 }, async () => {
  const server = await serve('--data', join(folder, 'queue'));
  const agent = new Agent({ keepAlive: true });
  const submit = () => ask_by(agent, server.port, { method: 'POST', path: '/v1/submissions', body: Buffer.from('{}'),
    headers: { 'content-type': 'application/json', 'idempotency-key': 'a-key-that-nobody-guesses' } });
  await Promise.all(Array.from({ length: 16 }, submit));
  const judges = readdirSync('/proc').filter((id) => /^\d+$/.test(id)).filter((id) => {
    try { return readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1].split(' ')[1] === String(server.pid); } catch { return false; }
  }).map(Number);
  assert.equal(judges.length, 2);
  for (const id of judges) process.kill(id, 'SIGSTOP');
  // One for each, so that it may take 5 s: several together have one second.
  const all = [];
  for (let given = 0; given < judges.length; given += 1) {
    all.push(submit());
    await pause(200);
  }
  all.push(...Array.from({ length: 2100 }, submit));
  await Promise.race([pause(4000), Promise.any(all)]);
  await pause(200);
  for (const id of judges) process.kill(id, 'SIGCONT');
  const answers = await Promise.all(all);
  agent.destroy();
  const busy = answers.filter(({ status }) => status === 503);
  assert.ok(busy.length >= 1, `${busy.length}`);
  for (const { headers } of busy) assert.equal(headers['retry-after'], '2');
  assert.equal(answers.filter(({ status }) => status === 400).length, answers.length - busy.length);
  await server.close();
});

test('SIGTERM under load: what is under way is answered, and it ends within 5 s with nothing lost', async () => {
  const data = join(folder, 'ended');
  const server = await serve('--data', data);
  const book = ledger();
  let going = true;
  const sent = load(server.port, make, book, () => going);
  while (book.kept.length < 5) await pause(10);
  const began = Date.now();
  server.kill('SIGTERM');
  going = false;
  const [{ code }] = await Promise.all([server.ended, sent]);
  assert.equal(code, 0);
  assert.ok(Date.now() - began < 5000, `${Date.now() - began} ms`);
  assert.deepEqual([...book.statuses.keys()], [201]);
  const again = await serve('--data', data);
  assert.deepEqual(await lost(again.port, book.kept), []);
  // What got no answer was not begun, or is there: the same key tells.
  const agent = new Agent({ keepAlive: true });
  for (const { key, body } of book.open) {
    assert.ok([200, 201].includes((await ask_by(agent, again.port, { method: 'POST', path: '/v1/submissions', body, headers: { 'content-type': 'application/json', 'idempotency-key': key } })).status));
  }
  agent.destroy();
  await again.close();
});

test('TLS 1.2 and 1.3 by a certificate of its own, nothing older, and no plain text', async () => {
  const [key, certificate] = ['key.pem', 'certificate.pem'].map((name) => join(folder, name));
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key, '-out', certificate,
    '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'], { stdio: 'ignore' });
  const server = await serve('--tls-certificate', certificate, '--tls-key', key, '--data', join(folder, 'secret'));
  assert.match(server.url, /^https:\/\/127\.0\.0\.1:\d+$/);
  const ca = readFileSync(certificate);
  const ask_tls = (path, options = {}, body = undefined) => new Promise((resolve, reject) => {
    const asked = https_request({ host: '127.0.0.1', port: server.port, path, ca, agent: false, ...options }, (response) => {
      const version = response.socket.getProtocol();
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, version, text: Buffer.concat(chunks).toString() }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
  for (const version of ['TLSv1.2', 'TLSv1.3']) {
    const answer = await ask_tls('/healthz', { minVersion: version, maxVersion: version });
    assert.deepEqual([answer.status, answer.version], [200, version]);
    assert.equal(answer.headers['strict-transport-security'], 'max-age=31536000');
  }
  await assert.rejects(ask_tls('/healthz', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }));
  await assert.rejects(ask_tls('/healthz', { maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256:@SECLEVEL=0' }));
  const { body } = make();
  const kept = await ask_tls('/v1/submissions', { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'a-key-that-nobody-guesses' } }, body);
  assert.equal(kept.status, 201, kept.text);
  assert.deepEqual(statuses(await talk(server.port, 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')), []);
  // The command line speaks it too, and trusts nobody unasked.
  const package_file = join(folder, 'secret.zhicheng.json');
  writeFileSync(package_file, pack(folder));
  const [distrusted, trusted] = [{}, { SSL_CERT_FILE: certificate }].map((env) => spawnSync(binary(),
    ['submit', package_file, '--to', server.url, '--json'], { env: { ...process.env, SSL_CERT_FILE: '/dev/null', ...env }, encoding: 'utf8' }));
  assert.equal(distrusted.status, 74);
  assert.match(JSON.parse(distrusted.stderr).error.detail, /证书不可信.*SSL_CERT_FILE/);
  assert.equal(trusted.status, 0, trusted.stderr);
  const { receipt: { number } } = JSON.parse(readFileSync(join(folder, 'secret.receipt.json')));
  assert.equal(number, JSON.parse(trusted.stdout).receipt.number);
  // Somebody who only connects does not keep it from ending.
  const idle = tls_connect({ port: server.port, host: '127.0.0.1', ca });
  await new Promise((resolve) => idle.on('secureConnect', resolve));
  idle.on('error', () => {});
  const began = Date.now();
  assert.equal((await server.close()).code, 0);
  assert.ok(Date.now() - began < 2000, `${Date.now() - began} ms`);
  await assert.rejects(serve('--tls-certificate', certificate, '--tls-key', certificate), /私钥/);
  await assert.rejects(serve('--tls-certificate', certificate), /64/);
  for (const code of ['', '15080', '1508000', '１５０８００', 'north1']) await assert.rejects(serve('--region', code), /64.*--region/s, code);
});
