// Accounts, sessions and roles: who gets in, who stays in, and what each may do.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary } from '../cases/doors.mjs';
import { call, code_of, first_code, json, kOffice, kPassword, kReviewer, login, open_staffed_office, put_account } from './officers.mjs';
import { sanitized, serve } from './serve.mjs';

const kMinute = 60;

let office;
let root;
test.before(async () => { ({ office, root } = await open_staffed_office()); });
test.after(() => office?.close());
test.beforeEach(async () => {
  if ((await root('GET', '/v1/session')).status === 401) root = await office.as('root.admin');
});

/// Everything else comes from an address of its own.
const from = (address) => ({ 'x-forwarded-for': address });

/// Longer than any password: wrong without the work of a hash.
const kWrong = 'x'.repeat(1100);
const who = (cookie) => call(office.port, 'GET', '/v1/session', { cookie });
const put = (account, body) => put_account(root, account, body);
const same = { name: '某某', grants: kReviewer };

test('a login is a cookie that no script and no other site has, and says who one is', async () => {
  const { status, headers, text, cookie } = await login(office.port, 'wu.lan');
  assert.equal(status, 200);
  const [value, ...attributes] = headers['set-cookie'][0].split('; ');
  assert.equal(headers['set-cookie'].length, 1);
  assert.match(value, /^__Host-session=[\w-]{43}$/);
  assert.deepEqual(attributes.sort(), ['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
  assert.equal(headers['cache-control'], 'no-store');
  const until = new Date((office.now() + 8 * 3600 + 8 * 3600) * 1000).toISOString().replace('.000Z', '+08:00');
  assert.deepEqual(JSON.parse(text), { account: 'wu.lan', name: '某某', grants: kReviewer, until });
  assert.deepEqual(json(await who(cookie)), JSON.parse(text));
});

const elsewhere = process.env.ZHICHENG_STORE ? 'the database is elsewhere' : false;
test('only the hash of a token is in the database, and of a password its Argon2id', { skip: elsewhere }, async () => {
  const { cookie } = await login(office.port, 'wu.lan');
  const token = cookie.split('=')[1];
  let hashes = 0;
  for (const name of readdirSync(join(office.folder, 'data')).filter((one) => one.startsWith('zhicheng.sqlite'))) {
    const bytes = readFileSync(join(office.folder, 'data', name));
    for (const secret of [token, Buffer.from(token, 'base64url'), kPassword]) assert.equal(bytes.indexOf(secret), -1, name);
    assert.equal(bytes.indexOf('127.0.0.1'), -1, 'no address either');
    if (bytes.indexOf('$argon2id$v=19$m=65536,t=2,p=1$') >= 0) hashes += 1;
  }
  assert.ok(hashes > 0, 'the search itself finds hashes');
});

test('a login never takes up a session that was there before', async () => {
  const fixed = `__Host-session=${randomBytes(32).toString('base64url')}`;
  const first = await login(office.port, 'wu.lan', kPassword, { cookie: fixed });
  assert.equal(first.status, 200);
  assert.notEqual(first.cookie, fixed);
  assert.equal((await who(fixed)).status, 401);
  const second = await login(office.port, 'wu.lan', kPassword, { cookie: first.cookie });
  assert.notEqual(second.cookie, first.cookie);
  assert.equal((await who(first.cookie)).status, 401, 'the one from before is over');
  assert.equal((await who(second.cookie)).status, 200);
});

test('the cookie is found among others, and what is none is no session', async () => {
  const { cookie } = await login(office.port, 'wu.lan');
  assert.equal((await who(`a=b; ${cookie}; c="d"`)).status, 200);
  const token = cookie.split('=')[1];
  for (const none of ['', token, `session=${token}`, `__Host-session=${token}x`, `__Host-session=${token.slice(1)}`, `__Host-session="${token}"`,
    `x__Host-session=${token}`, '__Host-session=', '__Host-session=\' or 1=1 --', `__Host-session=${'A'.repeat(5000)}`]) {
    const answer = await who(none);
    assert.deepEqual([answer.status, code_of(answer)], [401, 'no_session'], none);
  }
});

test('a session ends after 30 minutes without a request, and after 8 hours with any number of them', async () => {
  const idle = await login(office.port, 'wu.lan');
  const busy = await login(office.port, 'wu.lan');
  // What was asked a moment ago is noted before what is written next.
  const use = async () => {
    const { status } = await who(busy.cookie);
    await login(office.port, 'somebody', kWrong);
    return status;
  };
  office.pass(29 * kMinute + 59);
  assert.equal(await use(), 200);
  office.pass(1);
  assert.equal((await who(idle.cookie)).status, 401);
  assert.equal(await use(), 200, 'the use before was noted');
  for (let minutes = 30; minutes + 25 < 8 * 60; minutes += 25) {
    office.pass(25 * kMinute);
    assert.equal(await use(), 200, `after ${minutes + 25} minutes`);
  }
  const began = Date.parse(JSON.parse(busy.text).until) / 1000 - 8 * 3600;
  office.pass(began + 8 * 3600 - 1 - office.now());
  assert.equal((await who(busy.cookie)).status, 200);
  office.pass(1);
  assert.equal((await who(busy.cookie)).status, 401);
});

test('logout ends that session alone, and clears the cookie', async () => {
  const [one, other] = [await login(office.port, 'wu.lan'), await login(office.port, 'wu.lan')];
  const out = await call(office.port, 'DELETE', '/v1/session', { cookie: one.cookie });
  assert.equal(out.status, 200);
  assert.match(out.headers['set-cookie'][0], /^__Host-session=; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=0$/);
  assert.equal((await who(one.cookie)).status, 401);
  assert.equal((await who(other.cookie)).status, 200);
  assert.equal((await call(office.port, 'DELETE', '/v1/session', { cookie: one.cookie })).status, 401);
});

test('a session outlives the server, not the password', async () => {
  const { cookie } = await login(office.port, 'wu.lan');
  const second = await login(office.port, 'wu.lan');
  await office.restart();
  assert.equal((await who(cookie)).status, 200);
  const change = (body) => call(office.port, 'POST', '/v1/password', { cookie, body });
  assert.equal((await change({ old: kWrong, new: '额济纳旗-胡杨林-2026' })).status, 401);
  for (const weak of ['short', '一二三四五六七八九', 'aaaaaaaaaaaaaaaa', 'my wu.lan password', 'x'.repeat(1025), '中'.repeat(400)]) {
    assert.deepEqual([code_of(await change({ old: kPassword, new: weak }))], ['weak_password'], weak.slice(0, 20));
  }
  const changed = await change({ old: kPassword, new: '额济纳旗-胡杨林-2026' });
  assert.equal(changed.status, 200, changed.text);
  for (const one of [cookie, second.cookie]) assert.equal((await who(one)).status, 401);
  assert.equal((await login(office.port, 'wu.lan')).status, 401);
  const after = await login(office.port, 'wu.lan', '额济纳旗-胡杨林-2026');
  assert.equal(after.status, 200);
  const back = await call(office.port, 'POST', '/v1/password', { cookie: after.cookie, body: { old: '额济纳旗-胡杨林-2026', new: kPassword } });
  assert.equal(back.status, 200);
});

test('locking, other grants and a new code end sessions at once; a new name does not', async () => {
  await office.hire(root, 'mu.ren', kReviewer);
  let { cookie } = await login(office.port, 'mu.ren');
  assert.equal((await put('mu.ren', { name: '木仁', grants: kReviewer })).status, 200);
  assert.deepEqual([(await who(cookie)).status, json(await who(cookie)).name], [200, '木仁']);
  assert.equal((await put('mu.ren', { name: '木仁', grants: [...kReviewer, { role: 'supervisor', office: kOffice }] })).status, 200);
  assert.equal((await who(cookie)).status, 401);
  ({ cookie } = await login(office.port, 'mu.ren'));
  assert.equal((await put('mu.ren', { ...same, locked: true })).status, 200);
  assert.equal((await who(cookie)).status, 401);
  assert.equal((await login(office.port, 'mu.ren')).status, 401, 'and nobody gets in');
  assert.equal((await put('mu.ren', { ...same, locked: false })).status, 200);
  assert.equal((await who(cookie)).status, 401, 'what has ended stays so');
  ({ cookie } = await login(office.port, 'mu.ren'));
  const made = await root('POST', '/v1/accounts/mu.ren/code', { body: {} });
  assert.equal(made.status, 201);
  assert.equal((await who(cookie)).status, 401);
  assert.equal((await login(office.port, 'mu.ren')).status, 401, 'the old password is void');
});

test('what could not be hashed costs the first administrator no try', { skip: sanitized() }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-first-'));
  const clock = join(folder, 'clock');
  writeFileSync(clock, '1780000000');
  const server = await serve('--data', join(folder, 'data'), '--clock', clock);
  t.after(async () => { await server.close(); rmSync(folder, { recursive: true, force: true }); });
  const body = { code: await first_code(server), account: 'root.admin', name: '管理员', password: kPassword };
  const make = () => call(server.port, 'POST', '/v1/first-administrator', { body });
  const space = (bytes) => execFileSync('prlimit', ['--pid', String(server.pid), `--as=${bytes}:unlimited`]);
  const used = 1024 * Number(/VmSize:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`))[1]);
  space(used + (32 << 20));  // a hash takes 64 MiB
  for (let i = 0; i < 25; i += 1) assert.equal((await make()).status, 503, `try ${i + 1}`);
  space('unlimited');
  assert.equal((await make()).status, 201);
});

test('a code is good once, for a week, for its account, however it is typed', async () => {
  const { code } = json(await root('POST', '/v1/accounts', { body: { account: 'bao.er', name: '宝儿', grants: [] } }));
  const use = (changes) => call(office.port, 'POST', '/v1/first-password', { body: { account: 'bao.er', code, password: kPassword, ...changes } });
  assert.equal((await login(office.port, 'bao.er', '')).status, 401, 'without a password nobody gets in');
  assert.equal((await use({ account: 'mu.ren' })).status, 401);
  assert.equal((await use({ code: '0000-0000-0000-0000' })).status, 401);
  assert.equal((await use({ code: 'nonsense' })).status, 401);
  assert.equal(code_of(await use({ password: 'bao.er bao.er' })), 'weak_password');
  assert.equal((await use({ code: code.toLowerCase().replaceAll('-', ' ') })).status, 200);
  assert.equal((await use({})).status, 401);
  assert.equal((await login(office.port, 'bao.er')).status, 200);

  const late = json(await root('POST', '/v1/accounts/bao.er/code', { body: {} })).code;
  office.pass(7 * 24 * 3600);
  assert.equal((await use({ code: late })).status, 401);
  root = await office.as('root.admin');
  const voided = json(await root('POST', '/v1/accounts/bao.er/code', { body: {} })).code;
  const newest = json(await root('POST', '/v1/accounts/bao.er/code', { body: {} })).code;
  assert.equal((await use({ code: voided })).status, 401);
  assert.equal((await use({ code: newest })).status, 200);
});

test('unknown account, wrong password, locked and no password yet: one answer', async () => {
  await office.hire(root, 'su.he', kReviewer);
  await put('su.he', { ...same, locked: true });
  await root('POST', '/v1/accounts', { body: { account: 'na.ren', name: '娜仁', grants: [] } });
  const answers = [await login(office.port, 'nobody'), await login(office.port, 'wu.lan', 'wrong'), await login(office.port, 'su.he'),
    await login(office.port, 'na.ren'), await login(office.port, 'wu.lan', 'x'.repeat(2000)), await login(office.port, '\' or 1=1 --', 'x'),
    await login(office.port, '110101199001011237', '110101199001011237')];
  for (const { status, text, headers } of answers) {
    assert.deepEqual([status, text, headers['set-cookie']], [401, answers[0].text, undefined]);
  }
  assert.equal((await login(office.port, 'wu.lan', 'x'.repeat(70_000))).status, 413);
  assert.deepEqual(json(await call(office.port, 'POST', '/v1/session', { body: { account: 'wu.lan' } })).error, { at: '', code: 'missing_key', detail: '缺少“password”' });
});

test('after three failures from an address an account waits there, longer each time; even the right password is not looked at', async () => {
  await office.hire(root, 'tuo.ya', kReviewer);
  for (let i = 0; i < 3; i += 1) assert.equal((await login(office.port, 'tuo.ya', kWrong, from('10.7.0.1'))).status, 401);
  const pauses = [];
  for (let i = 0; i < 12; i += 1) {
    assert.equal((await login(office.port, 'tuo.ya', kWrong, from('10.7.0.1'))).status, 401);
    const next = await login(office.port, 'tuo.ya', kPassword, from('10.7.0.1'));
    assert.deepEqual([next.status, code_of(next)], [429, 'too_many_tries']);
    pauses.push(Number(next.headers['retry-after']));
    office.pass(pauses.at(-1) - 1);
    assert.equal((await login(office.port, 'tuo.ya', kPassword, from('10.7.0.1'))).status, 429, 'a second too early');
    office.pass(1);
  }
  assert.deepEqual(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  assert.equal((await login(office.port, 'tuo.ya', kPassword, from('10.7.0.1'))).status, 200);
});

test('who fails at one address keeps nobody out at another, until an account has failed a hundred times', async () => {
  const place = (i) => from(`10.8.${Math.floor(i / 200)}.${i % 200}`);
  await office.hire(root, 'sa.ren', kReviewer);
  for (let i = 0; i < 4; i += 1) assert.equal((await login(office.port, 'sa.ren', kWrong, place(0))).status, 401);
  assert.equal((await login(office.port, 'sa.ren', kPassword, place(0))).status, 429);
  assert.equal((await login(office.port, 'sa.ren', kPassword, place(1))).status, 200, 'she gets in');
  assert.equal((await login(office.port, 'sa.ren', kPassword, place(0))).status, 429, 'there it still waits');
  for (let i = 0; i < 101; i += 1) assert.equal((await login(office.port, 'sa.ren', kWrong, place(2 + Math.floor(i / 3)))).status, 401, `try ${i}`);
  const waits = await login(office.port, 'sa.ren', kPassword, place(300));
  assert.deepEqual([waits.status, waits.headers['retry-after']], [429, '1']);
  office.pass(1);
  assert.equal((await login(office.port, 'sa.ren', kPassword, place(300))).status, 200);
});

test('nobody waits differently for an account that does not exist', async () => {
  for (let i = 0; i < 4; i += 1) assert.equal((await login(office.port, 'no.such', kWrong, from('10.7.0.3'))).status, 401);
  assert.equal((await login(office.port, 'no.such', kWrong, from('10.7.0.3'))).status, 429);
});

test('many tries at once are counted before any is looked at', async () => {
  await office.hire(root, 'at.once', kReviewer);
  const answers = await Promise.all(Array.from({ length: 24 }, () => login(office.port, 'at.once', kWrong, from('10.7.0.4'))));
  const statuses = answers.map(({ status }) => status);
  assert.equal(statuses.filter((one) => one === 401).length, 4);
  assert.equal(statuses.filter((one) => one === 429).length, 20);
});

test('a success begins anew, and a day forgives', async () => {
  await office.hire(root, 'qi.mu', kReviewer);
  const fail = async (times) => { for (let i = 0; i < times; i += 1) assert.equal((await login(office.port, 'qi.mu', kWrong, from('10.7.0.5'))).status, 401); };
  await fail(3);
  assert.equal((await login(office.port, 'qi.mu', kPassword, from('10.7.0.5'))).status, 200);
  await fail(4);
  assert.equal((await login(office.port, 'qi.mu', kPassword, from('10.7.0.5'))).status, 429);
  office.pass(24 * 3600);
  await fail(3);
  assert.equal((await login(office.port, 'qi.mu', kPassword, from('10.7.0.5'))).status, 200);
});

test('an address waits after twenty failures with whatever accounts, and a success does not help it', async () => {
  const behind = (address) => from(`1.1.1.1, ${address}`);
  const fail = (i, address) => login(office.port, `guess.${i}`, kWrong, behind(address));
  for (let i = 0; i < 20; i += 1) assert.equal((await fail(i, '10.9.9.9')).status, 401, `try ${i}`);
  assert.equal((await login(office.port, 'wu.lan', kPassword, behind('10.9.9.9'))).status, 200);
  assert.equal((await fail(20, '10.9.9.9')).status, 401);
  const waits = await login(office.port, 'wu.lan', kPassword, behind('10.9.9.9'));
  assert.deepEqual([waits.status, waits.headers['retry-after']], [429, '1']);
  assert.equal((await login(office.port, 'wu.lan', kPassword, behind('10.9.9.8'))).status, 200, 'others go on');
  const two_lines = await login(office.port, 'wu.lan', kPassword, { 'x-forwarded-for': ['10.9.9.7', '10.9.9.9'] });
  assert.equal(two_lines.status, 429, 'what the proxy added stands last');
  for (let i = 0; i < 21; i += 1) await fail(i + 100, `2001:db8:1:2::${i}`);
  assert.equal((await login(office.port, 'wu.lan', kPassword, behind('2001:db8:1:2:ffff::1'))).status, 429, 'the same network');
  assert.equal((await login(office.port, 'wu.lan', kPassword, behind('2001:db8:1:3::1'))).status, 200);
});

/// Wrong passwords for accounts that nobody has, all from one address: the statuses.
async function guess(address, names) {
  const statuses = [];
  for (const name of names) statuses.push((await login(office.port, name, kWrong, from(address))).status);
  return statuses;
}
const names = (word, count) => Array.from({ length: count }, (_, i) => `${word}.${i}`);

test('an office in which somebody slips now and then never waits, however long it goes on', async () => {
  for (let day = 0; day < 10; day += 1) {
    assert.deepEqual(await guess('10.9.8.1', names(`slip.${day}`, 5)), Array(5).fill(401), `day ${day}`);
    for (let hours = 0; hours < 24; hours += 8) {
      assert.equal((await login(office.port, 'wu.lan', kPassword, from('10.9.8.1'))).status, 200, `day ${day}, ${hours}`);
      office.pass(8 * 3600);
    }
  }
});

test('an office that was shut out goes on the next day, though it is in use all the time', async () => {
  assert.deepEqual(await guess('10.9.8.2', names('bad.day', 20)), Array(20).fill(401));
  for (const name of names('worse', 15)) {
    assert.deepEqual(await guess('10.9.8.2', [name]), [401]);
    office.pass(900);
  }
  assert.deepEqual(await guess('10.9.8.2', ['the.last']), [401]);
  assert.equal((await login(office.port, 'wu.lan', kPassword, from('10.9.8.2'))).headers['retry-after'], '900');
  for (let hours = 0; hours < 24; hours += 4) {
    office.pass(4 * 3600);
    assert.equal((await login(office.port, 'wu.lan', kPassword, from('10.9.8.2'))).status, 200);
  }
  assert.deepEqual(await guess('10.9.8.2', names('next.day', 3)), [401, 401, 401]);
  assert.equal((await login(office.port, 'wu.lan', kPassword, from('10.9.8.2'))).status, 200);
});

test('who guesses slowly from one address meets its limit all the same', async () => {
  let looked_at = 0;
  for (let i = 0; i < 3 * 24 * 6; i += 1) {
    const { status } = await login(office.port, `slowly.${i}`, kWrong, from('10.9.8.3'));
    if (i >= 24 * 6 && status === 401) looked_at += 1;
    office.pass(600);
  }
  assert.ok(looked_at <= 2 * 120, `${looked_at} in two days`);
  assert.deepEqual(await guess('10.9.8.3', names('at.once', 30)).then((statuses) => statuses.slice(-20)), Array(20).fill(429));
});

test('an account that is bound to a certificate gets in with it alone, and only the proxy is believed', async () => {
  const fingerprint = 'ab'.repeat(20);
  const with_ = (value) => ({ 'x-client-cert-fingerprint': value });
  await office.hire(root, 'zheng.shu', kReviewer, { certificate: 'AB:'.repeat(20).slice(0, -1) });
  assert.equal(json(await root('GET', '/v1/accounts/zheng.shu')).certificate, fingerprint);
  assert.equal((await login(office.port, 'zheng.shu')).status, 401);
  assert.equal((await login(office.port, 'zheng.shu', kPassword, with_('cd'.repeat(20)))).status, 401);
  const { status, cookie } = await login(office.port, 'zheng.shu', kPassword, with_(fingerprint));
  assert.equal(status, 200);
  assert.equal((await login(office.port, 'zheng.shu', kPassword, with_([fingerprint, 'cd'.repeat(20)]))).status, 401);
  const me = (headers) => call(office.port, 'GET', '/v1/session', { cookie, ...headers });
  assert.equal((await me(with_(fingerprint))).status, 200);
  assert.equal((await me({})).status, 401, 'a stolen cookie is not enough');
  assert.equal((await me(with_('cd'.repeat(20)))).status, 401);
  assert.equal(code_of(await put('zheng.shu', { ...same, certificate: 'abc' })), 'bad_certificate');
});

test('everything is in the audit trail, without what was typed, and the reading too', async () => {
  const audit = await office.as('audit.one');
  await login(office.port, '110101199001011237', 'secret words');
  const events = [];
  for (let after = 0; after !== null;) {
    const page = json(await audit('GET', `/v1/audit?office=security&limit=50&after=${after}`));
    events.push(...page.events);
    after = page.next;
  }
  assert.deepEqual(events.map(({ sequence }) => sequence), events.map((_, i) => i + 1));
  const actions = new Set(events.map(({ action }) => action));
  for (const action of ['first_administrator', 'login', 'login_failed', 'logout', 'password_failed', 'password_changed', 'account_created', 'account_changed',
    'code_made', 'code_failed', 'first_password', 'accounts_read', 'audit_read']) assert.ok(actions.has(action), action);
  const text = JSON.stringify(events);
  for (const word of ['110101199001011237', 'secret words', kPassword, '某某', '木仁', '127.0.0.1', '10.9.9.9', '$argon2id']) assert.ok(!text.includes(word), word);
  const known = new Set(json(await root('GET', '/v1/accounts')).accounts.map(({ account }) => account));
  assert.ok(events.every(({ actor }) => actor === '' || known.has(actor)));
  const changed = events.find(({ action, detail }) => action === 'account_changed' && detail.locked);
  assert.deepEqual([changed.actor, changed.office, Object.keys(changed.detail)], ['root.admin', 'security', ['account', 'certificate', 'ended', 'grants', 'locked']]);
  const { ends } = json(await audit('GET', '/v1/audit'));
  assert.ok(ends.some(({ office: name, hash }) => name === 'security' && /^[0-9a-f:sh]+/.test(hash)));
  assert.deepEqual(json(await audit('GET', '/v1/audit?office=nowhere')), { events: [], next: null });
  for (const query of ['after=-1', 'after=x', 'limit=0', 'office=a&office=b']) assert.equal((await audit('GET', `/v1/audit?${query}`)).status, 400, query);
  const verified = JSON.parse(execFileSync(binary(), ['audit', 'verify', '--data', join(office.folder, 'data'), ...office.store]).toString());
  assert.deepEqual(verified.faults, []);
});

test('the first administrator is made once, by the code of the last start', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'zhicheng-first-'));
  t.after(() => rmSync(data, { recursive: true, force: true }));
  // It stands still: the pause after a wrong try is never over.
  const clock = join(data, 'clock');
  writeFileSync(clock, String(Date.parse('2026-06-01T01:00:00Z') / 1000));
  const begin = () => serve('--data', join(data, 'd'), '--clock', clock);
  const make = (port, code, more = {}) => call(port, 'POST', '/v1/first-administrator', { body: { code, account: 'first.one', name: '某', password: kPassword, ...more } });
  let server = await begin();
  const old = await first_code(server);
  await server.close();
  server = await begin();
  try {
    const code = await first_code(server);
    assert.notEqual(code, old);
    for (const wrong of [old, '', 'x', '0000-0000-0000-0000']) assert.equal(code_of(await make(server.port, wrong)), 'wrong_code');
    assert.equal(code_of(await make(server.port, code, { account: 'A' })), 'bad_account');
    assert.equal(code_of(await make(server.port, code, { name: ' ' })), 'bad_name');
    assert.equal(code_of(await make(server.port, code, { password: 'short' })), 'weak_password');
    const answers = await Promise.all([make(server.port, code), make(server.port, code, { account: 'second.one' })]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 401]);
    await server.close();
    server = await begin();
    assert.equal((await make(server.port, code, { account: 'third.one' })).status, 401);
    assert.ok(!server.err().includes('代码'));
    // Without --proxy nobody's word on addresses and certificates is taken.
    for (let i = 0; i < 20; i += 1) await login(server.port, `guess.${i}`, kWrong, { 'x-forwarded-for': `10.0.0.${i}` });
    assert.equal((await login(server.port, 'guess.99', kWrong, { 'x-forwarded-for': '10.0.0.99' })).status, 429);
  } finally {
    await server.close();
  }
});
