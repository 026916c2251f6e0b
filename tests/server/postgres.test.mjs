// PostgreSQL under the server: the store's own cases on it, several servers on one database, and a database that goes away.
import test from 'node:test';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { binary, run } from '../cases/doors.mjs';
import { until } from './judges.mjs';
import { ledger, load, lost, packages, send_again } from './load.mjs';
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
    { env: { ...process.env, ZHICHENG_STORE: postgres.url('postgres') }, timeout: 300_000 });
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

// Whose turn it is to write for the region.
const kTurn = '7311, 150800';

/// The sessions that have the turn or wait for it: [{pid, granted, state}].
const turns = (database) => postgres.ask(`select l.pid, l.granted, a.state from pg_locks l join pg_stat_activity a using (pid) join pg_database d on d.oid = l.database
  where d.datname = '${database}' and (l.classid, l.objid) = (${kTurn})`).trim().split('\n').filter(Boolean).map((line) => {
  const [pid, granted, state] = line.split('|');
  return { pid: Number(pid), granted: granted === 't', state };
});
const waiting = (database, count) => until(() => turns(database).filter((one) => !one.granted), (list) => list.length === count);

const codes_of = async (port) => [...(await ask(port, { path: '/metrics' })).text.matchAll(/^zhicheng_failures_total\{of="database",access="write",code="(\w+)"\}/gm)].map(([, code]) => code);

test('a server that is frozen while it waits for its turn does not keep the others from writing', async () => {
  const name = 'frozen';
  const at = ['--data', join(folder, name), '--store', postgres.create(name)];
  const servers = [await serve(...at), await serve(...at)];
  const [cold, warm] = servers;
  const body = pack('engineer');
  const make = packages(folder);
  const book = ledger();
  let going = true;
  const holder = postgres.hold(name);
  try {
    const loads = servers.map(({ port }) => load(port, make, book, () => going, 4));
    await until(() => book.kept.length, (count) => count >= 40, 20e3);
    going = false;
    await Promise.all(loads);
    // Both are known to write; now one of them queues, and is frozen there.
    holder.run(`select pg_advisory_lock(${kTurn})`);
    await until(() => turns(name), (list) => list.some((one) => one.granted));
    const late = submit(cold.port, body);
    const [{ pid }] = await waiting(name, 1);
    cold.kill('SIGSTOP');
    const other = submit(warm.port, body);
    await waiting(name, 2);
    await holder.let_go();
    await until(() => turns(name).find((one) => one.pid === pid), (one) => one?.granted && one.state.startsWith('idle'));
    const begun = Date.now();
    assert.equal((await other).status, 201);
    assert.ok(Date.now() - begun < 14e3, 'the turn was taken from it');
    assert.deepEqual(turns(name).filter((one) => one.pid === pid), []);
    going = true;
    const rest = load(warm.port, make, book, () => going, 4);
    cold.kill('SIGCONT');
    assert.equal((await late).status, 201, 'it begins again over another connection');
    await until(() => submit(cold.port, body), ({ status }) => status === 201);
    going = false;
    await rest;
    assert.deepEqual([...book.statuses.keys()], [201]);
    for (const { port } of servers) assert.deepEqual(await lost(port, book.kept), []);
    await send_again(cold.port, book);
    assert.deepEqual((await trail(at)).faults, []);
  } finally {
    going = false;
    cold.kill('SIGCONT');
    await holder.let_go();
    await Promise.all(servers.map((server) => server.close()));
  }
});

test('a turn that never comes is 503 with its cause, and no hang', async () => {
  const name = 'no_turn';
  const at = ['--data', join(folder, name), '--store', postgres.create(name)];
  const server = await serve(...at);
  const holder = postgres.hold(name);
  try {
    const body = pack('engineer');
    const key = randomUUID();
    assert.equal((await submit(server.port, body)).status, 201);
    holder.run(`select pg_advisory_lock(${kTurn})`);
    await until(() => turns(name), (list) => list.some((one) => one.granted));
    const begun = Date.now();
    assert.equal((await submit(server.port, body, key)).status, 503);
    assert.ok(Date.now() - begun < 18e3);
    assert.deepEqual(await codes_of(server.port), ['55P03']);
    await holder.let_go();
    assert.equal((await submit(server.port, body, key)).status, 201);
    assert.deepEqual(turns(name), [], 'it is given back');
  } finally {
    await holder.let_go();
    await server.close();
  }
});

/// Both ends of the connections to the database: in how many seconds each asks whether the other one is still there, if it does.
function watches() {
  const [, ...lines] = readFileSync('/proc/net/tcp', 'utf8').trim().split('\n').map((line) => line.trim().split(/\s+/));
  const port = postgres.port.toString(16).toUpperCase().padStart(4, '0');
  return lines.filter(([, here, there, state]) => state === '01' && [here, there].some((end) => end.endsWith(`:${port}`)))
    .map(([, , , , , timer]) => (timer.startsWith('02:') ? parseInt(timer.slice(3), 16) / 100 : undefined));
}

test('both ends notice within seconds when the machine at the other one is gone', async () => {
  const server = await serve('--data', join(folder, 'watched'), '--store', postgres.create('watched'));
  try {
    assert.equal((await submit(server.port, pack('engineer'))).status, 201);
    const all = await until(watches, (list) => list.length >= 2 && list.every((one) => one !== undefined));
    assert.ok(all.every((seconds) => seconds <= 10), JSON.stringify(all));
  } finally {
    await server.close();
  }
});

test('a database that cannot be reached is told in words', async () => {
  await assert.rejects(serve('--data', join(folder, 'none'), '--store', 'postgresql://zhicheng:hidden@127.0.0.1:1/none'), (error) => {
    assert.match(error.message, /数据库打不开/);
    assert.doesNotMatch(error.message, /hidden/);
    return true;
  });
});
