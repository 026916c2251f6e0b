// Whatever the pointer does, wherever: the page goes on. Much of ImGui is left out of it (small_imgui.cpp).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, open, phone, settle, visit } from './browser.mjs';
import { asked, begin, button, drawn, engineer, turn, walk } from './walk.mjs';

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

const kWrong = '990001198805203001';
const kRight = '990001198805203000';
const kFinish = '这一节填好了';

/** The form's first section, and what was clicked. */
async function personal(renderer, viewport) {
  const tab = await visit(world, { viewport }, '2026-05-20', `&${renderer}`);
  await walk(tab, engineer);
  await turn(tab, '去准备申报');
  await turn(tab, '个人信息');
  await tab.evaluate(() => {
    window.clicked = '';
    addEventListener('click', ({ target }) => { window.clicked = target.textContent.slice(0, 20); }, true);
  });
  return tab;
}

/** Presses a button as slowly as people do. */
async function down(tab, name) {
  await button(tab, name).scrollIntoViewIfNeeded();
  await settle(tab);
  const { x, y, height } = await button(tab, name).boundingBox();
  await tab.mouse.move(x + 12, y + height / 2);
  await tab.mouse.down();
  await tab.waitForTimeout(300);
}

const clicked = (tab) => tab.evaluate(() => {
  const words = window.clicked;
  window.clicked = '';
  return words;
});

for (const renderer of ['canvas', 'text']) {
  test(`a press that ends the typing reaches its button whatever is then said above it, ${renderer}`, async () => {
    // High enough for the whole screen: no browser keeps in place what it has not scrolled.
    const tab = await personal(renderer, { width: 1280, height: 2400 });
    const number = tab.getByLabel('公民身份号码', { exact: true });
    const wrong = tab.getByRole('alert').filter({ hasText: '校验位不对' });
    for (const [typed, state] of [[kWrong, 'visible'], [kRight, 'detached']]) {
      await number.fill(typed);
      await down(tab, kFinish);
      await tab.mouse.up();
      assert.equal(await clicked(tab), kFinish);
      await wrong.waitFor({ state, timeout: 5000 });
    }
    // Who lets go elsewhere is told all the same, and so is who does not let go.
    await number.fill(kWrong);
    await down(tab, kFinish);
    await tab.mouse.move(8, 8);
    await tab.mouse.up();
    await wrong.waitFor({ timeout: 5000 });
    if (renderer === 'text') {
      await number.fill(kRight);
      await number.blur();
      await number.fill(kWrong);
      await down(tab, kFinish);
      await wrong.waitFor({ timeout: 5000 });
      await tab.mouse.up();
    }
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });

  test(`a press far from a composition that it ends reaches its button, ${renderer}`, async () => {
    const tab = await personal(renderer, { width: 1280, height: 600 });
    const session = await tab.context().newCDPSession(tab);
    const name = tab.getByLabel('姓名（必填）', { exact: true });
    await name.click();
    await session.send('Input.imeSetComposition', { text: 'li', selectionStart: 2, selectionEnd: 2 });
    await down(tab, kFinish);
    await tab.mouse.up();
    assert.equal(await clicked(tab), kFinish);
    assert.equal(await name.inputValue(), 'li');
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });
}
