// The whole journey without a pointer, as on a native page; and what is said to who can't see it, once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { scan_of } from '../attachment/files.mjs';
import { application, field, finish } from './application.mjs';
import { desk, open, settle, visit } from './browser.mjs';
import { begin, asked, drawn, engineer, entry, heading } from './walk.mjs';

let world;

before(async () => { world = await open(); });
after(async () => { await world?.close(); });

/** Name of what has the keyboard, and whether one sees that. */
const focused = (tab) => tab.evaluate(() => {
  const { activeElement: element } = document;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return element !== document.body && {
    name: element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent,
    seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 3 && box.bottom > 0 && box.top < innerHeight,
    looks: `${outlineStyle} ${outlineWidth}, from ${box.top} to ${box.bottom} of ${innerHeight}`,
  };
});

/** Presses Tab until `is` is true of the element with the keyboard; on the way each stop is seen. */
async function reach(tab, what, is) {
  for (let i = 0; i < 150; ++i) {
    await tab.keyboard.press('Tab');
    let stop = await focused(tab);
    if (!stop) continue;  // past the end of the page
    // What was said when the field before was left may have moved it: it is brought back in the next frames.
    for (let turns = 0; stop && !stop.seen && turns < 20; ++turns) {
      await drawn(tab);
      stop = await focused(tab);
    }
    const { name, seen, looks } = stop;
    assert.ok(seen, `one does not see that ${name} has the keyboard: ${looks}`);
    if (await is(name)) return;
  }
  assert.fail(`Tab does not reach ${what}`);
}

const reachName = (tab, name) => reach(tab, name, (one) => one === name);

async function turnBy(tab, key) {
  const before = await heading(tab).textContent();
  await tab.keyboard.press(key);
  await tab.waitForFunction((old) => document.querySelector('h1').textContent !== old, before);
  // The new page is read from its heading.
  assert.equal((await focused(tab)).name, await heading(tab).textContent());
}

const within = (control) => () => control.evaluate((element) => element.contains(document.activeElement));

/** Marks, picks or types with keys alone: `words` are those of the option, or what is typed. */
async function put(tab, control, what, words) {
  await reach(tab, what, within(control));
  const role = await control.evaluate((element) => element.getAttribute('role') ?? element.tagName);
  if (role === 'radiogroup') {
    await tab.keyboard.press('Space');
    await drawn(tab);
    for (let i = 0; i < 15 && (await focused(tab)).name !== words; ++i) {
      await tab.keyboard.press('ArrowDown');
      await drawn(tab);
    }
    assert.ok(await control.getByRole('radio', { name: words, exact: true }).isChecked(), `${what}: ${words}`);
  } else if (role === 'SELECT') {
    const chosen = () => control.evaluate((list) => list.selectedOptions[0].label);
    for (let i = 0; i < 70 && await chosen() !== words; ++i) await tab.keyboard.press('ArrowDown');
    assert.equal(await chosen(), words);
  } else {
    await tab.keyboard.type(words);
  }
  await drawn(tab);
}

/** Answers a fact. */
const answer = (tab, one, value) => put(tab, entry(tab, one), one.question, one.type === 'date' ? value
  : value === undefined ? '不确定' : one.type === 'boolean' ? (value ? '是' : '否') : one.choices.find(({ id }) => id === value).label);

async function press(tab, name) {
  await reachName(tab, name);
  await turnBy(tab, 'Enter');
}

async function fill(tab, values) {
  for (const [label, words] of Object.entries(values)) {
    const group = tab.getByRole('radiogroup', { name: label, exact: true });
    await put(tab, await group.count() > 0 ? group : field(tab, label), label, words);
  }
}

/** The whole form, from the list of tasks and back to it. */
async function fill_application(tab) {
  for (const [name, content] of application) {
    await press(tab, name);
    if (Array.isArray(content)) {
      await press(tab, `添加${content[0]}`);
      await fill(tab, content[1]);
      await press(tab, '完成这一条');
    } else if (content) {
      await fill(tab, content);
    }
    await press(tab, await finish(tab));
    assert.equal(await heading(tab).textContent(), '申报任务清单');
  }
}

test('what came of the first of two quick choices does not take the second back', async () => {
  const tab = await visit(world);
  await press(tab, begin);
  const chosen = await tab.evaluate(async () => {
    const [first, second] = document.querySelectorAll('input[type="radio"]');
    first.click();
    second.click();
    const states = [];
    for (let i = 0; i < 6; ++i) {
      await new Promise(requestAnimationFrame);
      states.push(second.checked);
    }
    return states;
  });
  assert.deepEqual(chosen, Array(6).fill(true));
});

for (const renderer of ['canvas', 'text']) {
  test(`what has the keyboard stays in the window when the page above it shrinks, ${renderer}`, async () => {
    const tab = await visit(world, { viewport: { width: 1280, height: 400 } }, '2026-05-20', `&${renderer}`);
    await press(tab, begin);
    for (const one of (await asked(tab)).facts) await answer(tab, one, engineer[one.id]);
    await press(tab, '下一步');
    await reachName(tab, '依据通知的哪一条');
    await tab.keyboard.press('Enter');
    await tab.getByText('您的回答用来判断：').waitFor({ state: 'attached' });
    const last = tab.getByRole('button', { name: /^已经回答的/ });
    await last.focus();
    await settle(tab);
    await tab.getByRole('button', { name: '依据通知的哪一条' }).evaluate((fold) => fold.click());
    await tab.getByText('您的回答用来判断：').waitFor({ state: 'detached' });
    await settle(tab);
    const { top, bottom } = await last.evaluate((element) => element.getBoundingClientRect());
    assert.ok(await last.evaluate((element) => element === document.activeElement));
    assert.ok(top >= 0 && bottom <= 400, `from ${top} to ${bottom} of 400`);
    await tab.context().close();
  });

  test(`from the first page to the package, ${renderer}`, async () => {
    const tab = await visit(world, desk, '2026-05-20', `&${renderer}`);
    await reach(tab, 'the other renderer', (name) => name === (renderer === 'canvas' ? '切换到文字版' : '切换到图形版'));
    assert.equal((await (async () => { await tab.keyboard.press('Tab'); return focused(tab); })()).name, '跳到正文');
    await tab.keyboard.press('Enter');
    assert.equal((await focused(tab)).name, await heading(tab).textContent());
    await press(tab, begin);
    for (let i = 0; i < 30; ++i) {
      const question = await asked(tab);
      if (!question) break;
      for (const one of question.facts) {
        if (await entry(tab, one).count() > 0) await answer(tab, one, engineer[one.id]);
      }
      if (question.id === 'work') {
        // A fold opens by Enter and closes by Escape, from inside too.
        await reachName(tab, '依据通知的哪一条');
        await tab.keyboard.press('Enter');
        await tab.getByText('您的回答用来判断：').waitFor({ state: 'attached' });
        await tab.keyboard.press('Escape');
        await tab.getByText('您的回答用来判断：').waitFor({ state: 'detached' });
        const fold = tab.getByRole('button', { name: /^已经回答的/ });
        await reach(tab, 'the answers', async () => fold.evaluate((element) => element === document.activeElement));
        await tab.keyboard.press('Space');
        await tab.getByRole('button', { name: /^更改 / }).first().waitFor();
        await reach(tab, 'an answer', (name) => name.startsWith('更改 '));
        await tab.keyboard.press('Escape');
        await drawn(tab);
        assert.equal(await fold.getAttribute('aria-expanded'), 'false');
        assert.ok(await fold.evaluate((element) => element === document.activeElement));
        await tab.keyboard.press('Shift+Tab');
        await tab.keyboard.press('Shift+Tab');
        assert.equal((await focused(tab)).name, '下一步');
      } else {
        await reachName(tab, '下一步');
      }
      await turnBy(tab, i % 2 === 0 ? 'Enter' : 'Space');
    }
    assert.equal(await heading(tab).textContent(), '符合已核对的条件');
    await press(tab, '去准备申报');
    await fill_application(tab);

    await press(tab, '材料');
    await reachName(tab, '学历证明：选择文件');
    await settle(tab);
    const chooser = tab.waitForEvent('filechooser');
    await tab.keyboard.press('Enter');
    await (await chooser).setFiles({ name: '学历证明.pdf', mimeType: 'application/pdf', buffer: scan_of(60) });
    await tab.getByRole('status').getByText('已添加：学历证明.pdf').waitFor();
    await press(tab, '返回');

    await press(tab, '检查答案');
    for (const promise of ['承诺材料真实、准确、有效', '同意核查']) {
      await reachName(tab, promise);
      await tab.keyboard.press('Space');
      await drawn(tab);
    }
    await tab.evaluate(() => { window.print = () => { window.printed = true; }; });
    await reachName(tab, '打印预填草稿');
    await tab.keyboard.press('Enter');
    await tab.waitForFunction(() => window.printed);
    await tab.evaluate(() => dispatchEvent(new Event('afterprint')));
    await tab.keyboard.press('Shift+Tab');
    assert.equal((await focused(tab)).name, '去生成申报包');
    await turnBy(tab, 'Enter');
    // What the form says is not asked again.
    assert.equal(await tab.locator('main').getByRole('textbox').count(), 0);
    await reachName(tab, '下载申报包');
    const download = tab.waitForEvent('download');
    await tab.keyboard.press('Enter');
    assert.equal((await download).suggestedFilename(), '巴特尔·䶮𬭎𠮷.zhicheng.json');
    const archive = tab.waitForEvent('download');
    await reachName(tab, '下载压缩包（连同附件）');
    await tab.keyboard.press('Enter');
    assert.equal((await archive).suggestedFilename(), '巴特尔·䶮𬭎𠮷.zhicheng.zip');
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });

  test(`the keyboard goes as one reads, ${renderer}`, async () => {
    const tab = await visit(world, desk, '2026-05-20', `&${renderer}`);
    const stops = async () => {
      await tab.evaluate(() => document.getElementById('switch').focus());
      const places = [];
      for (let i = 0; i < 40; ++i) {
        await tab.keyboard.press('Tab');
        await drawn(tab);
        const stop = await tab.evaluate(() => {
          const { activeElement: element } = document;
          const holder = document.getElementById('twins').getBoundingClientRect();
          const box = (element.closest('label') ?? element).getBoundingClientRect();
          return element.closest('#twins') && { name: element.ariaLabel ?? element.textContent, top: box.top - holder.top, left: box.left, bottom: box.bottom - holder.top };
        });
        if (stop) places.push(stop);
        else if (places.length > 0) break;
      }
      assert.ok(places.length > 1);
      for (let i = 1; i < places.length; ++i) {
        const [a, b] = [places[i - 1], places[i]];
        assert.ok(b.top >= a.bottom - 8 || (b.left > a.left && b.bottom > a.top), `${a.name} before ${b.name}`);
      }
    };
    await stops();
    await tab.getByRole('button', { name: begin }).click();
    await settle(tab);
    await stops();
    await tab.getByRole('button', { name: '先看看现在的结果' }).or(tab.getByRole('button', { name: '下一步' })).first().click();
    await settle(tab);
    await stops();
    await tab.context().close();
  });

  test(`what is wrong, and what was done, is said once, ${renderer}`, async () => {
    const tab = await visit(world, desk, '2026-05-20', `&${renderer}`);
    await tab.evaluate(() => {
      // What a screen reader would speak: live regions that come, or whose words change.
      window.said = [];
      new MutationObserver((records) => {
        for (const { target, addedNodes } of records) {
          const live = (target.nodeType === 1 ? target : target.parentElement)?.closest('[role="alert"], [role="status"]');
          if (live?.textContent) window.said.push(live.textContent);
          for (const node of addedNodes) {
            for (const one of node.querySelectorAll?.('[role="alert"]') ?? []) window.said.push(one.textContent);
            if (!live && node.getAttribute?.('role') === 'alert') window.said.push(node.textContent);
          }
        }
      }).observe(document.getElementById('twins'), { subtree: true, childList: true, characterData: true });
    });
    const said = async () => {
      await settle(tab);
      return tab.evaluate(() => window.said.splice(0));
    };
    await tab.getByRole('button', { name: begin }).click();
    await said();
    const next = tab.getByRole('button', { name: '下一步', exact: true });
    await next.click();
    const alerts = await said();
    assert.equal(alerts.length, 2, String(alerts));
    await tab.getByRole('radio', { name: '中级', exact: true }).check();
    assert.deepEqual(await said(), []);
    await tab.evaluate(() => dispatchEvent(new Event('resize')));
    assert.deepEqual(await said(), []);
    assert.equal(await tab.evaluate(() => document.documentElement.lang), 'zh-CN');
    await tab.context().close();
  });
}
