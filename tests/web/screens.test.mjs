// Every screen on a desk: axe has nothing to say, light or dark, nothing is out of the window or cut off, and both renderers
// are one tree. Pictures of all are in build/screenshots.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './axe.mjs';
import { desk, open, settle, visit, whole_picture } from './browser.mjs';
import { misfits } from './finish.mjs';
import { packages, sampling, screens, tour } from './tour.mjs';
import { tree } from './tree.mjs';

const trees = new Map();
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
    const tab = await visit(world, desk, '2026-05-20', `&${renderer}`);
    // A draft says when it was kept: at the same moment in both.
    await tab.evaluate(() => { Date.now = () => 1779240600000; });
    const steps = [];
    const wrong = [];
    const pictured = sampling();
    const seen = await tour(tab, files, async (name) => {
      const note = (what, found) => wrong.push(...found.map((one) => `${name}, ${what}: ${one}`));
      await settle(tab);
      steps.push([name, await tree(tab)]);
      note('axe', await violations(tab));
      note('size', await misfits(tab));
      if (pictured(name)) await whole_picture(tab, `desk-${renderer}-${name}`);
      if (renderer === 'text') {
        await tab.emulateMedia({ colorScheme: 'dark' });
        note('axe in the dark', await violations(tab, ['color-contrast']));
        await tab.emulateMedia({ colorScheme: 'light' });
      }
    });
    trees.set(renderer, steps);
    assert.deepEqual(wrong, []);
    for (const screen of screens) assert.ok(seen.some((name) => name.split(/[ ,]/)[0] === screen), `${screen} was not seen`);
    assert.deepEqual(tab.faults, []);
    // As text nothing is drawn, and no glyph is made.
    const glyphs = await tab.evaluate(() => window.zhicheng.glyphs.drawn);
    assert.ok(renderer === 'text' ? glyphs === 0 : glyphs > 500, `${glyphs} glyphs`);
    await tab.context().close();
  });
}

test('both renderers are one tree on every screen', () => {
  const [canvas, text] = [trees.get('canvas'), trees.get('text')];
  assert.equal(canvas.length, text.length);
  const odd = [];
  canvas.forEach(([name, lines], index) => {
    assert.ok(lines.length > 8, `${name} has ${lines.length} nodes`);
    const [also, others] = text[index];
    assert.equal(also, name);
    const at = lines.findIndex((line, i) => line !== others[i]);
    if (at >= 0 || others.length > lines.length) odd.push(`${name}: ${lines[at]} / ${others[at < 0 ? lines.length : at]}`);
  });
  assert.deepEqual(odd, []);
});
