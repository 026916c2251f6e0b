// axe-core has nothing to say: every screen, both renderers, desk and phone, light and dark.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './axe.mjs';
import { desk, open, phone, settle, visit } from './browser.mjs';
import { begin, accountant, button, engineer, turn, walk } from './walk.mjs';

let world;

before(async () => { world = await open(); });
after(async () => { await world?.close(); });

async function inspect(tab, screen, seen) {
  await settle(tab);
  assert.deepEqual(await violations(tab), [], screen);
  seen.push(screen);
}

for (const renderer of ['canvas', 'text']) {
  for (const [name, size] of [['desk', desk], ['phone', phone], ['dark', { ...desk, colorScheme: 'dark' }]]) {
    test(`every screen in ${renderer}, ${name}`, async () => {
      const tab = await visit(world, size, '2026-05-20', `&${renderer}`);
      const seen = [];
      await inspect(tab, 'start', seen);
      await button(tab, '各类单位、各个通道的时间').click();
      await inspect(tab, 'start, unfolded', seen);
      await walk(tab, name === 'dark' ? accountant : engineer, async ({ id }) => {
        await inspect(tab, `question ${id}`, seen);
        const why = button(tab, '依据通知的哪一条');
        if (await why.count() > 0 && id === 'work') {
          await why.click();
          await inspect(tab, `question ${id}, unfolded`, seen);
          await why.click();
        }
      });
      await button(tab, '看原文和判断过程').nth(1).click();
      await inspect(tab, 'result', seen);
      await turn(tab, '去准备申报');
      await inspect(tab, 'tasks', seen);
      await turn(tab, '生成申报包');
      await button(tab, '下载申报包').click();
      await inspect(tab, 'package, refused', seen);
      await tab.getByLabel('姓名', { exact: true }).fill('张三丰');
      await tab.getByLabel('联系电话', { exact: true }).fill('13812345678');
      await button(tab, '下载申报包').click();
      await tab.getByText('已经保存申报包').waitFor();
      await inspect(tab, 'package, saved', seen);
      assert.ok(seen.length >= 13, String(seen));
      assert.deepEqual(tab.faults, []);
      await tab.context().close();
    });
  }
}

test('a question without answers says what is wrong, and axe finds nothing in that', async () => {
  for (const renderer of ['canvas', 'text']) {
    const tab = await visit(world, desk, '2026-05-20', `&${renderer}`);
    await turn(tab, begin);
    await button(tab, '下一步').click();
    await tab.getByRole('alert').first().waitFor();
    await settle(tab);
    assert.deepEqual(await violations(tab), []);
    await tab.context().close();
  }
});
