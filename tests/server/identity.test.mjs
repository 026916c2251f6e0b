// Whose a file is: its name, and what is looked up by the identity number.
import test from 'node:test';
import assert from 'node:assert/strict';
import { json } from './officers.mjs';
import { pack, progress, resubmit } from './packages.mjs';
import { open_way } from './reviewers.mjs';

let way;
test.before(async () => { way = await open_way(); await way.log_in(); });
test.after(() => way?.close());

test('a corrected name is the one by which offices see the file', async () => {
  const kept = await way.receive();
  const { number } = kept.receipt;
  await way.move('unit', number, { do: 'return', reason: '与证件不符', corrections: [{ place: '/applicant/name', clause: '二(一)2', problem: '写错', mend: '照身份证改' }] });
  const again = await resubmit(way.port, kept, pack(way.office.folder, 'engineer', { change: (applicant) => { applicant.name = '李改名'; } }));
  assert.equal(again.status, 201, again.text);
  const listed = json(await way.people.unit('GET', '/v1/files?limit=200')).files.filter((one) => one.number === number);
  assert.deepEqual(listed.map(({ name }) => name), ['李*']);
});

test('a package without an identity number is kept, and whoever reviews it is told that nothing was looked up by it', async () => {
  const { receipt: { number }, secret } = await way.receive('engineer', { change: (applicant) => { delete applicant.id_number; } });
  const ids = async (of) => (await way.show('unit', of)).concerns.map(({ id }) => id);
  assert.ok((await ids(number)).includes('no_identity'));
  assert.equal((await way.show('unit', number)).applicant.id_number, '');
  assert.equal((await progress(way.port, { receipt: { number }, secret })).number, number);
  assert.ok(!(await ids((await way.receive()).receipt.number)).includes('no_identity'));
});
