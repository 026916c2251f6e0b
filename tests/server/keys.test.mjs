// Another key for what is sealed, taken up while the server goes on; and what was kept before it was hidden as it is today.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../cases/doors.mjs';
import { classic, document } from '../attachment/files.mjs';
import { until } from './judges.mjs';
import { json } from './officers.mjs';
import { pack, progress, submit } from './packages.mjs';
import { open_way } from './reviewers.mjs';
import { serve } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-keys-'));
let way;
test.before(async () => { way = await open_way(); await way.log_in(); });
test.after(async () => { await way?.close(); rmSync(folder, { recursive: true, force: true }); });

const kQuery = `
import json, sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=10)
rows = database.execute(sys.argv[2], json.loads(sys.argv[3])).fetchall()
database.commit()
print(json.dumps(rows))
`;
const data = () => join(way.office.folder, 'data');
const query = (sql, values = [], of = data()) => JSON.parse(execFileSync('python3', ['-c', kQuery, join(of, 'zhicheng.sqlite'), sql, JSON.stringify(values)]));
const key_of = (sealed) => Buffer.from(sealed, 'base64').readUInt32BE();
const keys = async (act) => {
  const { code, out, err } = await run(['keys', act, '--data', data()]);
  assert.equal(code, 0, err);
  return JSON.parse(out);
};
const package_of = async (number) => {
  const { status, text } = await way.read('unit', number, '/package');
  assert.equal(status, 200, text);
  return text;
};

test('a key is added and taken up, and everything is sealed with it while the server goes on', async () => {
  const body = pack(folder);
  const kept = [];
  for (let i = 0; i < 60; i += 1) kept.push(json(await submit(way.port, body)));
  const entered = await way.people.city_head('POST', '/v1/records', { body: { id_number: '990001198805203000', name: '某人', ground: 'false_material', on: '2026-01-01', basis: '某文' } });
  assert.equal(entered.status, 201, entered.text);

  assert.equal((await keys('rotate')).key, 2);
  way.office.pass(61);
  await until(async () => { const { receipt } = json(await submit(way.port, body)); return query('select secrets from submission where number = ?', [receipt.number]); },
    ([[secrets]]) => key_of(secrets) === 2, 20e3);
  const count = query('select count(*) from submission')[0][0] + 1;
  const during = Array.from({ length: 20 }, () => submit(way.port, body));
  const done = await keys('reseal');
  for (const { status } of await Promise.all(during)) assert.equal(status, 201);
  assert.equal(done.unreadable, 0);
  assert.ok(done.seen >= count && done.written >= 61, JSON.stringify(done));
  for (const [secrets] of query('select secrets from submission union all select secrets from integrity_record')) assert.equal(key_of(secrets), 2);
  assert.equal(await package_of(kept[0].receipt.number), body.toString());
  assert.equal((await keys('reseal')).written, 0, 'what is as it should be is not written');
  await way.office.restart();
  await way.log_in();
  assert.equal(await package_of(kept[0].receipt.number), body.toString());
});

test('a server that meets a key which it does not know looks for it', async () => {
  const body = pack(folder);
  const kept = json(await submit(way.port, body));
  assert.equal((await keys('rotate')).key, 3);
  await keys('reseal');
  assert.equal(key_of(query('select secrets from submission where number = ?', [kept.receipt.number])[0][0]), 3);
  assert.equal(await package_of(kept.receipt.number), body.toString());
});

test('what was kept in the open before is hidden', async () => {
  const scan = join(folder, '身份证990001198805203000.pdf');
  writeFileSync(scan, classic(document));
  const { receipt: { number }, ...rest } = json(await submit(way.port, pack(folder, 'engineer', { attached: [`diploma=${scan}`] })));
  query('update attachment set name = ? where number = ?', ['身份证990001198805203000.pdf', number]);
  query('update submission set judgement = ? where number = ?', ['{"core":"1","differences":[{"at":"/a","packaged":"990001198805203000"}],"outcome":"eligible","reason":""}', number]);
  assert.ok((await keys('reseal')).written > 0);
  const shown = await progress(way.port, { receipt: { number }, ...rest });
  assert.equal(shown.missing[0].name, '身份证990***********3000.pdf');
  assert.equal(shown.differences[0].packaged, '990***********3000');
});

test('one scan listed twice keeps its two kinds', async () => {
  const scan = join(folder, 'both.pdf');
  writeFileSync(scan, classic(document));
  const { receipt: { number } } = json(await submit(way.port, pack(folder, 'engineer', { attached: [`diploma=${scan}`, `id_card=${scan}`] })));
  query('update attachment set name = ? where number = ?', ['身份证990001198805203000.pdf', number]);
  assert.ok((await keys('reseal')).written > 0);
  assert.deepEqual(query('select kind, name from attachment where number = ? order by place', [number]),
    [['diploma', '身份证990***********3000.pdf'], ['id_card', '身份证990***********3000.pdf']]);
});

test('of large packages a few at a time are held, and what was sealed stays so when it ends early', async () => {
  const own = join(folder, 'large');
  const server = await serve('--data', own);
  try {
    const large = Buffer.concat([pack(folder), Buffer.alloc(900_000, ' ')]);
    for (let i = 0; i < 12; i += 1) assert.equal((await submit(server.port, large)).status, 201);
  } finally {
    await server.close();
  }
  const sealed_with = () => query('select secrets from submission order by number', [], own).map(([secrets]) => key_of(secrets));
  const [[last]] = query('select max(number) from submission', [], own);
  query(`create trigger cut_off before update on submission when new.number = '${last}' begin select raise(abort, 'cut off'); end`, [], own);
  assert.equal((await run(['keys', 'rotate', '--data', own])).code, 0);
  assert.notEqual((await run(['keys', 'reseal', '--data', own])).code, 0);
  const [before, after] = [sealed_with().slice(0, 6), sealed_with().slice(-1)];
  assert.deepEqual([before, after], [[2, 2, 2, 2, 2, 2], [1]]);
  query('drop trigger cut_off', [], own);
  assert.equal((await run(['keys', 'reseal', '--data', own])).code, 0);
  assert.deepEqual(sealed_with(), Array(12).fill(2));
});

test('a field key that is lost, or another one, is named, and no second one of its number is made', async () => {
  const own = join(folder, 'lost');
  await (await serve('--data', own)).close();
  assert.equal((await run(['keys', 'rotate', '--data', own])).code, 0);
  const [second, aside] = [join(own, 'keys/field-2.key'), join(folder, 'field-2.key')];
  const rotated = async () => { const { code, err } = await run(['keys', 'rotate', '--data', own]); return [code, code ? JSON.parse(err).error.code : undefined]; };
  // Nothing was sealed with it yet.
  renameSync(second, aside);
  await assert.rejects(serve('--data', own), /keys 目录里缺少 field-2\.key/);
  assert.deepEqual([await rotated(), existsSync(second)], [[65, 'other_keys'], false]);
  writeFileSync(second, randomBytes(32), { mode: 0o600 });
  await assert.rejects(serve('--data', own), /field-2\.key 不是这个数据库用过的第 2 号密钥/);
  assert.deepEqual([await rotated(), existsSync(join(own, 'keys/field-3.key'))], [[65, 'other_keys'], false]);
  renameSync(aside, second);
  await (await serve('--data', own)).close();
  assert.deepEqual(await rotated(), [0, undefined]);
  assert.deepEqual(query('select number from field_key order by number', [], own), [[1], [2], [3]]);
});

test('other keys, or none, change nothing', async () => {
  const { code, err } = await run(['keys', 'reseal', '--data', folder]);
  assert.deepEqual([code, JSON.parse(err).error.code], [65, 'no_keys']);
  assert.ok(!existsSync(join(folder, 'zhicheng.sqlite')));
  const before = query('select secrets from submission');
  const index = join(data(), 'keys/applicant.key');
  copyFileSync(index, join(folder, 'applicant.key'));
  copyFileSync(join(data(), 'keys/index.key'), index);
  const other = await run(['keys', 'reseal', '--data', data()]);
  copyFileSync(join(folder, 'applicant.key'), index);
  assert.deepEqual([other.code, JSON.parse(other.err).error.code], [65, 'other_keys']);
  assert.deepEqual(query('select secrets from submission'), before);
});
