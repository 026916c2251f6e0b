// Two renderers of one tree, from one to the other and back. That they say the same on every screen is in screens.test.mjs.
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
  await button(tab, '切换到图形版').click();
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

test('as text one button of the first page stands out, as on the canvas', async () => {
  const tab = await visit(world, desk, '2026-05-20', '&text');
  const ground = (name) => button(tab, name).evaluate((element) => getComputedStyle(element).backgroundColor);
  const plain = await ground('时间表');
  assert.notEqual(await ground(begin), plain);
  assert.equal(await ground('按自测码查看结果'), plain);
  await tab.context().close();
});
