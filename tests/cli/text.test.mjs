// What a person at a terminal sees.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { run } from '../cases/doors.mjs';
import { answers_of, kEligible, kOn, open_folder } from './folder.mjs';

let folder;
before(async () => { folder = await open_folder(); });
after(() => folder?.close());

/// The program on a pseudo-terminal of so many columns.
function on_terminal(args, { columns = 80, env = {} } = {}) {
  const words = [process.env.ZHICHENG_BIN, ...args].map((word) => `'${word}'`).join(' ');
  const { stdout } = spawnSync('script', ['-qec', `stty cols ${columns}; ${words}`, '/dev/null'], {
    encoding: 'utf8', env: { ...process.env, NO_COLOR: '', TERM: 'xterm', ...env },
  });
  return stdout.replaceAll('\r\n', '\n');
}

/// Terminal columns of a line: two for what is East Asian wide.
const width = (line) => [...line].reduce((sum, glyph) => sum + (/[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]/.test(glyph) ? 2 : 1), 0);

test('on a terminal the assessment is Chinese text with status, clause, reason, lack and day', async () => {
  const file = await folder.write('short.json', answers_of('real_five_years_one_day_short'));
  const text = on_terminal(['assess', ...kOn, file], { env: { NO_COLOR: '1' } });
  for (const words of ['结论：现在还说不准', '还有影响结论的问题没有回答', '还差 1 天，2026-06-11 起符合（截止日之后，今年不能）', '要看回答：逐级申报',
    '下一个问题\n  您现在的职称是哪一级？（current_title）', '2026-06-10  未截止', '临河区人力资源和社会保障局', '8761561', '由评委会判断']) {
    assert.ok(text.includes(words), `${words}\n${text}`);
  }
  assert.ok(!text.includes('{"'), 'no JSON');
});

test('colour is there on a terminal, never alone, and goes with NO_COLOR', async () => {
  const file = await folder.write('answers.json', answers_of(kEligible));
  const plain = on_terminal(['assess', ...kOn, file], { env: { NO_COLOR: '1' } });
  const coloured = on_terminal(['assess', ...kOn, file]);
  assert.ok(!plain.includes('\x1b'));
  assert.ok(coloured.includes('\x1b[32m'));
  assert.equal(coloured.replaceAll(/\x1b\[[0-9]+m/g, ''), plain);
});

test('lines fit the terminal', async () => {
  const file = await folder.write('answers.json', answers_of('real_five_years_one_day_short'));
  for (const columns of [60, 80, 100]) {
    for (const args of [['assess', ...kOn, '--why', file], ['dates'], ['clauses'], ['--help'], ['pack', '--help']]) {
      const text = on_terminal(args, { columns, env: { NO_COLOR: '1' } });
      const lines = text.split('\n');
      // Examples are commands to copy: they stay whole.
      const until = lines.indexOf('示例') > 0 ? lines.indexOf('示例') : lines.length;
      assert.ok(until > 10, text);
      for (const line of lines.slice(0, until)) {
        assert.ok(width(line) <= columns, `${columns}: ${line}`);
        assert.doesNotMatch(line, /^ +[，。；：、）］」]|[（「［]$|\d-$| $/, `${columns}: ${line}`);
      }
    }
  }
});

test('--json on a terminal and --text on a pipe turn it round', async () => {
  const file = await folder.write('answers.json', answers_of(kEligible));
  assert.equal(JSON.parse(on_terminal(['assess', ...kOn, '--json', file])).outcome, 'eligible');
  const { out, code } = await run(['assess', ...kOn, '--text', file]);
  assert.equal(code, 0);
  assert.match(out, /^转发关于做好2026年全区职称评审工作的通知（bayannur\/2026，含临河区的规定）\n/);
  assert.ok(!out.includes('\x1b'));
});

test('who is barred reads why, with what is lacking, the clause and its quote, and what would change it', async () => {
  const answers = answers_of('real_five_years_one_day_short', { education_on: '2020-07-01', current_title: 'none', step_exception: 'none' });
  const { out, code } = await run(['assess', ...kOn, '--text', await folder.write('barred.json', answers)]);
  assert.equal(code, 1);
  const flat = out.replaceAll(/\n +/g, '');
  for (const words of ['结论：不符合通知规定的申报条件。', '✘ 不符合  非公有制人才直接申报（三(三)）', '还差 1 天，2026-06-11 起符合（截止日之后，今年不能）',
    '还缺：自「开始从事专业技术工作日期」起，到「申报截止日」满5年', '“大学本科毕业且从事专业技术工作满5年”',
    '如果是2021-06-10或更早 → 符合通知规定的直接申报门槛']) {
    assert.ok(flat.includes(words), `${words}\n${out}`);
  }
  const order = ['结论：', '为什么', '其余条件', '怎样会不一样', '下一个问题', '期限', '材料送到哪里', '要准备的材料', '咨询电话', '由人判断'];
  assert.deepEqual(order.map((heading) => out.indexOf(`\n${heading}`)).map((at, index, all) => at > (all[index - 1] ?? -1)),
    order.map(() => true), out);
});

test('what is lacking is told of the level that is applied for', async () => {
  const answers = answers_of('real_five_years_one_day_short', {
    level: 'associate_senior', education_on: '2016-03-01', career_on: '2016-03-01', current_title: 'none', step_exception: 'none',
  });
  const { out } = await run(['assess', ...kOn, '--text', await folder.write('senior.json', answers)]);
  const flat = out.replaceAll(/\n +/g, '');
  assert.ok(flat.includes('还缺：自「开始从事专业技术工作日期」起，到「申报截止日」满12年'), out);
  assert.ok(!flat.includes('还缺：「申报层级」'), out);
});

test('changes prints the same as JSON or as text', async () => {
  const answers = answers_of('real_five_years_one_day_short', { education_on: '2020-07-01', current_title: 'none', step_exception: 'none' });
  const file = await folder.write('changes.json', answers);
  const { out, code } = await run(['changes', ...kOn, file]);
  assert.equal(code, 0);
  const { changes, format } = JSON.parse(out);
  assert.equal(format, 'zhicheng-changes/1');
  const text = (await run(['changes', ...kOn, '--text', file])).out.replaceAll(/\n +/g, '');
  for (const change of changes) assert.ok(text.includes(change.text), text);
  assert.ok(changes.length > 0);
});

test('why there is no change to tell is said in words of its own', async () => {
  const told = async (name, changes) => (await run(['changes', ...kOn, '--text', await folder.write('none.json', answers_of(name, changes))])).out;
  const missing = await told('real_five_years_one_day_short', {});
  const helpless = await told('real_five_years_one_day_short', { employment: 'retired', current_title: 'none', step_exception: 'none' });
  const eligible = await told(kEligible, { level: 'associate_senior', education_on: '2000-03-01', career_on: '2000-03-01' });
  assert.match(missing, /还有影响结论的问题没有回答/);
  assert.match(helpless, /没有哪一处单独改动能改变结论/);
  assert.match(eligible, /不需要改动/);
  for (const text of [missing, helpless, eligible]) {
    assert.equal([/没有回答/, /没有哪一处/, /不需要改动/].filter((words) => words.test(text)).length, 1, text);
  }
});

test('--why shows the whole evaluation', async () => {
  const file = await folder.write('answers.json', answers_of('real_five_years_one_day_short'));
  const { out } = await run(['assess', ...kOn, '--text', '--why', file]);
  assert.match(out.replaceAll(/\n +/g, ''), /［否］自「开始从事专业技术工作日期」起，到「申报截止日」满5年/);
});

test('a closed window and an ineligible applicant are told in words', async () => {
  const eligible = await folder.write('eligible.json', answers_of(kEligible));
  const { out, code } = await run(['assess', '--on', '2026-11-23', '--text', eligible]);
  assert.equal(code, 0);
  assert.match(out, /结论：条件具备，今年申报已截止。/);
  const retired = await folder.write('retired.json', answers_of(kEligible, { employment: 'retired' }));
  const barred = await run(['assess', ...kOn, '--text', retired]);
  assert.equal(barred.code, 1);
  assert.match(barred.out, /结论：不符合通知规定的申报条件。\n {6}没有满足的条件：本单位在职在岗（三）/);
});

test('a county day that is over is told beside the open window', async () => {
  const rules = folder.file('rules');
  await cp(join(process.env.ZHICHENG_ROOT ?? '.', 'rules'), rules, { recursive: true });
  const file = join(rules, 'bayannur/2026/counties/150802.json');
  const overlay = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...overlay, county_filing: '2026-05-15', notice: '某通知' }));
  const answers = await folder.write('answers.json', answers_of(kEligible, { county: '150802', employer_seat: 'county', employer_kind: 'private_enterprise' }));
  const report = async (on) => (await run(['assess', '--text', '--rules', rules, '--on', on, answers])).out;
  assert.match(await report('2026-05-16'), /自查：申报未截止.*\n注意：旗县区规定的报送日期 2026-05-15 已经过了/);
  assert.ok(!(await report('2026-05-15')).includes('注意：'));
});
