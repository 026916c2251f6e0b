// The whole way in a browser: from the first question to a package that the command line reproduces.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { open, picture, program, visit } from './browser.mjs';
import { check_silence } from './silence.mjs';
import { answerAll, asked, button, engineer, entry, fact, fill, heading, turn, walk } from './walk.mjs';

let world;
let folder;

before(async () => {
  world = await open();
  folder = mkdtempSync(join(tmpdir(), 'zhicheng-web-'));
});

after(async () => {
  await world?.close();
  if (folder) rmSync(folder, { recursive: true });
});

const verify = (file) => spawnSync(program, ['verify', '--json', file], { encoding: 'utf8' });

/** Types `words` through an input method: first its letters, then the words it stands for. */
async function compose(tab, label, letters, words) {
  const devtools = await tab.context().newCDPSession(tab);
  const field = tab.getByLabel(label, { exact: true });
  await field.click();
  for (let i = 1; i <= letters.length; ++i) {
    await devtools.send('Input.imeSetComposition', {
      text: letters.slice(0, i), selectionStart: i, selectionEnd: i,
    });
  }
  const during = await field.inputValue();
  await devtools.send('Input.insertText', { text: words });
  return { during, after: await field.inputValue() };
}

test('an engineer of a private firm comes to a package that verifies', async () => {
  const tab = await visit(world);
  const trail = await walk(tab, engineer);
  assert.equal(await heading(tab).textContent(), '符合已核对的条件');
  assert.deepEqual(trail.questions,
    ['title', 'track', 'employer', 'current_title', 'education', 'work', 'employment', 'bars', 'steps']);
  assert.deepEqual(trail.facts.slice(0, 8),
    ['level', 'series', 'specialty', 'track', 'employer_kind', 'employer_seat', 'county', 'labour_county']);
  assert.equal(new Set(trail.facts).size, trail.facts.length, `asked twice: ${trail.facts}`);

  const said = await tab.locator('main').innerText();
  for (const words of [
    '符合通知规定的直接申报门槛，业绩与系列条件由评审机构认定。',
    '申报还没有截止。2026年6月10日24时前要逐级报送完，材料要早些交给单位。单位最晚2026年6月3日开始公示。旗县区的报送日期只会更早',
    '非公有制人才直接申报',
    '依据：三(三)',
    '开始从事专业技术工作日期：2018年8月1日',
    '旗县区规定的报送日期：没有定下日期',
    '受理：临河区人力资源和社会保障局',
    '通知没有写明',
    '要由人来认定的',
  ]) {
    assert.ok(said.includes(words), `the result does not say ${words}`);
  }
  // A list of all buttons tells them apart.
  const names = await tab.getByRole('button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
  assert.deepEqual(names.filter((name, i) => names.indexOf(name) !== i), []);
  assert.equal(await tab.getByRole('link', { name: '拨打 8761561' }).getAttribute('href'), 'tel:8761561');

  // The clause's own words are one press away.
  const finding = tab.getByRole('listitem').filter({ has: tab.getByRole('heading', { name: '非公有制人才直接申报' }) });
  await finding.getByRole('button', { name: '看原文和判断过程' }).click();
  await finding.getByText('大学专科毕业且从事专业技术工作满8年的，可以直接申报中级职称').first().waitFor();

  await turn(tab, '去准备申报');
  await turn(tab, '生成申报包');
  const name = await compose(tab, '姓名', "zhang'san'feng", '张三丰𠮷');
  assert.equal(name.during, "zhang'san'feng");
  assert.equal(name.after, '张三丰𠮷');
  await tab.getByLabel('联系电话', { exact: true }).fill('13812345678');
  const employer = await compose(tab, '工作单位（选填）', 'linhe', '临河区某机械有限公司');
  assert.equal(employer.after, '临河区某机械有限公司');
  const coming = tab.waitForEvent('download');
  await button(tab, '下载申报包').click();
  const download = await coming;
  assert.equal(download.suggestedFilename(), '张三丰𠮷.zhicheng.json');
  const file = join(folder, 'engineer.zhicheng.json');
  await download.saveAs(file);
  await tab.getByRole('status').getByText('已经保存申报包').waitFor();
  await picture(tab, 'desk-saved');

  const bytes = readFileSync(file, 'utf8');
  const packed = JSON.parse(bytes);
  const { edited, ...applicant } = packed.applicant;
  assert.match(edited, /\+08:00$/);
  assert.deepEqual(applicant, { name: '张三丰𠮷', phone: '13812345678', employer: '临河区某机械有限公司' });
  assert.equal(packed.assessment.outcome, 'eligible');
  assert.equal(packed.on, '2026-05-20');
  assert.match(packed.created, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);

  const verdict = verify(file);
  assert.equal(verdict.status, 0, verdict.stderr + verdict.stdout);
  assert.equal(JSON.parse(verdict.stdout).verdict, 'reproduced');

  // One character of it changed: a name, a date, the outcome, the digest.
  for (const [from, to] of [
    ['张三丰', '张三风'],
    ['"career_on":"2018-08-01"', '"career_on":"2018-08-02"'],
    ['"outcome":"eligible"', '"outcome":"eligiblf"'],
    ['"format":"zhicheng-package/1"', '"format":"zhicheng-package/2"'],
  ]) {
    assert.ok(bytes.includes(from));
    const forged = join(folder, 'forged.zhicheng.json');
    writeFileSync(forged, bytes.replace(from, to));
    const answer = verify(forged);
    assert.ok([1, 65].includes(answer.status), `${from} -> ${to}: exit ${answer.status}`);
  }

  check_silence(tab, world.address);
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('what one is not sure of is not asked again, and decides nothing', async () => {
  const tab = await visit(world);
  const { specialty, ...known } = engineer;
  const trail = await walk(tab, known);
  assert.equal(trail.facts.filter((id) => id === 'specialty').length, 1);
  assert.equal(await heading(tab).textContent(), '还不能确定');
  await tab.getByText('还缺您的回答：申报专业').first().waitFor();
  await picture(tab, 'desk-undetermined');

  await turn(tab, '继续回答');
  // The question to which it belongs, as it was filled in.
  assert.equal((await asked(tab)).id, 'title');
  assert.ok(await tab.getByRole('radio', { name: '中级', exact: true }).isChecked());
  await fill(tab, fact('specialty'), specialty);
  await turn(tab, '下一步');
  await answerAll(tab, {});
  assert.equal(await heading(tab).textContent(), '符合已核对的条件');
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('an accountant of a public institution: exam only', async () => {
  const tab = await visit(world);
  await walk(tab, { level: 'intermediate', series: 'accounting', track: 'regular', employer_kind: 'public_institution' });
  assert.equal(await heading(tab).textContent(), '不符合');
  const finding = tab.getByRole('listitem').filter({ has: tab.getByRole('heading', { name: '不属于以考代评' }) });
  assert.match(await finding.innerText(), /不满足/);
  assert.match(await finding.innerText(), /依据：三\(一\)1/);
  // What one change alone does not settle is not called hopeless.
  await tab.getByText('没有哪一处单独改动就能改变结论。改了以后可能还要问别的条件').waitFor();
  await picture(tab, 'desk-ineligible');
  await tab.context().close();
});

test('what is short says how much, and from when', async () => {
  const finding = (tab, name) =>
    tab.getByRole('listitem').filter({ has: tab.getByRole('heading', { name }) }).innerText();

  const short = await visit(world);
  await walk(short, { ...engineer, education: 'associate', education_on: '2018-01-01', career_on: '2018-01-01' });
  assert.equal(await heading(short).textContent(), '符合已核对的条件');
  for (const id of ['education_on', 'career_on']) {
    await turn(short, `更改 ${fact(id).label}`);
    // The keyboard is where the change is wanted.
    assert.ok(await entry(short, fact(id)).evaluate((field) => field === document.activeElement));
    await fill(short, fact(id), '2018年6月11日');
    await short.getByText('即2018年6月11日').waitFor();
    await turn(short, '下一步');
    await answerAll(short, { current_title: 'none', step_exception: 'none' });
  }
  assert.equal(await heading(short).textContent(), '不符合');
  assert.match(await finding(short, '非公有制人才直接申报'), /还差1天，从2026年6月11日起满足。/);
  await short.context().close();

  const barred = await visit(world);
  await walk(barred, { ...engineer, integrity_record: true, integrity_record_on: '2023-07-15' });
  assert.equal(await heading(barred).textContent(), '不符合');
  assert.match(await finding(barred, '没有在期的失信记录'), /还差57天，从2026年7月16日起满足。/);
  await barred.context().close();
});

test('after the deadline the conditions are still judged', async () => {
  const tab = await visit(world, undefined, '2026-11-23');
  await tab.getByText('已截止').first().waitFor();
  await walk(tab, engineer);
  assert.equal(await heading(tab).textContent(), '条件具备，今年申报已截止');
  await tab.getByText('符合通知规定的直接申报门槛，业绩与系列条件由评审机构认定。').waitFor();
  await tab.context().close();
});

test('answers can be changed, from the question and from the result', async () => {
  const tab = await visit(world);
  await walk(tab, engineer);
  await turn(tab, '更改 申报层级');
  assert.equal((await asked(tab)).id, 'title');
  assert.ok(await tab.getByRole('radio', { name: '中级', exact: true }).isChecked());
  await fill(tab, fact('level'), 'senior');
  await turn(tab, '下一步');
  await answerAll(tab, engineer);
  assert.equal(await heading(tab).textContent(), '还不能确定');

  // The browser's own way back leads to a question, not away.
  await tab.goBack();
  await tab.waitForFunction(() => /[？吗]/.test(document.querySelector('h1').textContent));
  assert.equal(new URL(tab.url()).origin, world.address);
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});
