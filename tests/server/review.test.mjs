// `zhicheng review`: every move and right from the command line, and the session that it keeps.
import test from 'node:test';
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { png } from '../attachment/files.mjs';
import { binary, run } from '../cases/doors.mjs';
import { first_code, kPassword } from './officers.mjs';
import { digest, pack, submit, upload } from './packages.mjs';
import { serve } from './serve.mjs';

const kUnit = '示例精密机械有限公司';
const kCounty = '临河区人力资源和社会保障局';
const kCity = '市人力资源和社会保障局';
const kCommittee = '示例工程系列评委会办事机构';
const kIdNumber = '990001198805203000';
const kPeople = {
  'unit.one': [`reviewer@${kUnit}`], 'county.one': [`reviewer@${kCounty}`], 'county.head': [`supervisor@${kCounty}`], 'city.head': [`supervisor@${kCity}`],
  'committee.one': [`committee@${kCommittee}`], 'committee.head': [`supervisor@${kCommittee}`], 'audit.one': ['audit_admin'], 'system.one': ['system_admin'],
};

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-review-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));
const session = (account) => join(folder, `${account}.session`);

let server;
const to = () => ['--to', server.url];
const review = (account, args, input) => run(['review', ...args, '--session', session(account)], input);
const error_of = ({ err }) => JSON.parse(err).error;
/// The answer of a command that succeeds.
async function done(account, args, input) {
  const ended = await review(account, args, input);
  assert.equal(ended.code, 0, `${account} ${args.join(' ')}: ${ended.err}`);
  return ended.out.startsWith('{') ? JSON.parse(ended.out) : ended.out;
}
async function refused(account, args, code, input) {
  const ended = await review(account, args, input);
  assert.deepEqual([ended.code, error_of(ended).code, ended.out], [65, code, ''], `${account} ${args.join(' ')}`);
}
const login = (account, password = kPassword) => done(account, ['login', account, ...to()], `${password}\n`);

test.before(async () => {
  server = await serve('--data', join(folder, 'data'));
  await done('root', ['first-administrator', 'root.admin', '--name', '安全', '--code', await first_code(server), ...to()], `${kPassword}\n`);
  await done('root', ['login', 'root.admin', ...to()], `${kPassword}\n`);
  for (const [account, grants] of Object.entries(kPeople)) {
    const { code } = await done('root', ['add-account', account, '--name', '某某', ...grants.flatMap((one) => ['--grant', one])]);
    await done(account, ['first-password', account, '--code', code, ...to()], `${kPassword}\n`);
    await login(account);
  }
});
test.after(() => server?.close());

test('who is logged in, as JSON and in words', async () => {
  const officer = await done('unit.one', ['who']);
  assert.deepEqual([officer.account, officer.grants], ['unit.one', [{ role: 'reviewer', office: kUnit }]]);
  assert.match(await done('unit.one', ['who', '--text']), /^某某（unit\.one）已登录，到 .*\n {2}reviewer：示例精密机械有限公司\n$/);
});

test('the session is a file that nobody else can read, replaced at each login and gone after logout', async () => {
  await login('committee.head');
  const file = session('committee.head');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const before = JSON.parse(readFileSync(file));
  assert.deepEqual(Object.keys(before), ['cookie', 'format', 'origin', 'to']);
  assert.ok(!readFileSync(file, 'utf8').includes(kPassword));
  chmodSync(file, 0o644);
  await refused('committee.head', ['who'], 'exposed_session');
  await login('committee.head');
  assert.equal(statSync(file).mode & 0o777, 0o600, 'made anew, not written over');
  assert.notEqual(JSON.parse(readFileSync(file)).cookie, before.cookie);
  await done('committee.head', ['logout']);
  assert.ok(!existsSync(file));
  await refused('committee.head', ['who'], 'no_session');
  writeFileSync(file, JSON.stringify(before), { mode: 0o600 });
  await login('committee.head');
});

test('without --session it is in the folder for state', async () => {
  const start = (args, env, input = '') => new Promise((resolve) => {
    const child = spawn(binary(), ['review', ...args], { env: { PATH: process.env.PATH, ...env } });
    let err = '';
    child.stderr.on('data', (chunk) => { err += chunk; });
    child.stdout.resume();
    child.on('close', (code) => resolve({ code, err }));
    child.stdin.end(input);
  });
  const home = join(folder, 'home');
  const args = ['login', 'unit.one', ...to()];
  assert.equal((await start(args, { HOME: home }, `${kPassword}\n`)).code, 0);
  assert.equal(statSync(join(home, '.local/state/zhicheng/session.json')).mode & 0o777, 0o600);
  assert.equal(statSync(join(home, '.local/state/zhicheng')).mode & 0o777, 0o700);
  assert.equal((await start(args, { HOME: home, XDG_STATE_HOME: join(folder, 'state') }, `${kPassword}\n`)).code, 0);
  assert.ok(existsSync(join(folder, 'state/zhicheng/session.json')));
  assert.equal((await start(['who'], { HOME: home })).code, 0);
  assert.equal((await start(['who'], {})).code, 64);
});

test('a file goes the whole way, with every move there is', async () => {
  const image = join(folder, 'diploma.png');
  writeFileSync(image, png());
  const bytes = readFileSync(image);
  const sha256 = digest(bytes);
  const receive = async (...attached) => JSON.parse((await submit(server.port, pack(folder, 'engineer', { attached }))).text);
  const kept = await receive(`diploma=${image}`);
  const { number } = kept.receipt;
  assert.equal((await upload(server.port, kept, bytes)).status, 201);

  const listed = await done('unit.one', ['list', '--state', 'reviewing', '--limit', '10']);
  assert.ok(listed.files.some((one) => one.number === number));
  const words = await done('unit.one', ['list', '--text']);
  assert.ok(words.includes(number) && words.includes('审核中') && !words.includes(kIdNumber), words);
  const shown = await done('unit.one', ['show', number]);
  let { version } = shown.file;
  const in_words = await done('unit.one', ['show', number, '--text']);
  for (const word of [number, '审核中', '附件', sha256, '可以办理', 'pass_on', '（注意：申报截止日已过']) assert.ok(in_words.includes(word), `${word} in ${in_words}`);
  await done('unit.one', ['show', number, '--package', join(folder, 'out.json')]);
  assert.equal(digest(readFileSync(join(folder, 'out.json'))), kept.receipt.sha256);
  await done('unit.one', ['show', number, '--attachment', sha256, '-o', join(folder, 'out.png')]);
  assert.deepEqual(readFileSync(join(folder, 'out.png')), bytes);
  await refused('committee.one', ['show', number], 'not_found');
  await refused('unit.one', ['show', number, '--attachment', '0'.repeat(64), '-o', join(folder, 'none')], 'not_listed');
  for (const [code, args] of [[65, ['show', '2026-7K3QX-M2P95']], [64, ['show']], [74, ['show', number, '--package', join(folder, 'nowhere/out.json')]]]) {
    const ended = await review('unit.one', args);
    assert.deepEqual([ended.code, ended.out], [code, ''], `${args}: ${ended.err}`);
  }

  const move = async (account, deed, ...more) => {
    const moved = await done(account, ['move', number, deed, '--version', String(version), ...more]);
    version = moved.file.version;
    return moved.file;
  };
  const not = (account, deed, code, ...more) => refused(account, ['move', number, deed, '--version', String(version), ...more], code);
  await not('unit.one', 'accept', 'not_allowed');
  await not('unit.one', 'assign', 'not_allowed', '--office', kCounty, '--reason', '随便');
  await move('unit.one', 'mark', '--sha256', sha256, '--finding', 'faulty', '--note', '看不清');
  await refused('unit.one', ['move', number, 'pass_on', '--version', String(version - 1)], 'conflict');
  await not('unit.one', 'pass_on', 'faulty');
  await move('unit.one', 'mark', '--sha256', sha256, '--finding', 'fine');
  assert.equal((await move('unit.one', 'pass_on')).state, 'unassigned');
  await move('county.head', 'assign', '--office', kCounty, '--reason', '通知没有写由谁初审');
  await move('county.one', 'pass_on');
  await move('county.one', 'pass_on');
  assert.equal((await move('city.head', 'assign', '--office', kCommittee, '--reason', '按专业')).state, 'deciding');
  await not('committee.one', 'accept', 'unmarked');
  await move('committee.one', 'mark', '--sha256', sha256, '--finding', 'fine');
  assert.equal((await move('committee.one', 'accept')).state, 'accepted');

  const other = await receive();
  await done('unit.one', ['move', other.receipt.number, 'return', '--version', '1', '--reason', '请补充业绩']);
  const third = await receive();
  await refused('unit.one', ['move', third.receipt.number, 'return', '--version', '1'], 'no_reason');
  const fourth = (await receive()).receipt.number;
  let at = 1;
  for (const [account, deed, ...more] of [['unit.one', 'pass_on'], ['county.head', 'assign', '--office', kCounty, '--reason', '甲'], ['county.one', 'pass_on'],
    ['county.one', 'pass_on'], ['city.head', 'assign', '--office', kCommittee, '--reason', '乙']]) {
    at = (await done(account, ['move', fourth, deed, '--version', String(at), ...more])).file.version;
  }
  const items = join(folder, 'items.json');
  writeFileSync(items, JSON.stringify([{ clause: '二(一)2', place: '/applicant/post', problem: '没有写清', mend: '写全' }]));
  const last = new Date(Date.now() + 10 * 86400e3).toISOString().slice(0, 10);
  const notified = await done('committee.one', ['move', fourth, 'notify', '--version', String(at), '--corrections', items, '--last', last]);
  assert.deepEqual([notified.file.state, notified.file.told.last], ['notified', last]);

  const fifth = (await receive()).receipt.number;
  at = (await done('unit.one', ['move', fifth, 'pass_on', '--version', '1'])).file.version;
  at = (await done('county.head', ['move', fifth, 'assign', '--office', kCounty, '--reason', '甲', '--version', String(at)])).file.version;
  await refused('county.one', ['move', fifth, 'disqualify', '--version', String(at), '--reason', '虚假材料'], 'not_allowed');
  const ended = await done('county.head', ['move', fifth, 'disqualify', '--version', String(at), '--reason', '虚假材料']);
  assert.equal(ended.file.state, 'disqualified');
});

test('the integrity register', async () => {
  const entry = ['--id-number', kIdNumber, '--name', '某某', '--ground', 'false_material', '--on', '2026-03-01', '--basis', '某字〔2026〕1号'];
  await refused('unit.one', ['add-record', ...entry], 'not_allowed');
  await refused('unit.one', ['records', '--id-number', kIdNumber], 'not_allowed');
  await done('city.head', ['add-record', ...entry]);
  const { records } = await done('city.head', ['records', '--id-number', kIdNumber]);
  assert.equal(records.length, 1);
  assert.match(await done('city.head', ['records', '--id-number', kIdNumber, '--text']), /2026-03-01 +false_material +某字〔2026〕1号\n/);
  await done('city.head', ['correct-record', records[0].id, '--reason', '决定已被撤销']);
  assert.match(await done('city.head', ['records', '--id-number', kIdNumber, '--text']), /（已撤销）/);
});

test('accounts are kept from the command line', async () => {
  assert.equal((await done('root', ['accounts', '--limit', '2'])).accounts.length, 2);
  assert.match(await done('root', ['accounts', '--text']), /unit\.one（某某）\n {2}reviewer：示例精密机械有限公司\n/);
  await refused('unit.one', ['accounts'], 'not_allowed');
  await refused('root', ['add-account', 'mixed.one', '--name', '某', '--grant', 'audit_admin', '--grant', `reviewer@${kUnit}`], 'bad_grants');
  const held = await done('root', ['set-account', 'committee.head', '--name', '某某', '--grant', `supervisor@${kCommittee}`]);
  const locked = await done('root', ['set-account', 'committee.head', '--locked']);
  assert.deepEqual(locked, { ...held, locked: true, version: locked.version }, 'what is not said stays');
  await refused('committee.head', ['who'], 'no_session');
  assert.match(await done('root', ['account-code', 'committee.head', '--text']), /^committee\.head 的一次性代码，七天内有效，用过即废：[0-9A-Z-]{19}\n$/);
  await done('unit.one', ['password'], `${kPassword}\n阿拉善-沙漠-2026\n`);
  await refused('unit.one', ['login', 'unit.one', ...to()], 'wrong_password', `${kPassword}\n`);
  await login('unit.one', '阿拉善-沙漠-2026');
});

test('what no judge finished', async () => {
  assert.deepEqual(await done('system.one', ['judging']), { unfinished: 0, given_up: 0, packages: [] });
  assert.equal(await done('system.one', ['judging', '--text']), '还没有校验完的申报包：0 份\n');
  assert.equal(await done('system.one', ['judge-again', '--text']), '0 份试过的申报包会陆续重新校验\n');
  await refused('audit.one', ['judging'], 'not_allowed');
});

test('the audit trail', async () => {
  const { events } = await done('audit.one', ['audit', '--office', 'security', '--limit', '3']);
  assert.deepEqual(events.map(({ action }) => action), ['first_administrator', 'login', 'account_created']);
  assert.match(await done('audit.one', ['audit', '--office', kCounty, '--text']), /county\.head +assign/);
  const { ends } = await done('audit.one', ['audit']);
  assert.ok(ends.length >= 3);
  await refused('root', ['audit'], 'not_allowed');
});

test('usage, and a server that is not there', async () => {
  for (const args of [[], ['login'], ['login', 'a.b'], ['move', '2026-7K3QX-M2P95', 'pass_on'], ['move', 'x', 'pass_on', '--version', 'x'], ['list', '--limit', '201']]) {
    assert.equal((await run(['review', ...args])).code, 64, args.join(' '));
  }
  assert.equal((await review('nobody', ['login', 'a.b', ...to()])).code, 64, 'no password on standard input');
  const named = await serve('--data', join(folder, 'named'), '--origin', 'https://shenbao.example');
  const first = ['first-administrator', 'root.admin', '--name', '安全', '--code', await first_code(named), '--to', named.url];
  await refused('named', first, 'wrong_origin', `${kPassword}\n`);
  await done('named', [...first, '--origin', 'https://shenbao.example'], `${kPassword}\n`);
  await done('named', ['login', 'root.admin', '--to', named.url, '--origin', 'https://shenbao.example'], `${kPassword}\n`);
  await done('named', ['logout']);
  await named.close();
  const away = await review('nobody', ['login', 'a.b', '--to', 'http://127.0.0.1:1'], 'x\n');
  assert.deepEqual([away.code, error_of(away).code], [74, 'no_answer']);
});
