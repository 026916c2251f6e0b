// Every screen on a phone, in both renderers: axe has nothing to say, nothing is beside the screen, fingers meet everything.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './axe.mjs';
import { open, phone, settle, visit, whole_picture } from './browser.mjs';
import { misfits, small } from './finish.mjs';
import { packages, sampling, tour } from './tour.mjs';

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

for (const renderer of ['text', 'canvas']) {
  test(`every screen in ${renderer}`, async () => {
    const tab = await visit(world, phone, '2026-05-20', `&${renderer}`);
    const wrong = [];
    const wanted = sampling();
    await tour(tab, files, async (name) => {
      if (!wanted(name)) return;
      const note = (what, found) => wrong.push(...found.map((one) => `${name}, ${what}: ${one}`));
      await settle(tab);
      note('axe', await violations(tab));
      note('size', await misfits(tab));
      note('finger', await small(tab));
      await whole_picture(tab, `phone-${renderer}-${name}`);
    });
    assert.deepEqual(wrong, []);
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });
}
