// A picture of every screen, on a desk and on a phone, in build/screenshots; and none of them is empty.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { desk, open, phone, picture, pictures, root, settle, visit } from './browser.mjs';
import { accountant, button, engineer, heading, master, turn, walk } from './walk.mjs';

const { questions } = JSON.parse(readFileSync(join(root, 'rules', 'vocabulary.json'), 'utf8'));
let world;

before(async () => { world = await open(); });
after(async () => { await world?.close(); });

/** How many different colours the canvas shows, of a thousand places. */
const colours = (tab) => tab.evaluate(() => {
  const canvas = document.getElementById('canvas');
  const copy = document.createElement('canvas');
  copy.width = 100;
  copy.height = 100;
  const pen = copy.getContext('2d');
  pen.drawImage(canvas, 0, 0, 100, 100);
  const { data } = pen.getImageData(0, 0, 100, 100);
  const seen = new Set();
  for (let i = 0; i < data.length; i += 4) seen.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
  return seen.size;
});

for (const [name, size, renderer] of [['desk', desk, 'canvas'], ['phone', phone, 'canvas'], ['desk-text', desk, 'text'],
  ['phone-text', phone, 'text']]) {
  test(`every screen, ${name}`, async () => {
    const come = () => visit(world, size, '2026-05-20', `&${renderer}`);
    const scroll = (tab, y) => tab.evaluate((to) => {
      (document.documentElement.classList.contains('as-text') ? document.scrollingElement : document.getElementById('scroll')).scrollTop = to;
    }, y);
    const tab = await come();
    const taken = [];
    const take = async (screen) => {
      await picture(tab, `${name}-${screen}`);
      taken.push(screen);
      if (renderer === 'canvas') assert.ok(await colours(tab) > 20, `${name}-${screen} is nearly empty`);
      assert.ok(statSync(join(pictures, `${name}-${screen}.png`)).size > 10_000);
    };
    // From the top to the bottom, a window at a time.
    const height = size.viewport.height - 60;
    const takeAll = async (screen) => {
      const whole = await tab.evaluate(() => Math.max(document.getElementById('scroll').scrollHeight, document.scrollingElement.scrollHeight));
      for (let i = 0; i === 0 || i * height + 60 < whole; ++i) {
        await scroll(tab, i * height);
        await take(i === 0 ? screen : `${screen}-${i}`);
      }
    };
    await take('start');
    await button(tab, '各类单位、各个通道的时间').click();
    await take('start-dates');
    await walk(tab, engineer, async ({ id }) => {
      await takeAll(`question-${id}`);
      if (id !== 'work') return;
      await button(tab, '依据通知的哪一条').click();
      await tab.getByRole('button', { name: /^已经回答的\d+项$/ }).click();
      await settle(tab);
      await scroll(tab, 420);
      await take('question-details');
      for (const fold of ['依据通知的哪一条', /^已经回答的/]) await tab.getByRole('button', { name: fold }).click();
    });
    assert.equal(await heading(tab).textContent(), '符合已核对的条件');
    await take('result');
    await button(tab, '看原文和判断过程').nth(4).click();
    await takeAll('result-open');
    await turn(tab, '去准备申报');
    await turn(tab, '生成申报包');
    await take('package');
    await tab.getByLabel('姓名', { exact: true }).fill('张三丰');
    await tab.getByLabel('联系电话', { exact: true }).fill('13812345678');
    await button(tab, '下载申报包').click();
    await tab.getByText('已经保存申报包').waitFor();
    await take('package-saved');
    assert.deepEqual(tab.faults, []);
    await tab.context().close();

    for (const [who, answers] of Object.entries({ accountant, master })) {
      const other = await come();
      await walk(other, answers, async ({ id }) => {
        await scroll(other, 0);
        await picture(other, `${name}-${who}-${id}`);
        taken.push(`question-${id}`);
      });
      await other.context().close();
    }
    for (const { id } of questions) assert.ok(taken.includes(`question-${id}`), `${id} was not asked`);
  });
}
