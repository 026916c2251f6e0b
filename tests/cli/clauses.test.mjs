// zhicheng clauses: the table as JSON, text and an annotated page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { run } from '../cases/doors.mjs';

const kNotice = join(process.env.ZHICHENG_ROOT ?? process.cwd(), 'rules/bayannur/2026/notice.txt');
const squeezed = (text) => text.replace(/\s/g, '');

const table = async () => JSON.parse((await run(['clauses', '--edition', 'bayannur/2026'])).out);
const page = async () => (await run(['clauses', '--html'])).out;

test('every row says what covers it or why nothing can, and every ambiguity how it is read', async () => {
  const { rows, tables, notice } = await table();
  assert.equal(rows.length, 94);
  for (const { id, quote, covered_by, reason, ambiguity, testable_by } of rows) {
    assert.ok(notice.includes(quote), id);
    assert.equal(covered_by.length === 0, typeof reason === 'string', id);
    if (['applicant', 'reviewer'].includes(testable_by)) assert.ok(covered_by.length > 0, id);
    for (const { kind, title } of covered_by) assert.ok(kind && title, id);
    for (const { issue, handling } of ambiguity) assert.ok(issue && handling, id);
  }
  const readings = new Set(rows.flatMap(({ ambiguity }) => ambiguity.map(({ id }) => id)));
  assert.equal(readings.size, 25);
  assert.deepEqual(Object.keys(tables).sort(), ['checks', 'fees', 'moves', 'quota', 'sanctions']);
  assert.equal(tables.quota[0].count, 17);
});

test('as text each row has its quote, its cover and its readings', async () => {
  const { rows } = await table();
  const text = squeezed((await run(['clauses', '--text'])).out);
  for (const { id, quote, covered_by, reason, ambiguity } of rows) {
    assert.ok(text.includes(id + squeezed(quote)), id);
    for (const cover of covered_by) assert.ok(text.includes(squeezed(cover.title)), id);
    if (reason) assert.ok(text.includes(squeezed(reason)), id);
    for (const { handling } of ambiguity) assert.ok(text.includes(squeezed(handling)), id);
  }
});

const kVoid = new Set(['meta', 'br']);

/// Every element of the page: [tag, attributes, inner HTML]; tags that do not pair throw.
function elements_of(html) {
  const found = [];
  const open = [];
  for (const { 0: whole, 1: closing, 2: tag, 3: attributes, index } of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^<>]*)>/g)) {
    if (kVoid.has(tag)) continue;
    if (!closing) {
      const element = { tag, attributes, from: index + whole.length };
      open.push(element);
      found.push(element);
    } else {
      const element = open.pop();
      assert.equal(element?.tag, tag, html.slice(Math.max(0, index - 100), index + 20));
      element.inner = html.slice(element.from, index);
    }
  }
  assert.deepEqual(open, []);
  return found;
}

const attribute = (element, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(element.attributes)?.[1];
const plain = (html) => html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

test('the page has the whole notice in order, and each quote marked once', async () => {
  const elements = elements_of(await page());
  const body = elements.find((element) => attribute(element, 'id') === 'notice').inner;
  const text = plain(body.replace(/<ul class="notes">[\s\S]*?<\/ul>\s*<\/div>/g, '</div>').replace(/<sup>[\s\S]*?<\/sup>/g, ''));
  assert.equal(squeezed(text), squeezed(await readFile(kNotice, 'utf8')));
  const { rows } = await table();
  const marks = elements.filter(({ tag }) => tag === 'mark').map(({ inner }) => squeezed(plain(inner)));
  for (const { id, quote } of rows) assert.equal(marks.filter((mark) => mark === squeezed(quote)).length, 1, id);
  const cards = squeezed(plain(elements.filter((element) => attribute(element, 'class')?.startsWith('card ')).map(({ inner }) => inner).join('')));
  for (const { id, covered_by, reason, ambiguity } of rows) {
    assert.ok(cards.includes(id), id);
    for (const cover of covered_by) assert.ok(cards.includes(squeezed(cover.title)), id);
    if (reason) assert.ok(cards.includes(squeezed(reason)), id);
    for (const { handling } of ambiguity) assert.ok(cards.includes(squeezed(handling)), id);
  }
});

test('the page stands alone: no script, nothing fetched, every link within it leads somewhere', async () => {
  const html = await page();
  assert.match(html, /^<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">/);
  const elements = elements_of(html);
  const ids = elements.map((element) => attribute(element, 'id')).filter(Boolean);
  assert.equal(new Set(ids).size, ids.length);
  for (const element of elements) {
    assert.ok(!['script', 'link', 'img', 'iframe'].includes(element.tag), element.tag);
    assert.doesNotMatch(element.attributes, /\bon[a-z]+=|style=|src=/);
    const href = attribute(element, 'href');
    if (href !== undefined) assert.ok(href.startsWith('#') && ids.includes(href.slice(1)), href);
  }
  assert.doesNotMatch(html, /url\(|@import/);
  assert.equal(elements.filter(({ tag }) => tag === 'h1').length, 1);
  assert.equal(elements.filter(({ tag }) => tag === 'main').length, 1);
  for (const { tag, attributes } of elements) if (tag === 'th') assert.match(attributes, /scope="(col|row)"/);
});

test('dates show the calendar of the year, counted back from the deadlines', async () => {
  const { process: steps } = JSON.parse((await run(['dates', '--edition', 'bayannur/2026', '--on', '2026-05-20'])).out);
  const days = (id) => steps.find((step) => step.id === id).days.map(({ date }) => date);
  assert.deepEqual(days('employer_publicity'), ['2026-05-18', '2026-06-03', '2026-07-03']);
  assert.deepEqual(days('filing'), ['2026-05-25', '2026-06-10', '2026-07-10']);
  assert.deepEqual(days('county_filing'), [null, null, null]);
  assert.deepEqual(days('review_and_publicity'), ['2026-10-30']);
  assert.deepEqual(days('upload'), []);
  const order = steps.map(({ id }) => id);
  for (const [before, after] of [['employer_publicity', 'filing'], ['filing', 'correction'], ['review_plan', 'result_publicity'],
    ['review_and_publicity', 'upload'], ['upload', 'certificate']]) {
    assert.ok(order.indexOf(before) < order.indexOf(after), `${before} ${after}`);
  }
  assert.match((await run(['dates', '--on', '2026-05-20', '--text'])).out, /全年日程[\s\S]*2026-10-30/);
});
