// Where judging again found something else than the package says, in words: what decides first, what follows from it behind
// a fold.
import { make } from './dom.mjs';
import { facts, levels } from './rules.mjs';
import { kinds, moment, outcomes, statuses } from './words.mjs';

const parts = {
  findings: '条件', paths: '申报途径', chain: '办理单位', contacts: '联系人', cutoff: '截止日', deadlines: '时间安排', human: '由人判断的事项',
  materials: '材料', missing: '还没有回答的问题', next: '下一个问题', window: '申报时段', on: '判断的日期', edition: '规则版本', format: '格式', outcome: '判断结果',
};
const members = {
  status: '结论', title: '名称', because: '判断过程', clauses: '依据', missing: '还缺的回答', verified: '是否核实过', role: '作用', office: '办理单位',
  duty: '职责', note: '说明', date: '日期', state: '状态', id: '代号', by: '由谁判断', name: '姓名', phones: '电话', met_from: '从哪天起满足',
};
const codes = { ...statuses, ...outcomes };

/** A value in words; null when there are none for it. */
function words_of(value) {
  if (value === null || value === undefined) return '没有';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    const all = value.map(words_of);
    return all.includes(null) ? null : all.join('、') || '没有';
  }
  if (typeof value === 'object') return value.title ?? value.text ?? value.name ?? value.office ?? null;
  if (codes[value] ?? facts[value]?.label ?? levels[value] ?? kinds[value]) return codes[value] ?? facts[value]?.label ?? levels[value] ?? kinds[value];
  if (/^[\w:/.-]*[a-z_]{3}[\w:/.-]*$/.test(value)) return null;
  return moment(value);
}

function compared(what, packaged, judged) {
  const [left, right] = [words_of(packaged), words_of(judged)];
  return left === null || right === null || left === right ? `${what}：内容不同` : `${what}：申报包写“${left}”，重新判断是“${right}”`;
}

/** Two lists of findings or paths, of which one has more: what is concluded otherwise. */
function concluded(what, packaged, judged) {
  const of = (list) => new Map((list ?? []).map((one) => [one.id, one]));
  const [left, right] = [of(packaged), of(judged)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((id) => left.get(id)?.status !== right.get(id)?.status)
    .map((id) => compared(`${what}“${(left.get(id) ?? right.get(id)).title ?? ''}”`, left.get(id)?.status, right.get(id)?.status));
}

/** {deciding: words, following: words} of the server's list. */
export function sorted(list) {
  const deciding = [];
  const following = [];
  for (const { at, packaged, judged, name } of list) {
    const [, top, part, index, member] = at.split('/');
    const what = parts[part] ?? '其他内容';
    // What one of the two has alone is named by itself; "-" is the item that the package has not.
    const title = name || (packaged ?? judged)?.title || (index === '-' ? '缺少的一项' : `第${Number(index) + 1}项`);
    const named = index === undefined ? what : `${what}“${title}”`;
    if (top === 'digest') deciding.push('申报包的校验码和内容对不上：打包以后改动过，或者没有存完整');
    else if (top === 'edition') deciding.push(part === 'county' || part === 'id' ? compared('规则版本', packaged, judged) : '所用的规则和公布的规则不是同一版');
    else if (part === 'outcome') deciding.push(compared(what, packaged, judged));
    else if (['findings', 'paths'].includes(part) && index === undefined) {
      const lines = concluded(what, packaged, judged);
      if (lines.length) deciding.push(...lines);
      else following.push(`${what}：内容不同`);
    } else if (['findings', 'paths'].includes(part) && member === undefined) {
      deciding.push(compared(named, packaged?.status, judged?.status));
    } else if (['findings', 'paths'].includes(part) && member === 'status') deciding.push(compared(named, packaged, judged));
    else following.push(compared(member ? `${named}的${members[member] ?? '其他内容'}` : named, packaged, judged));
  }
  return { deciding: [...new Set(deciding)], following: [...new Set(following)] };
}

export function differences(list) {
  if (!list?.length) return null;
  const { deciding, following } = sorted(list);
  const items = (all) => make('ul', {}, all.map((one) => make('li', {}, one)));
  return make('section', {}, make('h2', {}, '与重新判断不同的地方'), deciding.length > 0 && items(deciding),
    following.length > 0 && make('details', {}, make('summary', {}, `由此而来的其他不同（${following.length}处）`), items(following)));
}
