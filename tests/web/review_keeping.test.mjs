// The reviewers' page keeps what an officer types: when it redraws, reloads, or when the session ends; the list is whole.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { kPassword } from '../server/officers.mjs';
import { sorted } from '../../web/review/differences.mjs';
import { violations } from './axe.mjs';
import { button, label, open_file, open_move, open_review, sign_in } from './reviewing.mjs';

let place;
before(async () => { place = await open_review(); });
after(() => place?.close());

const kTyped = '社保和合同的单位不一样，请说明';
const scrolled = (tab) => tab.evaluate(() => scrollY);
/** Items of lists can be chosen. */
const known = (tab) => tab.waitForFunction(() => [...document.querySelectorAll('option')].some((one) => one.textContent === '工作经历第1条的开始日期'));
const mark_of = (tab, name) => tab.getByRole('listitem').filter({ hasText: name }).filter({ has: tab.locator('form') });

test('marking leaves what was typed elsewhere, and the page where it stands', async () => {
  const own = await place.handed_in({ scans: { '毕业证.pdf': 'diploma', '合同.pdf': 'labour_contract' } });
  const tab = await place.visit();
  await sign_in(tab);
  await open_file(tab, own);
  const back = await open_move(tab, '退回本人');
  await back.getByLabel('退回的原因').fill(kTyped);
  await mark_of(tab, '合同.pdf').getByLabel('问题').fill('写到一半');
  const first = mark_of(tab, '毕业证.pdf');
  await first.getByLabel('核对结果').selectOption('faulty');
  await first.getByLabel('问题').fill('看不清');
  await button(first, '记下').scrollIntoViewIfNeeded();
  await tab.evaluate(() => scrollBy(0, 60));
  const before_it = await scrolled(tab);
  assert.ok(before_it > 0);
  await button(first, '记下').evaluate((one) => one.click());
  await tab.getByText('有问题：看不清').waitFor();
  const after_it = await scrolled(tab);
  assert.ok(Math.abs(after_it - before_it) < 80, `the page stands where it stood: ${before_it}, ${after_it}`);
  assert.ok(await tab.evaluate(() => document.activeElement.closest('li') !== null), 'the keyboard is where it was');
  const now = await open_move(tab, '退回本人');
  assert.equal(await now.getByLabel('退回的原因').inputValue(), kTyped);
  assert.equal(await mark_of(tab, '合同.pdf').getByLabel('问题').inputValue(), '写到一半');
  // What was found faulty now is offered as a correction beside what was typed.
  assert.equal(await now.getByRole('group', { name: '第1处' }).getByLabel('问题').inputValue(), '看不清');

  // Somewhere else and back again.
  await tab.getByRole('link', { name: '回到列表' }).click();
  await tab.getByRole('heading', { level: 1, name: '申报列表' }).waitFor();
  await open_file(tab, own);
  assert.equal(await (await open_move(tab, '退回本人')).getByLabel('退回的原因').inputValue(), kTyped);

  // Nobody else sees it.
  await button(tab, '退出').click();
  await tab.getByRole('heading', { level: 1, name: '登录' }).waitFor();
  await sign_in(tab);
  await open_file(tab, own);
  assert.equal(await (await open_move(tab, '退回本人')).getByLabel('退回的原因').inputValue(), '');
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('a form outlives a conflict and the reload after it', async () => {
  const own = await place.handed_in();
  const tab = await place.visit();
  await sign_in(tab);
  await open_file(tab, own);
  let back = await open_move(tab, '退回本人');
  await back.getByLabel('退回的原因').fill(kTyped);
  await button(back, '再加一处').click();
  await known(tab);
  const one = () => back.getByRole('group', { name: '第1处' });
  await one().getByLabel('地方').selectOption({ label: '工作经历第1条的开始日期' });
  await one().getByLabel('条款').fill('三(三)');
  await one().getByLabel('怎样改').fill('请按劳动合同写');
  const { attachments } = await place.office.file(own.number);
  await place.office.move(own.number, { do: 'mark', sha256: attachments[0].sha256, finding: 'faulty', note: '没有盖章' });
  await button(back, '确定退回本人').click();
  await tab.getByRole('alert').getByText(/请重新载入再办/).waitFor();
  await button(tab, '重新载入').click();
  await tab.getByText('已重新载入').waitFor();
  assert.equal(await tab.getByRole('alert').count(), 0);
  back = await open_move(tab, '退回本人');
  assert.equal(await back.getByLabel('退回的原因').inputValue(), kTyped);
  assert.equal(await one().locator('select').evaluate((select) => select.selectedOptions[0].textContent), '工作经历第1条的开始日期');
  assert.deepEqual([await one().getByLabel('条款').inputValue(), await one().getByLabel('怎样改').inputValue()], ['三(三)', '请按劳动合同写']);
  assert.equal(await back.getByRole('group', { name: '第2处' }).getByLabel('问题').inputValue(), '没有盖章');
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('after half an hour the password is asked for where the page stands, and the move is made', async () => {
  const own = await place.handed_in();
  const tab = await place.visit();
  await sign_in(tab);
  await open_file(tab, own);
  const back = await open_move(tab, '退回本人');
  await back.getByLabel('退回的原因').fill(kTyped);
  await button(back, '再加一处').click();
  await known(tab);
  await button(back, '删去这一处').click();
  place.office.pass(31 * 60);
  await button(back, '确定退回本人').click();
  const dialog = tab.getByRole('dialog', { name: '登录已经过期' });
  await dialog.waitFor();
  assert.deepEqual(await violations(tab), []);
  await button(dialog, '取消').click();
  await tab.getByRole('alert').waitFor();
  assert.equal(await back.getByLabel('退回的原因').inputValue(), kTyped);
  await button(back, '确定退回本人').click();
  await dialog.getByLabel('密码').fill('not the password');
  await button(dialog, '登录并继续').click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('密码').fill(kPassword);
  await button(dialog, '登录并继续').click();
  await tab.getByText('已办理：退回本人').waitFor();
  const { file } = await place.office.file(own.number);
  assert.deepEqual([file.state, file.told.reason], ['returned', kTyped]);

  // The list goes to the login, and keeps its rows until then.
  await tab.getByRole('link', { name: '回到列表' }).click();
  await tab.getByRole('link', { name: own.number }).waitFor();
  place.office.pass(31 * 60);
  await button(tab, '筛选').click();
  await tab.getByRole('heading', { level: 1, name: '登录' }).waitFor();
  await sign_in(tab);
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('the list shows each file once, however often more is asked for, and says what failed', async () => {
  const tab = await place.visit();
  const file = (i) => ({ number: `2026-0000-${String(i).padStart(4, '0')}`, name: '张*', employer: '示例', level: 'senior', state: 'reviewing', label: '审核中', office: '示例',
    version: 1, due: null, received: '2026-06-01T09:00:00+08:00', verdict: 'reproduced' });
  let failing = false;
  await tab.route('**/v1/files?*', async (route) => {
    await new Promise((done) => setTimeout(done, 200));
    if (failing) return route.fulfill({ status: 403, contentType: 'application/json', body: '{"error":{"code":"x","at":"","detail":"现在查不到"}}' });
    const begin = Number(new URL(route.request().url()).searchParams.get('after')?.slice(-4) ?? 0);
    const files = Array.from({ length: Math.min(50, 113 - begin) }, (_, i) => file(begin + i + 1));
    return route.fulfill({ contentType: 'application/json', body: JSON.stringify({ files, next: begin + 50 < 113 ? files.at(-1).number : null }) });
  });
  await tab.route('**/v1/files', (route) => route.fulfill({ contentType: 'application/json',
    body: JSON.stringify({ files: Array.from({ length: 50 }, (_, i) => file(i + 1)), next: file(50).number }) }));
  await sign_in(tab);
  const rows = () => tab.locator('tbody tr').count();
  assert.equal(await rows(), 50);
  failing = true;
  await button(tab, '再看后面的').click();
  await tab.getByRole('status').getByText('现在查不到').waitFor();
  failing = false;
  await button(tab, '再看后面的').evaluate((one) => { one.click(); one.click(); });
  await tab.getByText('列出 100 份，后面还有。').waitFor();
  await button(tab, '再看后面的').evaluate((one) => { one.click(); one.click(); });
  await tab.getByText('列出 113 份。').waitFor();
  assert.equal(await rows(), 113);
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('answers are shown by question, attachments by name, differences in words', async () => {
  const own = await place.handed_in({ scans: { '学历（硕士）.pdf': 'diploma' }, spoil: (bytes) => {
    const content = JSON.parse(bytes);
    const { findings } = content.assessment;
    const one = findings.find(({ status }) => status === 'met');
    one.status = 'unmet';
    one.because = [];
    content.assessment.missing = [];
    return Buffer.from(JSON.stringify(content));
  } });
  await place.office.lead_to_decision(own.number);
  const tab = await place.visit();
  await sign_in(tab);
  await open_file(tab, own);
  // Names instead of kinds, words instead of places and codes.
  await tab.getByText('还有附件没有核对：“学历（硕士）.pdf”').first().waitFor();
  const part = tab.locator('section').filter({ has: tab.getByRole('heading', { name: '与重新判断不同的地方' }) });
  assert.match(await part.locator('> ul').innerText(), /条件“(?!第\d+项)[^”]+”：申报包写“未满足”，重新判断是“已满足”/);
  await part.locator('summary').click();
  const words = await part.innerText();
  assert.ok(!/[{}[\]"]|sha256|\/[a-z]|[a-z]{4}/.test(words), words);

  await button(tab, '打开申报内容').click();
  await tab.getByRole('heading', { level: 3, name: '自测的回答' }).waitFor();
  const shown = tab.locator('section').filter({ has: tab.getByRole('heading', { level: 2, name: '申报内容' }) });
  const answers = shown.locator('dl').first();
  assert.match(await answers.innerText(), /申报系列\s+工程技术/);
  assert.ok(!/[a-z_]{4}/.test(await answers.innerText()));

  // An answer can be told to be mended.
  await label(tab, '核对结果').selectOption('fine');
  await button(tab, '记下').click();
  const notice = await open_move(tab, '一次性书面告知');
  await button(notice, '再加一处').click();
  const first = notice.getByRole('group', { name: '第1处' });
  await first.getByLabel('地方').selectOption({ label: '自测的回答“申报系列”' });
  await first.getByLabel('条款').fill('三');
  await first.getByLabel('问题').fill('和岗位不同');
  await first.getByLabel('怎样改').fill('请按岗位选');
  await notice.getByLabel('最后一天').fill('2026-06-20');
  await button(notice, '确定一次性书面告知').click();
  await tab.getByText('自测的回答“申报系列”：和岗位不同').waitFor();
  assert.deepEqual((await place.office.file(own.number)).file.told.corrections.map(({ place: at }) => at), ['/answers/series']);
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('differences say what decides, and put the rest behind it', () => {
  const finding = (id, status) => ({ id, status, title: id.toUpperCase(), because: [{ text: '某事' }], clauses: ['三'] });
  const { deciding, following } = sorted([
    { at: '/digest', packaged: 'sha256:1', judged: 'sha256:2' },
    { at: '/assessment/outcome', packaged: 'eligible', judged: 'ineligible' },
    { at: '/assessment/findings', packaged: [finding('a', 'met'), finding('b', 'met')], judged: [finding('a', 'unmet')] },
    { at: '/assessment/findings/0/because', packaged: [{ text: '某事' }], judged: [], name: '学历' },
    { at: '/assessment/next', packaged: 'level', judged: null },
    { at: '/assessment/window', packaged: 'open', judged: 'closed' },
  ]);
  assert.deepEqual(deciding, [
    '申报包的校验码和内容对不上：打包以后改动过，或者没有存完整', '判断结果：申报包写“符合已核对的条件”，重新判断是“有条件不符合”',
    '条件“A”：申报包写“已满足”，重新判断是“未满足”', '条件“B”：申报包写“已满足”，重新判断是“没有”']);
  assert.deepEqual(following, ['条件“学历”的判断过程：申报包写“某事”，重新判断是“没有”', '下一个问题：申报包写“申报层级”，重新判断是“没有”', '申报时段：内容不同']);
});

test('a scan is looked at in the browser, and kept under its own name', async () => {
  const own = await place.handed_in();
  const tab = await place.visit();
  await sign_in(tab);
  await open_file(tab, own);
  const path = await tab.getByRole('link', { name: '打开 毕业证.pdf' }).getAttribute('href');
  const how = await tab.evaluate(async (at) => (await fetch(at)).headers.get('content-disposition'), path);
  assert.match(how, /^inline; .*filename\*=UTF-8''%E6%AF%95%E4%B8%9A%E8%AF%81\.pdf$/);
  const [download] = await Promise.all([tab.waitForEvent('download'), tab.getByRole('link', { name: '下载 毕业证.pdf' }).click()]);
  assert.equal(download.suggestedFilename(), '毕业证.pdf');
  await tab.context().close();
});
