// What this server does not understand (a newer one wrote it, or it is damaged) is not taken for nothing.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { json } from './officers.mjs';
import { bearer, progress } from './packages.mjs';
import { open_way } from './reviewers.mjs';
import { ask } from './serve.mjs';

const kId = '990001198805203000';

let way;
test.before(async () => { way = await open_way(); });
test.after(() => way?.close());

const kChange = `
import json, sqlite3, sys
place, table, column, value = sys.argv[1:]
database = sqlite3.connect(place, timeout=10)
data, = database.execute(f"select data from {table} where {column} = ?", [value]).fetchone()
data = json.loads(data)
if "newer" in data: del data["newer"]
else: data["newer"] = True
database.execute(f"update {table} set data = ? where {column} = ?", [json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True), value])
database.commit()`;
/// Puts a key there that nobody knows, or takes it away again.
const change = (...of) => execFileSync('python3', ['-c', kChange, join(way.office.folder, 'data/zhicheng.sqlite'), ...of]);
/// How often that was noted, wherever.
const troubles = async (what) => [...(await ask(way.port, { path: '/metrics' })).text
  .matchAll(new RegExp(`^zhicheng_failures_total\\{[^}]*code="${what}"\\} (\\d+)$`, 'gm'))].reduce((sum, [, count]) => sum + Number(count), 0);

test('an entry of the register: who looks is told that it can’t be seen, and what was done was done', async () => {
  const kept = await way.receive();
  const { number } = kept.receipt;
  const entered = await way.people.city_head('POST', '/v1/records', { body: { id_number: kId, name: '张三', ground: 'false_material', on: '2025-06-01', basis: '调查报告' } });
  assert.equal(entered.status, 201, entered.text);
  change('integrity_record', 'id', json(entered).id);
  assert.equal((await way.read('unit', number)).status, 503);
  assert.ok(await troubles('record') > 0);
  assert.equal((await way.people.city_head('POST', '/v1/records/search', { body: { id_number: kId } })).status, 503);
  // A package comes in all the same: the register is asked again when somebody looks.
  const before = await troubles('record');
  assert.equal((await way.receive('engineer', {})).receipt.verdict, 'reproduced');
  assert.ok(await troubles('record') > before);

  const moved = await way.people.unit('POST', `/v1/files/${number}/moves`, { body: { version: 1, do: 'pass_on' } });
  assert.deepEqual([moved.status, json(moved).error.code], [500, 'unseen']);
  change('integrity_record', 'id', json(entered).id);
  assert.equal((await way.show('unit', number)).file.version, 2);
});

test('a file: whose it is and who reviews it are told to come again, and lists go on without it', async () => {
  const [shut, other] = [await way.receive(), await way.receive()];
  const { number } = shut.receipt;
  change('file', 'number', number);
  const own = await ask(way.port, { path: `/v1/submissions/${number}`, headers: bearer(shut) });
  assert.deepEqual([own.status, json(own).error.code], [503, 'busy']);
  assert.ok(await troubles('file') > 0);
  assert.equal((await way.read('unit', number)).status, 503);
  assert.equal((await way.people.unit('POST', `/v1/files/${number}/moves`, { body: { version: 1, do: 'pass_on' } })).status, 503);
  const before = await troubles('file');
  const { files } = json(await way.people.unit('GET', '/v1/files?limit=100'));
  const numbers = files.map((one) => one.number);
  assert.deepEqual([numbers.includes(number), numbers.includes(other.receipt.number)], [false, true]);
  assert.ok(await troubles('file') > before);
  change('file', 'number', number);
  assert.equal((await progress(way.port, shut)).version, 1);
});
