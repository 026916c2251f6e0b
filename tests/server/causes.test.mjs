// Causes of a 503 that no queue is: counted, and told in the log, without a word of whom they concern.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { classic, document } from '../attachment/files.mjs';
import { digest, pack, submit, upload } from './packages.mjs';
import { json } from './officers.mjs';
import { open_way } from './reviewers.mjs';
import { ask } from './serve.mjs';

let way;
test.before(async () => { way = await open_way(); });
test.after(async () => { await way?.close(); });

const data = () => join(way.office.folder, 'data');
async function failures() {
  const counted = (await ask(way.port, { path: '/metrics' })).text.matchAll(/^zhicheng_failures_total\{of="(\w+)",access="(\w+)",code="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...counted].map(([, of, access, code, count]) => [`${of} ${access} ${code}`, Number(count)]));
}

function change(sql, ...values) {
  const script = 'import json, sqlite3, sys\nd = sqlite3.connect(sys.argv[1], timeout=10)\nd.execute(sys.argv[2], json.loads(sys.argv[3]))\nd.commit()';
  execFileSync('python3', ['-c', script, join(data(), 'zhicheng.sqlite'), sql, JSON.stringify(values)]);
}

test('a package that does not open any more', async () => {
  const { receipt: { number } } = await way.receive();
  change('update submission set secrets = ? where number = ?', 'AAAA', number);
  const { status } = await way.read('unit', number, '/package');
  assert.deepEqual([status, (await failures())['sealed read secrets']], [503, 1]);
  const { receipt: { number: other } } = await way.receive();
  change('update submission set body = ? where number = ?', 'AAAA', other);
  assert.equal((await way.read('unit', other, '/package')).status, 503);
  assert.equal((await failures())['sealed read package'], 1);
});

test('an attachment that cannot be read, or looked for', async () => {
  const scan = join(way.office.folder, 'scan.pdf');
  const bytes = Buffer.from(classic(document));
  writeFileSync(scan, bytes);
  const of = () => pack(way.office.folder, 'engineer', { attached: [`diploma=${scan}`] });
  const kept = json(await submit(way.port, of()));
  assert.equal((await upload(way.port, kept, bytes)).status, 201);
  const sha256 = digest(bytes);
  const shelf = join(data(), 'blobs', sha256.slice(0, 2));
  const blob = join(shelf, sha256.slice(2, 4), sha256);
  assert.ok(existsSync(blob));

  // A folder in its place can be opened, and not read.
  renameSync(blob, join(data(), 'aside'));
  mkdirSync(blob);
  const read = await way.read('unit', kept.receipt.number, `/blobs/${sha256}`);
  assert.equal(read.status, 503, read.text);
  assert.equal((await failures())['blobs read cannot_read'], 1);
  rmSync(blob, { recursive: true });
  renameSync(join(data(), 'aside'), blob);

  renameSync(shelf, join(data(), 'aside'));
  symlinkSync(sha256.slice(0, 2), shelf);
  const other = json(await submit(way.port, of()));
  assert.deepEqual(other.missing.map((one) => one.sha256), [sha256]);
  rmSync(shelf);
  renameSync(join(data(), 'aside'), shelf);
  assert.ok((await failures())['blobs read cannot_read'] > 1, JSON.stringify(await failures()));
});
