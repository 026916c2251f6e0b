// The folder: names that follow content, what is compressed, the same bytes twice, and nothing of anybody else's touched.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { run } from '../cases/doors.mjs';
import { error_of } from '../cli/folder.mjs';
import { built_with, files_of, kEdition, kUrl, rules_with, rules_with_days, small_page, write } from './written.mjs';

let folder;
let web;
const at = (name) => join(folder, name);
const ask = (out, more = []) => run(['site', '-o', out, '--url', kUrl, '--web', web, ...more]);

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhicheng-site-'));
  web = at('page');
  await small_page(web);
  await write(at('www'), { web });
});
after(() => rmSync(folder, { recursive: true }));

const kFixed = /(^|\/)index\.html$|^embed\/(v1\.js|selftest\.js|wizard\.html)$|^sw\.js$/;
const of_page = (files) => files.map(([path]) => path).filter((path) => !/\.(br|gz|json|xml)$|^bayannur|^\.zhicheng/.test(path));

test('every file of the page carries its digest in its name, but for those that others name', () => {
  const names = of_page(files_of(at('www')));
  assert.ok(names.length >= 13);
  for (const name of names) if (!kFixed.test(name)) assert.match(name, /\.[0-9a-f]{10}\.\w+$/);
  for (const name of ['index.html', 'embed/v1.js', 'embed/selftest.js', 'embed/wizard.html', 'sw.js']) assert.ok(names.includes(name), name);
  assert.ok(!names.some((name) => name.startsWith('review/')), 'what officers see is served by their server alone');
});

test('what files say of each other follows the names, and no more', () => {
  const files = new Map(files_of(at('www')));
  const named = (start, ending) => [...files.keys()].find((path) => path.startsWith(start) && path.endsWith(ending) && !/\.(br|gz)$/.test(path));
  const main = files.get(named('main.', '.mjs')).toString();
  for (const other of [named('engine.', '.js'), named('print.', '.css'), named('shell.', '.wasm')]) assert.ok(main.includes(other), other);
  assert.ok(main.includes('"not engine.js"') && main.includes('"dead.wasm"'));
  assert.equal(files.get(named('engine.', '.js')).toString().split(named('engine.', '.wasm')).length, 3);
  assert.ok(files.get(named('styles.', '.css')).toString().includes(`url(${named('icon.', '.svg')})`));
  assert.ok(files.get(named('embed/wizard.', '.mjs')).toString().includes(`"../${named('engine.', '.js')}"`));
  assert.ok(files.get('embed/wizard.html').toString().includes(`"${named('embed/wizard.', '.mjs').slice('embed/'.length)}"`));
  const index = files.get('index.html').toString();
  for (const other of [named('main.', '.mjs'), named('styles.', '.css'), named('site.', '.mjs')]) assert.ok(index.includes(`"${other}"`), other);
});

test('a changed file changes the names of all that lead to it', async () => {
  const other = at('page2');
  cpSync(web, other, { recursive: true });
  writeFileSync(join(other, 'engine.wasm'), 'another');
  await write(at('www2'), { web: other });
  const before_ = new Set(of_page(files_of(at('www'))));
  const changed = of_page(files_of(at('www2'))).filter((path) => !before_.has(path)).map((path) => path.split('.')[0]);
  assert.deepEqual(changed.sort(), ['embed/wizard', 'engine', 'engine', 'main', 'site'].sort());
  assert.notDeepEqual(readFileSync(at('www2/sw.js')), readFileSync(at('www/sw.js')));
});

test('files that name each other in a circle are refused', async () => {
  const other = at('page3');
  cpSync(web, other, { recursive: true });
  writeFileSync(join(other, 'engine.js'), 'import "./main.mjs"; x("engine.wasm")');
  const ended = await run(['site', '-o', at('www3'), '--url', kUrl, '--web', other]);
  assert.equal(ended.code, 65);
  assert.match(error_of(ended).detail, /互相引用/);
  assert.ok(!existsSync(at('www3')));
});

test('beside each file lie the same bytes in brotli and gzip, not older than it', () => {
  const files = new Map(files_of(at('www')));
  for (const [path, bytes] of files) {
    if (/\.(br|gz)$/.test(path) || path.startsWith('.')) continue;
    assert.deepEqual(brotliDecompressSync(files.get(`${path}.br`)), bytes, path);
    assert.deepEqual(gunzipSync(files.get(`${path}.gz`)), bytes, path);
    for (const ending of ['.br', '.gz']) assert.ok(statSync(at(`www/${path}${ending}`)).mtimeMs >= statSync(at(`www/${path}`)).mtimeMs, path);
  }
});

test('the same page and rules give the same bytes, anew and again in its place', async () => {
  const first = files_of(at('www'));
  await write(at('deep/er/again'), { web });
  assert.deepEqual(files_of(at('deep/er/again')), first);
  await write(at('www'), { web });
  assert.deepEqual(files_of(at('www')), first);
  assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.part')), []);
});

test('a site is replaced whole: what the new one has no more is gone', async () => {
  const out = at('replaced');
  const other = at('page4');
  cpSync(web, other, { recursive: true });
  writeFileSync(join(other, 'extra.svg'), '<svg/>');
  await write(out, { web: other });
  assert.ok(readdirSync(out).some((name) => name.startsWith('extra.')));
  await write(out, { web });
  assert.deepEqual(files_of(out), files_of(at('www')));
});

test('a folder with something of somebody else\'s is left as it is', async () => {
  const out = at('mine');
  mkdirSync(join(out, 'notes'), { recursive: true });
  writeFileSync(join(out, 'notes/a.txt'), 'mine');
  const ended = await ask(out);
  assert.equal(ended.code, 74);
  assert.match(error_of(ended).detail, /不是 zhicheng site 写的文件：notes\/a\.txt/);
  assert.deepEqual(files_of(out).map(([path]) => path), ['notes/a.txt']);

  const site = at('mixed');
  await write(site, { web });
  writeFileSync(join(site, 'ours.html'), 'mine');
  const again = await ask(site);
  assert.equal(again.code, 74);
  assert.match(error_of(again).detail, /ours\.html/);
  rmSync(join(site, 'ours.html'));
  symlinkSync(folder, join(site, 'link'));
  assert.equal((await ask(site)).code, 74);
  rmSync(join(site, 'link'));
  assert.equal((await ask(site)).code, 0);
});

test('an empty folder is taken; what an earlier try left is cleared, what somebody else has there is not', async () => {
  mkdirSync(at('empty'));
  assert.equal((await ask(at('empty'))).code, 0);
  renameSync(at('empty'), at('empty.part'));
  assert.equal((await ask(at('empty'))).code, 0);
  assert.ok(!existsSync(at('empty.part')));
  mkdirSync(at('empty.part'));
  writeFileSync(at('empty.part/mine.txt'), '');
  assert.equal((await ask(at('empty'))).code, 74);
  assert.ok(existsSync(at('empty.part/mine.txt')));
});

test('the day of the rules stays while they are the same, and is named where it is told', async () => {
  const out = at('days');
  const updated = () => JSON.parse(readFileSync(join(out, 'site.json'))).updated;
  await write(out, { web, more: ['--updated', '2026-05-12'] });
  await write(out, { web });
  assert.equal(updated(), '2026-05-12');
  const rules = rules_with_days(at('rules'), '150802', '2026-05-20', '临河区通知');
  await small_page(at('dated-page'), rules);
  await write(out, { web: at('dated-page'), more: ['--rules', rules] });
  const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
  assert.equal(updated(), today);
  assert.match(readFileSync(join(out, kEdition, 'index.html'), 'utf8'), new RegExp(`${today} 更新`));
});

test('a new folder tells the day on which the rules last changed, the edition or a county’s file', async () => {
  const updated = async (name, rules) => {
    // The day is no part of the rules: the page that was built with the others is theirs too.
    await write(at(name), { web, more: ['--rules', rules] });
    return JSON.parse(readFileSync(at(`${name}/site.json`)));
  };
  const rules = at('changed-rules');
  const edition = join(rules, kEdition, 'edition.json');
  const set = (changed) => writeFileSync(edition, JSON.stringify({ ...JSON.parse(readFileSync(edition)), changed }));
  rules_with(rules, '150821', {});
  set('2027-02-03');
  const first = await updated('changed-1', rules);
  assert.equal(first.updated, '2027-02-03');
  assert.match(readFileSync(at(`changed-1/${kEdition}/index.html`), 'utf8'), /2027-02-03 更新/);
  rules_with(rules, '150821', { changed: '2027-03-04' });
  const second = await updated('changed-2', rules);
  assert.equal(second.updated, '2027-03-04');
  rules_with(rules, '150821', { changed: undefined });
  set(undefined);
  const third = await updated('changed-3', rules);
  assert.equal(third.updated, '2026-05-10', 'the notice’s, where nobody says');
  for (const { rules: digest } of [second, third]) assert.equal(digest, first.rules);
  set('2027-02-30');
  const bad = await run(['site', '-o', at('changed-4'), '--url', kUrl, '--web', web, '--rules', rules]);
  assert.equal(bad.code, 65);
  assert.deepEqual([error_of(bad).code, error_of(bad).at], ['bad_date', `${kEdition}/edition.json#/changed`]);
});

test('a folder without a page is no page, nor is a written site', async () => {
  const site = await run(['site', '-o', at('none'), '--url', kUrl, '--web', at('www')]);
  assert.equal(site.code, 65);
  assert.match(error_of(site).detail, /写好的站点/);
  mkdirSync(at('nothing'));
  const ended = await run(['site', '-o', at('none'), '--url', kUrl, '--web', at('nothing')]);
  assert.equal(ended.code, 65);
  assert.match(error_of(ended).detail, /没有 index\.html/);
  assert.equal((await run(['site', '-o', at('none'), '--url', kUrl, '--web', at('nowhere')])).code, 65);
});

test('a page that judges by other rules than the site’s pages tell is refused, and it is said which', async () => {
  const rules = rules_with_days(at('other-rules'), '150821', '2026-05-20', '五原县通知');
  const page = at('other-page');
  await small_page(page, rules);
  const refused = async (words, more = []) => {
    const ended = await run(['site', '-o', at('never'), '--url', kUrl, '--web', page, ...more]);
    assert.equal(ended.code, 65);
    assert.match(error_of(ended).detail, words);
    assert.ok(!existsSync(at('never')));
  };
  // The page's county has other days; then the site's.
  await refused(/和这里的规则不同：bayannur\/2026 150821。请用同一份规则重新构建/);
  await write(at('other-site'), { web: page, more: ['--rules', rules] });
  assert.ok(!existsSync(at('other-site/rules.json')), 'what only the build tells is no part of the site');
  await built_with(page);
  await refused(/不同：bayannur\/2026 150821。/, ['--rules', rules]);
  // A county that one of them does not have; a page that says nothing of its rules, or nothing that can be read.
  const { format, editions } = JSON.parse(readFileSync(join(page, 'rules.json')));
  writeFileSync(join(page, 'rules.json'), JSON.stringify({ format, editions: editions.slice(0, -1) }));
  await refused(/不同：bayannur\/2026 150826。/);
  writeFileSync(join(page, 'rules.json'), JSON.stringify({ format, editions: [...editions, { ...editions[0], id: 'elsewhere/2026' }] }));
  await refused(/不同：elsewhere\/2026。/);
  writeFileSync(join(page, 'rules.json'), JSON.stringify({ format: 'zhicheng-page-rules/0', editions }));
  await refused(/没有写明按哪份规则构建/);
  rmSync(join(page, 'rules.json'));
  await refused(/没有写明按哪份规则构建/);
});
