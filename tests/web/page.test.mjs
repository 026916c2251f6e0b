// How the page behaves: at rest, by keyboard, on a phone, at every scale, and when graphics fail.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { desk, open, phone, picture, pictures, settle, visit } from './browser.mjs';
import { answerAll, asked, begin, button, drawn, engineer, entry, fact, fill, fillAll, heading, turn, walk } from './walk.mjs';

let world;

before(async () => { world = await open(); });
after(async () => { await world?.close(); });

/** Colour of the canvas, in a place of the window. */
const colour = (tab, x, y) => tab.evaluate(([left, top]) => {
  const canvas = document.getElementById('canvas');
  const copy = document.createElement('canvas');
  copy.width = copy.height = 1;
  const pen = copy.getContext('2d');
  const scale = canvas.width / canvas.clientWidth;
  pen.drawImage(canvas, left * scale, top * scale, 1, 1, 0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}, [x, y]);

/** Colour just inside the left edge of an element, where a button has no letters. */
async function ground(tab, locator) {
  const box = await locator.boundingBox();
  return colour(tab, box.x + 8, box.y + box.height / 2);
}

const accent = [22, 93, 168];
const accentHover = [16, 72, 132];

test('at rest nothing is drawn', async () => {
  const tab = await visit(world);
  for (const go of [async () => {}, async () => turn(tab, begin)]) {
    await go();
    await settle(tab);
    const drawn = await tab.evaluate(() => window.zhicheng.frames.drawn);
    await tab.waitForTimeout(2500);
    assert.equal(await tab.evaluate(() => window.zhicheng.frames.drawn), drawn);
  }
  await tab.context().close();
});

test('elements lie where the canvas shows them, also at odd scales and after a change of size', async () => {
  for (const deviceScaleFactor of [1, 1.25, 2]) {
    const tab = await visit(world, { viewport: { width: 1000, height: 700 }, deviceScaleFactor });
    const first = button(tab, begin);
    await settle(tab);
    assert.deepEqual(await ground(tab, first), accent);
    await first.hover();
    await settle(tab);
    assert.deepEqual(await ground(tab, first), accentHover);
    await tab.mouse.move(2, 400);
    await tab.setViewportSize({ width: 500, height: 700 });
    await settle(tab);
    assert.deepEqual(await ground(tab, first), accent);
    const size = await tab.evaluate(() => {
      const canvas = document.getElementById('canvas');
      return [canvas.width, canvas.clientWidth * devicePixelRatio, canvas.height, canvas.clientHeight * devicePixelRatio];
    });
    assert.ok(Math.abs(size[0] - size[1]) <= 1 && Math.abs(size[2] - size[3]) <= 1, String(size));
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  }
});

test('the keyboard alone is enough', async () => {
  const tab = await visit(world);
  const focused = () => tab.evaluate(() => {
    const { activeElement: element } = document;
    return element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
  });
  const tabTo = async (name) => {
    for (let i = 0; i < 30; ++i) {
      await tab.keyboard.press('Tab');
      if (await focused() === name) return;
    }
    assert.fail(`Tab does not reach ${name}`);
  };
  await tabTo(begin);
  await tab.keyboard.press('Enter');
  await heading(tab).getByText('您要申报什么职称？').waitFor();
  // The new page is read from its heading.
  assert.equal(await focused(), '您要申报什么职称？');

  await tabTo('员级');
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('ArrowDown');
  await tab.getByRole('radio', { name: '中级', exact: true, checked: true }).waitFor();
  // Without an answer it says what is wrong, and leads there.
  await tabTo('下一步');
  await tab.keyboard.press('Space');
  await tab.getByRole('alert').getByText('请选一项').waitFor();
  assert.equal(await focused(), '您要申报哪个系列的职称？');
  await tab.keyboard.press('ArrowDown');
  await tab.getByRole('radiogroup', { name: '您的专业属于下面哪一类？' }).waitFor({ state: 'attached' });
  assert.equal(await tab.getByRole('alert').count(), 0);
  await tabTo('不确定：您要申报哪个系列的职称？');
  await tabTo('计算机技术与软件');
  await tab.keyboard.press('ArrowUp');
  await tab.getByRole('radiogroup').nth(1).getByRole('radio', { name: '不确定', checked: true }).waitFor();
  // Enter in a control presses the main button.
  await tab.keyboard.press('Enter');
  await heading(tab).getByText('您通过哪种方式申报？').waitFor();
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('a date is read as people write it, and refused with a reason', async () => {
  const tab = await visit(world);
  let seen = false;
  await walk(tab, engineer, async ({ id }) => {
    if (id !== 'work') return;
    seen = true;
    const field = entry(tab, fact('career_on'));
    for (const [text, reason] of [['', '请填日期'], ['2025-02-29', '没有这一天'], ['去年夏天', '看不懂这个日期'], ['2015年7月', '还缺哪一天'],
      ['0218-08-01', '请再看看年份']]) {
      await field.fill(text);
      await field.press('Enter');
      await tab.getByRole('alert').getByText(reason).waitFor();
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
    }
    await picture(tab, 'desk-date-refused');
    // The complaint goes away as one types, and the keyboard stays in the field.
    await field.press('End');
    await tab.keyboard.type('9');
    await tab.getByRole('alert').waitFor({ state: 'detached' });
    await settle(tab);
    await tab.keyboard.type('8');
    assert.equal(await field.inputValue(), '0218-08-0198');
    for (const text of ['20180801', '2018.8.1', '2018/08/01', '2018年8月1日', '２０１８－０８－０１']) {
      await field.fill(text);
      await tab.getByRole('status').getByText('即2018年8月1日').waitFor();
    }
  });
  assert.ok(seen);
  assert.equal(await heading(tab).textContent(), '符合已核对的条件');
  await tab.context().close();
});

test('every entry has its own name, and what is wrong is said at each', async () => {
  const tab = await visit(world);
  await walk(tab, { ...engineer, integrity_record: true, integrity_record_on: '2023-07-15' }, async ({ facts }) => {
    const fields = await tab.evaluate(() => [...document.querySelectorAll('fieldset, select, input:not([type="radio"])')]
      .map((element) => element.ariaLabel ?? element.labels?.[0]?.textContent
        ?? document.getElementById(element.getAttribute('aria-labelledby'))?.textContent));
    assert.ok(fields.every(Boolean), String(fields));
    assert.equal(new Set(fields).size, fields.length, String(fields));
    for (const one of facts) {
      const control = entry(tab, one);
      if (await control.count() === 0) continue;
      const radios = await control.evaluate((element) => [...element.querySelectorAll('input')].map((radio) => radio.name));
      assert.ok(new Set(radios).size <= 1);
    }
  });
  await tab.context().close();

  const fresh = await visit(world);
  await turn(fresh, begin);
  const wrong = async (ids) => {
    await button(fresh, '下一步').click();
    await drawn(fresh);
    assert.equal(await fresh.getByRole('alert').count(), ids.length);
    for (const id of ids) {
      const control = entry(fresh, fact(id));
      assert.equal(await control.getAttribute('aria-invalid'), 'true');
      const words = await control.getAttribute('aria-describedby');
      assert.match(await fresh.locator(`#${words}`).textContent(), /^请选一项/);
    }
    // The first of them has the keyboard, each time.
    assert.ok(await entry(fresh, fact(ids[0])).evaluate((control) => control.contains(document.activeElement)));
  };
  await wrong(['level', 'series']);
  await picture(fresh, 'desk-question-refused');
  await fill(fresh, fact('level'), 'intermediate');
  await wrong(['series']);
  await fill(fresh, fact('series'), 'engineering');
  await wrong(['specialty']);
  await fill(fresh, fact('specialty'));
  await turn(fresh, '下一步');
  // Back, and all is as it was.
  await turn(fresh, '返回');
  assert.ok(await fresh.getByRole('radio', { name: '中级', exact: true }).isChecked());
  assert.ok(await entry(fresh, fact('specialty')).getByRole('radio', { name: '不确定', exact: true }).isChecked());
  assert.deepEqual(fresh.faults, []);
  await fresh.context().close();
});

test('one mark says no to everything', async () => {
  const tab = await visit(world);
  let seen = false;
  await walk(tab, { ...engineer, other_series_same_level: undefined, integrity_record: undefined }, async ({ id }) => {
    if (id !== 'bars') return;
    seen = true;
    const none = tab.getByRole('checkbox', { name: '以上情形都没有', exact: true });
    assert.equal(await none.isChecked(), false);
    await none.check();
    await drawn(tab);
    assert.equal(await tab.getByRole('radio', { name: '否', checked: true }).count(), 2);
    await none.uncheck();
    await drawn(tab);
    assert.equal(await tab.getByRole('radio', { checked: true }).count(), 0);
    await none.check();
  });
  assert.ok(seen);
  assert.equal(await heading(tab).textContent(), '符合已核对的条件');
  await tab.context().close();
});

test('a field that was filled in from outside is not lost', async () => {
  const tab = await visit(world);
  await walk(tab, { level: 'intermediate', series: 'accounting', track: 'regular', employer_kind: 'public_institution' });
  await turn(tab, '去准备申报');
  await turn(tab, '生成申报包');
  // Autofill writes all fields at once.
  await tab.evaluate(() => {
    for (const [label, text] of [['姓名', '李四'], ['联系电话', '04788527232'], ['工作单位（选填）', '某局']]) {
      const field = [...document.querySelectorAll('label')].find((one) => one.textContent === label).control;
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  await settle(tab);
  for (const [label, text] of [['姓名', '李四'], ['联系电话', '04788527232'], ['工作单位（选填）', '某局']]) {
    assert.equal(await tab.getByLabel(label, { exact: true }).inputValue(), text);
  }
  const download = tab.waitForEvent('download');
  await button(tab, '下载申报包').click();
  assert.equal((await download).suggestedFilename(), '李四.zhicheng.json');
  await tab.context().close();
});

test('a package without a name or with an odd number is not made', async () => {
  const tab = await visit(world);
  await walk(tab, { level: 'intermediate', series: 'accounting', track: 'regular', employer_kind: 'public_institution' });
  await turn(tab, '去准备申报');
  await turn(tab, '生成申报包');
  await tab.getByLabel('联系电话', { exact: true }).fill('12-34');
  await button(tab, '下载申报包').click();
  await tab.getByText('请填姓名。').waitFor();
  await tab.getByText('电话号码应是7到15位数字。').waitFor();
  // The first field that is wrong has the keyboard.
  await tab.waitForFunction(() => document.activeElement.labels?.[0]?.textContent === '姓名');
  assert.equal(await tab.getByText('已经保存申报包').count(), 0);
  await picture(tab, 'desk-package-refused');
  await tab.context().close();
});

test('on a phone everything fits and can be touched', async () => {
  const tab = await visit(world, phone);
  await tab.getByRole('button', { name: begin }).tap();
  await heading(tab).getByText('您要申报什么职称？').waitFor();
  const small = async () => tab.evaluate(() => [...document.querySelectorAll('button, input, select, a')]
    .map((element) => ({ box: (/radio|checkbox/.test(element.type) ? element.closest('label') : element).getBoundingClientRect(), name: element.ariaLabel ?? element.textContent }))
    .filter(({ box }) => box.height < 32 || box.right > innerWidth || box.left < 0)
    .map(({ name, box }) => `${name} ${box.width}x${box.height}`));
  assert.deepEqual(await small(), []);
  for (const option of await tab.locator('label.radio').all()) {
    assert.ok((await option.boundingBox()).height >= 44);
  }
  await tab.getByRole('radio', { name: '中级', exact: true }).tap();
  await fill(tab, fact('series'), 'agriculture');
  await tab.getByRole('button', { name: '下一步', exact: true }).tap();
  await heading(tab).getByText('您通过哪种方式申报？').waitFor();
  await answerAll(tab, engineer, async () => {
    assert.deepEqual(await small(), []);
    assert.ok(await tab.evaluate(() => document.getElementById('scroll').scrollWidth <= innerWidth));
  });
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('without WebGL the same page is there as text', async () => {
  const bare = await open(['--disable-3d-apis']);
  try {
    const tab = await visit(bare);
    assert.ok(await tab.evaluate(() => document.documentElement.classList.contains('as-text')));
    await walk(tab, engineer);
    assert.equal(await heading(tab).textContent(), '符合已核对的条件');
    await tab.screenshot({ path: join(pictures, 'desk-text-only.png') });
    await tab.context().close();
  } finally {
    await bare.close();
  }
});

test('a day that does not exist is said, not guessed', async () => {
  const context = await world.browser.newContext(desk);
  const tab = await context.newPage();
  await tab.goto(`${world.address}/?on=2026-02-30`);
  await tab.getByRole('alert').getByText('2026-02-30 不是一个日期').waitFor();
  await context.close();
});
