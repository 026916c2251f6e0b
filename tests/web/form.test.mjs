// The whole form as a person fills it in: a slip found and mended, a fact taken over, copied, reviewed, printed, packed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { add, field, fill, section } from './application.mjs';
import { desk, open, phone, picture, program, root, settle, visit } from './browser.mjs';
import { button, drawn, engineer, heading, turn, walk } from './walk.mjs';

const schema = JSON.parse(readFileSync(join(root, 'rules', 'schema', 'package.schema.json'), 'utf8')).$defs.applicant.properties;
const kNumber = '990001198805203000';
let world;
let folder;

before(async () => {
  world = await open();
  folder = mkdtempSync(join(tmpdir(), 'zhicheng-form-'));
});
after(async () => {
  await world?.close();
  if (folder) rmSync(folder, { recursive: true });
});

const region = (tab) => tab.getByRole('region');
const row = (tab, label) => tab.getByRole('listitem').filter({ has: tab.getByRole('button', { name: label, exact: true }) });

const { career_on: unused, ...without_career } = engineer;

test('a whole application, from a slip to a package that is reproduced and has nothing to be mended', async () => {
  const tab = await visit(world);
  await tab.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await walk(tab, without_career);
  await turn(tab, '去准备申报');
  assert.equal(await row(tab, '个人信息').textContent(), '个人信息未开始');

  // A wrong check digit: at the field, and above, with a way there.
  await turn(tab, '个人信息');
  await fill(tab, { 姓名: '巴特尔·䶮𬭎𠮷', 公民身份号码: '990001198805203001', 手机号码: '13800000000' });
  await field(tab, '电子邮箱').focus();
  await region(tab).getByRole('heading', { name: '有1处需要改正' }).waitFor();
  const number = field(tab, '公民身份号码');
  assert.equal(await number.getAttribute('aria-invalid'), 'true');
  const described = await number.evaluate((element) => document.getElementById(element.getAttribute('aria-describedby')).textContent);
  assert.match(described, /校验位不对/);
  // What appeared above moved nothing from under the eye: the field that has the keyboard is still on the screen.
  const place = await field(tab, '电子邮箱').boundingBox();
  assert.ok(place.y > 0 && place.y < 800, `the field is at ${place.y}`);
  await picture(tab, 'desk-form-wrong');
  await region(tab).getByRole('button', { name: '更改：公民身份号码' }).click();
  await drawn(tab);
  assert.ok(await number.evaluate((element) => element === document.activeElement));
  await number.fill(kNumber);
  await field(tab, '电子邮箱').focus();
  await button(tab, '按公民身份号码填入出生日期：1988-05-20').click();
  await button(tab, '按公民身份号码填入性别：女').click();
  await drawn(tab);
  assert.equal(await field(tab, '出生日期').inputValue(), '1988-05-20');
  assert.equal(await region(tab).count(), 0);
  await fill(tab, { 民族: '蒙古族', 电子邮箱: 'bte@example.com' });
  await turn(tab, '这一节填好了');
  assert.equal(await row(tab, '个人信息').textContent(), '个人信息已填7项，空1项');

  await section(tab, '工作单位', () => fill(tab, {
    工作单位全称: '示例精密机械有限公司', 单位统一社会信用代码: '91990000MA0000001B', '劳动（人事）关系所在单位': '示例精密机械有限公司',
    社会保险缴纳单位: '示例精密机械有限公司', 公章上的单位名称: '示例精密机械有限公司', '现岗位、职务': '工程师',
  }));
  await section(tab, '学历学位', () => add(tab, '学历学位', {
    毕业院校: '示例工业大学', 专业: '机械', 学历: '大学本科', 结束学业的方式: '毕业', 学位: '学士', 入学日期: '2014.9.1', 毕业日期: '20180701',
  }));
  await turn(tab, '工作经历');
  await add(tab, '工作经历', {
    单位: '示例精密机械有限公司', '岗位、职务': '工程师', 开始日期: '2018年8月1日', 是否专业技术工作: '是', 是否在通知所在的市工作: '是',
  });
  await tab.getByRole('button', { name: '采用 开始从事专业技术工作日期' }).click();
  await tab.getByText('2018-08-01（与自测的回答一致）').waitFor();
  await picture(tab, 'desk-form-work');
  await tab.getByText('自测的回答是2024-01-01').first().waitFor();
  // One item too many, gone, back, and gone again.
  await add(tab, '没有工作的时段', { 原因: '写错的' });
  await turn(tab, '更改 没有工作的时段第1条');
  await turn(tab, '删除');
  await button(tab, '恢复这一条').click();
  await tab.getByText('原因：写错的').waitFor();
  await turn(tab, '更改 没有工作的时段第1条');
  await turn(tab, '删除');
  // The answer that differs is changed, and the way leads back here.
  await turn(tab, '更改 开始在我市工作日期');
  const city = tab.getByRole('textbox').last();
  await city.fill('2018-08-01');
  await turn(tab, '下一步');
  assert.equal(await heading(tab).textContent(), '工作经历');
  await turn(tab, '返回');
  await section(tab, '工作经历', async () => {});
  for (const none of ['职称', '职业资格与考试', '获奖', '论文著作', '年度考核', '继续教育', '表格导出时间']) await section(tab, none, async () => {});
  await section(tab, '业绩成果', () => add(tab, '业绩成果', {
    类别: '项目', 名称: '减速机壳体智能生产线', 本人作用: '机械部分设计负责人', 本人排名: '2', 总人数: '9', 完成日期: '2021-12-20', '来源、证明单位': '示例市工信局',
  }));
  await picture(tab, 'desk-tasks');

  // In the portal's order, by the clipboard.
  await turn(tab, '对照填报');
  await tab.getByText('待核实').waitFor();
  await tab.getByRole('button', { name: '复制 姓名' }).click();
  await tab.getByRole('status').getByText('已复制：姓名').waitFor();
  assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), '巴特尔·䶮𬭎𠮷');
  assert.equal(await tab.getByRole('button', { name: '已复制 姓名' }).count(), 1);
  await picture(tab, 'desk-portal');
  // Where the clipboard is shut, the words themselves are selected.
  await tab.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('shut')); });
  await tab.getByRole('button', { name: '复制 手机号码' }).click();
  await tab.getByText('浏览器不让复制').waitFor();
  assert.equal(await tab.evaluate(() => getSelection().toString()), '13800000000');

  // On paper.
  await tab.evaluate(() => { window.print = () => { window.printed = document.getElementById('paper').innerText || document.getElementById('paper').textContent; }; });
  await button(tab, '打印预填草稿').click();
  await tab.waitForFunction(() => window.printed);
  const printed = await tab.evaluate(() => window.printed);
  for (const words of ['预填草稿', '由内蒙古人才信息库导出', '巴特尔·䶮𬭎𠮷', '2018-08-01', '曾用名无']) assert.ok(printed.includes(words), `no ${words} on paper`);
  writeFileSync(join(folder, 'draft.pdf'), await tab.pdf({ format: 'A4', preferCSSPageSize: true }));
  await tab.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await tab.locator('#paper').count(), 0);
  await turn(tab, '返回');

  await turn(tab, '检查答案');
  await tab.getByRole('checkbox', { name: '承诺材料真实、准确、有效' }).check();
  await tab.getByRole('checkbox', { name: '同意核查' }).check();
  await settle(tab);
  await picture(tab, 'desk-review');
  await turn(tab, '更改 姓名');
  assert.equal(await tab.evaluate(() => document.activeElement.value), '巴特尔·䶮𬭎𠮷');
  await turn(tab, '返回');
  await turn(tab, '去生成申报包');
  const coming = tab.waitForEvent('download');
  await button(tab, '下载申报包').click();
  const file = join(folder, 'whole.zhicheng.json');
  await (await coming).saveAs(file);

  const { applicant } = JSON.parse(readFileSync(file, 'utf8'));
  assert.equal(applicant.name, '巴特尔·䶮𬭎𠮷');
  assert.deepEqual(applicant.education[0].on, '2018-07-01');
  assert.deepEqual(applicant.work, [{
    employer: '示例精密机械有限公司', post: '工程师', from: '2018-08-01', professional: true, in_city: true,
  }]);
  assert.deepEqual([applicant.declared_true, applicant.consent_to_check, applicant.ethnicity, applicant.sex], [true, true, '02', 'female']);
  const native = (...words) => spawnSync(program, words, { encoding: 'utf8' });
  assert.equal(JSON.parse(native('verify', '--json', file).stdout).verdict, 'reproduced');
  const answers = join(folder, 'answers.json');
  const said = join(folder, 'applicant.json');
  writeFileSync(answers, JSON.stringify({ format: 'zhicheng-answers/1', answers: JSON.parse(readFileSync(file, 'utf8')).answers }));
  writeFileSync(said, JSON.stringify(applicant));
  const checks = native('check', '--json', answers, '--applicant', said, '--on', '2026-05-20');
  const problems = JSON.parse(checks.stdout).checks.filter(({ severity }) => severity === 'problem');
  assert.deepEqual(problems, [], checks.stderr);
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('labels are those of the published schema', async () => {
  const tab = await visit(world, desk);
  await walk(tab, engineer);
  await turn(tab, '去准备申报');
  const lists = {
    学历学位: ['education'], 工作经历: ['work', 'pauses'], 职称: ['titles'], 职业资格与考试: ['qualifications', 'exams'], 业绩成果: ['achievements'],
    获奖: ['awards'], 论文著作: ['papers'], 年度考核: ['yearly'], 继续教育: ['training'], 表格导出时间: ['forms'],
  };
  const seen = async () => new Set(await tab.locator('main').evaluate((main) =>
    [...main.querySelectorAll('label:not(.radio), legend')].map((one) => (one.querySelector('input')?.getAttribute('aria-label') ?? one.textContent).replace('（必填）', ''))));
  for (const [page, keys] of Object.entries(lists)) {
    await turn(tab, page);
    for (const key of keys) {
      await turn(tab, `添加${schema[key].title}`);
      const labels = await seen();
      for (const { title } of Object.values(schema[key].items.properties)) assert.ok(labels.has(title), `${key} has no ${title}: ${[...labels]}`);
      await turn(tab, '返回');
    }
    await turn(tab, '返回');
  }
  const plain = Object.entries(schema).filter(([key, { items }]) => !items && key !== 'edited').map(([, { title }]) => title);
  const labels = new Set();
  for (const page of ['个人信息', '工作单位', '承诺']) {
    await turn(tab, page);
    for (const label of await seen()) labels.add(label);
    await turn(tab, '返回');
  }
  assert.deepEqual([...labels].sort(), plain.sort());
  await tab.context().close();
});

test('on a phone nothing is too small or beside the screen', async () => {
  const tab = await visit(world, phone);
  await walk(tab, engineer);
  await turn(tab, '去准备申报');
  await picture(tab, 'phone-tasks');
  await turn(tab, '业绩成果');
  await turn(tab, '添加业绩成果');
  await fill(tab, { 名称: '减速机壳体智能生产线', 完成日期: '2026年7月1日' });
  await field(tab, '本人作用').focus();
  await tab.getByText('今年不算').first().waitFor();
  // What has not been written yet is not missed yet.
  assert.equal(await field(tab, '本人作用').getAttribute('aria-invalid'), null);
  await picture(tab, 'phone-form-item');
  await turn(tab, '完成这一条');
  await turn(tab, '更改 业绩成果第1条');
  assert.equal(await field(tab, '本人作用').getAttribute('aria-invalid'), 'true');
  await picture(tab, 'phone-form-again');
  const small = await tab.locator('main').evaluate((main) => [...main.querySelectorAll('button, input, select')]
    .map((one) => ({ name: one.getAttribute('aria-label') ?? one.textContent, box: (one.closest('label') ?? one).getBoundingClientRect() }))
    .filter(({ box }) => box.height < 44 || box.left < 0 || box.right > innerWidth + 0.5).map(({ name, box }) => `${name} ${box.width}x${box.height}`));
  assert.deepEqual(small, []);
  await turn(tab, '返回');
  await picture(tab, 'phone-form-section');
  await turn(tab, '返回');
  await turn(tab, '检查答案');
  await settle(tab);
  await picture(tab, 'phone-review');
  await turn(tab, '返回');
  await turn(tab, '对照填报');
  await picture(tab, 'phone-portal');
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});
