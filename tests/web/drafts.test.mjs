// Drafts in the browser: a closed tab loses nothing, a shared computer keeps nothing, nothing leaves the page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, picture, visit } from './browser.mjs';
import { check_silence } from './silence.mjs';
import { begin, answerAll, asked, button, drawn, engineer, entry, fill, fillAll, heading, turn, walk } from './walk.mjs';

let world;
before(async () => { world = await open(); });
after(async () => { await world?.close(); });

/** Another tab of the same browser, as after a crash. */
async function again(tab) {
  const next = await tab.context().newPage();
  next.requests = [];
  next.on('request', (request) => next.requests.push(request));
  await next.goto(`${world.address}/?on=2026-05-20`);
  await next.waitForFunction(() => window.zhicheng?.frames.first > 0);
  await drawn(next);
  return next;
}

const stored = (tab) => tab.evaluate(() => new Promise((resolve, reject) => {
  const request = indexedDB.open('zhicheng', 1);
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const all = request.result.transaction('drafts').objectStore('drafts').getAll();
    all.onsuccess = () => resolve(all.result.map((bytes) => JSON.parse(new TextDecoder().decode(bytes))));
    all.onerror = () => reject(all.error);
  };
}));

test('a tab that is killed while it asks loses at most the last answer', async () => {
  let tab = await visit(world);
  await turn(tab, begin);
  const said = new Set();
  for (let question = await asked(tab); question; question = await asked(tab)) {
    for (const [i, one] of question.facts.entries()) {
      if (await entry(tab, one).count() === 0) continue;
      await fill(tab, one, engineer[one.id]);
      if (engineer[one.id] !== undefined) said.add(one.id);
      if (i > 1) continue;
      await tab.close();
      tab = await again(tab);
      // Nothing is there yet when the first answer is the one that is lost.
      const [draft] = await stored(tab);
      const { answers, marked } = draft?.content ?? {};
      const kept = Object.keys({ ...answers, ...marked }).filter((id) => id !== 'apply_year');
      const lost = [...said].filter((id) => !kept.includes(id));
      assert.ok(lost.length <= 1, `lost: ${lost}`);
      await turn(tab, draft ? '继续上次' : begin);
      assert.equal((await asked(tab)).id, question.id);
      if (lost.length > 0) await fill(tab, one, engineer[one.id]);
    }
    await turn(tab, '下一步');
  }
  assert.equal(await heading(tab).textContent(), '符合已核对的条件');
  await tab.context().close();
});

test('drafts stand side by side, are opened and deleted, and all of them can be', async () => {
  const tab = await visit(world);
  await walk(tab, engineer);
  const other = await again(tab);
  await turn(other, begin);
  await fillAll(other, await asked(other), { ...engineer, level: 'assistant' });
  await turn(other, '下一步');
  const third = await again(tab);
  await third.getByText('助理级 工程技术', { exact: false }).waitFor();
  await picture(third, 'desk-start-drafts');
  assert.equal((await stored(third)).length, 2);
  await button(third, '打开').nth(1).click();
  await third.waitForFunction(() => document.querySelector('h1').textContent === '符合已核对的条件');
  const last = await again(tab);
  await button(last, '删除').first().click();
  await button(last, '确定删除').click();
  await drawn(last);
  await last.waitForTimeout(200);
  assert.equal((await stored(last)).length, 1);
  await button(last, '清除本机数据').click();
  await button(last, '确定清除，不能恢复').click();
  await last.getByText('本机的草稿已经全部删除。').waitFor();
  assert.deepEqual(await stored(last), []);
  await tab.context().close();
});

test('a shared computer keeps nothing', async () => {
  const tab = await visit(world);
  await tab.getByRole('checkbox', { name: '我在用公用电脑，不要保存草稿' }).check();
  await walk(tab, engineer);
  assert.deepEqual(await stored(tab), []);
  await tab.context().close();
});

test('a browser without a store says so, and works', async () => {
  const tab = await visit(world);
  await tab.addInitScript(() => { Object.defineProperty(window, 'indexedDB', { value: undefined }); });
  await tab.reload();
  await tab.waitForFunction(() => window.zhicheng?.frames.first > 0);
  await tab.getByText('这里不能保存草稿', { exact: false }).waitFor();
  await turn(tab, begin);
  await answerAll(tab, engineer);
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('no request of the journey carries an answer: only files of this origin', async () => {
  const tab = await visit(world);
  await walk(tab, engineer);
  for (const name of ['去准备申报', '生成申报包']) await turn(tab, name);
  await tab.getByLabel('姓名', { exact: true }).fill('张三丰');
  await tab.getByLabel('联系电话', { exact: true }).fill('13812345678');
  await button(tab, '下载申报包').click();
  await tab.getByText('已经保存申报包').waitFor();
  check_silence(tab, world.address);
  await tab.context().close();
});
