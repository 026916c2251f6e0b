// What `zhicheng site` writes for each place: pages, calendars, oEmbed, sitemap, data.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { after, before, test } from 'node:test';
import { run } from '../cases/doors.mjs';
import { counties, faults_of, files_of, kEdition, kUrl, root, rules_with, rules_with_days, small_page, words_of, write } from './written.mjs';

const kMost = 60000;
let folder;
let site;
const page = (place) => site.get(`${kEdition}/${place}index.html`).toString();
const script = () => [...site.keys()].find((path) => /^words\.[0-9a-f]{10}\.js$/.test(path));
/** A page with its script. */
const weight = (html) => Buffer.byteLength(html) + site.get(script()).length;
const places = ['', ...Object.keys(counties).map((id) => `${id}/`), 'zone/'];

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhicheng-site-'));
  await small_page(join(folder, 'page'));
  await write(join(folder, 'www'), { web: join(folder, 'page') });
  site = new Map(files_of(join(folder, 'www')));
});
after(() => rmSync(folder, { recursive: true }));

for (const place of places) {
  test(`the page of ${place || 'the city'} is one small file that parses, with one script that is no part of it`, () => {
    const html = page(place);
    assert.ok(weight(html) <= kMost, `${weight(html)} bytes`);
    assert.deepEqual(faults_of(html), []);
    assert.match(html, /^<!doctype html><html lang=zh-CN>/);
    assert.equal(html.split('<script').length, 2);
    assert.ok(html.includes(`<script defer src="${'../'.repeat(place ? 3 : 2)}${script()}"></script>`));
    assert.doesNotMatch(html, /<img|<iframe| style=| on[a-z]+=|@import|url\(/);
    const ids = [...html.matchAll(/ id=([\w.-]+)/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, 'each id once');
    for (const heading of ['截止时间', '谁可以申报', '申报材料', '材料报到哪里', '问谁', '通知原文']) assert.ok(html.includes(`>${heading}</h2>`), heading);
    for (const tag of ['header', 'nav', 'main', 'footer', 'h1']) assert.equal(html.split(`<${tag}`).length - 1, 1, tag);
    const url = `${kUrl}/${kEdition}/${place}`;
    assert.ok(html.includes(`<link rel=canonical href="${url}">`));
    for (const name of ['type', 'title', 'description', 'url', 'image', 'site_name', 'locale']) assert.match(html, new RegExp(`<meta (?:name="description" )?property="og:${name}" content="[^"]+">`));
    assert.ok(html.includes(`<meta property="og:url" content="${url}">`));
    const [, image] = /<meta property="og:image" content="([^"]+)">/.exec(html);
    assert.match(image, /^https:\/\/rsj\.example\.cn\/zhicheng\/icon\.[0-9a-f]{10}\.png$/);
    assert.ok(site.has(image.slice(kUrl.length + 1)));
  });

  test(`every link of the page of ${place || 'the city'} leads somewhere`, () => {
    const html = page(place);
    const links = [...html.matchAll(/ href=(?:"([^"]*)"|([^ >]+))/g)].map(([, quoted, bare]) => quoted ?? bare);
    assert.ok(links.length > 100);
    for (const link of links.filter((one) => !/^(tel|data):/.test(one))) {
      const path = link.startsWith(kUrl) ? link.slice(kUrl.length + 1) : posix.join(kEdition, place, link.split(/[?#]/)[0]);
      if (link.startsWith('#')) assert.ok(html.includes(` id=${link.slice(1)}>`) || html.includes(` id=${link.slice(1)} `), link);
      else assert.ok(site.has(path) || site.has(`${path.replace(/\/$/, '')}/index.html`) || path === './', link);
    }
  });

  test(`oEmbed of ${place || 'the city'} is version 1.0, rich, with a frame of the page`, () => {
    const told = JSON.parse(site.get(`${kEdition}/${place}oembed.json`));
    assert.equal(told.version, '1.0');
    assert.equal(told.type, 'rich');
    for (const key of ['width', 'height']) assert.equal(typeof told[key], 'number');
    const [, src, title] = /^<iframe src="([^"]+)" title="([^"]+)" [^<>]*><\/iframe>$/.exec(told.html);
    assert.equal(title, told.title);
    const frame = new URL(src.replaceAll('&amp;', '&'));
    assert.equal(frame.href.split('?')[0], `${kUrl}/index.html`);
    assert.equal(frame.searchParams.get('embed'), '1', 'a server lets nothing else be framed');
    assert.equal(frame.searchParams.get('edition'), kEdition);
    assert.equal(frame.searchParams.get('county'), place ? place.slice(0, -1) : null);
    assert.ok(page(place).includes(`type="application/json+oembed" href="${kUrl}/${kEdition}/${place}oembed.json"`));
  });

  test(`the calendar of ${place || 'the city'} is what the door writes, line by line as RFC 5545 says`, async () => {
    const text = site.get(`${kEdition}/${place}deadlines.ics`).toString();
    const lines = text.split('\r\n');
    assert.equal(lines.pop(), '');
    for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75 && !/[\n\r]/.test(line), line);
    const open = [];
    for (const line of text.replaceAll('\r\n ', '').split('\r\n')) {
      const [, word, name] = /^(BEGIN|END):(\w+)$/.exec(line) ?? [];
      if (word === 'BEGIN') open.push(name);
      if (word === 'END') assert.equal(open.pop(), name);
    }
    assert.deepEqual(open, []);
    const scope = /^\d+\/$/.test(place) ? ['--county', place.slice(0, -1)] : [];
    assert.equal(text, (await run(['dates', '--ics', '--edition', kEdition, '--on', '2026-05-10', ...scope])).out);
  });
}

test('each county is named, and has the city\'s days, its own office, and no day of its own that nobody knows', () => {
  for (const [id, name] of Object.entries(counties)) {
    const html = page(`${id}/`);
    assert.ok(html.includes(`<h1>${name}2026年职称申报条件和截止时间</h1>`));
    const table = /<table class=days>[^]*?<\/table>/.exec(html)[0];
    for (const day of ['2026-05-25', '2026-06-10', '2026-07-10', '2026-05-18', '2026-06-03', '2026-07-03']) assert.ok(table.includes(`datetime=${day}`), day);
    assert.equal(table.split('以旗县区通知为准').length, 4);
    assert.ok(html.includes(`${name}的职称工作通知：<b class=u>待核实</b>`));
    assert.ok(words_of(html).includes(`${name}人力资源和社会保障局`), 'the chain names its office');
    const { contacts } = JSON.parse(readFileSync(join(root, 'rules', kEdition, 'counties', `${id}.json`)));
    for (const { phones } of contacts) for (const phone of phones) assert.ok(html.includes(`href="tel:${phone}"`));
    const own = /<h2 id=contacts>[^]*?(?=<h2)/.exec(html)[0];
    for (const other of ['临河区', '五原县', '磴口县']) if (other !== name) assert.ok(!own.includes(other), 'other counties\' offices are no concern of theirs');
    assert.ok(html.includes(`href="../../../index.html?edition=${kEdition}&amp;county=${id}"`));
  }
});

test('the city names its counties, the zone sends to its own office', () => {
  const city = page('');
  for (const [id, name] of Object.entries(counties)) assert.ok(city.includes(`<a href="${id}/">${name}</a>`));
  assert.ok(!/<table class=days>[^]*?以旗县区通知为准[^]*?<\/table>/.test(city));
  const zone = page('zone/');
  assert.ok(zone.includes('7957900'));
  assert.match(words_of(zone), /审核：巴彦淖尔经济技术开发区人事部门/);
  assert.ok(!words_of(zone).includes('旗县区其他系列'));
});

test('the notice stands there word for word, each row of the extraction anchored, each doubt told', () => {
  const html = page('150802/');
  const { clauses, ambiguities = [] } = JSON.parse(readFileSync(join(root, 'rules', kEdition, 'clauses.json')));
  const squeezed = (text) => text.replace(/\s/g, '');
  const text = squeezed(words_of(html.slice(html.indexOf('<h2 id=notice>')).replace(/<sup>[^]*?<\/sup>/g, '')));
  for (const { id, quote } of clauses) {
    assert.ok(text.includes(squeezed(quote)), id);
    assert.ok(html.includes(` id=c${id}>`) || html.includes(` id=c${id} `), id);
  }
  for (const { id, handling } of ambiguities) assert.ok(html.includes(`<dt id=${id}>`) && html.includes(handling), id);
  assert.ok(text.includes(squeezed(readFileSync(join(root, 'rules', kEdition, 'notice.txt'), 'utf8')).slice(0, 900)));
});

test('what no source tells is shown as 待核实', () => {
  const html = page('150802/');
  const edition = JSON.parse(readFileSync(join(root, 'rules', kEdition, 'edition.json')));
  for (const { id } of edition.materials.filter(({ verified }) => verified === false)) {
    assert.match(html, new RegExp(`<li id=m-${id}>(?:(?!<li)[^])*<b class=u>待核实</b>`), id);
  }
  for (const { title } of edition.findings) assert.ok(html.includes(title), title);
  for (const { title } of edition.materials) assert.ok(html.includes(title), title);
});

test('a county with days of its own shows them, and its notice', async () => {
  const rules = rules_with_days(join(folder, 'rules'), '150802', { entry: '2026-05-15', assistant: '2026-05-15', intermediate: '2026-05-29', associate_senior: '2026-06-30', senior: '2026-06-30' }, '临河区关于做好2026年职称评审工作的通知');
  const out = join(folder, 'dated');
  await small_page(join(folder, 'dated-page'), rules);
  await write(out, { web: join(folder, 'dated-page'), more: ['--rules', rules] });
  const html = readFileSync(join(out, kEdition, '150802/index.html'), 'utf8');
  const table = /<table class=days>[^]*?<\/table>/.exec(html)[0];
  for (const day of ['2026-05-15', '2026-05-29', '2026-06-30']) assert.ok(table.includes(`datetime=${day}`), day);
  assert.ok(!table.includes('以旗县区通知为准'));
  assert.ok(html.includes('临河区关于做好2026年职称评审工作的通知'));
  assert.ok(weight(html) <= kMost, `${weight(html)} bytes`);
  assert.match(readFileSync(join(out, kEdition, '150802/deadlines.ics'), 'utf8'), /DTSTART;VALUE=DATE:20260515/);
  const city = readFileSync(join(out, kEdition, 'index.html'), 'utf8');
  assert.match(city, /<a href="150802\/">临河区<\/a><br>初级5月15日，中级5月29日，高级6月30日</);
});

test('with days, a notice, an address and hours in every county, every page is still small', async () => {
  const rules = join(folder, 'full');
  const days = { entry: '2026-05-15', assistant: '2026-05-15', intermediate: '2026-05-29', associate_senior: '2026-06-30', senior: '2026-06-30' };
  for (const [id, name] of Object.entries(counties)) {
    const file = join(root, 'rules', kEdition, 'counties', `${id}.json`);
    const [contact, ...others] = JSON.parse(readFileSync(file)).contacts;
    rules_with(rules, id, {
      county_filing: days, notice: `${name}人力资源和社会保障局关于做好2026年全区职称评审工作的通知`, notice_number: `${name}人社发〔2026〕18号`,
      contacts: [{ ...contact, address: `${name}新华东街政务服务中心二楼专业技术人员管理股`, hours: '工作日9时至12时、14时30分至17时30分' }, ...others],
    });
  }
  await small_page(join(folder, 'full-page'), rules);
  assert.equal(await write(join(folder, 'full-site'), { web: join(folder, 'full-page'), more: ['--rules', rules] }), '');
  const written = new Map(files_of(join(folder, 'full-site')));
  for (const place of places) {
    const bytes = weight(written.get(`${kEdition}/${place}index.html`));
    assert.ok(bytes <= kMost, `${place}: ${bytes} bytes`);
  }
  const city = written.get(`${kEdition}/index.html`).toString();
  assert.equal(city.split('<br>初级5月15日，中级5月29日，高级6月30日<').length, 8);
});

test('a page that is heavier is written, and it is said how heavy', async () => {
  const rules = rules_with_days(join(folder, 'heavy'), '150821', '2026-05-15', '五原县关于做好职称评审工作的通知'.repeat(40));
  await small_page(join(folder, 'heavy-page'), rules);
  const said = await write(join(folder, 'heavy-site'), { web: join(folder, 'heavy-page'), more: ['--rules', rules] });
  const script = readdirSync(join(folder, 'heavy-site')).find((name) => /^words\.\w+\.js$/.test(name));
  const bytes = [join(kEdition, '150821/index.html'), script].reduce((sum, name) => sum + readFileSync(join(folder, 'heavy-site', name)).length, 0);
  assert.ok(bytes > kMost);
  assert.equal(said, `注意：${kEdition}/150821/index.html 有 ${bytes} 字节，超过 60000，在慢的网络上打开会慢\n`);
});

test('the sitemap names every page once, and nothing else', () => {
  const xml = site.get('sitemap.xml').toString();
  assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<urlset xmlns="http:\/\/www\.sitemaps\.org\/schemas\/sitemap\/0\.9">/);
  assert.deepEqual([...xml.matchAll(/<loc>([^<]+)<\/loc><lastmod>\d{4}-\d\d-\d\d<\/lastmod>/g)].map(([, url]) => url), places.map((place) => `${kUrl}/${kEdition}/${place}`));
});

test('the rules lie beside the pages as data', () => {
  for (const name of ['edition.json', 'clauses.json', 'counties/150802.json', 'counties/zone.json']) {
    assert.deepEqual(JSON.parse(site.get(`${kEdition}/${name}`)), JSON.parse(readFileSync(join(root, 'rules', kEdition, name))));
  }
  const index = JSON.parse(site.get('site.json'));
  assert.equal(index.updated, JSON.parse(readFileSync(join(root, 'rules', kEdition, 'edition.json'))).changed);
  assert.deepEqual(index.editions[0].pages.map(({ path }) => path), places.map((place) => `${kEdition}/${place}`));
  for (const { digest } of index.editions[0].pages) assert.match(digest, /^sha256:[0-9a-f]{64}$/);
});
