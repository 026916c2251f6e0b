// The self-check in a county's page in Firefox ESR, which keeps third parties' storage apart, and has no ancestorOrigins before
// version 153: what it knows of its parent then is the referrer, or nothing.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch, looked_at, open_tab } from '../web/firefox.mjs';
import { check, heard, keep_events, open_sites, page_of, snippet, strict, told } from './world.mjs';

let world;
let browser;

before(async () => { world = await open_sites(); });
after(async () => { await world?.close(); });

async function visit(html, { headers = {}, more = '' } = {}) {
  world.county.pages.set('/notice.html', { html, headers });
  const tab = await open_tab(browser);
  await tab.page.evaluateOnNewDocument(keep_events);
  await tab.page.goto(`${world.county.origin}/notice.html${more}`);
  return tab;
}

/** The frame of the self-check, drawn. */
async function framed(tab) {
  const frame = looked_at(await tab.page.waitForFrame((one) => one.url().includes('embed=1'), { timeout: 20000 }));
  await frame.waitForFunction(() => window.zhicheng?.frames.first > 0);
  return frame;
}

for (const [name, has_origins] of [['with ancestorOrigins', true], ['without ancestorOrigins', false]]) describe(name, () => {
  before(async () => { browser = await launch({ 'dom.location.ancestorOrigins.enabled': has_origins }); });
  after(async () => { await browser?.close(); });

  test('ready, resize and result come to the county’s page', async () => {
    const tab = await visit(page_of(snippet(world.site, 'data-renderer="text"')), { headers: strict(world.site) });
    const { edition, county, version, renderer } = await heard(tab, 'ready');
    assert.deepEqual([edition, county, version, renderer], ['bayannur/2026', '150802', 1, 'text']);
    const frame = await framed(tab);
    assert.deepEqual(await frame.evaluate(() => ['ancestorOrigins' in location, document.referrer]), [has_origins, '']);
    const { height } = await heard(tab, 'resize');
    assert.ok(height > 200);
    await check(frame);
    const result = await heard(tab, 'result');
    assert.deepEqual(Object.keys(result).sort(), ['met', 'not_applicable', 'status', 'unknown', 'unmet']);
    assert.equal(result.status, 'eligible');
    // As high as its content.
    await tab.waitForFunction(() => {
      const [, { height: last }] = window.told.filter(([name]) => name === 'resize').at(-1);
      return document.querySelector('iframe').offsetHeight === last;
    });
    // The county’s page has no icon, and its policy allows none.
    assert.deepEqual(tab.faults.filter((fault) => !fault.includes('/favicon.ico')), []);
    await tab.page.close();
  });

  test('the self-test has its six ticks here too, and a policy without frames is told', async () => {
    const tab = await visit(page_of(snippet(world.site)), { headers: strict(world.site), more: '?zc-selftest=1' });
    await tab.waitForFunction(() => document.querySelectorAll('.zc-selftest [data-well=yes]').length === 6);
    await tab.page.close();
    const shut = await visit(page_of(snippet(world.site)), {
      headers: { 'content-security-policy': `default-src 'self'; script-src ${world.site}` }, more: '?zc-selftest=1' });
    assert.deepEqual(await heard(shut, 'error'), { code: 'blocked' });
    await shut.waitForFunction((words) => document.querySelector('.zc-selftest [data-well=no]')?.textContent === words,
      `✗ 内容安全策略：拦下了自测。请在网站的策略里给 frame-src 加上 ${world.site}`);
    await shut.page.close();
  });

  test('the page is told nothing when the frame knows another origin; what is forged is not heard', async () => {
    const letters = async (origin, policy = 'no-referrer') => {
      const tab = await visit(page_of('<p>稍等</p>'));
      await tab.evaluate(() => {
        window.letters = [];
        addEventListener('message', ({ origin: from, data }) => window.letters.push([from, data?.type]));
      });
      await tab.evaluate((address, referrer) => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        Object.assign(frame, { referrerPolicy: referrer, width: 800, height: 700, src: address });
      }, `${world.site}/index.html?embed=1&nonce=7&origin=${encodeURIComponent(origin)}`, policy);
      const frame = await framed(tab);
      await new Promise((done) => { setTimeout(done, 500); });
      // A question of the right window and origin, and with a wrong nonce.
      const answers = await tab.evaluate(async (site) => {
        const before = window.letters.length;
        const ask = (nonce) => document.querySelector('iframe').contentWindow.postMessage({ zc: 1, nonce, type: 'check' }, site);
        ask('8');
        await new Promise((done) => { setTimeout(done, 300); });
        const wrong = window.letters.length - before;
        ask('7');
        await new Promise((done) => { setTimeout(done, 700); });
        return [wrong, window.letters.length - before];
      }, world.site);
      const all = await tab.evaluate(() => window.letters);
      assert.ok(all.every(([from]) => from === world.site));
      assert.ok(await frame.evaluate(() => window.zhicheng.frames.first > 0));
      await tab.page.close();
      return [all.length - answers[1], ...answers];
    };
    for (const policy of ['no-referrer', 'origin']) {
      const [unasked, wrong, right] = await letters(world.county.origin, policy);
      assert.ok(unasked >= 2, `${unasked} letters, ${policy}`);
      assert.deepEqual([wrong, right], [0, 1], policy);
      for (const origin of ['https://example.com', '*']) assert.deepEqual(await letters(origin, policy), [0, 0, 0], `${origin}, ${policy}`);
    }

    const tab = await visit(page_of(snippet(world.site)));
    await heard(tab, 'ready');
    await framed(tab);
    await new Promise((done) => { setTimeout(done, 500); });
    const before = (await told(tab, 'resize')).length;
    await tab.evaluate(() => {
      const nonce = new URL(document.querySelector('iframe').src).searchParams.get('nonce');
      postMessage({ zc: 1, nonce, type: 'resize', detail: { height: 5000 } }, '*');
    });
    await new Promise((done) => { setTimeout(done, 300); });
    assert.equal((await told(tab, 'resize')).length, before);
    await tab.page.close();
  });
});
