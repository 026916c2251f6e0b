// One file among many: looked for among more than one answer looks at, due behind those about which nothing can be done.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { run } from '../cases/doors.mjs';
import { until } from './judges.mjs';
import { json, kPassword } from './officers.mjs';
import { pack, progress, submit } from './packages.mjs';
import { open_way } from './reviewers.mjs';

const skip = process.env.ZHICHENG_STORE ? 'rows are copied in SQLite' : false;
let way;
test.before(async () => { if (!skip) way = await open_way(); });
test.after(() => way?.close());

/// So many copies of a file, of somebody else, with numbers before those that the server gives.
const kCopy = `
import json, sqlite3, sys
path, number, count, change = sys.argv[1:]
d = sqlite3.connect(path, timeout=10)
d.row_factory = sqlite3.Row
row = dict(d.execute("select * from file where number = ?", [number]).fetchone())
d.execute("delete from file where person = 'somebody else'")
for i in range(int(count)):
    own = "2026-00000-%05d" % i
    copy = {**row, "number": own, "person": "somebody else", "data": row["data"].replace(number, own), **json.loads(change)}
    d.execute("insert into file(%s) values(%s)" % (",".join(copy), ",".join("?" * len(copy))), list(copy.values()))
d.commit()`;
const copy = (number, count, change = {}) =>
  execFileSync('python3', ['-c', kCopy, join(way.office.folder, 'data/zhicheng.sqlite'), number, String(count), JSON.stringify(change)]);

test('who came behind thousands is found, by identity number and by number, and only by who may see it', { skip }, async () => {
  const { number: first } = (await way.receive()).receipt;
  copy(first, 2112);
  const person = '110101199003070062';
  const made = [];
  for (const phone of ['13800000001', '13800000002', '13800000003']) {
    const change = (applicant) => Object.assign(applicant, { id_number: person, phone });
    made.push(json(await submit(way.port, pack(way.office.folder, 'engineer', { change }))).receipt.number);
  }
  made.sort();

  const find = async (who, query = '') => json(await way.people[who]('POST', `/v1/files/search${query}`, { body: { id_number: person } }));
  const numbers = ({ files, next }) => [files.map(({ number }) => number), next];
  assert.equal(json(await way.people.unit('GET', '/v1/files?limit=200&state=accepted')).next === null, false, 'one answer does not look at all of them');
  for (const who of ['unit', 'city_head']) assert.deepEqual(numbers(await find(who)), [made, null], who);
  assert.deepEqual(numbers(await find('stranger')), [[], null]);
  assert.deepEqual(numbers(await find('unit', '?limit=2')), [made.slice(0, 2), made[1]]);
  assert.deepEqual(numbers(await find('unit', `?limit=2&after=${made[1]}`)), [made.slice(2), null]);
  for (const query of ['?limit=0', '?after=%ff']) assert.equal((await way.people.unit('POST', `/v1/files/search${query}`, { body: { id_number: person } })).status, 400, query);

  const by_number = async (who, query = '') => numbers(json(await way.people[who]('GET', `/v1/files?q=${made[2].toLowerCase()}${query}`)));
  assert.deepEqual(await by_number('unit'), [[made[2]], null]);
  assert.deepEqual(await by_number('unit', `&after=${made[2]}`), [[], null]);
  assert.deepEqual(await by_number('unit', '&state=accepted'), [[], null]);
  assert.deepEqual(await by_number('stranger'), [[], null]);

  const session = ['--session', join(way.office.folder, 'session')];
  const review = async (...args) => {
    const ended = await run(['review', ...args, ...session], `${kPassword}\n`);
    assert.equal(ended.code, 0, ended.err);
    return ended.out;
  };
  await review('login', 'unit.one', '--to', `http://127.0.0.1:${way.port}`);
  assert.deepEqual(numbers(JSON.parse(await review('list', '--id-number', person, '--limit', '1', '--after', made[0]))), [[made[1]], made[1]]);
  assert.match(await review('list', '--state', 'accepted', '--text'), /^这一段里没有\n后面还有，接着看：--after 2026-00000-\d{5}\n$/);
});

const correction = { clause: '第八条', place: '/applicant/post', problem: '不一致', mend: '请更正' };
test('a hundred files that can’t be given up keep no other from it', { skip }, async () => {
  const kept = await way.receive();
  const { number } = kept.receipt;
  await way.to_committee(number);
  await way.move('committee', number, { do: 'notify', last: way.day(1), corrections: [correction] });
  copy(number, 100, { data: '{}', due: 1 });
  way.office.pass(3 * 86400);
  const seen = await until(() => progress(way.port, kept), ({ state }) => state === 'abandoned');
  assert.equal(seen.events.at(-1).action, 'expire');
});
