// src/server/openapi.json against the server: every path answers, every success that is described is seen, bodies fit.
import assert from 'node:assert/strict';
import test from 'node:test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { png } from '../attachment/files.mjs';
import { answers_of, kEligible } from '../cli/folder.mjs';
import { description, fault_of, seen } from './described.mjs';
import { call, json, kPassword, login, put_account } from './officers.mjs';
import { bearer, digest, pack, progress, resubmit, submit, upload, withdraw } from './packages.mjs';
import { kCounty, open_way } from './reviewers.mjs';
import { ask, post } from './serve.mjs';

let way;
test.before(async () => { way = await open_way(); });
test.after(() => way?.close());

const operations = Object.entries(description.paths).flatMap(([route, item]) => Object.keys(item).map((method) => [route, method.toUpperCase(), item[method]]));

test('it is OpenAPI 3.1 whose references lead somewhere, and the server serves these very bytes', async () => {
  assert.match(description.openapi, /^3\.1\./);
  for (const [, reference] of JSON.stringify(description).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    assert.ok(reference.split('/').reduce((at, name) => at?.[name], description), reference);
  }
  for (const [route, method, { parameters = [], responses }] of operations) {
    const named = parameters.map(({ $ref, ...own }) => ($ref ? description.components.parameters[$ref.split('/').at(-1)] : own));
    const open = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    assert.deepEqual(named.filter((one) => one.in === 'path').map(({ name }) => name), open, `${method} ${route}`);
    assert.ok(Object.keys(responses).some((status) => status.startsWith('2')), `${method} ${route}`);
  }
  assert.deepEqual(json(await ask(way.port, { path: '/v1/openapi.json' })), JSON.parse(readFileSync(new URL('../../src/server/openapi.json', import.meta.url))));
});

test('every described path and method is there', async () => {
  for (const [route, method] of operations) {
    const path = route.replace('{sha256}', 'f'.repeat(64)).replace('{number}', '2026-AAAAA-AAAAA').replace(/\{\w+\}/g, '1');
    const { status, text } = await ask(way.port, { method, path });
    const no_address = status === 404 && text.includes('没有这个地址');
    assert.ok(status !== 405 && !no_address, `${method} ${route}: ${status}`);
  }
});

/// Who may do what stands below a path.
const who_may = (route) => (/^\/v1\/accounts/.test(route) ? 'root' : /^\/v1\/audit/.test(route) ? 'audit' : route === '/v1/judging' ? 'system' : /^\/v1\/records/.test(route) ? 'city_head' : 'unit');
const of_officers = operations.filter(([, , { security = [] }]) => security.some((one) => one.officer));
const of_no_session = operations.filter(([, method, { security, responses }]) => !security && method === 'POST' && responses['403']);

test('no operation of officers is done without a session, from another origin, or as anything but JSON', async () => {
  assert.ok(of_officers.length >= 18 && of_no_session.length >= 3);
  for (const [route, method, { security, requestBody, responses }] of [...of_officers, ...of_no_session]) {
    const path = route.replace('{sha256}', 'f'.repeat(64)).replace('{number}', '2026-7K3QX-M2P95').replace(/\{\w+\}/g, 'some.one');
    const body = requestBody && {};
    const what = `${method} ${route}`;
    const refused = async (with_, status, code) => {
      const answer = await call(way.port, method, path, { body, ...with_ });
      assert.ok(answer.text, `${what} ${answer.status}`);
      assert.deepEqual([answer.status, json(answer).error.code], [status, code], what);
      assert.ok(responses[status], `${what} does not describe ${status}`);
    };
    const { cookie } = way.people[who_may(route)];
    if (security) await refused({}, 401, 'no_session');
    if (security) await refused({ cookie: '__Host-session=nobody' }, 401, 'no_session');
    if (method === 'GET') continue;
    for (const origin of ['', 'null', 'https://evil.example']) await refused({ cookie, origin }, 403, 'wrong_origin');
    if (!requestBody) continue;
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) await refused({ cookie, 'content-type': type }, 415, 'unsupported_media_type');
  }
});

test('a schema refuses what is not of it', () => {
  const receipt = { $ref: '#/components/schemas/Receipt' };
  assert.match(fault_of(receipt, { format: 'zhicheng-receipt/1' }), /required/);
  assert.match(fault_of({ $ref: '#/components/schemas/Error' }, { error: { code: 'a', at: '', detail: '', more: 1 } }), /additional/);
});

test('the whole of it is walked, and everything that is described as a success is seen', async () => {
  const { port, office: { folder } } = way;
  for (const path of ['/healthz', '/readyz', '/metrics', '/v1/openapi.json']) {
    for (const method of ['GET', 'HEAD']) assert.equal((await ask(port, { method, path })).status, 200);
  }
  assert.equal((await ask(port, { path: '/v1/key' })).status, 200);
  const request = { format: 'zhicheng-request/1', call: 'assess', edition: 'bayannur/2026', on: '2026-05-20', body: answers_of(kEligible) };
  assert.equal((await post(port, JSON.stringify(request))).status, 200);

  const diploma = join(folder, 'diploma.png');
  writeFileSync(diploma, png());
  const bytes = readFileSync(diploma);
  const body = pack(folder, 'engineer', { attached: [`diploma=${diploma}`] });
  const kept = json(await submit(port, body, 'the-first-that-nobody-guesses'));
  assert.equal((await submit(port, body, 'the-first-that-nobody-guesses')).status, 200);
  const { number } = kept.receipt;
  const half = bytes.length >> 1;
  const part = await ask(port, { method: 'PUT', path: `/v1/blobs/${digest(bytes)}`, body: bytes.subarray(0, half), headers: { ...bearer(kept), 'content-range': `bytes 0-${half - 1}/${bytes.length}` } });
  assert.equal(part.status, 202);
  assert.equal((await upload(port, kept, bytes)).status, 201);
  assert.equal((await ask(port, { method: 'HEAD', path: `/v1/blobs/${digest(bytes)}`, headers: bearer(kept) })).status, 200);
  await progress(port, kept);

  const { unit, city_head, audit, system, root } = way.people;
  assert.deepEqual(json(await system('GET', '/v1/judging')), { unfinished: 0, given_up: 0, packages: [] });
  assert.deepEqual(json(await system('POST', '/v1/judging', { body: {} })), { again: 0 });
  assert.equal((await unit('GET', '/v1/session')).status, 200);
  assert.equal((await unit('POST', '/v1/files/search', { body: { id_number: '990001198805203000' } })).status, 200);
  assert.equal((await unit('GET', `/v1/files?q=${encodeURIComponent('示例')}`)).status, 200);
  await way.show('unit', number);
  assert.equal((await way.read('unit', number, '/package')).status, 200);
  assert.equal((await way.read('unit', number, `/blobs/${digest(bytes)}`)).status, 200);
  await way.move('unit', number, { do: 'mark', sha256: digest(bytes), finding: 'fine' });
  await way.move('unit', number, { do: 'return', reason: '工作经历不全', corrections: [] });
  const again = pack(folder, 'engineer', { attached: [`diploma=${diploma}`], change: (applicant) => { applicant.phone = '13800000001'; } });
  assert.equal((await resubmit(port, kept, again, 'the-second-that-nobody-guesses')).status, 201);
  assert.equal((await resubmit(port, kept, again, 'the-second-that-nobody-guesses')).status, 200);
  const { version } = await progress(port, kept);
  assert.equal((await withdraw(port, kept, { version, reason: '改报下一年' })).status, 200);

  assert.equal((await root('GET', '/v1/accounts')).status, 200);
  assert.equal((await root('GET', '/v1/accounts/unit.one')).status, 200);
  await way.office.hire(root, 'for.a.day', [{ role: 'reviewer', office: kCounty }]);
  assert.equal((await put_account(root, 'for.a.day', { name: '某某', grants: [], locked: true })).status, 200);
  assert.equal((await root('POST', '/v1/accounts/for.a.day/code', { body: {} })).status, 201);
  assert.equal((await audit('GET', '/v1/audit')).status, 200);
  assert.equal((await audit('GET', `/v1/audit?office=${encodeURIComponent(kCounty)}`)).status, 200);

  const id_number = '990001198805203000';
  const enter = () => city_head('POST', '/v1/records', { 'idempotency-key': 'an-entry-that-is-sent-twice',
    body: { id_number, name: '张三', ground: 'false_material', on: '2025-06-01', basis: '调查报告' } });
  const entered = await enter();
  assert.equal(entered.status, 201, entered.text);
  assert.equal((await enter()).status, 200);
  assert.equal((await city_head('POST', '/v1/records/search', { body: { id_number } })).status, 200);
  const corrected = await city_head('POST', `/v1/records/${json(entered).id}/correction`, { body: { reason: '记错了人' } });
  assert.equal(corrected.status, 200, corrected.text);

  const fresh = await login(port, 'unit.one');
  assert.equal((await call(port, 'POST', '/v1/password', { cookie: fresh.cookie, body: { old: kPassword, new: `${kPassword}-2` } })).status, 200);
  const last = await login(port, 'unit.one', `${kPassword}-2`);
  assert.equal((await call(port, 'DELETE', '/v1/session', { cookie: last.cookie })).status, 200);

  const met = new Set(seen.map(({ route, method, status }) => `${method} ${route} ${status}`));
  const unseen = operations.flatMap(([route, method, { responses }]) => Object.keys(responses).filter((status) => status.startsWith('2'))
    .map((status) => `${method} ${route} ${status}`)).filter((one) => !met.has(one));
  assert.deepEqual(unseen, []);
});
