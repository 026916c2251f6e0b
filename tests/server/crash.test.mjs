// kill -9 in the middle of receiving: whatever was acknowledged is there afterwards, and nothing by halves.
import test from 'node:test';
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { binary } from '../cases/doors.mjs';
import { ask, serve } from './serve.mjs';

const root = process.env.ZHICHENG_ROOT ?? join(import.meta.dirname, '../..');

const kCycles = process.env.ZHICHENG_LONG ? 300 : 10;
const kSenders = 8;

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-crash-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));
const data = join(folder, 'data');

const example = (name) => join(root, 'rules/schema/examples', name);
function packed() {
  const out = join(folder, 'one.zhicheng.json');
  execFileSync(binary(), ['pack', example('engineer.answers.json'), '--applicant', example('engineer.applicant.json'), '--on', '2026-05-20',
    '--created', '2026-05-20T09:30:00+08:00', '-o', out]);
  return readFileSync(out);
}

/// One submission over a kept connection; nothing when the server went away before it answered.
function submit(agent, port, body, key) {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path: '/v1/submissions', method: 'POST', agent,
      headers: { 'content-type': 'application/json', 'idempotency-key': key, 'content-length': body.length } });
    asked.on('error', () => resolve(undefined));
    asked.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', () => resolve(undefined));
      response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }));
    });
    asked.end(body);
  });
}

const seed = Number(process.env.ZHICHENG_SEED ?? Date.now() % 1e9);
function random(state = seed) {
  return () => { state = (state * 1103515245 + 12345) % 2147483648; return state / 2147483648; };
}

test(`${kCycles} times killed under load: nothing acknowledged is lost`, { timeout: 40 * 60e3 }, async (t) => {
  t.diagnostic(`seed ${seed}`);
  const draw = random();
  const body = packed();
  const acknowledged = [];
  const open = [];  // sent, and never answered
  for (let cycle = 0; cycle < kCycles; cycle += 1) {
    const server = await serve('--data', data);
    const agent = new Agent({ keepAlive: true, maxSockets: kSenders });
    let going = true;
    const senders = Array.from({ length: kSenders }, async () => {
      while (going) {
        const key = randomUUID();
        const answer = await submit(agent, server.port, body, key);
        if (answer?.status === 201) acknowledged.push({ key, ...JSON.parse(answer.text) });
        else { open.push(key); return; }
      }
    });
    await pause(30 + draw() * 250);
    server.kill('SIGKILL');
    going = false;
    await Promise.all([...senders, server.ended]);
    agent.destroy();
  }
  assert.ok(acknowledged.length > kCycles, `only ${acknowledged.length} were acknowledged`);

  const server = await serve('--data', data);
  try {
    const lost = [];
    for (const { receipt, secret } of acknowledged) {
      const shown = await ask(server.port, { path: `/v1/submissions/${receipt.number}`, headers: { authorization: `Bearer ${receipt.number} ${secret}` } });
      const whole = shown.status === 200 && JSON.stringify(JSON.parse(shown.text).receipt) === JSON.stringify(receipt)
        && receipt.sha256 === createHash('sha256').update(body).digest('hex');
      if (!whole) lost.push(receipt.number);
    }
    assert.deepEqual(lost, []);
    // What was never answered is sent again, and is then there once.
    const agent = new Agent({ keepAlive: true });
    for (const key of open) assert.ok([200, 201].includes((await submit(agent, server.port, body, key)).status));
    for (const { key, receipt } of acknowledged.slice(-20)) {
      const again = await submit(agent, server.port, body, key);
      assert.equal(again.status, 200);
      assert.deepEqual(JSON.parse(again.text).receipt, receipt);
    }
    agent.destroy();
  } finally {
    await server.close();
  }
  const audit = JSON.parse(execFileSync(binary(), ['audit', 'verify', '--data', data, '--json']));
  assert.deepEqual(audit.faults, []);
  assert.deepEqual(audit.damage, []);
  t.diagnostic(`${acknowledged.length} acknowledged, ${open.length} open when the server was killed`);
});
