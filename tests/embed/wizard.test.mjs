// 嵌入向导: a county is chosen, its days are checked, the code is shown working and copied, its file is accepted by lint.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { violations } from '../web/axe.mjs';
import { desk, phone, pictures, program, root } from '../web/browser.mjs';
import { from_docs, heard, open_world, page_of, visit_county } from './world.mjs';

let world;

before(async () => { world = await open_world(); });
after(async () => { await world?.close(); });

async function visit(size = desk, colorScheme = 'light') {
  const context = await world.browser.newContext({ ...size, locale: 'zh-CN', acceptDownloads: true, colorScheme, permissions: ['clipboard-read', 'clipboard-write'] });
  const tab = await context.newPage();
  tab.faults = [];
  tab.sent = [];
  tab.on('pageerror', (error) => tab.faults.push(error.message));
  tab.on('console', (message) => { if (message.type() === 'error') tab.faults.push(message.text()); });
  tab.on('request', (request) => tab.sent.push(request.url()));
  await tab.goto(`${world.site}/embed/wizard.html`);
  await tab.getByText('市里截止 2026年6月10日').waitFor();
  return tab;
}

const told = (tab) => tab.locator('#checked');

/** Fills a field, and waits for what is said then. */
async function fill(tab, label, value) {
  await tab.getByLabel(label, { exact: true }).fill(value);
  await tab.getByLabel(label, { exact: true }).dispatchEvent('change');
}

/** What lint says of the rules with this county's file. */
function lint(county, text) {
  const folder = mkdtempSync(join(tmpdir(), 'zc-county-'));
  try {
    cpSync(join(root, 'rules'), folder, { recursive: true });
    writeFileSync(join(folder, 'bayannur', '2026', 'counties', `${county}.json`), text);
    return spawnSync(program, ['lint', '--text', folder], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the code is that of the documentation, and works where it is pasted', async () => {
  const tab = await visit();
  const code = await tab.getByLabel('粘贴到网页里要显示自测的地方').inputValue();
  assert.equal(code, from_docs(world.site, 'snippet'));
  assert.equal(await tab.locator('#policy').inputValue(), from_docs(world.site, 'policy'));
  await tab.getByText('网站不让放脚本').click();
  await tab.getByLabel('看到时才加载').check();
  assert.equal(await tab.locator('#frame-code').inputValue(), from_docs(world.site, 'frame'));
  await tab.getByLabel('旗县区', { exact: true }).selectOption({ label: '乌拉特前旗' });
  await tab.getByLabel('打开时先显示').selectOption({ label: '时间表' });
  await tab.getByLabel('按钮颜色').fill('#8a1538');
  await tab.getByLabel('按钮颜色').dispatchEvent('change');
  await tab.getByRole('button', { name: '复制代码' }).click();
  await tab.getByText('已复制。').waitFor();
  const copied = await tab.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /data-county="150823" data-edition="bayannur\/2026" data-view="dates" data-color="#8a1538" data-loading="lazy"/);
  assert.deepEqual(tab.faults, []);
  for (const address of tab.sent) assert.ok(address.startsWith(world.site) || address.startsWith('about:'), address);
  await tab.context().close();
  const county = await visit_county(world, page_of(copied));
  assert.equal((await heard(county, 'ready')).county, '150823');
  await county.context().close();
});

test('days are checked against the city’s, and a file that lint accepts comes out', async () => {
  const tab = await visit();
  await told(tab).getByText('没有填时间').waitFor();
  assert.ok(await tab.getByRole('button', { name: '下载旗县区文件' }).isDisabled());
  await fill(tab, '中级', '2026-06-11');
  await tab.locator('#fault-intermediate').getByText('不能晚于市里的 2026-06-10').waitFor();
  await tab.locator('#fault-notice').getByText('就要写明依据的旗县区通知').waitFor();
  assert.ok(await tab.getByRole('button', { name: '下载旗县区文件' }).isDisabled());
  await tab.screenshot({ path: join(pictures, 'wizard-fault.png'), fullPage: true });
  await fill(tab, '旗县区通知的标题', '临河区2026年职称工作通知');
  await fill(tab, '初级', '2026-05-20');
  await fill(tab, '中级', '2026-06-01');
  await tab.locator('#fault-source').getByText('请写明这份通知登在哪个网址').waitFor();
  assert.equal(await tab.locator('#fault-intermediate').textContent(), '');
  await fill(tab, '出处（网址或公告栏）', '临河区人社局网站');
  await told(tab).getByText('核对通过').waitFor();
  assert.equal(await tab.locator('#fault-source').textContent(), '');
  // What was written there and taken back is no source any more.
  await fill(tab, '出处（网址或公告栏）', '');
  await told(tab).getByText('这样填不能用').waitFor();
  assert.ok(await tab.getByRole('button', { name: '下载旗县区文件' }).isDisabled());
  await fill(tab, '出处（网址或公告栏）', '临河区政府网站');
  await told(tab).getByText('核对通过').waitFor();
  const [download] = await Promise.all([tab.waitForEvent('download'), tab.getByRole('button', { name: '下载旗县区文件' }).click()]);
  assert.equal(download.suggestedFilename(), '150802.json');
  const text = readFileSync(await download.path(), 'utf8');
  const file = JSON.parse(text);
  assert.deepEqual(file.county_filing, { entry: '2026-05-20', assistant: '2026-05-20', intermediate: '2026-06-01' });
  assert.equal(file.source, '临河区政府网站');
  assert.equal(file.contacts[0].office, '临河区人社局专技股');
  const fine = lint('150802', text);
  assert.equal(fine.status, 0, fine.stdout);
  const bad = lint('150802', text.replace('2026-06-01', '2026-06-11'));
  assert.equal(bad.status, 1);
  assert.match(bad.stdout, /不能晚于市里的 2026-06-10/);
  // The zone and the city have no days of their own.
  for (const label of ['巴彦淖尔经济技术开发区', '全市（由填的人选）']) {
    await tab.getByLabel('旗县区', { exact: true }).selectOption({ label });
    await tab.locator('#dates').waitFor({ state: 'hidden' });
  }
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('what is previewed is the very code, as on a desk, a phone, in an app and without scripts', async () => {
  const tab = await visit();
  const inside = tab.frameLocator('#stage iframe');
  const within = inside.frameLocator('iframe');
  await within.getByRole('button', { name: '开始自测（约3分钟）' }).waitFor();
  await tab.getByLabel('手机', { exact: true }).check();
  await within.getByRole('button', { name: '切换到图形版' }).waitFor();
  assert.equal(await tab.locator('#stage iframe').evaluate((frame) => frame.offsetWidth), 390);
  await tab.getByLabel('微信等应用里').check();
  await within.getByText('请在浏览器中打开。').waitFor();
  await within.getByText('这里不能保存草稿').waitFor();
  await tab.getByLabel('没有脚本').check();
  await inside.getByRole('link', { name: '2026年职称申报条件与截止时间（网页版）' }).waitFor();
  assert.equal(await inside.locator('iframe').count(), 0);
  await tab.context().close();
});

for (const [name, size] of [['desk', desk], ['phone', phone]]) {
  test(`the wizard can be read and used by everybody: ${name}`, async () => {
    for (const scheme of ['light', 'dark']) {
      const tab = await visit(size, scheme);
      assert.deepEqual(await violations(tab), []);
      assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      await tab.frameLocator('#stage iframe').frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor();
      await tab.screenshot({ path: join(pictures, `wizard-${name}-${scheme}.png`), fullPage: true });
      await tab.context().close();
    }
  });
}
