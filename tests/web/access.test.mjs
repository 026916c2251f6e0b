// axe-core has nothing to say to what the tour does not meet: an accountant's questions and result, in the dark.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './axe.mjs';
import { desk, open, settle, visit } from './browser.mjs';
import { accountant, button, walk } from './walk.mjs';

let world;

before(async () => { world = await open(); });
after(async () => { await world?.close(); });

for (const renderer of ['canvas', 'text']) {
  test(`an accountant in the dark, ${renderer}`, async () => {
    const tab = await visit(world, { ...desk, colorScheme: 'dark' }, '2026-05-20', `&${renderer}`);
    const inspect = async (screen) => {
      await settle(tab);
      assert.deepEqual(await violations(tab), [], screen);
    };
    await walk(tab, accountant, ({ id }) => inspect(`question ${id}`));
    await tab.getByRole('button', { name: '看原文和判断过程' }).nth(1).click();
    await inspect('result');
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });
}
