// Backup while packages come in, and what is made of it: whatever was acknowledged before it began is there.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { png } from '../attachment/files.mjs';
import { run } from '../cases/doors.mjs';
import { bearer, digest, pack as pack_in, submit } from './packages.mjs';
import { ask, serve } from './serve.mjs';

const kSenders = 6;

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-backup-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name) => join(folder, name);

const pack = (...attached) => pack_in(folder, 'engineer', { attached });

const status = (port, kept) => ask(port, { path: `/v1/submissions/${kept.receipt.number}`, headers: bearer(kept) });

const refused = ({ code, err }) => [code, JSON.parse(err).error.code];

let acknowledged;
let attached;
let name;

test('a backup under load: all that was acknowledged before, whole', async () => {
  const server = await serve('--data', at('data'));
  try {
    writeFileSync(at('diploma.png'), png());
    const bytes = readFileSync(at('diploma.png'));
    name = digest(bytes);
    attached = JSON.parse((await submit(server.port, pack(`diploma=${at('diploma.png')}`))).text);
    const put = await ask(server.port, { method: 'PUT', path: `/v1/blobs/${name}`, body: bytes, headers: { ...bearer(attached), 'content-type': 'image/png' } });
    assert.equal(put.status, 201, put.text);

    const body = pack();
    const all = [];
    let going = true;
    const senders = Array.from({ length: kSenders }, async () => {
      while (going) {
        const answer = await submit(server.port, body);
        assert.equal(answer.status, 201, answer.text);
        all.push(JSON.parse(answer.text));
      }
    });
    await pause(800);
    acknowledged = all.slice();
    const done = await run(['backup', '--data', at('data'), '--to', at('backup'), '--keys', at('safe'), '--json']);
    await pause(100);
    going = false;
    await Promise.all(senders);
    assert.equal(done.code, 0, done.err);
    const list = JSON.parse(done.out);
    assert.deepEqual(list, JSON.parse(readFileSync(at('backup/backup.json'))));
    assert.equal(list.attachments, 1);
    assert.ok(acknowledged.length > kSenders && list.submissions > acknowledged.length, `${acknowledged.length} before, ${list.submissions} kept`);
    assert.ok(all.length > acknowledged.length, 'nobody waited');
  } finally {
    await server.close();
  }
  assert.deepEqual(readdirSync(at('backup')).sort(), ['backup.json', 'blobs', 'zhicheng.sqlite']);
  assert.deepEqual(readdirSync(at('safe')), readdirSync(at('data/keys')));
  for (const one of ['backup', 'safe']) assert.equal(statSync(at(one)).mode & 0o077, 0);
});

test('what is restored is a server that knows it all', async () => {
  const done = await run(['restore', '--from', at('backup'), '--keys', at('safe'), '--data', at('again'), '--json']);
  assert.equal(done.code, 0, done.err);
  const audit = await run(['audit', 'verify', '--data', at('again'), '--json']);
  assert.equal(audit.code, 0, audit.out);
  const { ends } = JSON.parse(readFileSync(at('backup/backup.json')));
  assert.deepEqual(JSON.parse(audit.out).ends, ends);
  const server = await serve('--data', at('again'));
  try {
    for (const kept of [attached, ...acknowledged]) {
      const shown = await status(server.port, kept);
      assert.equal(shown.status, 200, kept.receipt.number);
      assert.deepEqual(JSON.parse(shown.text).receipt, kept.receipt);
    }
    assert.equal((await ask(server.port, { method: 'HEAD', path: `/v1/blobs/${name}`, headers: bearer(attached) })).status, 200);
    assert.equal((await submit(server.port, pack())).status, 201);
  } finally {
    await server.close();
  }
});

test('without its keys it does not begin, with them put there it does', async () => {
  const done = await run(['restore', '--from', at('backup'), '--data', at('keyless'), '--text']);
  assert.equal(done.code, 0, done.err);
  assert.match(done.out, /密钥/);
  await assert.rejects(serve('--data', at('keyless')), /密钥/);
  cpSync(at('safe'), at('keyless/keys'), { recursive: true });
  const server = await serve('--data', at('keyless'));
  assert.equal((await status(server.port, attached)).status, 200);
  await server.close();
});

test('what is cut off, damaged or in the way is refused', async () => {
  const copy = (to) => { cpSync(at('backup'), at(to), { recursive: true }); return at(to); };
  const restore = (from, to) => run(['restore', '--from', from, '--keys', at('safe'), '--data', at(to)]);

  const cut = copy('cut');
  rmSync(join(cut, 'backup.json'));
  assert.deepEqual(refused(await restore(cut, 'r1')), [65, 'cannot_read']);

  const bad = copy('bad');
  appendFileSync(join(bad, 'blobs', name.slice(0, 2), name.slice(2, 4), name), ' ');
  assert.deepEqual(refused(await restore(bad, 'r2')), [65, 'damaged']);
  rmSync(join(bad, 'blobs', name.slice(0, 2)), { recursive: true });
  assert.deepEqual(refused(await restore(bad, 'r3')), [65, 'damaged']);
  for (const one of ['r2', 'r3']) assert.ok(!existsSync(at(`${one}/zhicheng.sqlite`)), 'no server begins with it');

  const torn = copy('torn');
  const bytes = readFileSync(join(torn, 'zhicheng.sqlite'));
  bytes.fill(0x5a, bytes.length >> 1, (bytes.length >> 1) + 20_000);
  writeFileSync(join(torn, 'zhicheng.sqlite'), bytes);
  assert.equal((await restore(torn, 'r4')).code, 65);

  assert.deepEqual(refused(await restore(at('backup'), 'data')), [74, 'exists']);
  assert.deepEqual(refused(await run(['backup', '--data', at('data'), '--to', at('backup')])), [74, 'exists']);
  assert.deepEqual(refused(await run(['backup', '--data', at('nothing'), '--to', at('b2')])), [65, 'no_store']);
  assert.ok(!existsSync(at('nothing')) && !existsSync(at('b2')));
});

/// Python has SQLite.
const sql = (file, script) => execFileSync('python3', ['-c', 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.stdin.read())', file], { input: script });

test('a backup without its trail, or with the end of it cut off, is refused', async () => {
  for (const [to, script] of [['stripped', 'delete from event;'], ['shortened', "delete from event where office = 'intake' and sequence = (select max(sequence) from event where office = 'intake');"]]) {
    cpSync(at('backup'), at(to), { recursive: true });
    sql(join(at(to), 'zhicheng.sqlite'), script);
    assert.deepEqual(refused(await run(['restore', '--from', at(to), '--keys', at('safe'), '--data', at(`${to}-again`)])), [65, 'damaged']);
    assert.ok(!existsSync(at(`${to}-again/zhicheng.sqlite`)));
  }
});

test('keys of another server are refused, at the start and by restore', async () => {
  await (await serve('--data', at('other'))).close();
  assert.deepEqual(refused(await run(['restore', '--from', at('backup'), '--keys', at('other/keys'), '--data', at('mixed')])), [65, 'foreign_keys']);
  cpSync(at('again'), at('exchanged'), { recursive: true });
  for (const key of ['signing.key', 'index.key', 'applicant.key', 'field-1.key']) {
    cpSync(join(at('other/keys'), key), join(at('exchanged/keys'), key));
    await assert.rejects(serve('--data', at('exchanged')), key === 'field-1.key' ? /field-1\.key 不是这个数据库用过的/ : /密钥不是这个数据库的/, key);
    cpSync(join(at('again/keys'), key), join(at('exchanged/keys'), key));
  }
  await (await serve('--data', at('exchanged'))).close();
});

test('an audit of nothing is none', async () => {
  assert.deepEqual(refused(await run(['audit', 'verify', '--data', at('empty')])), [65, 'no_store']);
  assert.ok(!existsSync(at('empty')));
  mkdirSync(at('empty'));
  assert.deepEqual(refused(await run(['audit', 'verify', '--data', at('empty')])), [65, 'no_store']);
  assert.deepEqual(readdirSync(at('empty')), []);
  writeFileSync(at('empty/zhicheng.sqlite'), '');
  assert.deepEqual(refused(await run(['audit', 'verify', '--data', at('empty')])), [65, 'no_store']);
  assert.equal(statSync(at('empty/zhicheng.sqlite')).size, 0);
  assert.deepEqual(refused(await run(['audit', 'verify', '--data', at('again'), '--region', '150900'])), [65, 'no_store']);
});

test('ends that were saved before show what was cut off since', async () => {
  const saved = await run(['audit', 'verify', '--data', at('again'), '--json']);
  writeFileSync(at('ends.json'), saved.out);
  cpSync(at('again'), at('cut-off'), { recursive: true });
  const verify = (of) => run(['audit', 'verify', '--data', at(of), '--ends', at('ends.json'), '--json']);
  assert.deepEqual([(await verify('again')).code, JSON.parse((await verify('again')).out).gone], [0, []]);
  sql(at('cut-off/zhicheng.sqlite'), "delete from event where office = 'intake' and sequence = (select max(sequence) from event where office = 'intake');");
  assert.equal((await run(['audit', 'verify', '--data', at('cut-off')])).code, 0, 'by itself it is whole');
  const shown = await verify('cut-off');
  assert.equal(shown.code, 1);
  assert.deepEqual(JSON.parse(shown.out).gone.map(({ office }) => office), ['intake']);
  sql(at('cut-off/zhicheng.sqlite'), 'delete from event;');
  assert.equal((await run(['audit', 'verify', '--data', at('cut-off')])).code, 1, 'packages, and not one event');
  writeFileSync(at('one.zhicheng.json'), pack());
  assert.deepEqual(refused(await run(['audit', 'verify', '--data', at('again'), '--ends', at('one.zhicheng.json')])), [65, 'bad_format']);
});

test('PostgreSQL has tools of its own, which are named', async () => {
  const { code, err } = await run(['backup', '--data', at('data'), '--store', 'postgresql://a:hidden@127.0.0.1:1/b', '--to', at('b3')]);
  assert.equal(code, 64);
  assert.match(err, /pg_dump.*PITR.*blobs.*keys/);
  assert.doesNotMatch(err, /hidden/);
});
