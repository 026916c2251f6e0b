// A page among others: left open over midnight, in two tabs, back and forth in the history, without what it needs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, visit } from './browser.mjs';
import { asked, begin, button, drawn, engineer, fillAll, heading, turn } from './walk.mjs';

let world;
before(async () => { world = await open(); });
after(async () => { await world?.close(); });

const ready = (tab) => tab.waitForFunction(() => window.zhicheng?.frames.first > 0);

/** Another tab of the same browser. */
async function beside(tab) {
  const next = await tab.context().newPage();
  await next.goto(`${world.address}/?on=2026-05-20`);
  await ready(next);
  return next;
}

const stored = (tab) => tab.evaluate(() => new Promise((resolve, reject) => {
  const request = indexedDB.open('zhicheng', 1);
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const all = request.result.transaction('drafts').objectStore('drafts').getAll();
    all.onsuccess = () => resolve(all.result.map((bytes) => JSON.parse(new TextDecoder().decode(bytes))));
  };
}));

async function answer(tab, answers = engineer) {
  await fillAll(tab, await asked(tab), answers);
  await turn(tab, '下一步');
}

/** Waits until something comes to be so, as slow as the machine may be. */
async function settles(look, wanted) {
  const end = Date.now() + 20_000;
  while (await look() !== wanted && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(await look(), wanted);
}

const shared = (tab) => tab.getByRole('checkbox', { name: '我在用公用电脑，不要保存草稿' });

test('a page that is left open over midnight judges by the new day, unless its address has one', async () => {
  const context = await world.browser.newContext({ locale: 'zh-CN' });
  await context.addInitScript(() => {
    const real = Date.now.bind(Date);
    const shift = Date.parse('2026-06-10T23:50:00+08:00') - real();
    Date.now = () => real() + shift + (window.later ?? 0);
  });
  const tab = await context.newPage();
  const day = tab.locator('dt', { hasText: '按哪天判断' }).locator('xpath=following-sibling::dd[1]');
  const midnight = async () => {
    await tab.evaluate(() => {
      window.later = 20 * 60 * 1000;
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await drawn(tab);
  };
  await tab.goto(`${world.address}/`);
  await ready(tab);
  assert.equal(await day.textContent(), '2026年6月10日');
  await midnight();
  assert.equal(await day.textContent(), '2026年6月11日');
  await tab.goto(`${world.address}/?on=2026-05-20`);
  await ready(tab);
  await midnight();
  assert.equal(await day.textContent(), '2026年5月20日');
  await context.close();
});

test('two tabs on one draft do not write over each other', async () => {
  const tab = await visit(world);
  await turn(tab, begin);
  await answer(tab);
  const other = await beside(tab);
  await turn(other, '继续上次');
  await answer(tab);
  await drawn(tab);
  const [first] = await stored(tab);
  await answer(other, { ...engineer, track: 'green_channel' });
  await settles(async () => (await stored(tab)).length, 2);
  const drafts = await stored(tab);
  assert.deepEqual(drafts.find(({ id }) => id === first.id), first);
  await answer(other);
  await other.waitForTimeout(300);
  assert.equal((await stored(tab)).length, 2);
  await tab.context().close();
});

test('a shared computer is one in every tab, and after a reload', async () => {
  const tab = await visit(world);
  const other = await beside(tab);
  await turn(other, begin);
  await answer(other);
  await shared(tab).check();
  // The other tab is told of it by the browser, and shows nothing of it here.
  await tab.waitForTimeout(1000);
  await answer(other);
  await other.waitForTimeout(300);
  assert.deepEqual(await stored(tab), []);
  await tab.reload();
  await ready(tab);
  await settles(() => shared(tab).isChecked(), true);
  const third = await beside(tab);
  await settles(() => shared(third).isChecked(), true);
  await shared(third).uncheck();
  await settles(() => shared(tab).isChecked(), false);
  await tab.context().close();
});

test('drafts that could not be deleted are said to be there', async () => {
  const tab = await visit(world);
  await turn(tab, begin);
  await answer(tab);
  await tab.evaluate(() => { IDBObjectStore.prototype.clear = () => { throw new Error('no'); }; });
  await tab.goBack();
  await drawn(tab);
  await tab.goBack();
  await button(tab, '清除本机数据').click();
  await button(tab, '确定清除，不能恢复').click();
  await tab.getByText('没有删掉，草稿还在这台设备上', { exact: false }).waitFor();
  assert.equal((await stored(tab)).length, 1);
  await shared(tab).check();
  await tab.getByText('没有删掉，草稿还在这台设备上', { exact: false }).waitFor();
  await tab.context().close();
});

test('Back goes through the screens and out of the page, and Forward stays', async () => {
  const tab = await visit(world);
  await tab.goto(`${world.address}/icon.svg`);
  await tab.goto(`${world.address}/?on=2026-05-20`);
  await ready(tab);
  const first = await heading(tab).textContent();
  const at_start = () => tab.waitForFunction((words) => document.querySelector('h1')?.textContent === words, first);
  for (let i = 0; i < 2; ++i) {
    await turn(tab, begin);
    await tab.goBack();
    await at_start();
    await tab.goForward();
    await tab.waitForTimeout(300);
    assert.match(tab.url(), /on=2026-05-20/);
    await at_start();
  }
  // A fragment of the address is no step back.
  await turn(tab, begin);
  const question = await heading(tab).textContent();
  await tab.evaluate(() => { location.hash = 'x'; });
  await drawn(tab);
  assert.ok([question, first].includes(await heading(tab).textContent()));
  assert.match(tab.url(), /on=2026-05-20$/);
  for (let i = 0; i < 4 && !tab.url().endsWith('icon.svg'); ++i) {
    // The page may go while it is asked for its history.
    await tab.goBack().catch(() => {});
    await tab.waitForTimeout(200);
  }
  assert.match(tab.url(), /icon\.svg$/);
  await tab.context().close();
});

test('Back pressed twice at once goes two screens back, and not out of the page', async () => {
  const tab = await visit(world);
  const first = await heading(tab).textContent();
  await turn(tab, begin);
  await fillAll(tab, await asked(tab), engineer);
  await turn(tab, '下一步');
  await tab.evaluate(() => { history.back(); history.back(); });
  await tab.waitForFunction((words) => document.querySelector('h1')?.textContent === words, first);
  await tab.context().close();
});

test('without the network the engine is named as what is missing, not the file', async () => {
  const tab = await visit(world);
  await tab.route('**/engine.*', (route) => route.abort());
  await turn(tab, '打开申报包');
  const choose = () => tab.locator('input[type="file"]').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('hello') });
  await choose();
  await tab.getByText('请连上网络再试', { exact: false }).waitFor();
  await tab.unroute('**/engine.*');
  await choose();
  await tab.getByText('这不是申报包', { exact: false }).waitFor();
  await tab.context().close();
});

test('a page that cannot print says so, and leaves no paper behind', async () => {
  const tab = await visit(world);
  await turn(tab, begin);
  await answer(tab);
  await turn(tab, '先看看现在的结果');
  await turn(tab, '去准备申报');
  await tab.evaluate(() => { window.print = undefined; });
  await button(tab, '打印预填草稿').click();
  await tab.getByText('这里打印不了', { exact: false }).waitFor();
  assert.equal(await tab.locator('#paper').count(), 0);
  await tab.evaluate(() => { window.count = 0; window.print = () => { window.count += 1; }; });
  for (const count of [1, 2]) {
    await button(tab, '打印预填草稿').click();
    await tab.waitForFunction((times) => window.count === times, count);
  }
  assert.equal(await tab.locator('#paper').count(), 1);
  await tab.context().close();
});
