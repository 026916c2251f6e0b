// Whatever the pointer does, wherever: the page goes on. Much of ImGui is left out of it (small_imgui.cpp).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, open, phone, settle, visit } from './browser.mjs';
import { begin, asked, drawn, turn } from './walk.mjs';

let world;

before(async () => { world = await open(); });
after(async () => { await world?.close(); });

/** Numbers from 0 up to `below`, always the same ones. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
}

test('a mouse in the empty margin and at random', async () => {
  const tab = await visit(world, desk);
  await turn(tab, begin);
  const { mouse } = tab;
  for (const button of ['left', 'middle', 'right']) await mouse.click(20, 400, { button });
  await mouse.dblclick(20, 400);
  await mouse.move(20, 300);
  await mouse.down();
  await mouse.move(700, 500, { steps: 4 });
  await mouse.up();
  const next = dice(7);
  for (let i = 0; i < 60; ++i) {
    await mouse.move(next(1280), next(800));
    if (next(3) === 0) await mouse.wheel(next(200) - 100, next(400) - 200);
    if (next(2) === 0) await mouse.down();
    else await mouse.up();
    if (next(8) === 0) await drawn(tab);
  }
  await mouse.up();
  await settle(tab);
  assert.deepEqual(tab.faults, []);
  assert.ok(await tab.locator('h1').isVisible());
});

test('a finger in the empty margin', async () => {
  const tab = await visit(world, phone);
  await turn(tab, begin);
  for (const y of [100, 300, 500, 800]) {
    await tab.touchscreen.tap(4, y);
    await drawn(tab);
  }
  await settle(tab);
  assert.deepEqual(tab.faults, []);
  assert.ok(await asked(tab));
});
