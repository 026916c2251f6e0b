// Every screen enlarged to 200 % and 400 % of a window of 1280×800, in both renderers: nothing is out of the window or cut off.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, settle, visit, whole_picture } from './browser.mjs';
import { misfits } from './finish.mjs';
import { packages, sampling, tour } from './tour.mjs';

const kDouble = { width: 640, height: 400 };
const kFourfold = { width: 320, height: 200 };
let world;
let files;

before(async () => {
  files = await packages();
  world = await open();
});
after(async () => {
  await world?.close();
  await files?.close();
});

for (const renderer of ['canvas', 'text']) {
  test(`every screen in ${renderer}`, async () => {
    const tab = await visit(world, { viewport: kDouble, deviceScaleFactor: 2 }, '2026-05-20', `&${renderer}`);
    const wrong = [];
    const wanted = sampling();
    await tour(tab, files, async (name) => {
      if (!wanted(name)) return;
      const note = (what, found) => wrong.push(...found.map((one) => `${name}, ${what}: ${one}`));
      await settle(tab);
      note('200 %', await misfits(tab));
      await whole_picture(tab, `zoom-${renderer}-${name}`);
      await tab.setViewportSize(kFourfold);
      await settle(tab);
      note('400 %', await misfits(tab));
      await tab.setViewportSize(kDouble);
    });
    assert.deepEqual(wrong, []);
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });
}
