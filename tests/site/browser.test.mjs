// A written site in Chromium: read without scripts, used without a network, told when the rules are other ones.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../web/axe.mjs';
import { desk, launch, phone, pictures, root, serve } from '../web/browser.mjs';
import { answerAll, begin, drawn, engineer, heading, turn } from '../web/walk.mjs';
import { built_with, counties, kEdition, rules_with_days, write } from './written.mjs';

const kOn = '2026-05-20';
let folder;
let browser;
let server;
const www = () => join(folder, 'www');

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhicheng-site-'));
  await write(www(), { web: process.env.ZHICHENG_WEB });
  browser = await launch();
  server = await serve([], www());
});
after(async () => {
  await browser?.close();
  await server?.end();
  rmSync(folder, { recursive: true });
});

/** A tab whose requests and faults are kept. */
async function open(context, path, address = server.address) {
  const tab = await context.newPage();
  tab.faults = [];
  tab.requests = [];
  tab.on('pageerror', (error) => tab.faults.push(error.message));
  tab.on('console', (message) => { if (message.type() === 'error') tab.faults.push(message.text()); });
  tab.on('request', (request) => tab.requests.push(request.url()));
  await tab.goto(`${address}/${path}`);
  return tab;
}

const usable = (tab) => tab.waitForFunction(() => window.zhicheng?.frames.first > 0);
/** Waits for a site's worker: the page's own, or one that keeps words alone. */
const in_charge = (tab, name = 'sw.js') => tab.waitForFunction((script) => {
  const { state, scriptURL } = navigator.serviceWorker.controller ?? {};
  return state === 'activated' && scriptURL.endsWith(`/${script}`);
}, name);

for (const [name, size] of [['desk', desk], ['phone', phone]]) {
  test(`pages are read without scripts, whole, within the screen's width (${name})`, async () => {
    const context = await browser.newContext({ ...size, locale: 'zh-CN', javaScriptEnabled: false });
    for (const place of ['', '150802/', 'zone/']) {
      const tab = await open(context, `${kEdition}/${place}`);
      assert.equal(await tab.title(), `${place === '' ? '巴彦淖尔市' : counties[place.slice(0, -1)] ?? '巴彦淖尔经济技术开发区'}2026年职称申报条件和截止时间`);
      assert.ok(await tab.getByRole('heading', { name: '截止时间', exact: true }).isVisible());
      assert.equal(await tab.locator('h1').evaluate((element) => getComputedStyle(element).fontWeight), '700');
      assert.deepEqual(await tab.evaluate(() => [document.documentElement.scrollWidth > innerWidth, document.compatMode]), [false, 'CSS1Compat']);
      assert.deepEqual(tab.requests.map((url) => new URL(url).origin).filter((origin) => origin !== server.address && origin !== 'null'), []);
      assert.deepEqual(tab.faults, []);
      await tab.screenshot({ path: join(pictures, `${name}-site-${place.replace('/', '') || 'city'}.png`) });
      await tab.close();
    }
    await context.close();
  });
}

test('axe finds nothing, in light and dark', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ ...phone, locale: 'zh-CN', colorScheme, bypassCSP: true });
    for (const place of ['', '150802/']) {
      const tab = await open(context, `${kEdition}/${place}`);
      assert.deepEqual(await violations(tab), []);
      await tab.close();
    }
    await context.close();
  }
});

test('the picture of a link is the icon, as a PNG whose ground fills it', async () => {
  const context = await browser.newContext({ ...desk, bypassCSP: true });
  const tab = await open(context, `${kEdition}/`);
  const address = await tab.locator('meta[property="og:image"]').getAttribute('content');
  const icon = readFileSync(join(root, 'web/icon.svg'), 'utf8');
  const ground = /fill="(#\w{6})"/.exec(icon)[1];
  const [size, most] = await tab.evaluate(async ([png, svg, colour]) => {
    const pixels = async (src) => {
      const image = Object.assign(new Image(), { src });
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: 512, height: 512 });
      const pen = canvas.getContext('2d');
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 512, 512);
      pen.drawImage(image, 0, 0, 512, 512);
      return [[image.naturalWidth, image.naturalHeight], pen.getImageData(0, 0, 512, 512).data];
    };
    const [natural, ours] = await pixels(png);
    const [, theirs] = await pixels(`data:image/svg+xml,${encodeURIComponent(svg.replace('<svg ', '<svg width="512" height="512" '))}`);
    return [natural, ours.reduce((worst, value, at) => Math.max(worst, Math.abs(value - theirs[at])), 0)];
  }, [new URL(address).pathname.replace(/^.*\//, '/'), icon, ground]);
  assert.deepEqual(size, [512, 512]);
  // Edges are softened in two ways: half a pixel, and not a whole one.
  assert.ok(most <= 128, `${most} of 255`);
  await context.close();
});

test('in print it is black on white, without what one presses, and no sheet is cut', async () => {
  const context = await browser.newContext({ ...desk, locale: 'zh-CN', colorScheme: 'dark' });
  const tab = await open(context, `${kEdition}/150802/`);
  await tab.emulateMedia({ media: 'print' });
  assert.equal(await tab.locator('body').evaluate((body) => getComputedStyle(body).color), 'rgb(0, 0, 0)');
  for (const place of ['nav', '.act .go']) assert.ok(await tab.locator(place).isHidden());
  // A4 without its margins, in CSS pixels.
  await tab.setViewportSize({ width: Math.floor((210 - 30) / 25.4 * 96), height: 1000 });
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await context.close();
});

test('the page links to the test for its county, which opens', async () => {
  const context = await browser.newContext({ ...desk, locale: 'zh-CN' });
  const tab = await open(context, `${kEdition}/150802/`);
  // In a window of its own: in another page's frame it could not be opened.
  const pressed = async (page) => {
    const coming = context.waitForEvent('page');
    await page.getByRole('link', { name: '在线自查：我能不能报' }).click();
    const opened = await coming;
    await usable(opened);
    return opened;
  };
  const county = await pressed(tab);
  assert.equal(new URL(county.url()).search, `?edition=${kEdition}&county=150802`);
  await county.getByText('临河区', { exact: true }).waitFor();
  const zone = await pressed(await open(context, `${kEdition}/zone/`));
  assert.equal(new URL(zone.url()).search, `?edition=${kEdition}&county=zone`);
  await context.close();
});

test('the second visit needs no network, for the test and for pages that were seen', async () => {
  const context = await browser.newContext({ ...desk, locale: 'zh-CN' });
  // A server that is gone: a browser that is told to be offline would still let its worker out.
  const gone = await serve([], www());
  const first = await open(context, `?on=${kOn}`, gone.address);
  await usable(first);
  await in_charge(first);
  const page = await open(context, `${kEdition}/150802/`, gone.address);
  const words = await page.locator('main').textContent();
  await first.close();
  await page.close();
  await gone.end();
  const tab = await open(context, `?on=${kOn}`, gone.address);
  await usable(tab);
  // How fast it is, ./dev bench says.
  await turn(tab, begin);
  await answerAll(tab, engineer);
  assert.equal(await heading(tab).textContent(), '符合已核对的条件');
  const again = await open(context, `${kEdition}/150802/`, gone.address);
  assert.equal(await again.locator('main').textContent(), words);
  const other = await context.newPage();
  await assert.rejects(other.goto(`${gone.address}/readyz`), 'the server\'s own addresses are not kept');
  await context.close();
});

/** A site of its own that may be changed: the address, and a way to end it. */
async function serve_copy(name) {
  const at = join(folder, name);
  cpSync(www(), at, { recursive: true });
  const change = (path, act) => {
    for (const ending of ['.br', '.gz']) rmSync(join(at, path + ending), { force: true });
    writeFileSync(join(at, path), act(readFileSync(join(at, path), 'utf8')));
  };
  return { ...await serve([], at), change };
}

test('the first visit is enough: the test, its county\'s page and the city\'s need no network then', async () => {
  const context = await browser.newContext({ ...desk, locale: 'zh-CN' });
  const gone = await serve_copy('first-visit');
  // The county's page comes first, when nobody keeps anything; the test is opened from it.
  const page = await open(context, `${kEdition}/150802/`, gone.address);
  const words = await page.locator('main').textContent();
  const coming = context.waitForEvent('page');
  await page.getByRole('link', { name: '在线自查：我能不能报' }).click();
  await page.close();
  const first = await coming;
  await usable(first);
  await in_charge(first);
  const other = await open(context, `?edition=${kEdition}&county=150821&on=${kOn}`, gone.address);
  await usable(other);
  for (const tab of [first, other]) await tab.close();
  await gone.end();
  const tab = await open(context, `?edition=${kEdition}&county=150802&on=${kOn}`, gone.address);
  await usable(tab);
  await tab.getByText('临河区', { exact: true }).waitFor();
  const again = await open(context, `${kEdition}/150802/`, gone.address);
  assert.equal(await again.locator('main').textContent(), words);
  await (await open(context, `${kEdition}/`, gone.address)).getByRole('heading', { name: '各旗县区、开发区' }).waitFor();
  await (await open(context, `${kEdition}/150821/`, gone.address)).getByRole('heading', { name: /^五原县/ }).waitFor();
  // What nobody opened is not fetched.
  await assert.rejects((await context.newPage()).goto(`${gone.address}/${kEdition}/150822/`));
  await context.close();
});

test('a county\'s page that was read alone is there without a network: with its calendar, the city\'s page, and no byte of the test', async () => {
  const context = await browser.newContext({ ...desk, locale: 'zh-CN', acceptDownloads: true });
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  const gone = await serve([], www());
  const page = await open(context, `${kEdition}/150802/`, gone.address);
  const words = await page.locator('main').textContent();
  await in_charge(page, 'sw.js?words');
  // A second one that is read; and its calendar, which nobody asked for.
  await page.goto(`${gone.address}/${kEdition}/150821/`);
  await page.waitForFunction((calendar) => caches.match(calendar), `${gone.address}/${kEdition}/150821/deadlines.ics`);
  assert.deepEqual(page.faults, []);
  for (const url of asked) {
    assert.ok(url.startsWith(`${gone.address}/`), url);
    assert.match(new URL(url).pathname, /^\/bayannur\/2026\/([\w]+\/)?(deadlines\.ics)?$|^\/words\.[0-9a-f]{10}\.js$|^\/sw\.js$/);
  }
  await gone.end();
  for (const place of ['150802/', '150821/', '']) {
    await page.goto(`${gone.address}/${kEdition}/${place}`);
    await page.getByRole('heading', { name: '截止时间', exact: true }).waitFor();
    if (place === '150802/') {
      assert.equal(await page.locator('main').textContent(), words);
      await page.reload();
      assert.equal(await page.locator('main').textContent(), words);
    }
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /日历/ }).click()]);
    assert.match(readFileSync(await file.path(), 'utf8'), /^BEGIN:VCALENDAR/);
  }
  assert.deepEqual(page.faults, []);
  // What was not read is not there, nor the test.
  for (const path of [`${kEdition}/150822/`, '']) await assert.rejects((await context.newPage()).goto(`${gone.address}/${path}`), path);
  await context.close();
});

test('the test that is opened later is kept whole, and pages of words do not change that', async () => {
  const context = await browser.newContext({ ...desk, locale: 'zh-CN' });
  const gone = await serve([], www());
  const page = await open(context, `${kEdition}/150802/`, gone.address);
  await in_charge(page, 'sw.js?words');
  await page.close();
  const first = await open(context, `?on=${kOn}`, gone.address);
  await usable(first);
  await in_charge(first);
  await first.close();
  const again = await open(context, `${kEdition}/150821/`, gone.address);
  await again.waitForTimeout(800);
  assert.equal(await again.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ active, installing, waiting }) => [active, installing, waiting].map((one) => one?.scriptURL.split('/').at(-1))).join()), 'sw.js,,');
  await again.close();
  await gone.end();
  const tab = await open(context, `?on=${kOn}`, gone.address);
  await usable(tab);
  for (const place of ['150802/', '150821/']) await (await open(context, `${kEdition}/${place}`, gone.address)).getByRole('heading', { level: 1 }).waitFor();
  await context.close();
});

test('with new rules the pages that are kept are the new ones too', async () => {
  const context = await browser.newContext({ ...desk, locale: 'zh-CN' });
  const gone = await serve_copy('renewed');
  const first = await open(context, `?edition=${kEdition}&county=150802&on=${kOn}`, gone.address);
  await usable(first);
  await in_charge(first);
  await first.close();
  for (const place of ['', '150802/']) gone.change(`${kEdition}/${place}index.html`, (html) => html.replace('</h1>', '（新）</h1>'));
  gone.change('sw.js', (code) => code.replace(/kVersion = '/, "kVersion = 'new-"));
  const asked = await open(context, `?on=${kOn}`, gone.address);
  await asked.evaluate(async () => {
    const settled = async () => (await caches.keys()).some((name) => name.includes(' new-')) && !(await navigator.serviceWorker.getRegistration()).installing;
    while (!await settled()) await new Promise((done) => { setTimeout(done, 50); });
  });
  await gone.end();
  for (const place of ['', '150802/']) {
    const page = await open(context, `${kEdition}/${place}`, gone.address);
    assert.match(await page.getByRole('heading', { level: 1 }).textContent(), /（新）$/, place);
  }
  await context.close();
});

test('in a frame of another page nothing is kept', async () => {
  const context = await browser.newContext({ ...desk, locale: 'zh-CN' });
  const tab = await open(context, `${kEdition}/edition.json`);
  await tab.route('**/frame', (route) => route.fulfill({ contentType: 'text/html', body: '<iframe src="/?embed=1" width=800 height=600></iframe>' }));
  await tab.goto(`${server.address}/frame`);
  const frame = tab.frames()[1];
  await frame.waitForFunction(() => window.zhicheng?.frames.first > 0);
  await tab.waitForTimeout(1500);
  assert.equal(await frame.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  // Nor of a page of words that stands in one.
  await tab.route('**/words', (route) => route.fulfill({ contentType: 'text/html', body: `<iframe src="/${kEdition}/150802/?embed=1" width=800 height=600></iframe>` }));
  await tab.goto(`${server.address}/words`);
  await tab.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor();
  await tab.waitForTimeout(1000);
  assert.equal(await tab.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await context.close();
});

/** Waits until how the findings stood has been noted. */
const noted = (tab) => tab.waitForFunction(() => Object.keys(JSON.parse(localStorage.getItem('zhicheng-findings') ?? '{}').drafts ?? {}).length === 1);
const note = (tab) => tab.locator('#rules-updated');

test('new rules: the page says since when, and which findings of the draft they change', async () => {
  const context = await browser.newContext({ ...desk, locale: 'zh-CN' });
  const tab = await open(context, `?on=${kOn}`);
  await usable(tab);
  await turn(tab, begin);
  await answerAll(tab, engineer);
  await noted(tab);
  assert.equal(await note(tab).count(), 0);
  const kept = await tab.evaluate(() => localStorage.getItem('zhicheng-findings'));
  for (const answer of ['2018-07-01', '150802', 'private_enterprise']) assert.ok(!kept.includes(answer), 'no answer is noted');
  // The page here has the old rules; that of a site which went on would have the new ones.
  const renew = async (county, name) => {
    const rules = rules_with_days(join(folder, name), county, '2026-05-15', '旗县区通知');
    const web = join(folder, `${name}-page`);
    cpSync(process.env.ZHICHENG_WEB, web, { recursive: true });
    await built_with(web, rules);
    await write(www(), { web, more: ['--rules', rules, '--updated', '2026-05-18'] });
  };
  try {
    // A page that was built with other rules than the site has says nothing of them.
    await renew('150802', 'other');
    await tab.reload();
    await usable(tab);
    await tab.waitForTimeout(1500);
    assert.equal(await note(tab).count(), 0);
    // Another county's days: this one's rules are those of the page.
    await renew('150821', 'rules');
    // The engine of this test has the old rules, so what it says is told as the new rules' in its stead.
    await tab.evaluate(() => {
      const record = JSON.parse(localStorage.getItem('zhicheng-findings'));
      const [draft] = Object.values(record.drafts);
      draft.findings.nonpublic_direct.status = 'unmet';
      draft.findings.gone = { title: '旧条件', status: 'met' };
      delete draft.findings.in_service;
      localStorage.setItem('zhicheng-findings', JSON.stringify(record));
    });
    await tab.reload();
    await note(tab).waitFor();
    const text = await note(tab).textContent();
    assert.match(text, /^规则已于2026年5月18日更新。/);
    assert.match(text, /您的草稿“中级 工程技术”有 3 条结论变了：/);
    for (const row of ['非公有制人才直接申报：不符合 → 符合', '本单位在职在岗：新的一条，符合', '旧条件：不再有这一条']) assert.ok(text.includes(row), row);
    await tab.screenshot({ path: join(pictures, 'desk-site-updated.png') });
    assert.deepEqual(await violations(tab), []);
    await tab.getByRole('button', { name: '知道了' }).click();
    assert.equal(await note(tab).count(), 0);
    // Told once.
    await tab.reload();
    await usable(tab);
    await tab.waitForTimeout(1500);
    assert.equal(await note(tab).count(), 0);
    assert.deepEqual(tab.faults, []);
  } finally {
    await write(www(), { web: process.env.ZHICHENG_WEB });
    await context.close();
  }
});

test('on a shared computer nothing of the findings is noted', async () => {
  const context = await browser.newContext({ ...desk, locale: 'zh-CN' });
  const tab = await open(context, `?on=${kOn}`);
  await usable(tab);
  await tab.getByRole('checkbox', { name: '我在用公用电脑，不要保存草稿' }).check();
  await turn(tab, begin);
  await answerAll(tab, engineer);
  await tab.waitForTimeout(3500);
  assert.equal(await tab.evaluate(() => localStorage.getItem('zhicheng-findings')), null);
  await drawn(tab);
  await context.close();
});
