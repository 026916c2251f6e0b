// The lines of policy that the steps tell a webmaster to add: enough as they stand, and each of them needed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { heading } from '../web/walk.mjs';
import { check, crosses, framed, from_docs, heard, open_world, page_of, snippet, visit_county } from './world.mjs';

let world;
let lines;

before(async () => {
  world = await open_world();
  lines = from_docs(world.site, 'policy').split('\n');
});
after(async () => { await world?.close(); });

const link = (tab) => tab.getByRole('link', { name: '2026年职称申报条件与截止时间（网页版）' });
const of = (...parts) => ({ 'content-security-policy': parts.join(' ') });
const without = (name) => lines.filter((line) => !line.startsWith(`${name} `));

/** The fallback is seen, and leads to the page of words. */
async function leads_on(tab) {
  assert.ok(await link(tab).isVisible());
  await link(tab).click();
  await tab.waitForURL(`${world.site}/bayannur/2026/150802/`);
}

test('the steps name two lines, and no more', () => {
  assert.deepEqual(lines, [`script-src ${world.site};`, `frame-src ${world.site};`]);
});

test('with exactly these lines the script’s check comes to its result', async () => {
  const tab = await visit_county(world, page_of(snippet(world.site)), { headers: of(...lines) });
  await heard(tab, 'ready');
  await check(framed(tab));
  assert.equal((await heard(tab, 'result')).status, 'eligible');
  assert.ok(await link(tab).isVisible());
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('with exactly these lines the check in a plain frame comes to its result', async () => {
  const tab = await visit_county(world, page_of(from_docs(world.site, 'frame').replace('embed=1', 'embed=1&amp;on=2026-05-20')), { headers: of(...lines) });
  await tab.frameLocator('iframe').getByRole('button', { name: '开始自测（约3分钟）' }).waitFor();
  const frame = framed(tab);
  await check(frame);
  assert.equal(await heading(frame).textContent(), '符合已核对的条件');
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('without the line for scripts nothing is made of the link', async () => {
  const tab = await visit_county(world, page_of(snippet(world.site)), { headers: of("default-src 'self';", ...without('script-src')), more: '?zc-selftest=1' });
  await tab.waitForLoadState('load');
  assert.match(tab.faults.join(), /embed\/v1\.js.*Content Security Policy|Content Security Policy.*script-src/s);
  assert.deepEqual(await tab.evaluate(() => document.querySelectorAll('iframe, .zc-selftest').length), 0);
  await leads_on(tab);
  await tab.context().close();
  // The plain frame has no script.
  const plain = await visit_county(world, page_of(from_docs(world.site, 'frame').replace(' style="border:0"', '')), { headers: of("default-src 'self';", ...without('script-src')) });
  await plain.frameLocator('iframe').getByRole('button', { name: '开始自测（约3分钟）' }).waitFor();
  await plain.context().close();
});

test('without the line for frames it is said at once, no hole is left, and the self-test tells what to add', async () => {
  const headers = of("default-src 'self';", ...without('frame-src'));
  const tab = await visit_county(world, page_of(snippet(world.site)), { headers, more: '?zc-selftest=1' });
  assert.deepEqual(await heard(tab, 'error'), { code: 'blocked' });
  assert.ok(await tab.getByText('这个网页打不开在线自测，请看下面的文字说明。').isVisible());
  assert.ok(await tab.locator('iframe').isHidden());
  assert.deepEqual(await crosses(tab, 1, 0), { 内容安全策略: `拦下了自测。请在网站的策略里给 frame-src 加上 ${world.site}` });
  await leads_on(tab);
  await tab.context().close();
  const plain = await visit_county(world, page_of(from_docs(world.site, 'frame').replace(' style="border:0"', '')), { headers });
  await leads_on(plain);
  await plain.context().close();
});

test('a policy that only reports takes nothing away', async () => {
  const headers = { 'content-security-policy-report-only': "default-src 'self'; frame-src 'self'" };
  const tab = await visit_county(world, page_of(snippet(world.site)), { headers });
  await heard(tab, 'ready');
  assert.equal(await tab.evaluate(() => window.told.filter(([name]) => name === 'error').length), 0);
  assert.ok(await tab.locator('iframe').isVisible());
  await tab.context().close();
});
