// zhicheng check: what would be returned, for programs and for people.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { run } from '../cases/doors.mjs';
import { answers_of, error_of, kEligible, kOn, open_folder } from './folder.mjs';

const kApplicant = {
  name: '王丽', employer: '河套机械有限公司', labour_unit: '人力资源服务公司', declared_true: true,
  work: [{ employer: '河套机械有限公司', from: '2018-08-01', professional: true, in_city: true }],
  papers: [{ title: '盐碱地改良机具研究', number: 'CN15-1000', on: '2024-05-01' }],
};

let folder;
let answers;
before(async () => {
  folder = await open_folder();
  answers = await folder.write('answers.json', answers_of(kEligible, { career_on: '2018-09-01', city_work_on: undefined }));
});
after(() => folder?.close());

const check = async (applicant, ...args) =>
  run(['check', ...kOn, answers, '--applicant', await folder.write('applicant.json', applicant), ...args]);
const without_problems = { ...kApplicant, work: undefined, papers: undefined, labour_unit: undefined };

test('it ends with 1 when something would be returned, else with 0', async () => {
  const found = await check(kApplicant);
  assert.equal(found.code, 1, found.err);
  const { format, checks } = JSON.parse(found.out);
  assert.equal(format, 'zhicheng-checks/1');
  assert.ok(checks.some(({ id, severity }) => id === 'rank_missing' && severity === 'problem'));
  const clean = await check(without_problems);
  assert.equal(clean.code, 0, clean.err);
  assert.ok(JSON.parse(clean.out).checks.every(({ severity }) => severity !== 'problem'));
});

test('as text: by gravity, with place, way to mend it, and what it stands on', async () => {
  const { code, out } = await check(kApplicant, '--text');
  assert.equal(code, 1);
  const [problems, warnings, files, derived] = ['会被退回、不算数的', '需要核对的', '要附的材料', '按经历算出的回答'].map((part) => out.indexOf(`\n${part}`));
  assert.ok(problems > 0 && problems < warnings && warnings < files && files < derived, out);
  assert.match(out, /✘ “开始从事专业技术工作日期”回答的是2018-09-01，按经历算是2018-08-01。\n {5}在：回答“开始从事专业技术工作日期”、工作经历第1条\n {5}怎么办：核对/);
  assert.match(out, /依据：通知二\(一\)1、二\(三\)\n/);
  assert.match(out, /在：论文著作第1条的本人排名/);
  assert.match(out, /－ 没有 +学历证明（一\(二\)）/);
  assert.match(out, /开始在我市工作日期：2018-08-01（工作经历第1条）/);
  assert.match(out, /这些检查不影响自查结论/);
});

test('what no source confirms is marked', async () => {
  const gap = { ...kApplicant, work: [{ employer: '甲', from: '2018-08-01', to: '2020-01-31' }, { employer: '乙', from: '2020-04-01' }] };
  assert.match((await check(gap, '--text')).out, /2020-02-01至2020-03-31之间没有工作、学习，也没有说明。［待核实］/);
});

test('pack and verify say in short what is to be mended', async () => {
  const file = folder.file('my.zhicheng.json');
  const applicant = await folder.write('applicant.json', kApplicant);
  const packed = await run(['pack', ...kOn, answers, '--applicant', applicant, '--text', '-o', file]);
  assert.equal(packed.code, 0, packed.err);
  assert.match(packed.out, /检查：\d+ 个会被退回的问题、\d+ 处需要核对/);
  assert.match(packed.out, /逐条说明和改法见 zhicheng check。/);
  const verified = await run(['verify', '--text', file]);
  assert.equal(verified.code, 0);
  assert.match(verified.out, /检查：\d+ 个会被退回的问题/);
  const { verdict, checks } = JSON.parse((await run(['verify', file])).out);
  assert.equal(verdict, 'reproduced');
  assert.deepEqual(checks, JSON.parse((await check(kApplicant)).out).checks);
});

test('a broken applicant is refused with the place in its file', async () => {
  const ended = await check({ papers: [{ on: '2018-02-30' }] });
  assert.equal(ended.code, 65);
  assert.equal(error_of(ended).at, '/papers/0/on');
});
