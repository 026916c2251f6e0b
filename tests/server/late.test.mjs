// What no judge had finished when it came, and one has now: packages handed in again, and files of which nothing was known.
import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { png } from '../attachment/files.mjs';
import { judges_of, until } from './judges.mjs';
import { json } from './officers.mjs';
import { digest, pack, progress, resubmit, submit, upload } from './packages.mjs';
import { kCity, kCounty, kUnit, open_way } from './reviewers.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-late-'));
const judges = judges_of(folder);
let way;
test.before(async () => { way = await open_way(...judges.options); await way.log_in(); });
test.after(async () => { await way?.close(); rmSync(folder, { recursive: true, force: true }); });

/// What `send` gives while no judge can finish anything.
async function unjudged(send) {
  judges.take_away(way.office.server.pid);
  try {
    const answer = await send();
    assert.equal(answer.status, 201, answer.text);
    assert.equal(json(answer).receipt.verdict, 'unfinished');
    return json(answer);
  } finally {
    judges.give_back();
  }
}
const judged = (kept) => until(() => progress(way.port, kept), ({ verdict }) => verdict !== 'unfinished', 20e3);
const returned = (who, number) => way.move(who, number, { do: 'return', reason: '扫描件看不清' });

test('handed in again unjudged it is kept, passed by nobody, and goes on once it is judged', async () => {
  const path = join(folder, 'diploma.png');
  writeFileSync(path, png());
  const kept = await way.receive();
  const { number } = kept.receipt;
  await returned('unit', number);
  const key = 'k'.repeat(30);
  const body = pack(folder, 'engineer', { attached: [`diploma=${path}`] });
  const again = await unjudged(() => resubmit(way.port, kept, body, key));
  assert.deepEqual([again.receipt.number, again.receipt.revision, again.missing], [number, 2, null]);
  const shown = await progress(way.port, kept);
  assert.deepEqual([shown.verdict, shown.state, shown.office], ['unfinished', 'reviewing', kUnit]);
  await way.refused('unit', number, { do: 'pass_on' }, 422, 'unjudged');
  const rules = again.receipt.edition;
  assert.deepEqual((await way.show('unit', number)).judged_by.edition, rules);
  assert.equal(rules.digest, '');

  way.office.pass(61);
  const known = await judged(kept);
  assert.deepEqual([known.verdict, known.state], ['reproduced', 'incomplete']);
  assert.deepEqual(known.missing.map(({ sha256 }) => sha256), [digest(Buffer.from(png()))]);
  assert.deepEqual(json(await resubmit(way.port, kept, body, key)).receipt, again.receipt);
  assert.equal((await upload(way.port, kept, Buffer.from(png()))).status, 201);
  assert.equal((await progress(way.port, kept)).state, 'reviewing');
  assert.deepEqual((await way.show('unit', number)).judged_by, { core: kept.receipt.core, edition: kept.receipt.edition });
  await way.move('unit', number, { do: 'pass_on' });
});

test('when it turns out to be another application, the file stays what it was and people decide', async () => {
  const kept = await way.receive();
  const { number } = kept.receipt;
  await returned('unit', number);
  await unjudged(() => resubmit(way.port, kept, pack(folder, 'teacher')));
  way.office.pass(61);
  await judged(kept);
  const { file } = await way.show('unit', number);
  assert.deepEqual([file.judged, file.subject.employer, file.state], ['cannot_judge', kUnit, 'reviewing']);
  await way.refused('unit', number, { do: 'pass_on' }, 422, 'unjudged');
  await returned('unit_head', number);
});

test('a file of which nothing was known, once returned, learns from the next package what it is', async () => {
  const kept = await unjudged(() => submit(way.port, pack(folder)));
  const { number } = kept.receipt;
  await way.move('city_head', number, { do: 'assign', office: kCounty, reason: '先由旗县区看' });
  await returned('county', number);
  const again = await resubmit(way.port, kept, pack(folder));
  assert.equal(again.status, 201, again.text);
  const shown = await progress(way.port, kept);
  assert.deepEqual([shown.verdict, shown.state, shown.office], ['reproduced', 'reviewing', kUnit]);
  assert.equal((await way.show('unit', number)).file.subject.level, (await way.show('unit', (await way.receive()).receipt.number)).file.subject.level);
  await way.move('unit', number, { do: 'pass_on' });
});

test('and twice unjudged, it learns it late', async () => {
  const kept = await unjudged(() => submit(way.port, pack(folder)));
  const { number } = kept.receipt;
  await way.move('city_head', number, { do: 'assign', office: kCity, reason: '先看看' });
  await returned('city_head', number);
  await unjudged(() => resubmit(way.port, kept, pack(folder)));
  way.office.pass(61);
  const shown = await judged(kept);
  assert.deepEqual([shown.verdict, shown.state, shown.office], ['reproduced', 'reviewing', kUnit]);
});

test('and with the same package both times, whichever is judged first', async () => {
  const scan = png(5, 4);
  const path = join(folder, 'another.png');
  writeFileSync(path, scan);
  const body = pack(folder, 'engineer', { attached: [`diploma=${path}`] });
  const kept = await unjudged(() => submit(way.port, body));
  const { number } = kept.receipt;
  await way.move('city_head', number, { do: 'assign', office: kCity, reason: '先看看' });
  await returned('city_head', number);
  await unjudged(() => resubmit(way.port, kept, body));
  way.office.pass(61);
  const known = await judged(kept);
  assert.deepEqual([known.verdict, known.state], ['reproduced', 'incomplete']);
  assert.deepEqual(known.missing.map(({ sha256 }) => sha256), [digest(scan)]);
  const sent = await upload(way.port, kept, scan);
  assert.equal(sent.status, 201, sent.text);
  assert.equal((await progress(way.port, kept)).state, 'reviewing');
  await way.move('unit', number, { do: 'pass_on' });
});
