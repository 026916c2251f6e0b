// Packages that no judge finishes: what system administrators see of them, and that they can have them judged again.
import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { png } from '../attachment/files.mjs';
import { run } from '../cases/doors.mjs';
import { judges_of, until } from './judges.mjs';
import { json, kPassword } from './officers.mjs';
import { pack, progress, submit } from './packages.mjs';
import { open_way } from './reviewers.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-unfinished-'));
const judges = judges_of(folder);
let way;
test.before(async () => { way = await open_way(...judges.options); });
test.after(async () => { await way?.close(); rmSync(folder, { recursive: true, force: true }); });

const kPatience = 60e3;
/// Whose session may be over.
const system = () => way.office.as('system.one');
const seen = async () => json(await (await system())('GET', '/v1/judging'));

test('what was given up is shown, without what is in it, and judged once an administrator says so', async () => {
  assert.deepEqual(await seen(), { unfinished: 0, given_up: 0, packages: [] });
  judges.take_away(way.office.server.pid);
  const kept = json(await submit(way.port, pack(folder, 'engineer')));
  assert.equal(kept.receipt.verdict, 'unfinished');
  assert.deepEqual(await seen(), { unfinished: 1, given_up: 0, packages: [] });
  const { number, received } = kept.receipt;
  const given_up = await until(async () => { way.office.pass(2 * 3600); return seen(); }, (shown) => shown.given_up === 1, kPatience);
  assert.deepEqual(given_up, { unfinished: 1, given_up: 1, packages: [{ number, revision: 1, received }] });

  const review = (words, input) => run(['review', ...words, '--session', join(folder, 'session')], input);
  assert.equal((await review(['login', 'system.one', '--to', way.office.server.url], `${kPassword}\n`)).code, 0);
  const { out } = await review(['judging', '--text']);
  assert.ok(out.includes('1 份') && out.includes(`  ${number}  `) && out.includes('judge-again'), out);

  // Another one whose time comes after the other's would have is judged, and does not bring it along.
  const other = json(await submit(way.port, pack(folder, 'teacher')));
  judges.give_back();
  way.office.pass(2 * 3600);
  await until(() => progress(way.port, other), ({ verdict }) => verdict === 'reproduced', kPatience);
  assert.deepEqual(await seen(), given_up);

  assert.deepEqual(json(await (await system())('POST', '/v1/judging', { body: {} })), { again: 1 });
  assert.equal((await seen()).given_up, 0);
  way.office.pass(61);
  const { verdict, state } = await until(() => progress(way.port, kept), (shown) => shown.verdict !== 'unfinished', kPatience);
  assert.deepEqual([verdict, state], ['reproduced', 'reviewing']);
  assert.deepEqual(await seen(), { unfinished: 0, given_up: 0, packages: [] });
  assert.deepEqual(json(await (await system())('POST', '/v1/judging', { body: {} })), { again: 0 });

  const { events } = json(await (await way.office.as('audit.one'))('GET', '/v1/audit?office=security&limit=500'));
  assert.deepEqual(events.filter(({ action }) => action === 'judging_again').map(({ actor, detail }) => [actor, detail]),
    [['system.one', { packages: 1 }], ['system.one', { packages: 0 }]]);
});

test('the command line says that it does not know what is missing, and sends the attachments when it does', async () => {
  const scan = join(folder, 'diploma.png');
  writeFileSync(scan, png(4, 4));
  const example = (part) => join(import.meta.dirname, `../../rules/schema/examples/engineer.${part}.json`);
  const archive = join(folder, 'my.zhicheng.zip');
  const packed = await run(['pack', example('answers'), '--applicant', example('applicant'), '--on', '2026-05-20', '--attach', `diploma=${scan}`, '-o', archive]);
  assert.equal(packed.code, 0, packed.err);
  const receipt = join(folder, 'my.receipt.json');
  const send = () => run(['submit', archive, '--to', way.office.server.url, '--receipt', receipt, '--text']);
  judges.take_away(way.office.server.pid);
  const first = await send();
  judges.give_back();
  assert.equal(first.code, 1, first.err);
  assert.match(first.out, /还没有校验完，附件还没有传/);
  const status = () => run(['status', receipt, '--to', way.office.server.url, '--text']);
  assert.match((await status()).out, /附件齐不齐还不知道/);
  way.office.pass(61);
  const kept = JSON.parse(readFileSync(receipt));
  await until(() => progress(way.port, kept), ({ verdict }) => verdict !== 'unfinished', kPatience);
  assert.match((await status()).out, /缺附件：diploma\.png/);
  const second = await send();
  assert.deepEqual([second.code, second.err], [0, '']);
  assert.equal((await progress(way.port, kept)).state, 'reviewing');
});
