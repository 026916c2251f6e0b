// A disk that fails or is full, under load: 503 and nothing else, nothing acknowledged is lost, and it goes on by itself.
import test from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { damage, ledger, load, lost, packages, send_again } from './load.mjs';
import { on_disk, power_cut } from './power.mjs';
import { ask, serve } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-faults-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));
const make = packages(folder);

/// Loads the server for that long: how often each status was answered.
async function load_for(port, book, milliseconds) {
  let going = true;
  book.statuses.clear();
  const sent = load(port, make, book, () => going);
  await pause(milliseconds);
  going = false;
  await sent;
  return Object.fromEntries(book.statuses);
}

/// What the server says of its failures: in its log, which tells each cause once in a while, and counted.
async function told(server) {
  const lines = server.err().split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line)).filter(({ event }) => event === 'failure');
  for (const line of lines) {
    for (const [name, value] of Object.entries(line)) assert.match(`${name} ${value}`, /^(at [\d:T+-]+|event failure|(access|of) [a-z]+|code \w+|(before|errno|extended) \d+)$/);
  }
  const counted = (await ask(server.port, { path: '/metrics' })).text.matchAll(/^zhicheng_failures_total\{of="(\w+)",access="(\w+)",code="(\w+)"\} (\d+)$/gm);
  return { lines, counts: Object.fromEntries([...counted].map(([, of, access, code, count]) => [`${of} ${access} ${code}`, Number(count)])) };
}

for (const [name, words] of [['fsync', 'fsync 40\n'], ['write', 'write 10\n'], ['both', 'fsync 100\nwrite 100\n']]) {
  test(`errors of ${name}: 503, and on without a restart`, async (t) => {
    const [root, log, faults] = ['disk', 'log', 'faults'].map((kind) => join(folder, `${kind} ${name}`));
    mkdirSync(root);
    const data = join(root, 'data');
    writeFileSync(faults, '');
    const env = on_disk(root, { log, faults });
    const server = await serve({ env }, '--data', data, '--log');
    const book = ledger();
    const before = await load_for(server.port, book, 250);
    assert.deepEqual(Object.keys(before), ['201']);
    writeFileSync(faults, words);
    const meanwhile = await load_for(server.port, book, 600);
    assert.ok(meanwhile[503] > 0, JSON.stringify(meanwhile));
    assert.deepEqual(Object.keys(meanwhile).filter((status) => !['201', '503'].includes(status)), []);
    writeFileSync(faults, '');
    const { lines, counts } = await told(server);
    assert.ok(lines.some(({ of, code, extended }) => of === 'database' && code === 'SQLITE_IOERR' && extended > 255), JSON.stringify(lines));
    assert.ok(Object.values(counts).reduce((all, one) => all + one, 0) > lines.length, 'causes are told less often than they happen');
    t.diagnostic(JSON.stringify(counts));
    const after = await load_for(server.port, book, 250);
    assert.deepEqual(Object.keys(after), ['201'], JSON.stringify(after));
    assert.deepEqual(await lost(server.port, book.kept), []);
    t.diagnostic(JSON.stringify({ before, meanwhile, after }));

    // None of it was there only as long as the power was.
    server.kill('SIGKILL');
    await server.ended;
    power_cut(root, log);
    const again = await serve('--data', data);
    assert.deepEqual(await lost(again.port, book.kept), []);
    await send_again(again.port, book);
    await again.close();
    assert.deepEqual(damage(data, book.kept), []);
  });
}

// A file system of 80 MB that the server alone sees; through /proc the test sees it too.
const kMount = ['unshare', '--mount', 'sh', '-c', 'mount -t tmpfs -o size=80m tmpfs "$0" && exec "$@"'];
const may_mount = process.getuid() === 0 && spawnSync(kMount[0], [...kMount.slice(1), folder, 'true']).status === 0;

test('a full disk: 503, and on once there is room', { skip: may_mount ? false : 'needs root and a mount namespace' }, async (t) => {
  const root = join(folder, 'small');
  mkdirSync(root);
  const data = join(root, 'data');
  const server = await serve({ by: [...kMount, root] }, '--data', data, '--log');
  const seen = `/proc/${server.pid}/root${root}`;
  const ballast = join(seen, 'ballast');
  const book = ledger();
  try {
    const before = await load_for(server.port, book, 250);
    assert.deepEqual(Object.keys(before), ['201']);
    for (let round = 0; round < 2; round += 1) {
      const { bavail, bsize } = statfsSync(seen);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail - [0, 5][round]) * bsize));
      const meanwhile = await load_for(server.port, book, 500);
      assert.ok(meanwhile[503] > 0, JSON.stringify(meanwhile));
      assert.deepEqual(Object.keys(meanwhile).filter((status) => !['201', '503'].includes(status)), []);
      const { lines, counts } = await told(server);
      assert.ok(counts['database write SQLITE_FULL'] > 0, JSON.stringify(counts));
      assert.equal(lines.filter(({ of, code }) => of === 'database' && code === 'SQLITE_FULL').length, 1);
      rmSync(ballast);
      const after = await load_for(server.port, book, 300);
      assert.deepEqual(Object.keys(after), ['201'], JSON.stringify(after));
      t.diagnostic(JSON.stringify({ before, meanwhile, after }));
    }
    assert.deepEqual(await lost(server.port, book.kept), []);
    await send_again(server.port, book);
    // It goes with the server, and SQLite finds no name through /proc.
    server.kill('SIGSTOP');
    cpSync(join(seen, 'data'), join(folder, 'copy'), { recursive: true });
    server.kill('SIGCONT');
    assert.deepEqual(damage(join(folder, 'copy'), book.kept), []);
  } finally {
    await server.close();
  }
});
