// Every endpoint of accounts, sessions and the audit trail: without a session, with the wrong role, from elsewhere, with odd texts.
import test from 'node:test';
import assert from 'node:assert/strict';
import { call, code_of, json, kOffice, kPassword, kReviewer, login, open_staffed_office, put_account } from './officers.mjs';

const same = { name: '某某', grants: kReviewer };

let office;
let root;
test.before(async () => { ({ office, root } = await open_staffed_office()); });
test.after(() => office?.close());

const put = (account, body) => put_account(root, account, body);

// What each endpoint answers to whoever may not.
const kEndpoints = [
  ['GET', '/v1/session'], ['DELETE', '/v1/session'], ['POST', '/v1/password', { old: kPassword, new: 'x' }],
  ['GET', '/v1/accounts', undefined, 'security_admin'], ['POST', '/v1/accounts', { account: 'new.one', name: '某', grants: [] }, 'security_admin'],
  ['GET', '/v1/accounts/wu.lan', undefined, 'security_admin'], ['PUT', '/v1/accounts/wu.lan', same, 'security_admin'],
  ['POST', '/v1/accounts/wu.lan/code', {}, 'security_admin'], ['GET', '/v1/audit', undefined, 'audit_admin'],
  ['GET', `/v1/audit?office=security`, undefined, 'audit_admin'], ['GET', '/v1/judging', undefined, 'system_admin'],
  ['POST', '/v1/judging', {}, 'system_admin'],
];
const kOpen = [['POST', '/v1/session', { account: 'wu.lan', password: kPassword }],
  ['POST', '/v1/first-password', { account: 'wu.lan', code: 'x', password: kPassword }],
  ['POST', '/v1/first-administrator', { code: 'x', account: 'an.other', name: 'x', password: kPassword }]];
const people = { security_admin: 'root.admin', audit_admin: 'audit.one', system_admin: 'system.one', reviewer: 'wu.lan' };

for (const [method, path, body, role] of kEndpoints) {
  test(`${method} ${path} without a session is 401${role ? ', with another role 403' : ''}`, async () => {
    const answer = await call(office.port, method, path, { body });
    assert.deepEqual([answer.status, code_of(answer)], [401, 'no_session']);
    const bearer = await call(office.port, method, path, { body, authorization: 'Bearer 2026-7K3QX-M2P95 7K3Q-XM2P-9DAB-CDEF' });
    assert.equal(bearer.status, 401);
    for (const [other, account] of Object.entries(people)) {
      if (!role || other === role) continue;
      const refused = await (await office.as(account))(method, path, { body });
      assert.deepEqual([refused.status, code_of(refused)], [403, 'not_allowed'], other);
    }
  });
}

for (const [method, path, body, role] of [...kEndpoints, ...kOpen].filter(([one]) => one !== 'GET')) {
  test(`${method} ${path} from another origin or as no JSON changes nothing`, async () => {
    const send = await office.as(people[role] ?? 'wu.lan');
    for (const origin of [undefined, 'null', 'http://evil.example', `http://127.0.0.1:${office.port + 1}`, `http://127.0.0.1:${office.port}.evil.example`,
      `http://127.0.0.1:${office.port}/`, `ftp://127.0.0.1:${office.port}`, `http://localhost:${office.port}`]) {
      const answer = await send(method, path, { body, origin: origin ?? '' });
      assert.deepEqual([answer.status, code_of(answer)], [403, 'wrong_origin'], origin);
    }
    if (method === 'DELETE') return;
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json; charset=gbk']) {
      assert.equal((await send(method, path, { body, 'content-type': type })).status, 415, type);
    }
    assert.equal((await send(method, path, { body: '{"a":' })).status, 400);
    assert.equal((await send(method, path, { body: '[]' })).status, 400);
    assert.equal((await send(method, path, { body: { ...body, other: 1 } })).status, 400);
    assert.equal((await send(method, path, { body: JSON.stringify(' '.repeat(70_000)) })).status, 413);
  });
}

for (const path of ['/v1/session', '/v1/password', '/v1/first-password', '/v1/first-administrator', '/v1/accounts', '/v1/accounts/wu.lan',
  '/v1/accounts/wu.lan/code', '/v1/audit', '/v1/judging']) {
  test(`${path} knows its methods`, async () => {
    const answer = await call(office.port, 'PATCH', path, { body: {} });
    assert.equal(answer.status, 405);
    const allowed = answer.headers.allow.split(', ');
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      const got = await call(office.port, method, path, method === 'GET' ? {} : { body: {} });
      assert.equal(got.status === 405, !allowed.includes(method), `${method} ${got.status}`);
    }
  });
}

const kNasty = ['\' or 1=1 --', '"; drop table account; --', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '%00', '../../etc/passwd',
  '{{7*7}}', '${x}', 'a\u0000b', '\ud800', '\u202e', 'x'.repeat(60_000), '  ', '', 'a\nb'];

test('SQL, HTML and odd characters are refused or stay what they are', async () => {
  const system = await office.as('system.one');
  for (const nasty of kNasty) {
    const account = await root('POST', '/v1/accounts', { body: `{"account":"${nasty.replaceAll('"', '\\"')}","name":"某","grants":[]}` });
    assert.ok([400, 422].includes(account.status), `${nasty.slice(0, 20)}: ${account.status} ${account.text}`);
    for (const grants of [[{ role: nasty, office: kOffice }], [{ role: nasty }], [{ role: 'reviewer', office: nasty.slice(0, 5000).repeat(9) }]]) {
      const answer = await put('wu.lan', { name: '某某', grants });
      assert.ok([400, 422].includes(answer.status) || (answer.status === 200 && json(answer).grants[0].office === nasty.slice(0, 5000).repeat(9)), `${nasty.slice(0, 20)}: ${answer.status}`);
    }
    const named = await put('system.one', { name: nasty, grants: [{ role: 'system_admin' }] });
    if (named.status === 200) assert.equal(json(named).name, nasty);
    else assert.ok([400, 422].includes(named.status), `${nasty.slice(0, 20)}: ${named.status}`);
    assert.match(named.headers['content-type'], /^application\/json/);
    assert.ok([400, 401, 413].includes((await login(office.port, nasty, nasty)).status));
    const fields = [['/v1/first-password', { account: nasty, code: nasty, password: nasty }],
      ['/v1/first-administrator', { code: nasty, account: nasty, name: nasty, password: nasty }],
      ['/v1/first-administrator', { code: nasty, account: 'fine.one', name: nasty, password: kPassword }], ['/v1/password', { old: nasty, new: nasty }]];
    for (const [path, body] of fields) {
      const { status, headers } = await system('POST', path, { body });
      assert.ok([400, 401, 413, 422, 429].includes(status), `${path} ${nasty.slice(0, 20)}: ${status}`);
      assert.match(headers['content-type'], /^application\/json/);
    }
    assert.ok([400, 413, 422].includes((await put('wu.lan', { ...same, certificate: nasty || 'x' })).status), `certificate ${nasty.slice(0, 20)}`);
    const path = `/v1/accounts/${encodeURIComponent(nasty.slice(0, 200).toWellFormed()) || 'x'}`;
    assert.equal((await root('GET', path)).status, 404, path);
    assert.ok([200, 400].includes((await root('GET', `/v1/accounts?after=${encodeURIComponent(nasty.slice(0, 500).toWellFormed())}`)).status));
  }
  await put('wu.lan', same);
  await put('system.one', { name: '某某', grants: [{ role: 'system_admin' }] });
  const { accounts } = json(await root('GET', '/v1/accounts'));
  assert.ok(accounts.length >= 4 && accounts.every(({ account }) => /^[a-z][a-z0-9._-]+$/.test(account)));
});

test('what is asked by GET has no body', async () => {
  for (const [method, path, , role] of kEndpoints.filter(([one]) => one === 'GET')) {
    assert.equal((await (await office.as(people[role] ?? 'wu.lan'))(method, path, { body: {} })).status, 413, path);
  }
});

test('roles that exclude one another are never one account', async () => {
  const kApart = [['system_admin', 'security_admin'], ['security_admin', 'audit_admin'], ['audit_admin', 'system_admin'], ['reviewer', 'security_admin'],
    ['audit_admin', 'supervisor'], ['committee', 'system_admin']];
  const grant = (role) => (role.endsWith('_admin') ? { role } : { role, office: kOffice });
  const refused = [...kApart.map((roles) => roles.map(grant)), [{ role: 'applicant' }], [{ role: 'intake' }], [{ role: 'clock' }], [{ role: 'reviewer' }],
    [{ role: 'audit_admin', office: kOffice }], [{ role: 'root' }], [grant('reviewer'), grant('reviewer')]];
  for (const grants of refused) {
    const answer = await root('POST', '/v1/accounts', { body: { account: 'two.hats', name: '某', grants } });
    assert.deepEqual([answer.status, code_of(answer), json(answer).error.at], [422, 'bad_grants', '/grants'], JSON.stringify(grants));
    assert.equal((await put('wu.lan', { name: '某某', grants })).status, 422);
  }
  for (const account of ['intake', 'clock', 'applicant', 'reviewer', 'a', 'A.b', '1ab', 'a b', 'a'.repeat(41), '五原']) {
    assert.equal(code_of(await root('POST', '/v1/accounts', { body: { account, name: '某', grants: [] } })), 'bad_account', account);
  }
});

test('accounts are listed in pages, made once, and never changed by their own administrator', async () => {
  const all = [];
  for (let after = ''; after !== null;) {
    const page = json(await root('GET', `/v1/accounts?limit=2&after=${after}`));
    assert.ok(page.accounts.length <= 2);
    all.push(...page.accounts.map(({ account }) => account));
    after = page.next;
  }
  assert.deepEqual(all, [...new Set(all)].sort());
  assert.deepEqual(all, json(await root('GET', '/v1/accounts')).accounts.map(({ account }) => account));
  for (const query of ['limit=0', 'limit=501', 'limit=x', 'limit=1&limit=2', 'after=%zz', 'after=%00']) {
    assert.equal((await root('GET', `/v1/accounts?${query}`)).status, 400, query);
  }
  assert.equal(code_of(await root('POST', '/v1/accounts', { body: { account: 'wu.lan', name: '某', grants: [] } })), 'exists');
  assert.equal(code_of(await put('no.body', same)), 'no_account');
  assert.equal((await root('POST', '/v1/accounts/no.body/code', { body: {} })).status, 404);
  assert.equal((await root('GET', '/v1/accounts/no.body')).status, 404);
  assert.equal(code_of(await put('root.admin', { name: '我', grants: [] })), 'own_account');
  assert.equal(code_of(await root('POST', '/v1/accounts/root.admin/code', { body: {} })), 'own_account');
  const { version, ...shown } = json(await root('GET', '/v1/accounts/wu.lan'));
  assert.match(version, /^sha256:[0-9a-f]{64}$/);
  assert.deepEqual(shown, { account: 'wu.lan', name: '某某', grants: kReviewer, locked: false, certificate: '', password: true, code_until: null });
});

test('two administrators who lock each other: one of them remains', async () => {
  await office.hire(root, 'root.two', [{ role: 'security_admin' }]);
  await office.hire(root, 'root.three', [{ role: 'security_admin' }]);
  const [two, three] = [await office.as('root.two'), await office.as('root.three')];
  const { version } = json(await root('GET', '/v1/accounts/root.two'));
  const lock = { name: '某某', grants: [{ role: 'security_admin' }], locked: true, certificate: '', version };
  const answers = await Promise.all([two('PUT', '/v1/accounts/root.three', { body: lock }), three('PUT', '/v1/accounts/root.two', { body: lock })]);
  assert.equal(answers.filter(({ status }) => status === 200).length, 1, answers.map(({ text }) => text).join());
});

test('a change says whether the account is locked, its certificate, and of which state of it: nobody undoes what was not seen', async () => {
  await office.hire(root, 'hu.he', kReviewer);
  const path = '/v1/accounts/hu.he';
  const seen = json(await root('GET', path));
  const renamed = { name: '呼和', grants: kReviewer, locked: false, certificate: '', version: seen.version };
  for (const key of ['locked', 'certificate', 'version']) {
    const { [key]: _, ...rest } = renamed;
    const answer = await root('PUT', path, { body: rest });
    assert.deepEqual([answer.status, code_of(answer)], [400, 'missing_key']);
    assert.match(json(answer).error.detail, new RegExp(key));
  }
  const locked = await root('PUT', path, { body: { ...renamed, name: seen.name, locked: true } });
  assert.equal(locked.status, 200, locked.text);
  assert.notEqual(json(locked).version, seen.version);
  const late = await root('PUT', path, { body: renamed });
  assert.deepEqual([late.status, code_of(late), json(late).error.at], [409, 'conflict', '/version']);
  assert.deepEqual(json(await root('GET', path)), json(locked));
  assert.equal((await root('PUT', path, { body: { ...renamed, version: json(locked).version } })).status, 200);
});
