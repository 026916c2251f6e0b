// People of a server in a test: its first administrator, accounts, logins.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, serve, set_clock } from './serve.mjs';

export const kPassword = '九曲黄河-2026-baotou';
/// Longer than any password: wrong without the work of a hash.
export const kWrong = 'x'.repeat(1100);

let calls = 0;

/// A request as the own page sends it; behind a proxy each comes from an address of its own.
export function call(port, method, path, { body, cookie, origin = `http://127.0.0.1:${port}`, ...headers } = {}) {
  const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  return ask(port, { method, path, body: sent, headers: {
    host: `127.0.0.1:${port}`, 'x-forwarded-for': `10.${(calls += 1) >> 16}.${calls >> 8 & 255}.${calls & 255}`, ...(origin ? { origin } : {}), ...(cookie ? { cookie } : {}),
    ...(sent === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }), ...headers } });
}

export const json = ({ text }) => JSON.parse(text);
export const code_of = (answer) => json(answer).error.code;

/// Changes an account as it is seen now; not locked unless it is said.
export async function put_account(admin, account, body) {
  const path = `/v1/accounts/${account}`;
  const { certificate = '', version = 'none' } = json(await admin('GET', path));
  return admin('PUT', path, { body: { locked: false, certificate, version, ...body } });
}

/// {status, cookie, …}
export async function login(port, account, password = kPassword, more = {}) {
  const answer = await call(port, 'POST', '/v1/session', { body: { account, password }, ...more });
  return { ...answer, cookie: answer.headers['set-cookie']?.[0].split(';')[0] };
}

/// The one-time code that a server without accounts prints.
export async function first_code(server) {
  for (let i = 0; i < 100; i += 1) {
    const found = /代码：([0-9A-Z-]{19})\n/.exec(server.err());
    if (found) return found[1];
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no code: ${server.err()}`);
}

/// A server in a folder of its own with a clock that the test sets, and its administrator "root.admin".
export async function open_office(...options) {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-office-'));
  const clock = join(folder, 'clock');
  let now = Date.parse('2026-06-01T01:00:00Z') / 1000;
  set_clock(clock, now);
  // Another database than SQLite, where one is named: a new one for each file of tests.
  const store = process.env.ZHICHENG_STORE ? ['--store', process.env.ZHICHENG_STORE] : [];
  const begin = () => serve('--data', join(folder, 'data'), '--clock', clock, ...store, ...options);
  const known = new Map();
  const office = {
    folder,
    store,
    server: await begin(),
    get port() { return office.server.port; },
    now: () => now,
    pass(seconds) { now += seconds; set_clock(clock, now); },
    async restart() { await office.server.close(); office.server = await begin(); },
    async close() { await office.server.close(); rmSync(folder, { recursive: true, force: true }); },
    /// A login whose cookie is sent with each call: admin('PUT', path, {body}).
    async as(account) {
      let cookie = known.get(account);
      if (!cookie || (await call(office.port, 'GET', '/v1/session', { cookie })).status !== 200) {
        const answer = await login(office.port, account);
        assert.equal(answer.status, 200, answer.text);
        cookie = answer.cookie;
        known.set(account, cookie);
      }
      const send = (method, path, with_ = {}) => call(office.port, method, path, { cookie, ...with_ });
      send.cookie = cookie;
      return send;
    },
    /// Makes an account with these grants and its password.
    async hire(admin, account, grants, more = {}) {
      const made = await admin('POST', '/v1/accounts', { body: { account, name: '某某', grants, ...more } });
      assert.equal(made.status, 201, made.text);
      const set = await call(office.port, 'POST', '/v1/first-password', { body: { account, code: json(made).code, password: kPassword } });
      assert.equal(set.status, 200, set.text);
    },
  };
  const made = await call(office.port, 'POST', '/v1/first-administrator',
    { body: { code: await first_code(office.server), account: 'root.admin', name: '管理员', password: kPassword } });
  assert.equal(made.status, 201, made.text);
  return office;
}

/// The same behind a proxy, with a reviewer of one office, an auditor and one who looks after the system.
export const kOffice = '五原县人力资源和社会保障局';
export const kReviewer = [{ role: 'reviewer', office: kOffice }];
export async function open_staffed_office() {
  const office = await open_office('--proxy', '127.0.0.1');
  const root = await office.as('root.admin');
  await office.hire(root, 'wu.lan', kReviewer);
  await office.hire(root, 'audit.one', [{ role: 'audit_admin' }]);
  await office.hire(root, 'system.one', [{ role: 'system_admin' }]);
  return { office, root };
}
