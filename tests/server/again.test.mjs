// What no judge could finish is judged again: after a while, at start, and not for ever.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { png } from '../attachment/files.mjs';
import { judges_of, until } from './judges.mjs';
import { digest, pack, progress, submit, upload } from './packages.mjs';
import { ask_at } from './postgres.mjs';
import { serve, set_clock as write_clock } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-again-'));
const clock = join(folder, 'clock');
let time = Date.UTC(2026, 4, 20, 1) / 1000;
const set_clock = (seconds) => { time = seconds; write_clock(clock, seconds); };
set_clock(time);

const kPatience = 60e3;
const judges = judges_of(folder);
let server;
let store;
const start = async () => { server = await serve('--data', join(folder, 'data'), '--clock', clock, ...(store ? ['--store', store] : []), ...judges.options); };
test.before(async () => {
  // Another database than SQLite, where one is named.
  store = process.env.ZHICHENG_STORE;
  await start();
});
test.after(async () => { await server?.close(); rmSync(folder, { recursive: true, force: true }); });

/// A package that was kept while no judge could finish any.
async function unfinished(body, key) {
  judges.take_away(server.pid);
  const { status, text } = await submit(server.port, body, key);
  judges.give_back();
  assert.equal(status, 201, text);
  const kept = JSON.parse(text);
  assert.equal(kept.receipt.verdict, 'unfinished');
  return kept;
}
const judged = (kept) => until(() => progress(server.port, kept), ({ verdict }) => verdict !== 'unfinished', kPatience);

test('a judge that died while it had nothing to do costs the next package nothing', async () => {
  for (let i = 0; i < 4; i += 1) {
    assert.equal(JSON.parse((await submit(server.port, pack(folder))).text).receipt.verdict, 'reproduced');
    judges.take_away(server.pid);
    judges.give_back();
  }
});

test('unfinished is never passed: nobody knows its way, and what is in it is sealed as a whole', async () => {
  const kept = await unfinished(pack(folder));
  const shown = await progress(server.port, kept);
  assert.deepEqual([shown.verdict, shown.state, shown.office, shown.version], ['unfinished', 'unassigned', '', 1]);
});

test('after a while it is judged again, and goes its way with its attachments', async () => {
  const path = join(folder, 'diploma.png');
  writeFileSync(path, png());
  const bytes = Buffer.from(png());
  const body = pack(folder, 'engineer', { attached: [`diploma=${path}`] });
  const key = 'the-key-of-one-that-is-judged-late';
  const kept = await unfinished(body, key);
  // What it lists nobody has read: that nothing is missing is not known.
  assert.equal(kept.missing, null);
  assert.equal((await progress(server.port, kept)).missing, null);
  assert.equal((await upload(server.port, kept, bytes)).status, 404);
  set_clock(time + 61);
  const shown = await judged(kept);
  assert.deepEqual([shown.verdict, shown.state, shown.office, shown.version], ['reproduced', 'incomplete', '示例精密机械有限公司', 2]);
  assert.deepEqual(shown.missing.map(({ sha256 }) => sha256), [digest(bytes)]);
  assert.equal(shown.receipt.verdict, 'unfinished', 'a receipt stays as it was signed');
  // The same once more, when no judge is there again: the answer is what is known by now.
  judges.take_away(server.pid);
  const repeated = await submit(server.port, body, key);
  judges.give_back();
  assert.equal(repeated.status, 200);
  assert.deepEqual([JSON.parse(repeated.text).receipt, JSON.parse(repeated.text).missing], [kept.receipt, shown.missing]);
  assert.equal((await upload(server.port, kept, bytes)).status, 201);
  const { state, events } = await progress(server.port, kept);
  assert.deepEqual([state, events.map(({ action }) => action)], ['reviewing', ['receive', 'judge', 'complete']]);
});

test('what turns out to be unreadable stays sealed as a whole', async () => {
  const body = pack(folder).toString().replace('{', '{"身份证990001198805203000":"13800000000",');
  const key = 'the-key-of-one-that-nobody-reads';
  const kept = await unfinished(body, key);
  // A judge refuses it, but there is a receipt.
  const repeated = await submit(server.port, body, key);
  assert.deepEqual([repeated.status, JSON.parse(repeated.text)], [200, kept]);
  assert.equal((await submit(server.port, `${body} `, key)).status, 409);
  assert.equal((await submit(server.port, body)).status, 400);
  set_clock(time + 61);
  assert.equal((await judged(kept)).verdict, 'cannot_judge');
  const data = join(folder, 'data');
  const kept_in = store ? ['submission', 'file'].map((table) => [table, Buffer.from(ask_at(store, `select * from ${table}`))])
    : readdirSync(data).filter((one) => one.startsWith('zhicheng.sqlite')).map((file) => [file, readFileSync(join(data, file))]);
  assert.ok(kept_in.some(([, bytes]) => bytes.includes(kept.receipt.number)));
  for (const [place, bytes] of kept_in) {
    for (const number of ['990001198805203000', '13800000000']) assert.equal(bytes.indexOf(number), -1, `${number} in ${place}`);
  }
});

test('at start it is judged at once', async () => {
  const kept = await unfinished(pack(folder, 'teacher'));
  await server.close();
  await start();
  assert.deepEqual((({ verdict, state }) => [verdict, state])(await judged(kept)), ['reproduced', 'reviewing']);
});

const kTries = `
import sqlite3, sys
print((sqlite3.connect(sys.argv[1], timeout=10).execute("select tries from judging_try where number = ?", [sys.argv[2]]).fetchone() or [0])[0])
`;
const tries_of = (kept) => Number(store ? ask_at(store, `select coalesce(max(tries), 0) from judging_try where number = '${kept.receipt.number}'`)
  : execFileSync('python3', ['-c', kTries, join(folder, 'data/zhicheng.sqlite'), kept.receipt.number]));

test('what ends its judge each time is tried four times, after 1, 10 and 60 minutes, stays unfinished, and harms no other', async () => {
  const kept = await unfinished(pack(folder));
  assert.equal(tries_of(kept), 0);
  judges.take_away(server.pid);
  // A try whose judge never began is none: its time comes again.
  // No try is before this moment; the clock may be past it already, as a try whose judge never began is none and comes again.
  let earliest = time;
  const waited = [];
  for (const [times, minutes] of [[1, 0], [2, 1], [3, 10], [4, 60]]) {
    earliest += minutes * 60;
    if (earliest - 1 > time) {
      set_clock(earliest - 1);
      await pause(500);
      assert.equal(tries_of(kept), times - 1, `${minutes} minutes`);
      waited.push(minutes);
    }
    const latest = time + minutes * 60;
    await until(() => { set_clock(Math.max(time + 10, latest)); return tries_of(kept); }, (seen) => seen === times, kPatience);
  }
  assert.deepEqual(waited.slice(-2), [10, 60]);
  // A try is counted when it begins: a judge given back at once would still serve the last one.
  await pause(1000);
  judges.give_back();
  // Where another one's time has come, so had its own.
  const pass = async (again) => {
    const other = await unfinished(pack(folder));
    await again();
    await judged(other);
    assert.deepEqual([(await progress(server.port, kept)).verdict, tries_of(kept)], ['unfinished', 4]);
  };
  await pass(() => set_clock(time + 86400));
  await pass(async () => { await server.close(); await start(); });
  assert.equal(JSON.parse((await submit(server.port, pack(folder))).text).receipt.verdict, 'reproduced');
});

/// That many packages before all others that nobody can open.
const kShut = `
import sqlite3, sys
d = sqlite3.connect(sys.argv[1], timeout=10)
d.row_factory = sqlite3.Row
row = dict(d.execute("select * from submission where number = ?", [sys.argv[2]]).fetchone())
for i in range(int(sys.argv[3])):
    copy = {**row, "number": "2026-00000-%05d" % i, "key_hash": "shut %d" % i, "secrets": "shut"}
    d.execute("insert into submission(%s) values(%s)" % (",".join(copy), ",".join("?" * len(copy))), list(copy.values()))
d.commit()`;

test('a hundred packages that can’t be opened keep no other from being judged, and are not tried for ever', { skip: process.env.ZHICHENG_STORE ? 'rows are copied in SQLite' : false }, async () => {
  const kept = await unfinished(pack(folder));
  execFileSync('python3', ['-c', kShut, join(folder, 'data/zhicheng.sqlite'), kept.receipt.number, '100']);
  await until(() => { set_clock(time + 61); return progress(server.port, kept); }, ({ verdict }) => verdict !== 'unfinished', kPatience);
  const shut = { receipt: { number: '2026-00000-00099' } };
  await until(() => { set_clock(time + 2 * 3600); return tries_of(shut); }, (tries) => tries === 4, kPatience);
});
