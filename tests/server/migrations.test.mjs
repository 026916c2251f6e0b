// Databases of every earlier version, with what was in them, brought forward by the server that opens them.
//
// tests/store/version-N.sql is what version N has beyond the one before: tables, rows, and the number of the version. A new
// version comes with the file of the one before it.
import test, { after, before, describe } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, run } from '../cases/doors.mjs';
import { start_postgres } from './postgres.mjs';
import { ask, serve } from './serve.mjs';

const root = process.env.ZHICHENG_ROOT ?? join(import.meta.dirname, '../..');
const fixtures = join(root, 'tests/store');
const versions = readdirSync(fixtures).filter((name) => name.endsWith('.sql')).map((name) => Number(/\d+/.exec(name)[0])).sort((a, b) => a - b);
const sql_of = (version) => versions.filter((one) => one <= version).map((one) => readFileSync(join(fixtures, `version-${one}.sql`), 'utf8')).join('\n');
const { kept, keys } = JSON.parse(readFileSync(join(fixtures, 'version-1.json')));

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-migrations-'));
let postgres;
before(async () => { postgres = await start_postgres(); });
after(async () => {
  await postgres?.close();
  rmSync(folder, { recursive: true, force: true });
});

/// Python has SQLite.
const kPython = `
import json, sqlite3, sys
database = sqlite3.connect(sys.argv[1])
if sys.argv[2] == 'script': database.executescript(sys.stdin.read())
else: print(json.dumps(database.execute(sys.argv[2]).fetchall(), ensure_ascii=False))
`;
const python = (file, what, input = '') => execFileSync('python3', ['-c', kPython, file, what], { input, maxBuffer: 1 << 26 }).toString();

/// A database for the tests: how it is named to the server, how it is filled, and rows as lists.
const kStores = {
  SQLite: () => {
    const file = join(folder, `${randomUUID()}.sqlite`);
    return { place: file, fill: (sql) => python(file, 'script', `begin;\n${sql}\ncommit;`), rows: (query) => JSON.parse(python(file, query)) };
  },
  PostgreSQL: () => {
    const name = `m${randomUUID().replaceAll('-', '')}`;
    const place = postgres.create(name);
    const dialect = (sql) => sql.replaceAll(/\binteger\b/g, 'bigint').replaceAll(/\) strict;/g, ');');
    return {
      place,
      fill: (sql) => postgres.ask(dialect(sql), name),
      rows: (query) => JSON.parse(postgres.ask(`select coalesce(json_agg(row_to_json(r)), '[]') from (${query}) r`, name)).map(Object.values),
    };
  },
};

/// Every table of the fixture with its columns, as they stand in its own words.
function tables_of(sql) {
  return [...sql.matchAll(/create table (\w+)\(([^]*?)\)(?: strict)?;/gi)].map(([, table, inside]) => ({
    table,
    columns: [...inside.replace(/primary key\([^)]*\)/, '').matchAll(/(\w+) (?:text|integer) not null/g)].map(([, column]) => column),
  }));
}

function pack() {
  const example = (name) => join(root, 'rules/schema/examples', name);
  const out = join(folder, 'one.zhicheng.json');
  execFileSync(binary(), ['pack', example('teacher.answers.json'), '--applicant', example('teacher.applicant.json'), '--on', '2026-05-20',
    '--created', '2026-05-20T09:30:00+08:00', '-o', out]);
  return readFileSync(out);
}

const submit = (port, body, key) => ask(port, { method: 'POST', path: '/v1/submissions', body,
  headers: { 'content-type': 'application/json', 'idempotency-key': key } });
const status = (port, { number, secret }) => ask(port, { path: `/v1/submissions/${number}`, headers: { authorization: `Bearer ${number} ${secret}` } });

function with_keys(name, others = {}) {
  const data = join(folder, name);
  mkdirSync(join(data, 'keys'), { recursive: true, mode: 0o700 });
  for (const [file, hex] of Object.entries({ ...keys, ...others })) writeFileSync(join(data, 'keys', file), Buffer.from(hex, 'hex'), { mode: 0o600 });
  return data;
}

for (const [store, make] of Object.entries(kStores)) {
  describe(store, () => {
    test('there is a database of every earlier version', async () => {
      const empty = make();
      await (await serve('--data', join(folder, `new-${store}`), '--store', empty.place)).close();
      const [[newest]] = empty.rows('select max(number) from version');
      assert.deepEqual(versions, Array.from({ length: newest - 1 }, (_, index) => index + 1));
    });

    for (const version of versions) {
      test(`version ${version} is brought forward with all that is in it`, async () => {
        const old = make();
        const sql = sql_of(version);
        old.fill(sql);
        const tables = tables_of(sql).filter(({ table }) => table !== 'version');
        assert.ok(tables.length >= 4 && tables.every(({ columns }) => columns.length > 1));
        const all = () => Object.fromEntries(tables.map(({ table, columns }) => [table, old.rows(`select ${columns.join(', ')} from ${table} order by ${columns.join(', ')}`)]));
        const earlier = all();
        assert.ok(earlier.file.length === kept.length);

        const at = ['--data', with_keys(`${store}-${version}`), '--store', old.place];
        // Whoever only looks leaves it as it is.
        for (const words of [['audit', 'verify'], ['backup', '--to', join(folder, `copy-${store}-${version}`)]]) {
          if (words[0] === 'backup' && store === 'PostgreSQL') continue;
          const looked = await run([...words, ...at]);
          assert.equal(looked.code, 65, looked.out + looked.err);
          assert.match(looked.err, new RegExp(`版本（${version}）比本程序旧`));
        }
        assert.deepEqual(old.rows('select max(number) from version'), [[version]]);
        assert.ok(!existsSync(join(folder, `copy-${store}-${version}`)));

        // Keys that never sealed anything in it are not taken for its own.
        const foreign = ['--data', with_keys(`${store}-${version}-foreign`, { 'field-1.key': '11'.repeat(32) }), '--store', old.place];
        await assert.rejects(serve(...foreign), /密钥不是这个数据库的/);
        assert.deepEqual(all(), earlier);

        const server = await serve(...at);
        try {
          for (const one of kept) {
            const shown = await status(server.port, one);
            assert.equal(shown.status, 200, shown.text);
            assert.equal(JSON.parse(shown.text).receipt.sha256, one.sha256);
          }
          const body = pack();
          assert.equal((await submit(server.port, Buffer.concat([body, Buffer.from('\n')]), kept[0].key)).status, 409, 'its key is known');
          const fresh = await submit(server.port, body, randomUUID());
          assert.equal(fresh.status, 201, fresh.text);
          const { receipt, secret } = JSON.parse(fresh.text);
          assert.equal((await status(server.port, { number: receipt.number, secret })).status, 200);
        } finally {
          await server.close();
        }
        const verified = JSON.parse((await run(['audit', 'verify', ...at, '--json'])).out);
        assert.deepEqual([verified.faults, verified.damage], [[], []]);
        assert.deepEqual(old.rows('select number from version order by 1').flat(), [...Array(versions.length + 1).keys()].map((index) => index + 1));
      });
    }

    test('a newer version is left alone, and told in words', async () => {
      const newer = make();
      newer.fill(`${sql_of(versions.at(-1))}\nINSERT INTO "version" VALUES(99);`);
      await assert.rejects(serve('--data', with_keys(`${store}-newer`), '--store', newer.place), /数据库的版本（99）比本程序新/);
      assert.equal(newer.rows('select count(*) from submission')[0][0], kept.length);
    });
  });
}
