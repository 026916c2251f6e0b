// What a browser does to a page: it takes the graphics away, changes size and scale, puts the tab to sleep, changes the
// theme. Nothing is lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { app_of } from '../../web/in_app.mjs';
import { desk, open, phone, picture, settle, visit } from './browser.mjs';
import { begin, asked, button, engineer, fact, fill, fillAll, turn, walk } from './walk.mjs';

let world;

before(async () => { world = await open(); });
after(async () => { await world?.close(); });

const state = (tab) => tab.evaluate(() => ({
  title: document.querySelector('h1').textContent,
  checked: [...document.querySelectorAll('input:checked')].map(({ id }) => id),
  values: [...document.querySelectorAll('select, input:not([type="radio"]):not([type="checkbox"])')].map(({ value }) => value),
  open: [...document.querySelectorAll('[aria-expanded="true"]')].map(({ id }) => id),
}));

/** The second question, half filled in, with a fold open. */
async function begun(size = desk, more = '') {
  const tab = await visit(world, size, '2026-05-20', more);
  await turn(tab, begin);
  await fillAll(tab, await asked(tab), { ...engineer, specialty: undefined });
  await button(tab, '依据通知的哪一条').click();
  await settle(tab);
  return tab;
}

/** How many different colours a strip of the canvas has: none is drawn when there is one. */
const shades = (tab) => tab.evaluate(() => {
  const canvas = document.getElementById('canvas');
  const copy = document.createElement('canvas');
  copy.width = copy.height = 200;
  const pen = copy.getContext('2d');
  pen.drawImage(canvas, 0, 0, 200, 200);
  const words = new Uint32Array(pen.getImageData(0, 0, 200, 200).data.buffer);
  return new Set(words).size;
});

test('graphics are lost and come back, twice, with text meanwhile', async () => {
  const tab = await begun();
  const before = await state(tab);
  for (let round = 0; round < 2; ++round) {
    await tab.evaluate(() => {
      window.graphics = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.graphics.loseContext();
    });
    await tab.waitForFunction(() => document.documentElement.classList.contains('as-text'));
    await settle(tab);
    assert.deepEqual(await state(tab), before);
    assert.equal(await button(tab, '切换到图形版').count(), 0);
    await tab.evaluate(() => window.graphics.restoreContext());
    await tab.waitForFunction(() => document.documentElement.classList.contains('as-canvas'));
    await settle(tab);
    assert.deepEqual(await state(tab), before);
    assert.ok(await shades(tab) > 20);
  }
  await turn(tab, '下一步');
  assert.equal((await asked(tab)).id, 'track');
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('the window and its scale change', async () => {
  for (const renderer of ['canvas', 'text']) {
    const tab = await begun(desk, `&${renderer}`);
    const before = await state(tab);
    const session = await tab.context().newCDPSession(tab);
    for (const [width, height, deviceScaleFactor] of [[1280, 800, 2], [700, 500, 1.25], [360, 640, 3], [1920, 1080, 1], [1280, 800, 1]]) {
      await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
      await tab.mouse.move(width / 2, height / 2);  // an emulated change of scale alone is no event
      await settle(tab);
      assert.deepEqual(await state(tab), before);
      assert.ok(await tab.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth));
      if (renderer === 'text') continue;
      const off = await tab.evaluate(() => {
        const canvas = document.getElementById('canvas');
        return [canvas.width - canvas.clientWidth * devicePixelRatio, canvas.height - canvas.clientHeight * devicePixelRatio];
      });
      assert.ok(off.every((pixels) => Math.abs(pixels) <= 1), `${width} × ${height} at ${deviceScaleFactor}: ${off}`);
      assert.ok(await shades(tab) > 15);
    }
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  }
});

test('a tab that slept goes on where it was', async () => {
  const tab = await begun();
  const session = await tab.context().newCDPSession(tab);
  const before = await state(tab);
  const drawn = await tab.evaluate(() => window.zhicheng.frames.drawn);
  const other = await tab.context().newPage();
  await other.bringToFront();
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await other.waitForTimeout(1500);
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await tab.bringToFront();
  await other.close();
  await settle(tab);
  assert.deepEqual(await state(tab), before);
  assert.ok(await tab.evaluate(() => window.zhicheng.frames.drawn) - drawn <= 3);
  await fill(tab, fact('specialty'), 'other');
  await turn(tab, '下一步');
  assert.equal((await asked(tab)).id, 'track');
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('both renderers follow the theme, while the page is open too', async () => {
  const ground = (tab) => tab.evaluate(() => {
    const canvas = document.getElementById('canvas');
    if (document.documentElement.classList.contains('as-text')) return getComputedStyle(document.body).backgroundColor;
    const copy = document.createElement('canvas');
    copy.width = copy.height = 1;
    const pen = copy.getContext('2d');
    pen.drawImage(canvas, 4, 300, 1, 1, 0, 0, 1, 1);
    return `rgb(${[...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)].join(', ')})`;
  });
  for (const renderer of ['canvas', 'text']) {
    const tab = await visit(world, desk, '2026-05-20', `&${renderer}`);
    for (const [colorScheme, contrast, want] of [
      ['light', 'no-preference', 'rgb(255, 255, 255)'], ['dark', 'no-preference', 'rgb(20, 24, 29)'],
      ['dark', 'more', 'rgb(0, 0, 0)'], ['light', 'more', 'rgb(255, 255, 255)'],
    ]) {
      await tab.emulateMedia({ colorScheme });
      const session = await tab.context().newCDPSession(tab);
      await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: colorScheme }, { name: 'prefers-contrast', value: contrast }] });
      await settle(tab);
      assert.equal(await ground(tab), want, `${renderer}, ${colorScheme}, ${contrast}`);
      await picture(tab, `theme-${renderer}-${colorScheme}-${contrast}`);
      await session.detach();
    }
    // Nothing moves by itself, whatever is preferred.
    assert.deepEqual(await tab.evaluate(() => document.getAnimations().length), 0);
    await tab.context().close();
  }
});

test('inside other apps the page says that a browser is safer, until that is read', async () => {
  const agents = [
    ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.47 NetType/WIFI', '微信'],
    ['Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/112.0 Mobile Safari/537.36 AliApp(DingTalk/7.5.5)', '钉钉'],
    ['Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 MQQBrowser/6.2 TBS/046 Mobile Safari/537.36 V1_AND_SQ_8.9.88 QQ/8.9.88', ' QQ '],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36', undefined],
    ['Mozilla/5.0 (Linux; U; Android 13) AppleWebKit/537.36 Chrome/109.0 MQQBrowser/14.1 Mobile Safari/537.36', undefined],
  ];
  for (const [userAgent, app] of agents) assert.equal(app_of(userAgent), app);
  for (const renderer of ['canvas', 'text']) {
    const tab = await visit(world, { ...phone, userAgent: agents[0][0] }, '2026-05-20', `&${renderer}`);
    const word = tab.getByRole('complementary', { name: '打开方式' });
    assert.match(await word.innerText(), /请在浏览器中打开.*微信.*可能保存不住/s);
    await picture(tab, `in-app-${renderer}`);
    // What is under it is where it is shown.
    await button(tab, begin).tap();
    await tab.waitForFunction(() => document.querySelector('h1').textContent.includes('什么职称'));
    await button(tab, '知道了').tap();
    assert.equal(await word.count(), 0);
    await settle(tab);
    await tab.getByRole('radio', { name: '中级', exact: true }).tap();
    assert.ok(await tab.getByRole('radio', { name: '中级', exact: true }).isChecked());
    await tab.reload();
    await tab.waitForFunction(() => window.zhicheng?.frames.first > 0);
    assert.equal(await word.count(), 0);
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  }
  const plain = await visit(world);
  assert.equal(await plain.getByRole('complementary').count(), 0);
  await plain.context().close();
});
