// How often somebody may try to get in: an account from one address and from all, and an address with whatever accounts.
import test from 'node:test';
import assert from 'node:assert/strict';
import { call, code_of, json, kPassword, kReviewer, kWrong, login, open_staffed_office } from './officers.mjs';

let office;
let root;
test.before(async () => { ({ office, root } = await open_staffed_office()); });
test.after(() => office?.close());
test.beforeEach(async () => {
  if ((await root('GET', '/v1/session')).status === 401) root = await office.as('root.admin');
});

/// Everything else comes from an address of its own.
const from = (address) => ({ 'x-forwarded-for': address });

/// Wrong passwords for accounts that nobody has, all from one address: the statuses.
async function guess(address, names) {
  const statuses = [];
  for (const name of names) statuses.push((await login(office.port, name, kWrong, from(address))).status);
  return statuses;
}
const names = (word, count) => Array.from({ length: count }, (_, i) => `${word}.${i}`);

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

test('while one password is looked at at an address with its long pause, the others there wait for that alone', async () => {
  const at = from('10.9.8.4');
  const { code } = json(await root('POST', '/v1/accounts', { body: { account: 'ge.rile', name: '格日勒', grants: [] } }));
  assert.deepEqual(await guess('10.9.8.4', names('long.pause', 20)), Array(20).fill(401));
  for (const name of names('longer.pause', 12)) {
    assert.deepEqual(await guess('10.9.8.4', [name]), [401]);
    office.pass(900);
  }
  const seconds = ({ headers }) => Number(headers['retry-after'] ?? 0);
  const right = await Promise.all(Array.from({ length: 4 }, () => login(office.port, 'wu.lan', kPassword, at)));
  assert.ok(right.some(({ status }) => status === 200), 'one is looked at');
  for (const one of right) assert.ok(one.status === 200 || (one.status === 429 && seconds(one) <= 10), `${one.status} ${seconds(one)}`);
  assert.equal((await login(office.port, 'wu.lan', kPassword, at)).status, 200, 'it was right: nobody waits');

  // Wrong ones at once gain nothing by it.
  const wrong = await Promise.all(names('crowd', 10).map((name) => login(office.port, name, kPassword, at)));
  assert.deepEqual(wrong.map(({ status }) => status).sort(), [401, ...Array(9).fill(429)]);
  assert.equal(seconds(await login(office.port, 'wu.lan', kPassword, at)), 900);
  const use = (word) => call(office.port, 'POST', '/v1/first-password', { body: { account: 'ge.rile', code: word, password: kPassword }, ...at });
  office.pass(900);
  assert.equal((await use('0000-0000-0000-0000')).status, 401);
  assert.equal(seconds(await use(code)), 900, 'a wrong code is a failure too');
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
