// Handing in from the page to a real server: receipt, attachments, what breaks off, and how the file fares.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { scan_of } from '../attachment/files.mjs';
import { violations } from './axe.mjs';
import { desk, open, phone, settle, visit, whole_picture } from './browser.mjs';
import { misfits } from './finish.mjs';
import { kEmployer, office_with_page } from './office.mjs';
import { check_silence } from './silence.mjs';
import { button, drawn, engineer, heading, turn, walk } from './walk.mjs';

const folder = mkdtempSync(join(tmpdir(), 'zhicheng-web-submit-'));
let world;

before(async () => { world = await open([], ['--data', join(folder, 'data')]); });
after(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

const label = (tab, name) => tab.getByLabel(name, { exact: true });
const kParts = 4;
let files = 0;
/** A scan that the server has never seen. */
function diploma() {
  files += 1;
  const buffer = Buffer.concat([scan_of(3_300_000), Buffer.from(`%${files}\n`)]);
  assert.equal(Math.ceil(buffer.length / (1 << 20)), kParts);
  return { name: '毕业证.pdf', mimeType: 'application/pdf', buffer };
}
// Asking whether a file is there already may say no, which a browser calls an error.
const faults = (tab) => tab.faults.filter((one) => !one.includes('404 (Not Found)'));
const sent_by = (tab) => tab.requests.map((request) => `${request.method()} ${new URL(request.url()).pathname}`)
  .filter((one) => !one.startsWith('GET /') || one.includes('/v1/') || one.includes('readyz'));

/** At the package's screen, with a name, a telephone and one attachment. */
async function prepared(tab, file = diploma()) {
  await walk(tab, engineer);
  await turn(tab, '去准备申报');
  await turn(tab, '材料');
  await label(tab, '学历证明：选择文件').setInputFiles([file]);
  await tab.getByText('已添加：毕业证.pdf').waitFor();
  await turn(tab, '去生成申报包');
  await label(tab, '姓名').fill('张三丰');
  await label(tab, '联系电话').fill('13812345678');
  await drawn(tab);
}

/** To the screen where it is confirmed, with the number of the identity card. */
async function to_confirm(tab) {
  await turn(tab, '去提交');
  await button(tab, '确认提交').click();
  await tab.getByRole('alert').waitFor();
  await turn(tab, '去填公民身份号码');
  await label(tab, '公民身份号码').fill('990001198805203000');
  await turn(tab, '返回');
  await button(tab, '确认提交').waitFor();
}

/** What stands beside a label of the receipt. */
const said = (tab, name) => tab.locator('dt', { hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd[1]').textContent();
const receipt_of = async (tab) => {
  await tab.getByRole('heading', { level: 2, name: '已收到', exact: true }).waitFor();
  return { number: await said(tab, '收件编号'), secret: await said(tab, '查询码') };
};
const at_server = async ({ number, secret }) => {
  const response = await fetch(`${world.address}/v1/submissions/${number}`, { headers: { authorization: `Bearer ${number} ${secret}` } });
  assert.equal(response.status, 200);
  return response.json();
};

for (const [renderer, size] of [['canvas', desk], ['text', phone]]) {
  test(`a package with an attachment is handed in, ${renderer}`, async () => {
    const tab = await visit(world, size, '2026-05-20', `&${renderer}`);
    const wrong = [];
    const look = async (name) => {
      await settle(tab);
      for (const one of [...await violations(tab), ...await misfits(tab)]) wrong.push(`${name}: ${one}`);
      await whole_picture(tab, `${renderer === 'canvas' ? 'desk' : 'phone'}-${name}`);
    };
    await prepared(tab);
    await button(tab, '去提交').waitFor();
    await look('package, offering');
    await to_confirm(tab);
    await tab.getByText(/毕业证\.pdf/).waitFor();
    await look('filing');
    // Whether it can be handed in here was asked once, and nothing is sent before it is confirmed.
    check_silence(tab, world.address);
    assert.deepEqual(sent_by(tab), ['GET /readyz']);

    // By keyboard; on each part of the way it begins at the heading.
    const at_heading = () => tab.evaluate(() => document.activeElement.tagName);
    await button(tab, '确认提交').focus();
    await tab.keyboard.press('Enter');
    const own = await receipt_of(tab);
    assert.equal(await heading(tab).textContent(), '收件回执');
    assert.equal(await at_heading(), 'H1');
    await tab.getByText('没有，附件齐全').waitFor();
    await look('filing, received');
    const file = await at_server(own);
    assert.deepEqual(file.missing, []);
    assert.equal(file.verdict, 'reproduced');
    const sent = sent_by(tab);
    assert.equal(sent.filter((one) => one.startsWith('POST')).join(), 'POST /v1/submissions');
    assert.equal(sent.filter((one) => one.startsWith('PUT')).length, kParts);

    const [download] = await Promise.all([tab.waitForEvent('download'), button(tab, '保存回执').click()]);
    assert.equal(download.suggestedFilename(), `收件回执-${own.number}.html`);
    const saved = readFileSync(await download.path(), 'utf8');
    for (const one of [own.number, own.secret, file.receipt.signature]) assert.ok(saved.includes(one), one);
    await tab.evaluate(() => { window.print = () => { window.printed = document.getElementById('paper').textContent; }; });
    await button(tab, '打印回执').click();
    await tab.waitForFunction(() => window.printed);
    assert.ok((await tab.evaluate(() => window.printed)).includes(own.secret));

    await turn(tab, '查看申报进度');
    await tab.getByRole('heading', { level: 2, name: file.label, exact: true }).waitFor();
    assert.equal(await label(tab, '收件编号').inputValue(), own.number);
    await tab.getByText('收到申报').waitFor();
    await look('progress');
    assert.deepEqual(wrong, []);
    assert.deepEqual(faults(tab), []);
    await tab.context().close();
  });
}

test('a package that is judged later: nothing is called complete, and its files follow from the progress', async () => {
  const tab = await visit(world);
  await prepared(tab);
  await to_confirm(tab);
  let is_judged = false;
  const answer = async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    return route.fulfill({ response, json: is_judged ? json : { ...json, missing: null } });
  };
  await tab.route('**/v1/submissions', answer);
  await tab.route('**/v1/submissions/**', answer);
  await button(tab, '确认提交').click();
  const own = await receipt_of(tab);
  const unknown = '还没有核对完。有附件的，过几分钟查进度、再上传';
  assert.equal(await said(tab, '还缺的附件'), unknown);
  await turn(tab, '查看申报进度');
  await tab.getByText(unknown).waitFor();
  assert.deepEqual(sent_by(tab).filter((one) => one.startsWith('PUT')), []);

  is_judged = true;
  await button(tab, '查进度').click();
  await button(tab, '接着上传附件').click();
  await button(tab, '接着上传附件').click();
  await tab.getByText('没有，附件齐全').waitFor();
  assert.deepEqual((await at_server(own)).missing, []);
  await tab.context().close();
});

test('an answer that was lost, a stop and a reload: one file, and its parts once', async () => {
  const tab = await visit(world);
  const file = diploma();
  await prepared(tab, file);
  await to_confirm(tab);
  const keys = new Set();
  tab.on('request', (request) => { if (request.url().endsWith('/v1/submissions')) keys.add(request.headers()['idempotency-key']); });
  // The package arrives, its answers do not.
  let lost = 0;
  await tab.route('**/v1/submissions', async (route) => {
    await route.fetch();
    lost += 1;
    await route.abort();
  });
  await button(tab, '确认提交').click();
  await tab.waitForFunction(() => document.querySelector('h1').textContent === '提交申报');
  while (lost < 1) await tab.waitForTimeout(50);
  await button(tab, '停下').click();
  await tab.getByText('已经停下。接着提交时，传过的不用再传。').waitFor();
  await button(tab, '接着提交').waitFor();
  // The draft knows what is on its way.
  await settle(tab);
  await tab.unroute('**/v1/submissions');
  await tab.reload();
  await tab.waitForFunction(() => window.zhicheng?.frames.first > 0);
  await turn(tab, '继续上次');
  await turn(tab, '去准备申报');
  await tab.getByText('上一次提交没有做完，还没有回执。').waitFor();
  await turn(tab, '接着提交');
  await button(tab, '接着提交').click();
  const own = await receipt_of(tab);
  // One key, also over the reload.
  assert.equal(keys.size, 1);
  assert.match([...keys][0], /^[0-9a-f]{32}$/);
  // The file itself was in the page that is gone.
  assert.equal(await said(tab, '还缺的附件'), '毕业证.pdf');
  const first = await at_server(own);
  assert.equal(first.state, 'incomplete');

  await turn(tab, '去重新选择文件');
  await label(tab, '学历证明：选择文件').setInputFiles([file]);
  await tab.getByText('已添加：毕业证.pdf').waitFor();
  await turn(tab, '返回');
  let puts = 0;
  await tab.route('**/v1/blobs/**', async (route) => {
    if (route.request().method() !== 'PUT' || (puts += 1) !== 2) return route.continue();
    return route.abort();
  });
  await button(tab, '接着上传附件').click();
  await tab.getByText('没有，附件齐全').waitFor();
  assert.equal(puts, kParts + 1);
  assert.notEqual((await at_server(own)).state, 'incomplete');
  assert.equal((await at_server(own)).receipt.number, own.number);
  await tab.context().close();
});

test('a shared computer keeps no number, and says so', async () => {
  const tab = await visit(world);
  await tab.getByRole('checkbox', { name: '我在用公用电脑，不要保存草稿' }).check();
  await prepared(tab);
  await to_confirm(tab);
  await button(tab, '确认提交').click();
  const own = await receipt_of(tab);
  await tab.getByText(/^这台设备不保存编号和查询码/).waitFor();
  await tab.reload();
  await tab.waitForFunction(() => window.zhicheng?.frames.first > 0);
  await turn(tab, '查看申报进度');
  assert.equal(await label(tab, '收件编号').inputValue(), '');
  // Refused in plain words, at the field and by the server.
  await button(tab, '查进度').click();
  await tab.getByText('请把收件编号和查询码都填上，两样都在回执上。').first().waitFor();
  await label(tab, '收件编号').fill(own.number);
  await label(tab, '查询码').fill('0000-0000-0000-0000');
  await button(tab, '查进度').click();
  await tab.getByText('收件编号或查询码不对，请照回执再核对一遍。').waitFor();
  await label(tab, '查询码').fill(own.secret.toLowerCase());
  await label(tab, '查询码').press('Enter');
  await tab.getByRole('heading', { level: 2, name: (await at_server(own)).label, exact: true }).waitFor();
  await button(tab, '撤回申报').click();
  await button(tab, '确定撤回，不能恢复').click();
  await tab.getByRole('heading', { level: 2, name: '已撤回', exact: true }).waitFor();
  assert.equal((await at_server(own)).state, 'withdrawn');
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), '查进度');
  await tab.context().close();
});

test('from the self-check to a notice, its places, and the revision', async () => {
  const office = await office_with_page(process.env.ZHICHENG_WEB);
  const tab = await visit({ ...world, address: office.address });
  const file = diploma();
  await prepared(tab, file);
  await label(tab, '工作单位（选填）').fill(kEmployer);
  await to_confirm(tab);
  await button(tab, '确认提交').click();
  const own = await receipt_of(tab);
  await tab.getByText('没有，附件齐全').waitFor();

  const seen = await office.lead_to_decision(own.number);
  const [attached] = seen.attachments;
  await office.move(own.number, { do: 'mark', sha256: attached.sha256, finding: 'faulty', note: '看不清' });
  const told = (await office.move(own.number, { do: 'notify', last: '2026-06-20', corrections: [
    { clause: '四', attachment: attached.sha256, problem: '毕业证看不清。', mend: '请重新扫描，四角都要在内。' },
    { clause: '二(三)', place: '/applicant/phone', problem: '电话打不通。', mend: '请写能接通的手机号码。' },
    { clause: '三(三)', place: '/answers/career_on', problem: '参加工作时间和合同不同。', mend: '请按劳动合同写。' }] })).file;
  assert.equal(told.state, 'notified');

  await turn(tab, '查看申报进度');
  await tab.getByRole('heading', { level: 2, name: '已书面告知，待补充更正', exact: true }).waitFor();
  await tab.getByText('最后一天：2026年6月20日。过了这一天还没有补充更正，视为放弃申报。').waitFor();
  await settle(tab);
  const wrong = [...await violations(tab), ...await misfits(tab)];
  await whole_picture(tab, 'desk-progress-notified');
  await tab.setViewportSize(phone.viewport);
  await settle(tab);
  wrong.push(...await misfits(tab));
  await whole_picture(tab, 'phone-progress-notified');
  await tab.setViewportSize(desk.viewport);
  assert.deepEqual(wrong, []);

  // Each opens where it is to be mended, and leads back.
  await turn(tab, '去改：手机号码');
  await tab.waitForFunction(() => document.activeElement?.value === '13812345678');
  await label(tab, '手机号码（必填）').fill('13900001111');
  await turn(tab, '返回');
  await turn(tab, '去改：回答“开始从事专业技术工作日期”');
  await turn(tab, '返回');
  await turn(tab, '去改：毕业证.pdf');
  const better = diploma();
  await label(tab, '更换 毕业证.pdf').setInputFiles([better]);
  await tab.getByText('已添加：毕业证.pdf').waitFor();
  await turn(tab, '返回');
  await turn(tab, '改好了，再次提交');
  await tab.getByText(`这次提交会代替收件编号 ${own.number} 原来的内容`, { exact: false }).waitFor();
  await button(tab, '确认提交').click();
  await tab.getByText('第2次').waitFor();
  await tab.getByText('没有，附件齐全').waitFor();
  assert.deepEqual(await receipt_of(tab), own);
  const after_all = await office.file(own.number);
  assert.equal(after_all.file.state, 'deciding');
  assert.deepEqual(after_all.changes.sort(), ['/applicant/edited', '/applicant/phone', '/attachments', '/attachments/0']);
  await tab.context().close();
  await office.close();
});
