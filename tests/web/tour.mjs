// Every screen of the page, each with how to reach it from the one before: by label and role, as a person would.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { png, scan_of } from '../attachment/files.mjs';
import { run } from '../cases/doors.mjs';
import { full_applicant } from '../cli/applicant.mjs';
import { answers_of, kEligible, kOn, open_folder } from '../cli/folder.mjs';
import { root } from './browser.mjs';
import { answerAll, begin, button, drawn, engineer, heading, turn } from './walk.mjs';

/** The screens that the model knows. */
export const screens = /enum class Screen \{([^}]*)\}/.exec(readFileSync(join(root, 'shell', 'model', 'action.h'), 'utf8'))[1]
  .match(/\w+/g);

const label = (tab, name) => tab.getByLabel(name, { exact: true });
const unfold = (name) => async (tab) => {
  const closed = tab.getByRole('button', { name, expanded: false });
  while (await closed.count() > 0) {
    await closed.first().click();
    await drawn(tab);
  }
};
const back_to = async (tab, name) => {
  while (await heading(tab).textContent() !== name) await turn(tab, '返回');
};
const kTasks = '申报任务清单';

const sections = ['个人信息', '工作单位', '学历学位', '工作经历', '职称', '职业资格与考试', '业绩成果', '获奖', '论文著作', '年度考核', '继续教育',
  '表格导出时间', '承诺'];

/** Each section as it comes first, and one item of each of its lists. */
const empty_sections = sections.flatMap((name) => [
  [`form ${name}`, async (tab) => { await back_to(tab, kTasks); await turn(tab, name); }],
  [`form ${name}, item`, async (tab) => {
    const more = tab.locator('main').getByRole('button', { name: /^添加/ });
    if (await more.count() === 0) return false;
    await turn(tab, await more.first().textContent());
  }],
]);

/** The same with everything filled in, and the first item of each. */
const full_sections = sections.flatMap((name) => [
  [`form ${name}, full`, async (tab) => { await back_to(tab, kTasks); await turn(tab, name); }],
  [`form ${name}, full item`, async (tab) => {
    const row = tab.locator('main').getByRole('button', { name: /第1条$/ });
    if (await row.count() === 0) return false;
    await turn(tab, await row.first().getAttribute('aria-label') ?? await row.first().textContent());
  }],
]);

const kNumber = '2026-7K3QX-M2P95';
const kReceipt = { format: 'zhicheng-receipt/1', number: kNumber, revision: 1, received: '2026-05-20T09:31:00+08:00', verdict: 'reproduced' };
const kMissing = [{ sha256: 'f'.repeat(64), kind: 'training', name: '继续教育合格证书.pdf', bytes: 120000 }];
const kProgress = {
  number: kNumber, state: 'notified', label: '已书面告知，待补充更正', office: '示例评委会办事机构', version: 7, received: kReceipt.received, receipt: kReceipt,
  verdict: 'reproduced', missing: kMissing, told: { how: 'notify', office: '示例评委会办事机构', last: '2026-06-20', reason: '第二次告知，负责人已说明理由。', corrections: [
    { clause: '四', place: '/applicant/phone', problem: '电话打不通。', mend: '请写能接通的手机号码。' },
    { clause: '三(三)', place: '/answers/career_on', problem: '参加工作时间和合同不同。', mend: '请按劳动合同写。' },
    { clause: '四', attachment: '0'.repeat(64), problem: '缺继续教育合格证书的第二页。', mend: '请补全以后重新扫描。' }] },
  events: [['receive', ''], ['complete', ''], ['pass_on', '临河区人力资源和社会保障局'], ['notify', '示例评委会办事机构']]
    .map(([action, office], i) => ({ at: `2026-05-2${i}T09:31:00+08:00`, action, office })),
};

/** A server that takes packages and says the same to everybody; the first answer cannot be read. A refusal would be a fault of the tab. */
export async function taking_packages(tab) {
  const answer = (route, json, status = 200) => route.fulfill({ status, json });
  let sent = 0;
  await tab.route('**/readyz', (route) => answer(route, { status: 'ready', submissions: true }));
  await tab.route('**/v1/submissions', (route) => {
    sent += 1;
    if (sent === 1) return route.fulfill({ body: '' });
    return answer(route, { receipt: kReceipt, secret: '6QCG-F5N3-632X-D3VW', missing: kMissing }, 201);
  });
  await tab.route('**/v1/submissions/**', (route) => answer(route, kProgress));
}

/** [name, how to come there]; a name begins with that of the model's screen. What gives false is not there. */
const before_answers = [
  ['start', async () => {}],
  ['start, unfolded', unfold('各类单位、各个通道的时间')],
  ['start, code refused', async (tab) => {
    await label(tab, '输入自测码').fill('ZC26-XXXX');
    await label(tab, '输入自测码').press('Enter');
    await tab.getByRole('alert').first().waitFor();
  }],
  ['progress, refused', async (tab) => {
    await turn(tab, '查看申报进度');
    await button(tab, '查进度').click();
    await tab.getByRole('alert').first().waitFor();
  }],
  ['dates, nothing answered', async (tab) => { await turn(tab, '返回'); await turn(tab, '时间表'); }],
  ['rules, nothing answered', async (tab) => { await turn(tab, '返回'); await turn(tab, '通知原文和规则'); }],
  ['opening', async (tab) => { await turn(tab, '返回'); await turn(tab, '打开申报包'); }],
  ['comparing', (tab) => turn(tab, '比较两份申报包')],
  ['question refused', async (tab) => {
    await back_to(tab, '我能报吗？');
    await turn(tab, begin);
    await button(tab, '下一步').click();
    await tab.getByRole('alert').first().waitFor();
  }],
];

const after_answers = [
  ['result', async () => {}],
  ['result, unfolded', unfold(/看原文和判断过程|^对您不适用的/)],
  ['replay', (tab) => turn(tab, '一步一步看判断过程')],
  ['replay, under way', async (tab) => { for (let i = 0; i < 9; ++i) { await button(tab, '下一步').click(); await drawn(tab); } }],
  ['dates', async (tab) => { await turn(tab, '返回'); await turn(tab, '时间表'); }],
  ['rules', async (tab) => {
    await turn(tab, '返回');
    await tab.getByRole('button', { name: '依据：三(三) · 看通知原文' }).first().click();
    await heading(tab).getByText('通知原文和规则').waitFor();
  }],
  ['rules, unfolded', unfold(/^这一段怎样落实/)],
  ['tasks', async (tab) => { await turn(tab, '返回'); await turn(tab, '去准备申报'); }],
  ...empty_sections,
  ['form 个人信息, refused', async (tab) => {
    await back_to(tab, kTasks);
    await turn(tab, '个人信息');
    await label(tab, '公民身份号码').fill('990001198805203000');
    await label(tab, '手机号码（必填）').fill('123');
    await label(tab, '出生日期').fill('二月三十');
    await label(tab, '姓名（必填）').focus();
    await tab.getByRole('heading', { name: /处需要改正/ }).waitFor();
  }],
  ['files', async (tab) => { await back_to(tab, kTasks); await turn(tab, '材料'); }],
  ['files, some', async (tab) => {
    await label(tab, '学历证明：选择文件').setInputFiles([
      { name: '毕业证.pdf', mimeType: 'application/pdf', buffer: scan_of(3_300_000) },
      { name: '学位证.png', mimeType: 'image/png', buffer: png(1200, 900) },
      { name: '说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('not a PDF') }]);
    await tab.getByText('没有添加“说明.pdf”').waitFor();
  }],
  ['portal, empty', async (tab) => { await back_to(tab, kTasks); await turn(tab, '对照填报'); }],
  ['review, empty', async (tab) => { await back_to(tab, kTasks); await turn(tab, '检查答案'); }],
  ['package', (tab) => turn(tab, '去生成申报包')],
  ['package, refused', async (tab) => {
    await button(tab, '下载申报包').click();
    await tab.getByRole('alert').first().waitFor();
  }],
  ['package, saved', async (tab) => {
    await label(tab, '姓名').fill('张三丰');
    await label(tab, '联系电话').fill('13812345678');
    await button(tab, '下载申报包').click();
    await tab.getByText('已经保存申报包').waitFor();
  }],
  ['filing', (tab) => turn(tab, '去提交')],
  ['filing, refused', async (tab) => {
    await button(tab, '确认提交').click();
    await tab.getByRole('alert').first().waitFor();
  }],
  ['filing, received', async (tab) => {
    await button(tab, '接着提交').click();
    await tab.getByText('继续教育合格证书.pdf').first().waitFor();
  }],
  ['progress', async (tab) => { await turn(tab, '查看申报进度'); await tab.getByText(/^最后一天/).waitFor(); }],
  ['tasks, begun', (tab) => back_to(tab, kTasks)],
];

const with_package = (files) => [
  ['start, with a draft', async (tab) => {
    await tab.reload();
    await tab.waitForFunction(() => window.zhicheng?.frames.first > 0);
  }],
  ['opening, refused', async (tab) => {
    await turn(tab, '打开申报包');
    await label(tab, '选择申报包，或拖到这里').setInputFiles(files.half);
    await tab.getByRole('alert').first().waitFor();
  }],
  ['opening, changed', async (tab) => {
    await label(tab, '选择申报包，或拖到这里').setInputFiles(files.changed);
    await tab.getByRole('heading', { level: 2, name: '不一致', exact: true }).waitFor();
    await unfold(/判断的过程和结果里/)(tab);
  }],
  ['opening, reproduced', async (tab) => {
    await label(tab, '选择申报包，或拖到这里').setInputFiles(files.whole);
    await tab.getByRole('heading', { level: 2, name: '一致', exact: true }).waitFor();
  }],
  ['comparing, made', async (tab) => {
    await turn(tab, '比较两份申报包');
    await label(tab, '甲：选择申报包，或拖到这里').setInputFiles(files.whole);
    await label(tab, '乙：选择申报包，或拖到这里').setInputFiles(files.other);
    await tab.getByText(/^不一致：/).waitFor();
  }],
  ['tasks, full', async (tab) => { await turn(tab, '返回'); await turn(tab, '接着填'); }],
  ...full_sections,
  ['files, only listed', async (tab) => { await back_to(tab, kTasks); await turn(tab, '材料'); }],
  ['portal', async (tab) => { await back_to(tab, kTasks); await turn(tab, '对照填报'); }],
  ['review', async (tab) => { await back_to(tab, kTasks); await turn(tab, '检查答案'); }],
];

/** The packages that are opened on the way. They go with `folder.close()`. */
export async function packages() {
  const folder = await open_folder();
  const whole = folder.file('whole.zhicheng.json');
  const made = await run(['pack', ...kOn, '--created', '2026-05-20T09:30:00+08:00', await folder.write('answers.json', answers_of(kEligible)),
    '--applicant', await folder.write('applicant.json', full_applicant()), '--attach',
    `diploma=${await folder.write('毕业证.pdf', scan_of(90))}`, '-o', whole]);
  if (made.code !== 0) throw new Error(made.err);
  const said = JSON.parse(readFileSync(whole, 'utf8'));
  const other = structuredClone(said);
  other.applicant.name = `${said.applicant.name.slice(0, -1)}峰`;
  delete other.applicant.sex;
  other.attachments[0].name = '毕业証.pdf';
  return {
    whole,
    other: await folder.write('other.json', other),
    changed: await folder.write('changed.json', { ...said, answers: { ...said.answers, career_on: '2018-09-01' } }),
    half: await folder.write('half.json', readFileSync(whole).subarray(0, 3000)),
    close: folder.close,
  };
}

/** Leads `tab` over every screen and calls `look(name)` on each. The names, in order. */
export async function tour(tab, files, look) {
  const seen = [];
  const all = async (rows) => {
    for (const [name, reach] of rows) {
      try {
        if (await reach(tab) === false) continue;
      } catch (error) {
        throw new Error(`the way to ${name}: ${error.message}`);
      }
      seen.push(name);
      await look(name);
    }
  };
  await taking_packages(tab);
  await all(before_answers);
  await answerAll(tab, engineer, async ({ id }) => {
    if (id === 'work') {
      await unfold(/^依据通知的哪一条|^已经回答的/)(tab);
      await all([['question work, unfolded', async () => {}]]);
    } else {
      await all([[`question ${id}`, async () => {}]]);
    }
  });
  await all(after_answers);
  await all(with_package(files));
  return seen;
}

/**
 * Whether a state is looked at where each costs much: all of them by ./dev test --long, else the first of each screen.
 */
export function sampling() {
  const seen = new Set();
  return (name) => {
    const kind = name.split(/[ ,]/)[0];
    if (process.env.ZHICHENG_LONG || !seen.has(kind)) return Boolean(seen.add(kind));
    return false;
  };
}
