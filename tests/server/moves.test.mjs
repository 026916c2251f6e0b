// Every move of officers and applicants over HTTP, along a whole way.
import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as ask_on } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classic, document, png } from '../attachment/files.mjs';
import { run } from '../cases/doors.mjs';
import { judges_of, until } from './judges.mjs';
import { json } from './officers.mjs';
import { digest, pack, progress, resubmit, submit, upload, withdraw } from './packages.mjs';
import { kCommittee, kCounty, kUnit, open_way } from './reviewers.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-moves-'));
const judges = judges_of(folder);
let way;
test.before(async () => { way = await open_way(...judges.options); });
test.after(async () => {
  await way?.close();
  rmSync(folder, { recursive: true, force: true });
});

const correction = (more) => ({ clause: '二(一)2', problem: '看不清', mend: '重新扫描', ...more });

/// Attachments as files beside the packages: [{kind, path, bytes, sha256}].
function attach(...list) {
  return list.map(([kind, bytes, ending], i) => {
    const path = join(way.office.folder, `${Math.random()}-${i}.${ending}`);
    writeFileSync(path, bytes);
    return { kind, path, bytes: Buffer.from(bytes), sha256: digest(Buffer.from(bytes)) };
  });
}
const named = (files) => ({ attached: files.map(({ kind, path }) => `${kind}=${path}`) });
const states = async (kept) => (({ state, version }) => [state, version])(await progress(way.port, kept));

test('a file goes the whole way: gaps are filled, corrections told once, handed in again, and accepted', async () => {
  const files = attach(['diploma', png(), 'png'], ['current_title', classic(document), 'pdf']);
  const kept = await way.receive('engineer', named(files));
  const { number } = kept.receipt;
  assert.equal((await way.read('unit', number)).status, 404, 'what is not whole has not been anywhere');
  for (const { bytes } of files) assert.equal((await upload(way.port, kept, bytes)).status, 201);

  const seen = await way.show('unit', number);
  assert.deepEqual([seen.file.state, seen.label, seen.verdict, seen.outcome], ['reviewing', '审核中', 'reproduced', 'eligible']);
  assert.deepEqual(seen.moves.map(({ do: one, locked }) => [one, locked]), [['mark', null], ['pass_on', null], ['return', null]]);
  assert.equal((await way.read('county', number)).status, 404);
  assert.equal((await way.show('county_head', number)).moves.length, 0);
  assert.equal((await way.move('unit', number, { do: 'pass_on' })).file.state, 'unassigned');

  await way.refused('county_head', number, { do: 'assign', office: kCounty }, 422, 'no_reason');
  await way.refused('unit', number, { do: 'assign', office: kUnit, reason: '随便' }, 403, 'not_allowed');
  await way.refused('unit_head', number, { do: 'assign', office: kUnit, reason: '随便' }, 403, 'not_allowed');
  const assigned = await way.move('county_head', number, { do: 'assign', office: kCounty, reason: '通知没有写由谁初审' });
  assert.deepEqual([assigned.file.state, assigned.file.chain[1].office, assigned.file.chain[1].chosen_by], ['reviewing', kCounty, 'county.head.one']);
  await way.move('county', number, { do: 'pass_on' });
  assert.equal((await way.move('county', number, { do: 'pass_on' })).file.state, 'unassigned');
  await way.move('city_head', number, { do: 'assign', office: kCommittee, reason: '按专业' });

  const locks = (view) => Object.fromEntries(view.moves.map(({ do: one, locked }) => [one, locked?.code ?? null]));
  assert.deepEqual(locks(await way.show('committee', number)), { mark: null, return: null, notify: 'unmarked', accept: 'unmarked' });
  const notice = { do: 'notify', last: way.day(5), corrections: [correction({ attachment: files[1].sha256 })] };
  await way.refused('committee', number, notice, 422, 'unmarked');
  await way.move('committee', number, { do: 'mark', sha256: files[0].sha256, finding: 'fine' });
  await way.refused('committee', number, { do: 'mark', sha256: files[1].sha256, finding: 'faulty' }, 422, 'no_reason');
  const marked = await way.move('committee', number, { do: 'mark', sha256: files[1].sha256, finding: 'faulty', note: '缺印章' });
  assert.deepEqual(marked.attachments.map(({ mark }) => mark), [{ by: 'committee.one', finding: 'fine', note: '' }, { by: 'committee.one', finding: 'faulty', note: '缺印章' }]);
  await way.refused('committee', number, { do: 'accept' }, 422, 'faulty');
  const lacking = await way.refused('committee', number, { ...notice, corrections: [correction({ attachment: files[1].sha256, mend: ' ' })] }, 422, 'incomplete_notice');
  assert.equal(lacking.at, '/corrections/0/mend');
  await way.refused('committee', number, { ...notice, corrections: [correction({ place: '/applicant/post' })] }, 422, 'incomplete_notice');
  await way.refused('committee', number, { ...notice, last: way.day(0) }, 422, 'bad_limit');
  await way.refused('committee', number, { ...notice, last: undefined }, 422, 'bad_limit');
  assert.equal((await way.move('committee', number, notice)).file.state, 'notified');

  const told = await progress(way.port, kept);
  assert.deepEqual([told.state, told.told.how, told.told.last, told.told.corrections], ['notified', 'notify', way.day(5), notice.corrections]);
  assert.ok(!JSON.stringify(told).includes('committee.one'), 'who did it is the office’s');
  assert.deepEqual([told.told.at, told.told.office], [told.events.at(-1).at, kCommittee]);
  const [scan] = attach(['current_title', classic({ ...document, 1: '<</Type/Catalog/Pages 2 0 R>>' }), 'pdf']);
  const better = [files[0], scan];
  const body = pack(way.office.folder, 'engineer', { ...named(better), change: (applicant) => { applicant.post = '设计部主任工程师'; } });
  const second = await resubmit(way.port, kept, body);
  assert.equal(second.status, 201, second.text);
  assert.deepEqual([json(second).receipt.revision, json(second).receipt.number, json(second).receipt.sha256], [2, number, digest(body)]);
  assert.deepEqual(json(second).missing.map(({ sha256 }) => sha256), [scan.sha256]);
  assert.equal((await progress(way.port, kept)).state, 'notified', 'until its attachments are here the limit runs on');
  assert.equal((await upload(way.port, kept, scan.bytes)).status, 201);

  const again = await way.show('committee', number);
  assert.deepEqual([again.file.state, again.revision, again.changes], ['deciding', 2, ['/applicant/post', '/attachments/1', '/attachments']]);
  assert.deepEqual(again.attachments.map(({ mark }) => mark?.finding ?? null), ['fine', null], 'what is the same bytes need not be looked at again');
  assert.deepEqual(locks(again), { mark: null, return: 'needs_supervisor', notify: 'unmarked', accept: 'unmarked' });
  await way.move('committee', number, { do: 'mark', sha256: scan.sha256, finding: 'fine' });
  assert.equal(locks(await way.show('committee', number)).notify, 'needs_supervisor');
  const accepted = await way.move('committee', number, { do: 'accept' });
  assert.deepEqual([accepted.file.state, accepted.label, accepted.moves], ['accepted', '已送评委会', []]);
  const { version } = accepted.file;
  assert.equal(json(await withdraw(way.port, kept, { version })).error.code, 'not_now');
  await way.refused('committee_head', number, { do: 'return', reason: '晚了', version }, 409, 'not_now');
  assert.deepEqual((await progress(way.port, kept)).events.map(({ action }) => action),
    ['receive', 'complete', 'pass_on', 'assign', 'pass_on', 'pass_on', 'assign', 'notify', 'resubmit', 'complete', 'accept']);
});

test('the same key is one revision, other bytes with it are refused; a key of one file is not another’s', async () => {
  const [kept, other] = [await way.receive(), await way.receive()];
  for (const { receipt } of [kept, other]) await way.move('unit', receipt.number, { do: 'return', reason: '请补充业绩' });
  const body = pack(way.office.folder, 'engineer', { change: (applicant) => { applicant.email = 'other@example.com'; } });
  const first = await resubmit(way.port, kept, body, 'one-key-that-nobody-guesses');
  assert.equal(first.status, 201, first.text);
  const twice = await resubmit(way.port, kept, body, 'one-key-that-nobody-guesses');
  assert.deepEqual([twice.status, twice.text], [200, first.text]);
  const changed = await resubmit(way.port, kept, pack(way.office.folder), 'one-key-that-nobody-guesses');
  assert.deepEqual([changed.status, json(changed).error.code], [409, 'other_body']);
  const elsewhere = await resubmit(way.port, other, body, 'one-key-that-nobody-guesses');
  assert.equal(json(elsewhere).receipt?.number, other.receipt.number);
  assert.deepEqual((await way.show('unit', kept.receipt.number)).changes, ['/applicant/email']);
});

test('another application is no revision of this one', async () => {
  const kept = await way.receive();
  await way.move('unit', kept.receipt.number, { do: 'return', reason: '请补充业绩' });
  for (const change of [(applicant) => { applicant.employer = '另一家公司'; }, (applicant) => { applicant.id_number = '110101199003070038'; },
    (applicant, answers) => { answers.level = 'associate_senior'; }]) {
    const refused = await resubmit(way.port, kept, pack(way.office.folder, 'engineer', { change }));
    assert.deepEqual([refused.status, json(refused).error?.code, json(refused).error?.at], [422, 'other_application', '/subject'], refused.text);
  }
  assert.deepEqual(await states(kept), ['returned', 2]);
});

test('a second return by the same office is a supervisor’s, with a reason', async () => {
  const kept = await way.receive();
  const { number } = kept.receipt;
  await way.refused('unit', number, { do: 'return', reason: ' ' }, 422, 'no_reason');
  await way.move('unit', number, { do: 'return', reason: '请补充业绩' });
  assert.equal((await resubmit(way.port, kept, pack(way.office.folder))).status, 201);
  await way.refused('unit', number, { do: 'return', reason: '还是不够' }, 422, 'needs_supervisor');
  await way.refused('unit_head', number, { do: 'return' }, 422, 'no_reason');
  const back = await way.move('unit_head', number, { do: 'return', reason: '还是不够' });
  assert.deepEqual([back.file.state, back.file.told.by], ['returned', 'unit.head.one']);
});

test('the command line tells what to mend, hands in again and takes back', async () => {
  const file = (name) => join(way.office.folder, name);
  const zhicheng = async (...args) => { const ended = await run([...args, '--to', `http://127.0.0.1:${way.port}`]); return { ...ended, said: ended.out && !args.includes('--text') ? JSON.parse(ended.out) : ended.out }; };
  writeFileSync(file('first.json'), pack(way.office.folder));
  writeFileSync(file('better.json'), pack(way.office.folder, 'engineer', { change: (applicant) => { applicant.post = '设计部主任工程师'; } }));
  assert.equal((await zhicheng('submit', file('first.json'), '--receipt', file('receipt.json'))).code, 0);
  const written = JSON.parse(readFileSync(file('receipt.json')));
  const { number } = written.receipt;
  const early = await zhicheng('submit', file('better.json'), '--again', file('receipt.json'));
  assert.deepEqual([early.code, JSON.parse(early.err).error.code], [65, 'not_now']);
  await way.move('unit', number, { do: 'return', reason: '岗位不对', corrections: [correction({ place: '/applicant/work/1/from' })] });
  const told = (await zhicheng('status', file('receipt.json'), '--text')).out;
  assert.match(told, new RegExp(`^${number}：已退回本人`));
  for (const part of ['原因：岗位不对\n', '工作经历第2条', '看不清', '重新扫描', '最后一天：2026-06-10\n', '不能再补报']) assert.ok(told.includes(part), told);
  // Who was sent back has not given up.
  assert.ok(!told.includes('视为放弃'), told);
  const again = await zhicheng('submit', file('better.json'), '--again', file('receipt.json'));
  assert.deepEqual([again.code, again.said.receipt.number, again.said.receipt.revision], [0, number, 2]);
  assert.deepEqual((await zhicheng('submit', file('better.json'), '--again', file('receipt.json'))).said, again.said);
  // The key beside it, the receipt as it was.
  const { key, sha256, ...beside } = JSON.parse(readFileSync(file('receipt.json')));
  assert.deepEqual({ ...beside, key: written.key, sha256: written.sha256 }, written);
  assert.notEqual(key, written.key);
  const back = await zhicheng('withdraw', file('receipt.json'), '--reason', '改报下一年');
  assert.deepEqual([back.code, back.said.state], [0, 'withdrawn']);
  assert.equal((await zhicheng('withdraw', file('receipt.json'))).code, 65);
});

test('the command line keeps the key before it sends, and the same command gives the same receipt', async () => {
  const file = (name) => join(way.office.folder, name);
  writeFileSync(file('one.json'), pack(way.office.folder));
  const asked = [];
  // The answer to the first is lost.
  const between = createServer((request, response) => {
    const { key } = JSON.parse(readFileSync(file('lost.json')));
    asked.push([request.headers['idempotency-key'], key]);
    const on = ask_on({ port: way.port, path: request.url, method: request.method, headers: request.headers }, (answer) => {
      if (asked.length === 1) return answer.resume().on('end', () => request.socket.destroy());
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    request.pipe(on);
  });
  await new Promise((done) => between.listen(0, '127.0.0.1', done));
  const submitted = (...more) => run(['submit', file('one.json'), '--to', `http://127.0.0.1:${between.address().port}`, ...more]);
  try {
    assert.equal((await submitted('--receipt', file('lost.json'))).code, 74);
    const { key, sha256, ...beside } = JSON.parse(readFileSync(file('lost.json')));
    assert.deepEqual([beside, sha256], [{}, `sha256:${digest(readFileSync(file('one.json')))}`]);
    assert.match(key, /^[A-Za-z0-9_-]{43}$/);
    const second = await submitted('--receipt', file('lost.json'));
    assert.equal(second.code, 0, second.err);
    const third = await submitted('--receipt', file('lost.json'));
    assert.equal(third.out, second.out);
    assert.deepEqual(asked, [[key, key], [key, key], [key, key]]);
    assert.deepEqual(JSON.parse(readFileSync(file('lost.json'))), { ...JSON.parse(second.out), key, sha256 });
  } finally {
    between.close();
  }
  // Without a word about it the receipt is kept beside the package, for each package one.
  const to = ['--to', `http://127.0.0.1:${way.port}`];
  const said = await run(['submit', file('one.json'), ...to, '--text']);
  assert.equal(said.code, 0, said.err);
  assert.match(said.out, /回执和查询码已存到 .*one\.receipt\.json，/);
  const { receipt, secret } = JSON.parse(readFileSync(file('one.receipt.json')));
  assert.match(said.out, new RegExp(`${receipt.number}，查询码 ${secret}`));
  assert.equal(JSON.parse((await run(['submit', file('one.json'), ...to])).out).receipt.number, receipt.number);
  writeFileSync(file('one.json'), pack(way.office.folder, 'teacher'));
  const other = JSON.parse((await run(['submit', file('one.json'), ...to])).out).receipt.number;
  assert.notEqual(other, receipt.number);
  assert.equal(JSON.parse(readFileSync(file('one-2.receipt.json'))).receipt.number, other);
  assert.equal(JSON.parse(readFileSync(file('one.receipt.json'))).receipt.number, receipt.number);
  // And the number with the code does as well.
  const by_number = await run(['status', '--number', receipt.number, ...to], `${secret}\n`);
  assert.deepEqual([by_number.code, JSON.parse(by_number.out).number], [0, receipt.number]);
  assert.equal((await run(['status', '--number', other, ...to], `${secret}\n`)).code, 65);
  assert.equal((await run(['status', ...to])).code, 64);
  // Somebody's other file stays as it is.
  writeFileSync(file('words.txt'), '不是回执');
  const refused = await run(['submit', file('one.json'), '--to', `http://127.0.0.1:${way.port}`, '--receipt', file('words.txt')]);
  assert.deepEqual([refused.code, JSON.parse(refused.err).error.code], [65, 'not_a_receipt']);
  assert.equal(readFileSync(file('words.txt'), 'utf8'), '不是回执');
});

test('where the answer to a withdrawal or a status is lost the command says so, and the next one tells what is', async () => {
  const kept = await way.receive();
  const receipt = join(way.office.folder, 'lost-answers.json');
  writeFileSync(receipt, JSON.stringify(kept));
  let lost = '';
  const between = createServer((request, response) => {
    const on = ask_on({ port: way.port, path: request.url, method: request.method, headers: request.headers }, (answer) => {
      if (request.method === lost) return answer.resume().on('end', () => request.socket.destroy());
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    request.pipe(on);
  });
  await new Promise((done) => between.listen(0, '127.0.0.1', done));
  const said = (what) => run([what, receipt, '--to', `http://127.0.0.1:${between.address().port}`]);
  const unanswered = async (what) => { const { code, out, err } = await said(what); return [code, out, JSON.parse(err).error.code]; };
  try {
    lost = 'GET';
    assert.deepEqual(await unanswered('status'), [74, '', 'no_answer']);
    lost = 'POST';
    assert.deepEqual(await unanswered('withdraw'), [74, '', 'no_answer']);
    lost = '';
    assert.equal(JSON.parse((await said('status')).out).state, 'withdrawn', 'it was done');
    assert.equal((await said('withdraw')).code, 65);
  } finally {
    between.close();
  }
});

test('of two reviewers at once one is first, and the other is told', async () => {
  const kept = await way.receive();
  const { number } = kept.receipt;
  const moves = [{ version: 1, do: 'pass_on' }, { version: 1, do: 'return', reason: '请补充' }, { version: 1, do: 'pass_on' }];
  const answers = await Promise.all(moves.map((body) => way.people.unit('POST', `/v1/files/${number}/moves`, { body })));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409]);
  for (const answer of answers.filter(({ status }) => status === 409)) assert.deepEqual([json(answer).error.code, json(answer).error.at], ['conflict', '/version']);
  assert.equal((await states(kept))[1], 2);
});

test('only an authority disqualifies, and not the applicant’s own employer', async () => {
  const { receipt: { number } } = await way.receive();
  await way.refused('unit_head', number, { do: 'disqualify', reason: '材料虚假' }, 403, 'not_allowed');
  await way.move('unit', number, { do: 'pass_on' });
  await way.move('county_head', number, { do: 'assign', office: kCounty, reason: '初审' });
  await way.refused('county', number, { do: 'disqualify', reason: '材料虚假' }, 403, 'not_allowed');
  await way.refused('county_head', number, { do: 'disqualify' }, 422, 'no_reason');
  assert.equal((await way.move('county_head', number, { do: 'disqualify', reason: '材料虚假，已经核实' })).file.state, 'disqualified');
});

test('what the applicant takes back is nobody’s to move any more', async () => {
  const kept = await way.receive();
  assert.equal((await withdraw(way.port, kept, { version: 1, reason: '改报下一年' })).status, 200);
  await way.refused('unit', kept.receipt.number, { do: 'pass_on', version: 1 }, 409, 'conflict');
  await way.refused('unit', kept.receipt.number, { do: 'pass_on' }, 409, 'not_now');
});

test('what no judge has finished goes nowhere, and is seen anew when one has', async () => {
  judges.take_away(way.office.server.pid);
  const kept = json(await submit(way.port, pack(way.office.folder)));
  judges.give_back();
  const { number } = kept.receipt;
  assert.equal(kept.receipt.verdict, 'unfinished');
  assert.match(number, /^2026-/, 'numbered by the year in which it came');
  await way.move('city_head', number, { do: 'assign', office: kCounty, reason: '先看看' });
  const seen = await way.show('county', number);
  assert.deepEqual(seen.moves.map(({ do: one, locked }) => [one, locked?.code]), [['pass_on', 'unjudged'], ['return', undefined]]);
  await way.refused('county', number, { do: 'pass_on' }, 422, 'unjudged');
  way.office.pass(61);
  await until(() => progress(way.port, kept), ({ verdict }) => verdict === 'reproduced');
  await way.refused('county', number, { do: 'pass_on', version: seen.file.version }, 404, 'not_found');
  assert.equal((await way.show('unit', number)).file.version, 3);
  assert.equal((await way.move('unit', number, { do: 'pass_on' })).file.state, 'unassigned');
});

test('what a package claims otherwise than it is judged is shown to who reviews it', async () => {
  const body = pack(way.office.folder).toString().replace(/"outcome":"\w+"/, '"outcome":"ineligible"');
  const kept = json(await submit(way.port, body));
  const seen = await way.show('unit', kept.receipt.number);
  assert.deepEqual([seen.verdict, seen.outcome], ['differs', 'eligible']);
  const [first] = seen.differences.filter(({ at }) => at === '/assessment/outcome');
  assert.deepEqual([first.packaged, first.judged], ['ineligible', 'eligible']);
  assert.equal((await way.read('unit', kept.receipt.number, '/package')).text, body);
  assert.equal((await way.move('unit', kept.receipt.number, { do: 'pass_on' })).file.state, 'unassigned', 'a difference is for people to judge');
});

test('a last day counts in full; then the file is given up, by the clock or by whoever comes first', async () => {
  const [kept, late] = [await way.receive(), await way.receive()];
  for (const { receipt: { number } } of [kept, late]) {
    await way.to_committee(number);
    await way.move('committee', number, { do: 'notify', last: way.day(2), corrections: [correction({ place: '/applicant/post' })] });
  }
  const midnight = Math.floor((way.office.now() + 8 * 3600) / 86400 + 3) * 86400 - 8 * 3600;
  way.office.pass(midnight - 1 - way.office.now());
  await new Promise((done) => setTimeout(done, 300));
  assert.equal((await progress(way.port, kept)).state, 'notified');
  way.office.pass(1);
  const refused = await resubmit(way.port, late, pack(way.office.folder));
  assert.ok(['past_limit', 'not_now'].includes(json(refused).error?.code), refused.text);
  for (const one of [kept, late]) {
    const seen = await until(() => progress(way.port, one), ({ state }) => state === 'abandoned');
    assert.deepEqual([seen.label, seen.events.at(-1).action], ['逾期未补充更正，视为放弃申报', 'expire']);
  }
  assert.equal(json(await withdraw(way.port, kept, { version: (await progress(way.port, kept)).version })).error.code, 'not_now');
  await way.log_in();
  await way.refused('committee', kept.receipt.number, { do: 'accept' }, 409, 'not_now');
});

test('a server that was away lets expire at its start what is past', async () => {
  const kept = await way.receive();
  const { number } = kept.receipt;
  await way.to_committee(number);
  await way.move('committee', number, { do: 'notify', last: way.day(1), corrections: [correction({ place: '/applicant/post' })] });
  await way.office.server.close();
  way.office.pass(3 * 86400);
  await way.office.restart();
  await until(() => progress(way.port, kept), ({ state }) => state === 'abandoned');
  await way.log_in();
});

test('what the notice said to correct of whose application it is may be corrected, and nothing else', async () => {
  const person = '110101199003070062';
  const kept = await way.receive();
  const { number } = kept.receipt;
  const with_ = (more) => pack(way.office.folder, 'engineer', { change: (applicant, answers) => { applicant.id_number = person; more?.(applicant, answers); } });
  await way.move('unit', number, { do: 'return', reason: '与证件不符', corrections: [correction({ place: '/applicant/id_number' })] });
  const other = await resubmit(way.port, kept, with_((applicant, answers) => { answers.series = 'economics'; }));
  assert.deepEqual([other.status, json(other).error.code], [422, 'other_application']);
  const again = await resubmit(way.port, kept, with_());
  assert.equal(again.status, 201, again.text);
  const seen = await way.show('unit', number);
  assert.deepEqual([seen.file.state, seen.file.changed, seen.applicant.id_number], ['reviewing', ['person'], '110***********0062']);
  assert.ok(seen.concerns.some(({ id }) => id === 'changed_person'));
  const found = async (id_number) => json(await way.people.unit('POST', '/v1/files/search', { body: { id_number } })).files.map((one) => one.number);
  assert.deepEqual(await found(person), [number], 'it is found by the corrected number');
  const { events } = json(await way.people.audit('GET', `/v1/audit?office=${encodeURIComponent(kUnit)}&limit=200`));
  const event = events.filter((one) => one.number === number && one.action === 'resubmit').map(({ detail }) => (typeof detail === 'string' ? JSON.parse(detail) : detail));
  assert.deepEqual(event.map(({ changed }) => changed), [['person']]);
  assert.ok(!JSON.stringify(event).includes(person));
});

test('who would return a file after the filing day is told that it can’t come in again', async () => {
  const kept = await way.receive();
  const { number } = kept.receipt;
  const warnings = async () => Object.fromEntries((await way.show('unit', number)).moves.map(({ do: one, locked, warning }) => [one, [locked, warning]]));
  const last = Date.parse('2026-06-10T15:59:59Z') / 1000;
  way.office.pass(last - way.office.now());
  await way.log_in();
  assert.deepEqual((await warnings()).return, [null, null], 'the filing day counts in full');
  way.office.pass(1);
  assert.deepEqual(await warnings(), { pass_on: [null, null], return: [null, '申报截止日已过，退回后申报人不能再次提交'] });
  assert.equal((await way.move('unit', number, { do: 'return', reason: '照片' })).file.state, 'returned', 'and nothing is refused');
  assert.equal(json(await resubmit(way.port, kept, pack(way.office.folder))).error.code, 'past_limit');
});

test('what comes in after the filing day, judged for a day long past, is received, and everybody is told', async () => {
  way.office.pass(Date.parse('2026-11-26T02:00:00Z') / 1000 - way.office.now());
  await way.log_in();
  const kept = await way.receive();
  const { number } = kept.receipt;
  const seen = await way.show('unit', number);
  assert.equal(seen.file.state, 'reviewing', 'nothing is refused');
  const late = seen.concerns.map(({ id, until, verified }) => [id, until, verified]);
  assert.deepEqual(late.filter(([id]) => !id.startsWith('second')), [['other_day', null, false], ['after_filing_day', '2026-06-10', false]]);
  assert.deepEqual((await progress(way.port, kept)).notes, ['申报包里的判断是按另一天作出的，不是收件那天。', '收件时已过申报截止日，是否逾期由人认定。']);
});
