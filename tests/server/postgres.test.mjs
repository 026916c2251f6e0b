// PostgreSQL under the server: the store's own cases on it, several servers on one database, and a database that goes away.
import test from 'node:test';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { binary, run } from '../cases/doors.mjs';
import { until } from './judges.mjs';
import { bearer, pack as pack_in, submit } from './packages.mjs';
import { start_postgres } from './postgres.mjs';
import { ask, serve } from './serve.mjs';

const kSenders = 8;

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-servers-'));
let postgres;
test.before(async () => { postgres = await start_postgres(); });
test.after(async () => {
  await postgres?.close();
  rmSync(folder, { recursive: true, force: true });
});

const pack = (name) => pack_in(folder, name);

const status = (port, { receipt, secret }) => ask(port, { path: `/v1/submissions/${receipt.number}`,
  headers: bearer({ receipt, secret }) });

/// Submits on all ports at once until told to stop: every answer, with its key.
function senders(ports, body) {
  const answers = [];
  let going = true;
  const all = Array.from({ length: kSenders }, async (_, index) => {
    while (going) {
      const key = randomUUID();
      const answer = await submit(ports[index % ports.length], body, key);
      answers.push({ key, ...answer });
      if (answer.status === 503) await pause(20);
    }
  });
  return { answers, stop: () => { going = false; return Promise.all(all); } };
}

async function trail(at) {
  const { code, out, err } = await run(['audit', 'verify', ...at, '--json']);
  assert.equal(code, 0, err);
  return JSON.parse(out);
}

test('the cases of the store hold on PostgreSQL', () => {
  const { stdout, status: code } = spawnSync(join(dirname(binary()), 'unit_tests'), ['--no-colors', '-tc=store:*'],
    { env: { ...process.env, ZHICHENG_STORE: postgres.url('postgres') }, timeout: 60_000 });
  const out = stdout.toString();
  assert.equal(code, 0, out);
  assert.match(out, /test cases: +[1-9]\d* \| +[1-9]\d* passed \| 0 failed/);
});

test('two servers, one database, one folder: all is one', async () => {
  const at = ['--data', join(folder, 'shared'), '--store', postgres.create('shared')];
  const servers = [await serve(...at)];
  servers.push(await serve(...at));
  try {
    const [here, there] = servers.map(({ port }) => port);
    const body = pack('engineer');
    const key = randomUUID();
    const first = await submit(here, body, key);
    assert.equal(first.status, 201, first.text);
    const again = await submit(there, body, key);
    assert.equal(again.status, 200, again.text);
    assert.equal(again.text, first.text);
    assert.equal((await submit(there, pack('teacher'), key)).status, 409);
    assert.equal((await status(there, JSON.parse(first.text))).status, 200);

    // The same at the same moment: one file, one receipt.
    for (let round = 0; round < 5; round += 1) {
      const one = randomUUID();
      const both = await Promise.all(Array.from({ length: 6 }, (_, index) => submit(index % 2 ? here : there, body, one)));
      assert.deepEqual(both.map((answer) => answer.status).sort(), [200, 200, 200, 200, 200, 201]);
      assert.equal(new Set(both.map((answer) => answer.text)).size, 1);
    }

    const load = senders([here, there], body);
    await until(() => load.answers.length, (count) => count >= 100, 20e3);
    await load.stop();
    assert.deepEqual([...new Set(load.answers.map((answer) => answer.status))], [201]);
    for (const { text } of load.answers.slice(-10)) assert.equal((await status(here, JSON.parse(text))).status, 200);
    const { events, faults } = await trail(at);
    assert.deepEqual(faults, []);
    assert.equal(events, load.answers.length + 6);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
});

test('another key and receipts are the same there', async () => {
  const name = 'keys';
  const at = ['--data', join(folder, name), '--store', postgres.create(name)];
  const server = await serve(...at);
  try {
    const body = pack('engineer');
    const kept = JSON.parse((await submit(server.port, body)).text);
    const sealed_with = () => postgres.ask('select secrets from submission', name).trim().split('\n').map((one) => Buffer.from(one, 'base64').readUInt32BE());
    assert.deepEqual(sealed_with(), [1]);
    for (const act of ['rotate', 'reseal']) assert.equal((await run(['keys', act, ...at])).code, 0, act);
    assert.deepEqual([sealed_with(), postgres.ask('select number from field_key order by 1', name)], [[2], '1\n2\n']);
    assert.equal((await status(server.port, kept)).status, 200);
    writeFileSync(join(folder, 'kept.json'), JSON.stringify(kept));
    writeFileSync(join(folder, 'kept.zhicheng.json'), body);
    const verified = await run(['verify-receipt', join(folder, 'kept.json'), join(folder, 'kept.zhicheng.json'), '--from', server.url]);
    assert.equal(verified.code, 0, verified.err);
  } finally {
    await server.close();
  }
  const key = join(folder, name, 'keys/field-2.key');
  renameSync(key, join(folder, 'aside.key'));
  await assert.rejects(serve(...at), /缺少 field-2\.key/);
  assert.equal((await run(['keys', 'rotate', ...at])).code, 65);
});

// A crash makes PostgreSQL write its whole folder to the disk when it begins again.
for (const signal of process.env.ZHICHENG_LONG ? ['SIGINT', 'SIGQUIT'] : ['SIGINT']) {
  test(`a database that goes away under load (${signal}) and comes back: 503 in between, nothing lost`, async () => {
    const at = ['--data', join(folder, signal), '--store', postgres.create(`restarted_${signal.toLowerCase()}`)];
    const server = await serve(...at);
    const body = pack('engineer');
    try {
      const load = senders([server.port], body);
      const some = (status) => until(() => load.answers.some((answer) => answer.status === status), Boolean, 20e3);
      await some(201);
      await postgres.stop(signal);
      await some(503);
      const gone = load.answers.length;
      await postgres.start();
      await until(() => load.answers.slice(gone).slice(-8), (last) => last.length === 8 && last.every((answer) => answer.status === 201), 20e3);
      await load.stop();
      const seen = (answers) => [...new Set(answers.map((answer) => answer.status))].sort();
      assert.deepEqual(seen(load.answers), [201, 503]);
      assert.equal(load.answers.at(-1).status, 201, 'it goes on');
      assert.ok(load.answers.slice(0, gone).some((answer) => answer.status === 503));
      const kept = load.answers.filter((answer) => answer.status === 201);
      for (const { text } of kept.filter((_, index) => index % 10 === 0)) assert.equal((await status(server.port, JSON.parse(text))).status, 200);
      // What was refused may be there, when the answer was lost on its way; sent again it is there once.
      for (const { key } of load.answers.filter((answer) => answer.status === 503).slice(0, 20)) {
        assert.ok([200, 201].includes((await submit(server.port, body, key)).status));
      }
      assert.deepEqual((await trail(at)).faults, []);
    } finally {
      await server.close();
    }
  });
}

test('a database that cannot be reached is told in words', async () => {
  await assert.rejects(serve('--data', join(folder, 'none'), '--store', 'postgresql://zhicheng:hidden@127.0.0.1:1/none'), (error) => {
    assert.match(error.message, /数据库打不开/);
    assert.doesNotMatch(error.message, /hidden/);
    return true;
  });
});
