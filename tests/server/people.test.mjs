// Accounts, sessions and roles: who gets in, who stays in, and what each may do.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary } from '../cases/doors.mjs';
import { call, code_of, first_code, json, kOffice, kPassword, kReviewer, kWrong, login, open_staffed_office, put_account } from './officers.mjs';
import { sanitized, serve } from './serve.mjs';

const kMinute = 60;

let office;
let root;
test.before(async () => { ({ office, root } = await open_staffed_office()); });
test.after(() => office?.close());
test.beforeEach(async () => {
  if ((await root('GET', '/v1/session')).status === 401) root = await office.as('root.admin');
});

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
  await login(office.port, '110101199001011237', 'secret words', { 'x-forwarded-for': '10.9.9.9' });
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
