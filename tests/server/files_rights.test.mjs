// Whose file is whose business, what is hidden, what is noted of each look; texts of every kind; the integrity register.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { binary } from '../cases/doors.mjs';
import { png, scan_of } from '../attachment/files.mjs';
import { until } from './judges.mjs';
import { call, code_of, json, put_account } from './officers.mjs';
import { bearer, digest, pack, progress, resubmit, submit, upload, withdraw } from './packages.mjs';
import { kCity, kCommittee, kCounty, kUnit, open_way } from './reviewers.mjs';
import { ask } from './serve.mjs';

let way;
test.before(async () => { way = await open_way(); });
test.after(() => way?.close());

const kId = '990001198805203000';
const kPhone = '13800000000';
const list = async (who, query = '') => {
  const answer = await way.people[who]('GET', `/v1/files${query}`);
  assert.equal(answer.status, 200, answer.text);
  return json(answer);
};
const numbers = async (who, query) => (await list(who, query)).files.map(({ number }) => number);

/// What is wrong with the audit trail.
function faults() {
  return JSON.parse(execFileSync(binary(), ['audit', 'verify', '--data', join(way.office.folder, 'data'), ...way.office.store, '--json'])).faults;
}

/// Every endpoint about one file: [method, path, body].
const endpoints = (number, sha256 = 'a'.repeat(64)) => [
  ['GET', `/v1/files/${number}`], ['GET', `/v1/files/${number}/package`], ['GET', `/v1/files/${number}/package?revision=1`],
  ['GET', `/v1/files/${number}/blobs/${sha256}`], ['POST', `/v1/files/${number}/moves`, { version: 1, do: 'pass_on' }],
];

test('without a session 401, for whom it is no business 404, as for a number that is nobody’s', async () => {
  const kept = await way.receive();
  for (const number of [kept.receipt.number, '2026-00000-00000', 'x', '..%2f..', '1%27--']) {
    for (const [method, path, body] of endpoints(number)) {
      assert.deepEqual([(await call(way.port, method, path, { body })).status, path], [401, path]);
      const own = await call(way.port, method, path, { body, ...bearer(kept) });
      assert.equal(own.status, 401, 'the applicant’s secret opens nothing of the offices');
      for (const who of ['stranger', 'root', 'audit', 'county', 'committee']) {
        const answer = await way.people[who](method, path, { body });
        assert.equal(answer.status, 404, `${who} ${path}: ${answer.text}`);
        assert.ok(!answer.text.includes('示例'), answer.text);
      }
    }
  }
  for (const who of ['stranger', 'root', 'audit', 'county']) assert.deepEqual(await numbers(who), []);
});

test('moves come from the own page, as JSON, and are read strictly', async () => {
  const { receipt: { number } } = await way.receive();
  const path = `/v1/files/${number}/moves`;
  const send = (with_) => way.people.unit('POST', path, { body: { version: 1, do: 'pass_on' }, ...with_ });
  assert.equal((await send({ origin: 'http://evil.example' })).status, 403);
  assert.equal((await send({ 'content-type': 'text/plain' })).status, 415);
  for (const body of ['', '[]', '{"version":1}', '{"version":1,"do":"pass_on","force":true}', '{"version":"1","do":"pass_on"}', '{"version":1,"version":1,"do":"pass_on"}',
    '{"version":1,"do":"read"}', `{"version":1,"do":"return","reason":"${'长'.repeat(2001)}"}`]) {
    assert.equal((await send({ body })).status, 400, body.slice(0, 60));
  }
  for (const move of ['receive', 'complete', 'judge', 'resubmit', 'withdraw', 'expire']) {
    const members = { complete: { arrived: [] }, judge: { digest: 'x', judged: 'reproduced' }, expire: {}, withdraw: { reason: 'x' } }[move];
    if (members) assert.equal((await send({ body: { version: 1, do: move, ...members } })).status, 403, move);
    else assert.equal((await send({ body: { version: 1, do: move } })).status, 400, move);
  }
  assert.equal((await way.people.unit('DELETE', path)).status, 405);
  assert.equal((await way.people.unit('POST', `/v1/files/${number}`, { body: {} })).status, 405);
  assert.equal((await way.people.unit('GET', `/v1/files/${number}/other`)).status, 404);
  assert.equal((await way.show('unit', number)).file.version, 1);
});

test('who has the package’s bytes does not get the applicant’s secret for them', async () => {
  const kept = json(await submit(way.port, pack(way.office.folder)));
  const { bytes } = await way.read('unit', kept.receipt.number, '/package');
  assert.equal(digest(bytes), kept.receipt.sha256);
  // All that stands in the package, in the receipt and in what an officer is shown.
  const told = [digest(bytes), digest(bytes).toUpperCase(), json({ text: bytes.toString() }).digest.split(':').pop(), kept.receipt.number];
  for (const key of told) {
    const answer = await submit(way.port, bytes, key);
    assert.ok(!answer.text.includes(kept.secret), `${key}: ${answer.text}`);
    assert.notEqual(answer.status, 200, key);
  }
  assert.equal((await submit(way.port, bytes, told[0])).status, 400);
});

/// A request whose body comes when `meanwhile` is done: its status and code.
async function slowly(who, path, body, meanwhile) {
  const asked = request({ host: '127.0.0.1', port: way.port, path, method: 'POST', agent: false, headers: { host: `127.0.0.1:${way.port}`,
    origin: `http://127.0.0.1:${way.port}`, cookie: way.people[who].cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } });
  const answered = new Promise((done, fail) => {
    asked.on('error', fail);
    asked.on('response', (response) => {
      let text = '';
      response.on('data', (chunk) => { text += chunk; });
      response.on('end', () => done([response.statusCode, JSON.parse(text).error?.code]));
    });
  });
  asked.write(body.slice(0, 1));
  await new Promise((done) => setTimeout(done, 300));
  await meanwhile();
  asked.end(body.slice(1));
  return answered;
}

test('rights are those of the moment in which something is written, not of the head of the request', async () => {
  const { receipt: { number } } = await way.receive();
  const change = async (account, grants, more = {}) => {
    const answer = await put_account(way.people.root, account, { name: '某某', grants, ...more });
    assert.equal(answer.status, 200, answer.text);
  };
  const [unit, city] = [[{ role: 'reviewer', office: kUnit }], [{ role: 'supervisor', office: kCity }]];
  const move = JSON.stringify({ version: 1, do: 'pass_on' });
  assert.deepEqual(await slowly('unit', `/v1/files/${number}/moves`, move, () => change('unit.one', [{ role: 'reviewer', office: kCounty }])), [401, 'no_session']);
  await change('unit.one', unit);
  await way.log_in();
  assert.deepEqual(await slowly('unit', `/v1/files/${number}/moves`, move, () => change('unit.one', unit, { locked: true })), [401, 'no_session']);
  await change('unit.one', unit);
  const entry = JSON.stringify({ id_number: '110101199003070038', name: '某某', ground: 'title_revoked', on: '2025-03-01', basis: '某号决定' });
  for (const [path, body] of [['', entry], ['/search', JSON.stringify({ id_number: kId })], ['/r-none/correction', JSON.stringify({ reason: '复核' })]]) {
    const taken = () => change('city.head.one', [{ role: 'committee', office: '市教育局' }]);
    assert.deepEqual(await slowly('city_head', `/v1/records${path}`, body, taken), [401, 'no_session'], path);
    await change('city.head.one', city);
    await way.log_in();
  }
  assert.deepEqual(await slowly('unit', '/v1/files/search', JSON.stringify({ id_number: kId }), () => change('unit.one', unit, { locked: true })), [401, 'no_session']);
  await change('unit.one', unit);
  await way.log_in();
  assert.deepEqual(await slowly('system', '/v1/judging', '{}', () => change('system.one', [{ role: 'audit_admin' }])), [401, 'no_session']);
  await change('system.one', [{ role: 'system_admin' }]);
  await way.office.hire(way.people.root, 'root.two', [{ role: 'security_admin' }]);
  way.people.second = await way.office.as('root.two');
  const made = JSON.stringify({ account: 'too.late', name: '某某', grants: [] });
  assert.deepEqual(await slowly('second', '/v1/accounts', made, () => change('root.two', [], { locked: true })), [401, 'no_session']);
  assert.equal((await way.people.root('GET', '/v1/accounts/too.late')).status, 404);
  await way.log_in();
  assert.equal((await way.show('unit', number)).file.version, 1);
});

test('who looks for a person’s files is noted, without the number', async () => {
  assert.equal((await way.people.unit('POST', '/v1/files/search', { body: { id_number: kId } })).status, 200);
  const { events } = json(await way.people.audit('GET', `/v1/audit?office=${encodeURIComponent(kUnit)}&limit=200`));
  const looked = events.filter(({ action }) => action === 'search_files');
  assert.deepEqual([looked.length, looked[0].actor, Object.keys(looked[0].detail)], [1, 'unit.one', ['person']]);
  assert.ok(!JSON.stringify(events).includes(kId));
});

test('numbers of people are masked but in the package, whose every reading is an event of the reader’s office', async () => {
  const path = join(way.office.folder, '.毕业 证"①.PNG');
  writeFileSync(path, png(5, 4));
  const bytes = Buffer.from(png(5, 4));
  const body = pack(way.office.folder, 'engineer', { attached: [`diploma=${path}`] });
  const kept = json(await submit(way.port, body));
  const { number } = kept.receipt;
  assert.equal((await upload(way.port, kept, bytes)).status, 201);

  const shown = await way.read('unit', number);
  assert.deepEqual(json(shown).applicant, { name: '张䶮', id_number: '990***********3000', phone: '138****0000' });
  const row = (await list('unit', `?q=${number}`)).files[0];
  assert.deepEqual([row.name, row.employer, row.office, row.verdict, row.due, row.level], ['张*', kUnit, kUnit, 'reproduced', null, 'intermediate']);
  for (const text of [shown.text, JSON.stringify(row)]) assert.ok(!text.includes(kId) && !text.includes(kPhone));
  assert.ok(!JSON.stringify(row).includes('䶮'));

  const whole = await way.read('unit', number, '/package');
  assert.deepEqual([whole.status, whole.headers['cache-control'], whole.headers['x-content-type-options']], [200, 'no-store', 'nosniff']);
  assert.deepEqual(whole.bytes, body);
  assert.match(whole.headers['content-disposition'], /^attachment; filename="2026-[0-9A-Z-]+-1\.zhicheng\.json"$/);
  const scan = await way.read('unit', number, `/blobs/${digest(bytes)}`);
  assert.deepEqual([scan.status, scan.headers['content-type'], scan.headers['content-security-policy']], [200, 'image/png', "sandbox; default-src 'none'"]);
  assert.deepEqual(scan.bytes, bytes);
  const inside = await way.read('unit', number, `/blobs/${digest(bytes)}?inline=1`);
  const named = (how) => `${how}; filename="${digest(bytes).slice(0, 16)}.png"; filename*=UTF-8''_%E6%AF%95%E4%B8%9A%20%E8%AF%81_%E2%91%A0.PNG`;
  assert.equal(scan.headers['content-disposition'], named('attachment'));
  assert.deepEqual([inside.headers['content-disposition'], inside.headers['content-security-policy'], inside.headers['x-content-type-options']],
    [named('inline'), "sandbox; default-src 'none'", 'nosniff']);
  for (const act of ['/package?revision=2', '/package?revision=9', `/blobs/${'a'.repeat(64)}`, '/blobs/../../keys/signing.key', '/blobs/..%2f..%2fkeys']) {
    assert.equal((await way.read('unit', number, act)).status, 404, act);
  }
  for (const act of ['/package?revision=0', '/package?revision=-1', '/package?revision=x']) assert.equal((await way.read('unit', number, act)).status, 400, act);

  const { events } = json(await way.people.audit('GET', `/v1/audit?office=${encodeURIComponent(kUnit)}&limit=200`));
  const reads = events.filter((one) => one.action === 'read' && one.number === number);
  assert.deepEqual(reads.map(({ actor }) => actor), reads.map(() => 'unit.one'));
  const detail = ({ detail: said }) => (typeof said === 'string' ? JSON.parse(said) : said);
  assert.ok(reads.map(detail).some(({ what }) => what === 'file'));
  assert.ok(reads.map(detail).some(({ what, sha256 }) => what === 'attachment' && sha256 === digest(bytes)));
  assert.ok(reads.map(detail).filter(({ what }) => what === 'package').length >= 1);
  assert.ok(!(await progress(way.port, kept)).events.some(({ action }) => action === 'read'), 'who looked is not the applicant’s');
  assert.deepEqual(faults(), []);
});

test('who reads large attachments and takes nothing off keeps no more than so much in memory', async () => {
  const path = join(way.office.folder, 'large.pdf');
  const bytes = Buffer.from(scan_of(40 << 20));
  writeFileSync(path, bytes);
  const kept = json(await submit(way.port, pack(way.office.folder, 'engineer', { attached: [`diploma=${path}`] })));
  assert.equal((await upload(way.port, kept, bytes)).status, 201);
  const target = `/v1/files/${kept.receipt.number}/blobs/${digest(bytes)}`;
  const slow = [];
  for (let i = 0; i < 3; i += 1) {
    const socket = connect(way.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${way.port}\r\nCookie: ${way.people.unit.cookie}\r\n\r\n`);
    slow.push(socket);
    const begun = await new Promise((resolve) => { socket.once('data', (chunk) => { socket.pause(); resolve(chunk.toString('latin1')); }); });
    assert.match(begun, /^HTTP\/1\.1 200 /);
  }
  const status = async () => (await way.people.unit('GET', target)).status;
  assert.equal(await status(), 503);
  assert.equal((await way.read('unit', kept.receipt.number)).status, 200, 'nobody else is harmed');
  for (const socket of slow) socket.destroy();
  assert.equal(await until(status, (seen) => seen === 200), 200);
});

test('lists: by state, office, number, name, employer and identity number; in pages', async () => {
  const made = [];
  for (let i = 0; i < 5; i += 1) made.push((await way.receive()).receipt.number);
  await way.move('unit', made[0], { do: 'pass_on' });
  await way.move('unit', made[1], { do: 'return', reason: '请补充' });
  const all = await numbers('unit');
  assert.ok(made.every((one) => all.includes(one)), 'who had it sees it still');
  assert.deepEqual(all, [...all].sort());
  assert.deepEqual((await numbers('unit', '?state=unassigned')).filter((one) => made.includes(one)), [made[0]]);
  assert.deepEqual((await numbers('county_head', '?state=unassigned')).filter((one) => made.includes(one)), [made[0]]);
  assert.ok(!(await numbers('county_head', '?state=returned')).includes(made[1]), 'guiding offices read what is under way');
  assert.ok((await numbers('city_head')).includes(made[2]));
  assert.deepEqual(await numbers('unit', `?office=${encodeURIComponent(kCounty)}`), []);
  assert.deepEqual(await numbers('unit', `?q=${made[3].toLowerCase()}`), [made[3]]);
  assert.deepEqual(await numbers('unit', `?q=${encodeURIComponent('张䶮')}&limit=200`), all);
  assert.deepEqual(await numbers('unit', `?q=${encodeURIComponent('没有这个人')}`), []);
  for (const hostile of ["' or 1=1 --", '%', '_', '"; drop table file; --', '<script>']) assert.deepEqual(await numbers('unit', `?q=${encodeURIComponent(hostile)}`), [], hostile);
  const of = (id_number) => way.people.unit('POST', '/v1/files/search', { body: { id_number } });
  assert.deepEqual(json(await of(kId)).files.map(({ number }) => number), all);
  assert.deepEqual(json(await of('11010519491231002X')).files, []);
  assert.equal((await of('1')).status, 400);
  assert.deepEqual(await numbers('unit', `?q=${kId}`), [], 'an identity number in an address finds nothing');
  const paged = [];
  for (let next = ''; next !== null;) {
    const page = await list('unit', `?limit=2&after=${next}`);
    assert.ok(page.files.length <= 2);
    paged.push(...page.files.map(({ number }) => number));
    next = page.next;
  }
  assert.deepEqual(paged, all);
  for (const query of ['?limit=0', '?limit=201', '?limit=x', '?state=open', '?state=returned&state=returned', '?q=%ff']) {
    assert.equal((await way.people.unit('GET', `/v1/files${query}`)).status, 400, query);
  }
  assert.equal((await way.people.unit('GET', '/v1/files', { body: { x: 1 } })).status, 413);
});

const kHostile = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', "'; drop table file; --", '" or ""="', '${7*7}{{7*7}}', 'a\nb', '\\u0000\\', '𠮷\u0301'];

test('HTML and SQL in every text come back as they were written, and do nothing', async () => {
  for (const text of kHostile) {
    const applicant = (one) => { Object.assign(one, { name: text.replace('\n', ''), post: text.replace('\n', '') }); };
    const kept = json(await submit(way.port, pack(way.office.folder, 'engineer', { change: applicant })));
    const { number } = kept.receipt;
    const corrections = [{ clause: text, place: `/${text}`, problem: text, mend: text }];
    await way.move('unit', number, { do: 'return', reason: text, corrections });
    const seen = await progress(way.port, kept);
    assert.deepEqual([seen.told.reason, seen.told.corrections], [text, corrections]);
    assert.equal((await resubmit(way.port, kept, pack(way.office.folder, 'engineer', { change: applicant }))).status, 201);
    await way.move('unit', number, { do: 'pass_on' });
    const assigned = await way.move('county_head', number, { do: 'assign', office: text, reason: text });
    assert.deepEqual([assigned.file.chain[1].office, assigned.file.chain[1].chosen_because, assigned.applicant.name], [text, text, text.replace('\n', '')]);
    const answer = await way.read('county_head', number);
    assert.deepEqual([answer.headers['content-type'], answer.headers['x-content-type-options']], ['application/json', 'nosniff']);
    assert.deepEqual(json(answer).events.filter(({ action }) => action === 'return').map(({ said }) => said.reason), [text]);
  }
  assert.deepEqual(faults(), []);
  for (const text of ['\u202e', '\u0007']) {
    const { receipt: { number } } = await way.receive();
    assert.equal((await way.try_move('unit', number, { do: 'return', reason: `a${text}b` })).status, 400);
  }
});

test('numbers of people are taken in no text that stays: a reason, a correction, a basis', async () => {
  const kept = json(await submit(way.port, pack(way.office.folder)));
  const { number } = kept.receipt;
  const texts = ['身份证990001198805203000写错', '990001 19880520 3000', '９９０００１１９８８０５２０３０００', '电话138-0000-0000打不通', '13800000000'];
  for (const text of texts) {
    const reason = await way.try_move('unit', number, { do: 'return', reason: text });
    assert.deepEqual([reason.status, json(reason).error.at], [400, '/reason'], text);
    const corrections = [{ clause: '二(一)2', place: '/applicant/phone', problem: text, mend: '改正' }];
    const problem = await way.try_move('unit', number, { do: 'return', reason: '请更正', corrections });
    assert.deepEqual([problem.status, json(problem).error.at], [400, '/corrections/0/problem'], text);
    const gone = await withdraw(way.port, kept, { version: 1, reason: text });
    assert.deepEqual([gone.status, json(gone).error.at], [400, '/reason'], text);
    const basis = await way.people.city_head('POST', '/v1/records', { body: { id_number: '110101199003070038', name: '某某', ground: 'title_revoked', on: '2025-03-01', basis: text } });
    assert.deepEqual([basis.status, json(basis).error.at], [400, '/basis'], text);
  }
  await way.move('unit', number, { do: 'return', reason: '2026-05-20电话0478-8268000问过，编号202613800000000，第990001198805203001号' });
});

test('the register: who may, how it is found, how it is taken back, and what it says of files', async () => {
  const person = '110101199003070038';
  const change = (applicant) => { applicant.id_number = person; };
  const entry = { id_number: person, name: '某某', ground: 'title_revoked', on: '2025-03-01', basis: '某号决定 <b>' };
  const enter = (who, body = entry) => way.people[who]('POST', '/v1/records', { body });
  for (const who of ['unit', 'unit_head', 'county', 'committee', 'committee_head', 'audit', 'root']) assert.deepEqual([who, code_of(await enter(who))], [who, 'not_allowed']);
  assert.equal((await call(way.port, 'POST', '/v1/records', { body: entry })).status, 401);
  assert.equal((await enter('city_head', { ...entry, origin: 1 })).status, 400);
  for (const [wrong, at] of [[{ id_number: '110101199003070039' }, '/id_number'], [{ name: ' ' }, '/name'], [{ basis: '' }, '/basis'],
    [{ ground: 'x' }, '/ground'], [{ on: '2025-02-30' }, '/on']]) {
    const answer = await enter('city_head', { ...entry, ...wrong });
    assert.deepEqual([answer.status, json(answer).error.at], [400, at]);
  }
  assert.equal((await enter('city_head', { ...entry, on: '2027-01-01' })).status, 422);

  const before = await way.receive('engineer', { change });
  assert.deepEqual((await way.show('unit', before.receipt.number)).concerns.map(({ id }) => id), ['other_day']);
  const made = json(await enter('city_head'));
  assert.deepEqual([made.office, made.by, made.ground, made.active, made.until, made.id_number, made.basis], [kCity, 'city.head.one', 'title_revoked', true, '2028-03-01', '110***********0038', entry.basis]);
  const concern = { id: 'integrity_record', others: [made.id], until: '2028-03-01' };
  const concerns = async (number) => (await way.show('unit', number)).concerns.map(({ id, others, until }) => ({ id, others, until }));
  const after = await way.receive('engineer', { change });
  assert.deepEqual((await concerns(before.receipt.number)).filter(({ id }) => id.startsWith('integrity')), [concern]);
  assert.deepEqual((await concerns(after.receipt.number)).filter(({ id }) => id.startsWith('integrity')), [concern]);
  const { events } = json(await way.people.audit('GET', '/v1/audit?office=intake&limit=200'));
  assert.deepEqual(events.filter(({ action }) => action === 'concern').map(({ number }) => number), [after.receipt.number], 'what is in force is noted when a file comes in');

  // The same key again is the same entry, by the same officer alone.
  const by_key = (body, key) => way.people.city_head('POST', '/v1/records', { body, 'idempotency-key': key });
  const other = { ...entry, id_number: '110101199003070011', name: '另一人' };
  const key = 'an-entry-that-was-sent-twice';
  const once = await by_key(other, key);
  const twice = await by_key(other, key);
  assert.deepEqual([once.status, twice.status, json(twice)], [201, 200, json(once)]);
  assert.deepEqual([await by_key({ ...other, name: '别人' }, key)].map((one) => [one.status, code_of(one)]), [[409, 'other_body']]);
  assert.deepEqual([await by_key(other, 'short')].map((one) => [one.status, code_of(one)]), [[400, 'bad_key']]);
  assert.notEqual(json(await by_key(other, `${key}-2`)).id, json(once).id);

  const find = (who, id = person) => way.people[who]('POST', '/v1/records/search', { body: { id_number: id } });
  assert.equal((await find('unit')).status, 403);
  assert.deepEqual(json(await find('county_head')).records.map(({ id }) => id), [made.id]);
  assert.equal((await find('county_head', '1')).status, 400);
  const correct = (who, body = { reason: '复核撤销' }, id = made.id) => way.people[who]('POST', `/v1/records/${id}/correction`, { body });
  assert.equal((await correct('unit_head')).status, 403);
  assert.equal((await correct('city_head', { reason: ' ' })).status, 400);
  assert.equal((await correct('city_head', { reason: 'x' }, 'r-none')).status, 404);
  const corrected = json(await correct('county_head'));
  assert.deepEqual([corrected.active, corrected.corrected], [false, { by: 'county.head.one', on: '2026-06-01', reason: '复核撤销' }]);
  assert.equal((await correct('city_head')).status, 409);
  assert.deepEqual(json(await find('city_head')).records.map(({ active }) => active), [false], 'nothing is deleted');
  assert.deepEqual((await concerns(after.receipt.number)).filter(({ id }) => id.startsWith('integrity')), []);
  const trail = json(await way.people.audit('GET', `/v1/audit?office=${encodeURIComponent(kCity)}&limit=200`)).events.map(({ action }) => action);
  for (const action of ['enter_record', 'read_records']) assert.ok(trail.includes(action), action);
  assert.ok(!JSON.stringify(trail).includes(person));
});

test('a second series, a second file and another channel are seen across files, and stop nothing', async () => {
  const person = '110101198001010053';
  const as = (series, more) => ({ change: (applicant, answers) => { applicant.id_number = person; Object.assign(answers, { series, ...more }); applicant.employer = '示例控股集团'; } });
  const first = await way.receive('engineer', as('engineering'));
  const second = await way.receive('engineer', as('engineering'));
  const third = await way.receive('engineer', as('economics'));
  const boss = [{ role: 'reviewer', office: '示例控股集团' }];
  await way.office.hire(way.people.root, 'group.one', boss);
  way.people.group = await way.office.as('group.one');
  const { number } = first.receipt;
  const of = async (one) => Object.fromEntries((await way.show('group', one.receipt.number)).concerns.map(({ id, others }) => [id, others]));
  const seen = await of(first);
  assert.deepEqual(seen.second_file, [second.receipt.number]);
  assert.deepEqual(seen.second_series, [third.receipt.number]);
  await way.move('group', number, { do: 'pass_on' });
  await way.move('group', second.receipt.number, { do: 'pass_on' });
  await way.move('city_head', number, { do: 'assign', office: kCounty, reason: '初审' });
  await way.move('city_head', second.receipt.number, { do: 'assign', office: kCommittee, reason: '初审' });
  assert.deepEqual((await of(first)).second_channel, [second.receipt.number]);
  const withdrawn = await progress(way.port, third);
  await ask(way.port, { method: 'POST', path: `/v1/submissions/${third.receipt.number}/withdrawal`, body: JSON.stringify({ version: withdrawn.version, reason: '只报一个' }),
    headers: { 'content-type': 'application/json', ...bearer(third) } });
  assert.equal((await of(first)).second_series, undefined, 'what is taken back is no application any more');
});
