// Around the questions: the notice at a sentence, the times, what a change did, what would make a difference, and the
// self-test code.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { desk, open, phone, picture, program, settle, visit } from './browser.mjs';
import { answerAll, asked, begin, button, engineer, entry, fact, fill, heading, turn, walk } from './walk.mjs';

let world;
let folder;

before(async () => {
  world = await open();
  folder = mkdtempSync(join(tmpdir(), 'zhicheng-guide-'));
});
after(async () => {
  await world?.close();
  if (folder) rmSync(folder, { recursive: true });
});

const told = (tab) => tab.locator('[role=status]').filter({ hasText: /已更改|自测码带入|回答没有变/ });
const code_of = (tab) => tab.getByText(/^ZC26-/).textContent();
const focused = (tab) => tab.evaluate(() => document.activeElement.textContent);
const run = (...args) => spawnSync(program, args, { encoding: 'utf8' });

test('the first page says which notice, year, county and day, and whether one may still file', async () => {
  const tab = await visit(world);
  assert.equal(await heading(tab).textContent(), '我能报吗？');
  const said = await tab.locator('main').innerText();
  for (const words of ['转发关于做好2026年全区职称评审工作的通知', '2026年度', '还没有回答，先按市里的规定', '2026年5月20日',
    '初级：2026年5月25日', '中级：2026年6月10日', '高级：2026年7月10日', '未截止']) {
    assert.ok(said.includes(words), words);
  }
  await turn(tab, begin);
  await answerAll(tab, engineer);
  for (;;) {
    await turn(tab, '返回');
    if (await heading(tab).textContent() === '我能报吗？') break;
  }
  assert.match(await tab.locator('main').innerText(), /临河区/);
  await turn(tab, '继续上次（已答20项）');
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('from a question to its sentence in the notice and back, with nothing lost', async () => {
  for (const size of [desk, phone]) {
    const tab = await visit(world, size);
    await turn(tab, begin);
    await fill(tab, fact('level'), 'intermediate');
    await button(tab, '依据通知的哪一条').click();
    const link = tab.getByRole('button', { name: /^在通知里看这一句/ }).nth(1);
    const name = await link.textContent();
    await link.click();
    await heading(tab).getByText('通知原文和规则').waitFor();
    await settle(tab);
    // The keyboard is at the sentence, and it is in sight.
    const place = await tab.evaluate(() => {
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      return { words: document.activeElement.textContent, top, bottom, height: innerHeight };
    });
    assert.match(place.words, /^您要看的：/);
    assert.ok(place.top >= 0 && place.bottom <= place.height, JSON.stringify(place));
    await picture(tab, `${size === desk ? 'desk' : 'phone'}-notice`);
    await turn(tab, '返回');
    assert.ok(await tab.getByRole('radio', { name: '中级', exact: true }).isChecked());
    assert.equal(await focused(tab), name);
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  }
});

test('the notice has every row of the table', async () => {
  const tab = await visit(world);
  await walk(tab, engineer);
  await tab.getByRole('button', { name: '依据：三(三) · 看通知原文：非公有制人才直接申报', exact: true }).click();
  await heading(tab).getByText('通知原文和规则').waitFor();
  for (const fold of await tab.getByRole('button', { name: /^这一段怎样落实/ }).all()) await fold.click();
  await settle(tab);
  const said = (await tab.locator('main').innerText()).replace(/\s/g, '');
  const { rows } = JSON.parse(run('clauses', '--edition', 'bayannur/2026', '--county', '150802', '--json').stdout);
  assert.equal(rows.length, 94);
  for (const { id, quote, reason, covered_by: covers } of rows) {
    assert.ok(said.includes(quote.replace(/\s/g, '')), `${id}: ${quote}`);
    if (reason) assert.ok(said.includes(reason.replace(/\s/g, '')), `${id}: ${reason}`);
    for (const { title } of covers) assert.ok(said.includes(title.replace(/\s/g, '')), `${id}: ${title}`);
  }
  assert.match(said, /与您有关/);
  await tab.context().close();
});

test('a change says what it did, where it is heard', async () => {
  const tab = await visit(world);
  await walk(tab, engineer);
  await turn(tab, '更改 开始从事专业技术工作日期');
  await fill(tab, fact('career_on'), '2021-06-11');
  await turn(tab, '下一步');
  assert.match(await told(tab).textContent(), /已更改：开始从事专业技术工作日期，由「2018年8月1日」改为「2021年6月11日」。/);
  await answerAll(tab, { step_exception: 'none' });
  assert.equal(await heading(tab).textContent(), '不符合');
  const words = await told(tab).textContent();
  assert.match(words, /结论由「符合已核对的条件」变为「不符合」。/);
  assert.match(words, /非公有制人才直接申报：由「满足」变为「不满足」。/);
  await picture(tab, 'desk-changed');
  // Everything else is kept.
  await turn(tab, '更改 申报层级');
  assert.ok(await tab.getByRole('radio', { name: '中级', exact: true }).isChecked());
  await turn(tab, '下一步');
  assert.match(await told(tab).textContent(), /回答没有变/);
  await tab.context().close();
});

test('what would make a difference is what the command line says', async () => {
  const tab = await visit(world);
  await walk(tab, engineer);
  await tab.getByText('最早2031年度可申报副高级').first().waitFor();
  // With everything answered, one date that is a day short.
  await turn(tab, '更改 开始从事专业技术工作日期');
  await fill(tab, fact('career_on'), '2021-06-11');
  await turn(tab, '下一步');
  await answerAll(tab, { step_exception: 'none' });
  const answers = { ...engineer, career_on: '2021-06-11', step_exception: 'none' };
  const file = join(folder, 'answers.json');
  writeFileSync(file, JSON.stringify({ format: 'zhicheng-answers/1', answers }));
  const { changes } = JSON.parse(run('changes', '--edition', 'bayannur/2026', '--on', '2026-05-20', '--json', file).stdout);
  assert.ok(changes.length > 2);
  await tab.getByText(changes[0].text).waitFor();
  const said = await tab.locator('main').innerText();
  for (const { text } of changes) assert.ok(said.includes(text), text);
  await picture(tab, 'desk-advice');
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('a self-test code carries the answers, as a link too, whatever a messenger adds', async () => {
  const tab = await visit(world);
  await tab.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await walk(tab, engineer);
  const code = await code_of(tab);
  await button(tab, '复制自测码').click();
  await tab.getByText('已复制自测码。').waitFor();
  assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), code);
  await button(tab, '复制带自测码的链接').click();
  await tab.getByText('已复制链接。').waitFor();
  const link = await tab.evaluate(() => navigator.clipboard.readText());
  assert.equal(link, `${world.address}/#${code}`);
  const answers = await tab.getByRole('listitem').filter({ hasText: '更改' }).allInnerTexts();
  await picture(tab, 'desk-code');
  await tab.context().close();

  for (const suffix of ['', '&from=singlemessage&isappinstalled=0', '。', '】']) {
    const other = await visit(world, desk, '2026-05-20', `#${code}${suffix}`);
    assert.equal(await heading(other).textContent(), '符合已核对的条件');
    assert.match(await told(other).textContent(), /已按自测码带入20项回答。/);
    assert.deepEqual(await other.getByRole('listitem').filter({ hasText: '更改' }).allInnerTexts(), answers);
    assert.equal(new URL(other.url()).hash, '');
    // No request carries it.
    for (const request of other.requests.slice(1)) assert.ok(!request.url().includes('ZC26'), request.url());
    assert.deepEqual(other.faults, []);
    await other.context().close();
  }

  const typed = await visit(world);
  const field = typed.getByLabel('输入自测码', { exact: true });
  await field.fill(code.replace('-', 'X'));
  await field.press('Enter');
  await typed.getByRole('alert').getByText('自测码不对').waitFor();
  assert.ok(await field.evaluate((element) => element === document.activeElement));
  await picture(typed, 'desk-code-refused');
  await field.fill(`我的自测码：${code.toLowerCase().replaceAll('-', ' ')}，请看`);
  await field.press('Enter');
  await heading(typed).getByText('符合已核对的条件').waitFor();
  await typed.context().close();
});

test('the times, and the calendar that the command line writes', async () => {
  for (const size of [desk, phone]) {
    const tab = await visit(world, size);
    await walk(tab, engineer);
    await turn(tab, '时间表');
    const said = await tab.locator('main').innerText();
    for (const words of ['按您的回答（中级）列出', '最晚2026年6月3日开始', '6月4日、6月5日、6月8日、6月9日、6月10日', '2026年6月10日截止',
      '待核实：看旗县区的通知', '2026年10月30日截止', '一次性书面告知写明的时限内', '评审结束后一个月内']) {
      assert.ok(said.includes(words), words);
    }
    await picture(tab, `${size === desk ? 'desk' : 'phone'}-dates`);
    const coming = tab.waitForEvent('download');
    await button(tab, '下载到手机或电脑日历（.ics）').click();
    const download = await coming;
    assert.equal(download.suggestedFilename(), 'zhicheng-deadlines.ics');
    const file = join(folder, 'deadlines.ics');
    await download.saveAs(file);
    const native = run('dates', '--ics', '--edition', 'bayannur/2026', '--county', '150802', '--on', '2026-05-20');
    assert.equal(readFileSync(file, 'utf8'), native.stdout);
    await tab.getByText('已经保存日历文件').waitFor();
    await turn(tab, '返回');
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  }
});

test('the judgement is replayed step by step, by keyboard', async () => {
  const tab = await visit(world);
  await walk(tab, engineer);
  await turn(tab, '一步一步看判断过程');
  assert.match(await tab.locator('main').innerText(), /第1步，共\d+步/);
  await button(tab, '下一步').focus();
  for (let i = 0; i < 300 && await button(tab, '下一步').count() > 0; ++i) {
    if (i === 12) await picture(tab, 'desk-replay');
    await tab.keyboard.press('Enter');
    await settle(tab);
    assert.ok(await tab.locator('[role=status]').filter({ hasText: /成立|结论|还不知道/ }).count() > 0);
  }
  await tab.getByText('全部看完，结论：符合已核对的条件。').waitFor();
  await button(tab, '上一步').click();
  await tab.getByText('全部看完').waitFor({ state: 'detached' });
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});
