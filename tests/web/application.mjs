// An engineer's whole application as a person types it, and how it gets into the form.
import assert from 'node:assert/strict';
import { button, drawn, heading, mark, turn } from './walk.mjs';

const kUnit = '示例精密机械有限公司';

/** Section by section and field by field, as on the list of tasks; in a list of its own what is added: [what, values]. */
export const application = [
  ['个人信息', {
    姓名: '巴特尔·䶮𬭎𠮷', 公民身份号码: '990001198805203000', 性别: '女', 出生日期: '1988-05-20', 民族: '蒙古族', 手机号码: '13800000000',
  }],
  ['工作单位', {
    工作单位全称: kUnit, 单位统一社会信用代码: '91990000MA0000001B', '劳动（人事）关系所在单位': kUnit, 社会保险缴纳单位: kUnit,
    公章上的单位名称: kUnit, '现岗位、职务': '工程师',
  }],
  ['学历学位', ['学历学位', {
    毕业院校: '示例工业大学', 专业: '机械', 学历: '大学本科', 结束学业的方式: '毕业', 学位: '学士', 入学日期: '2014.9.1', 毕业日期: '20180701',
  }]],
  ['工作经历', ['工作经历', {
    单位: kUnit, '岗位、职务': '工程师', 开始日期: '2018年8月1日', 是否专业技术工作: '是', 是否在通知所在的市工作: '是',
  }]],
  ['职称'],
  ['职业资格与考试'],
  ['业绩成果', ['业绩成果', {
    类别: '项目', 名称: '减速机壳体智能生产线', 本人作用: '机械部分设计负责人', 本人排名: '2', 总人数: '9', 完成日期: '2021-12-20',
    '来源、证明单位': '示例市工信局',
  }]],
  ['获奖'],
  ['论文著作'],
  ['年度考核', ['年度考核', { 年度: '2025', 结果: '合格（称职）' }]],
  ['继续教育', ['继续教育', { 年度: '2025', 公需科目学时: '30', 专业科目学时: '60', 是否合格: '合格' }]],
  ['表格导出时间'],
];

/** Whether it must be filled in is behind its name. */
export const field = (tab, name) => tab.getByLabel(name, { exact: true }).or(tab.getByLabel(`${name}（必填）`, { exact: true }));

/** Writes or marks by label what an item or a section says. */
export async function fill(tab, values) {
  for (const [label, value] of Object.entries(values)) {
    const group = tab.getByRole('radiogroup', { name: label, exact: true }).or(tab.getByRole('radiogroup', { name: `${label}（必填）`, exact: true }));
    if (await group.count() > 0) await mark(group.getByRole('radio', { name: value, exact: true }));
    else if (await field(tab, label).evaluate((element) => element.tagName) === 'SELECT') await field(tab, label).selectOption({ label: value });
    else await field(tab, label).fill(value);
    await drawn(tab);
  }
}

export async function add(tab, what, values) {
  await turn(tab, `添加${what}`);
  await fill(tab, values);
  await turn(tab, '完成这一条');
}

/** The button that says that a section is done, whether it is empty or not. */
export async function finish(tab) {
  const full = button(tab, '这一节填好了');
  return await full.count() > 0 ? '这一节填好了' : '没有，这一节不用填';
}

export async function section(tab, name, filling) {
  await turn(tab, name);
  await filling();
  await turn(tab, await finish(tab));
  assert.equal(await heading(tab).textContent(), '申报任务清单');
}

/** From the list of tasks and back to it. */
export async function fill_application(tab) {
  for (const [name, content] of application) {
    await section(tab, name, async () => {
      if (Array.isArray(content)) await add(tab, ...content);
      else if (content) await fill(tab, content);
    });
  }
}
