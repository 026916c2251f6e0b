// Two renderers of one tree: what is on the canvas is in the page as text, in the same order, and neither knows more.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { desk, open, phone, pictures, settle, visit } from './browser.mjs';
import { tree } from './tree.mjs';
import { begin, asked, button, drawn, engineer, fact, fill, fillAll, heading, turn, walk } from './walk.mjs';

let world;

before(async () => { world = await open(); });
after(async () => { await world?.close(); });

const mode = (tab) => tab.evaluate(() => document.documentElement.className);

/** The journey of the engineer with its folds and refusals; the tree at each step. */
async function journey(renderer) {
  const tab = await visit(world, desk, '2026-05-20', `&${renderer}`);
  const steps = [];
  const look = async (name) => {
    await settle(tab);
    steps.push([name, await tree(tab)]);
  };
  assert.equal(await mode(tab), `as-${renderer}`);
  await look('start');
  await button(tab, '各类单位、各个通道的时间').click();
  await look('start, unfolded');
  await turn(tab, begin);
  await button(tab, '下一步').click();
  await look('refused');
  for (let i = 0; i < 40; ++i) {
    const question = await asked(tab);
    if (!question) break;
    await fillAll(tab, question, engineer);
    for (const fold of ['依据通知的哪一条', /^已经回答的/]) {
      const control = tab.getByRole('button', { name: fold });
      if (await control.count() > 0) await control.click();
    }
    await look(question.id);
    await turn(tab, '下一步');
  }
  for (const fold of await button(tab, '看原文和判断过程').all()) await fold.click();
  await look('result');
  await turn(tab, '去准备申报');
  await look('tasks');
  await turn(tab, '生成申报包');
  await button(tab, '下载申报包').click();
  await look('package, refused');
  await tab.getByLabel('姓名', { exact: true }).fill('张三丰');
  await tab.getByLabel('联系电话', { exact: true }).fill('13812345678');
  await button(tab, '下载申报包').click();
  await tab.getByText('已经保存申报包').waitFor();
  await look('package, saved');
  const glyphs = await tab.evaluate(() => window.zhicheng.glyphs.drawn);
  const hasContext = await tab.evaluate(() => {
    const canvas = document.getElementById('canvas');
    return canvas.width !== 300 || canvas.height !== 150;
  });
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
  return { steps, glyphs, hasContext };
}

test('the whole journey has the same tree in both', async () => {
  const canvas = await journey('canvas');
  const text = await journey('text');
  assert.equal(canvas.steps.length, text.steps.length);
  canvas.steps.forEach(([name, lines], index) => {
    assert.ok(lines.length > 15, `${name} has ${lines.length} nodes`);
    assert.deepEqual(text.steps[index], [name, lines], name);
  });
  // As text nothing is drawn, and no glyph is made.
  assert.deepEqual([text.glyphs, text.hasContext], [0, false]);
  assert.ok(canvas.glyphs > 500 && canvas.hasContext);
});

test('one is a key away from the other, and nothing is lost', async () => {
  const tab = await visit(world);
  assert.equal(await mode(tab), 'as-canvas');
  await turn(tab, begin);
  await fillAll(tab, await asked(tab), { ...engineer, specialty: undefined });
  await tab.getByRole('button', { name: '依据通知的哪一条' }).click();
  await settle(tab);
  const unfocused = async () => (await tree(tab, '.main')).map((line) => line.replace(/ ?focused=true/, ''));
  const before = await unfocused();
  // It is the first thing to reach.
  assert.equal(await tab.evaluate(() => document.querySelector('button, a[href], input, select, [tabindex="0"]').id), 'switch');
  await tab.evaluate(() => document.getElementById('switch').focus());
  await tab.keyboard.press('Enter');
  await settle(tab);
  assert.equal(await mode(tab), 'as-text');
  assert.deepEqual(await unfocused(), before);
  assert.ok(new URL(tab.url()).searchParams.has('text'));
  assert.equal(new URL(tab.url()).searchParams.get('on'), '2026-05-20');
  // There it is used, and back again.
  await fill(tab, fact('specialty'), 'other');
  const after = await unfocused();
  await button(tab, '切换到画布版').click();
  await settle(tab);
  assert.equal(await mode(tab), 'as-canvas');
  assert.ok(new URL(tab.url()).searchParams.has('canvas'));
  assert.deepEqual(await unfocused(), after);
  assert.ok(await tab.getByRole('radio', { name: '其他专业' }).isChecked());
  await turn(tab, '下一步');
  assert.equal((await asked(tab)).id, 'track');
  // The wish is for the session: it is there after loading again.
  await button(tab, '切换到文字版').click();
  await tab.reload();
  await tab.waitForFunction(() => window.zhicheng?.frames.first > 0);
  assert.equal(await mode(tab), 'as-text');
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('words being typed stay where they are when the renderer changes', async () => {
  const tab = await visit(world);
  await walk(tab, { level: 'intermediate', series: 'accounting', track: 'regular', employer_kind: 'public_institution' });
  await turn(tab, '去准备申报');
  await turn(tab, '生成申报包');
  const name = tab.getByLabel('姓名', { exact: true });
  await name.fill('巴特尔');
  await name.press('Home');
  await tab.evaluate(() => document.getElementById('switch').click());
  await drawn(tab);
  assert.equal(await name.evaluate((field) => field === document.activeElement), true);
  await tab.keyboard.type('·');
  assert.equal(await name.inputValue(), '·巴特尔');
  await tab.context().close();
});

test('small touch screens and colours of one’s own get the page as text by themselves', async () => {
  for (const [size, want] of [[phone, 'as-text'], [desk, 'as-canvas'], [{ ...desk, forcedColors: 'active' }, 'as-text'],
    [{ viewport: { width: 820, height: 1180 }, isMobile: true, hasTouch: true }, 'as-canvas']]) {
    const tab = await visit(world, size);
    assert.equal(await mode(tab), want);
    await tab.context().close();
  }
  const wanted = await visit(world, phone, '2026-05-20', '&canvas');
  assert.equal(await mode(wanted), 'as-canvas');
  await wanted.context().close();
});

test('enlarged to 200 % and 400 % nothing runs out of the window', async () => {
  for (const width of [640, 320]) {
    const tab = await visit(world, { viewport: { width, height: 512 } }, '2026-05-20', '&text');
    const fits = async (what) => {
      await settle(tab);
      const wide = await tab.evaluate(() => [...document.querySelectorAll('#page *, #twins *, nav *')]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5).map((element) => element.outerHTML.slice(0, 100)));
      assert.deepEqual(wide, [], `${what} at ${width}`);
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${what} at ${width}`);
    };
    await fits('start');
    await walk(tab, engineer, ({ id }) => fits(id));
    for (const fold of await button(tab, '看原文和判断过程').all()) await fold.click();
    await fits('result');
    await tab.screenshot({ path: join(pictures, `zoom-${width}-result.png`), fullPage: true });
    await turn(tab, '去准备申报');
    await fits('tasks');
    await turn(tab, '生成申报包');
    await button(tab, '下载申报包').click();
    await fits('package');
    await tab.context().close();
  }
});

test('every word that is seen is found, and none is hidden from the search', async () => {
  const tab = await visit(world, desk, '2026-05-20', '&text');
  await walk(tab, engineer);
  await settle(tab);
  const missed = await tab.evaluate(() => {
    const walker = document.createTreeWalker(document.getElementById('twins'), NodeFilter.SHOW_TEXT);
    const missed = [];
    while (walker.nextNode()) {
      const words = walker.currentNode.textContent;
      const box = walker.currentNode.parentElement.getBoundingClientRect();
      getSelection().removeAllRanges();
      if (box.width < 2 || box.height < 2 || !window.find(words.slice(0, 40), false, false, true)) missed.push(words);
    }
    return missed;
  });
  assert.deepEqual(missed, []);
  await tab.context().close();
});

test('the page as text prints whole, and in black on white', async () => {
  const tab = await visit(world, { ...desk, colorScheme: 'dark' });
  await walk(tab, engineer);
  const sheet = await tab.pdf({ format: 'A4', path: join(pictures, 'print-result.pdf') });
  assert.ok((sheet.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length >= 2);
  assert.equal(await mode(tab), 'as-canvas');
  await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await tab.emulateMedia({ media: 'print' });
  const look = await tab.evaluate(() => [getComputedStyle(document.body).backgroundColor,
    getComputedStyle(document.querySelector('h2')).color, document.documentElement.className]);
  assert.deepEqual(look, ['rgb(255, 255, 255)', 'rgb(17, 24, 32)', 'as-text']);
  assert.equal(await button(tab, '去准备申报').isVisible(), false);
  await tab.emulateMedia({ media: 'screen' });
  await tab.evaluate(() => dispatchEvent(new Event('afterprint')));
  await settle(tab);
  assert.equal(await mode(tab), 'as-canvas');
  assert.equal(await heading(tab).textContent(), '符合已核对的条件');
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});
