// Words for what the server and packages say by code. What the rules say is taken from them; labels are those of
// src/application/label_tables.h, kinds those of the edition, verdicts those of the command line: a test compares them.
import { actions, facts, levels, roles, states } from './rules.mjs';

export { levels, roles, states };
export const people = {
  name: '姓名', former_name: '曾用名', sex: '性别', born_on: '出生日期', ethnicity: '民族', id_number: '公民身份号码', phone: '手机号码',
  email: '电子邮箱', employer: '工作单位全称', employer_code: '单位统一社会信用代码', labour_unit: '劳动（人事）关系所在单位',
  insured_unit: '社会保险缴纳单位', seal_name: '公章上的单位名称', post: '现岗位、职务', edited: '最后修改时间',
  declared_true: '承诺材料真实、准确、有效', consent_to_check: '同意核查',
};
export const lists = {
  education: ['学历学位', { school: '毕业院校', major: '专业', level: '学历', ending: '结束学业的方式', degree: '学位', form: '学习形式', from: '入学日期',
    on: '毕业日期', certificate: '毕业证书编号', degree_certificate: '学位证书编号' }],
  work: ['工作经历', { from: '开始日期', to: '结束日期', employer: '单位', post: '岗位、职务', professional: '是否专业技术工作', in_city: '是否在通知所在的市工作' }],
  pauses: ['没有工作的时段', { from: '开始日期', to: '结束日期', reason: '原因' }],
  titles: ['已取得的职称', { title: '职称名称', level: '层级', series: '系列', specialty: '专业', on: '取得日期', by: '批准机关', certificate: '证书编号',
    appointed_on: '聘任日期' }],
  qualifications: ['职业资格', { name: '名称', on: '取得日期', valid_until: '有效期至', certificate: '证书编号' }],
  exams: ['考试', { name: '名称', passed: '是否合格', on: '考试日期', valid_until: '成绩有效期至' }],
  achievements: ['业绩成果', { kind: '类别', title: '名称', role: '本人作用', rank: '本人排名', of: '总人数', on: '完成日期', source: '来源、证明单位' }],
  awards: ['奖励', { title: '名称', grade: '等级', issuer: '颁发机关', rank: '本人排名', on: '颁发日期' }],
  papers: ['论文著作', { title: '题目', journal: '刊物、出版社', number: '刊号、书号', rank: '本人排名', on: '发表日期' }],
  yearly: ['年度考核', { year: '年度', result: '结果' }],
  training: ['继续教育', { year: '年度', public_hours: '公需科目学时', professional_hours: '专业科目学时', passed: '是否合格' }],
  forms: ['系统导出的表', { kind: '材料', exported: '导出时间' }],
};
/** 民族, by the codes 01 to 56 (GB/T 3304). */
const peoples = ('汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南'
  + '族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族').split(' ');
export const codes = {
  ethnicity: { ...Object.fromEntries(peoples.map((name, i) => [String(i + 1).padStart(2, '0'), name])), 97: '其他', 98: '外国血统中国籍人士' },
  sex: { female: '女', male: '男' },
  ending: { graduated: '毕业', completed: '结业', left: '肄业' },
  degree: { none: '没有', bachelor: '学士', master: '硕士', doctor: '博士' },
  kind: { project: '项目', patent: '专利', standard: '标准', product: '产品、设计', teaching: '教学', treatment: '诊疗', other: '其他',
    review_form: '评审表', submission_form: '送审表' },
  result: { excellent: '优秀', competent: '合格（称职）', basic: '基本合格（基本称职）', incompetent: '不合格（不称职）', not_graded: '不定等次' },
};
/** What an attachment is for, by its kind: the materials of the edition. */
export const kinds = {
  diploma: '学历证明', degree: '学历证明', education_record: '学历证明',
  labour_contract: '资历证明', social_insurance: '资历证明', title_certificate: '任职年限证明',
  appointment: '聘任证明（聘书等）', yearly_assessment: '年度考核材料', achievement: '业绩成果（论文、奖项、荣誉等）',
  award: '业绩成果（论文、奖项、荣誉等）', paper: '业绩成果（论文、奖项、荣誉等）', patent: '业绩成果（论文、奖项、荣誉等）',
  project: '业绩成果（论文、奖项、荣誉等）', continuing_education: '继续教育审验卡', exam_score: '考试合格证明',
};
export const verdicts = { reproduced: '一致', differs: '不一致', cannot_judge: '无法判断', unfinished: '未完成校验' };
export const outcomes = { eligible: '符合已核对的条件', ineligible: '有条件不符合', undetermined: '还不能确定' };
export const statuses = { met: '已满足', unmet: '未满足', unknown: '待核实', not_applicable: '不适用' };
/** What was done, as the history of a file tells it. */
export const events = { ...actions, receive: '收到申报', resubmit: '收到修改后的申报', withdraw: '本人撤回', read: '查看' };

const kMonth = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/;
/** 2026年5月20日 09:30 of an RFC 3339 text or of seconds; anything else as it is. */
export function moment(value) {
  const text = typeof value === 'number' ? new Date((value + 8 * 3600) * 1000).toISOString() : String(value ?? '');
  const found = kMonth.exec(text);
  return found ? `${found[1]}年${Number(found[2])}月${Number(found[3])}日${found[4] ? ` ${found[4]}` : ''}` : text;
}

export function size(bytes) {
  const kilo = Math.ceil(bytes / 1024);
  return kilo < 1024 ? `${kilo} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}

/** A value of a package as people read it. */
export function value_words(key, value) {
  if (value === null || value === undefined) return '没有';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map((one) => value_words(key, one)).join('、');
  if (typeof value === 'object') return Object.entries(value).map(([member, one]) => value_words(member, one)).join('，');
  return codes[key]?.[value] ?? (key === 'level' ? levels[value] : undefined) ?? (kMonth.test(value) ? moment(value) : String(value));
}

/** An answer of the self-test as people read it. */
export const answer_words = (fact, value) => facts[fact]?.codes[value] ?? value_words(fact, value);
export const fact_words = (fact) => facts[fact]?.label ?? '其他问题';

const others = { on: '判断的日期', created: '打包时间', edition: '规则版本', digest: '校验码', format: '格式', assessment: '判断结果' };

/** 工作经历第2条的开始日期, of a JSON pointer into a package. */
export function place_words(pointer, attachments = []) {
  const [, top, key, index, member] = pointer.split('/');
  if (top === 'attachments') return attachments[Number(key)]?.name ? `附件“${attachments[Number(key)].name}”` : '附件';
  if (top === 'answers') return key ? `自测的回答“${fact_words(key)}”` : '自测的回答';
  if (top !== 'applicant' || !key) return others[top] ?? '整份申报';
  if (people[key]) return people[key];
  const [label, members] = lists[key] ?? [key, {}];
  if (index === undefined) return label;
  return `${label}第${Number(index) + 1}条${member ? `的${members[member] ?? '其他内容'}` : ''}`;
}

/** Every place of a package that can be told to mend: [pointer, words]. */
export function places(content) {
  const applicant = content?.applicant ?? {};
  const found = Object.keys(people).map((key) => [`/applicant/${key}`, people[key]]);
  for (const [key, [label, members]] of Object.entries(lists)) {
    found.push([`/applicant/${key}`, label]);
    (applicant[key] ?? []).forEach((item, i) => {
      found.push([`/applicant/${key}/${i}`, `${label}第${i + 1}条`]);
      for (const member of Object.keys(members)) found.push([`/applicant/${key}/${i}/${member}`, `${label}第${i + 1}条的${members[member]}`]);
    });
  }
  // An answer that is lacking can be told to be given.
  return [...found, ...Object.keys(facts).map((fact) => [`/answers/${fact}`, place_words(`/answers/${fact}`)])];
}

/** The server's words, which name an attachment by its kind. */
const plain = (detail) => detail.replace(/：([a-z_]+)$/, (all, kind) => `：${kinds[kind] ?? '其他附件'}`);

/** Why a move can't be made yet: attachments by their names. */
export function lock_words({ code, detail }, attachments) {
  const named = (list) => list.map(({ name }) => `“${name}”`).join('、');
  const unmarked = attachments.filter(({ mark }) => !mark);
  const faulty = attachments.filter(({ mark }) => mark?.finding === 'faulty');
  if (code === 'unmarked' && unmarked.length) return `还有附件没有核对：${named(unmarked)}`;
  if (code === 'faulty' && faulty.length) return `附件有问题：${named(faulty)}`;
  return plain(detail);
}

/** What the server's refusal means for an officer. */
export function refusal({ status, code, detail }) {
  if (code === 'offline') return '网络断了，没有得到答复。请先重新载入，看这一步办成了没有。';
  if (code === 'conflict') return '别人已先处理这份申报，您看到的不是最新的。请重新载入再办。';
  if (code === 'bad_date') return '请写好日期。';
  if (['missing_key', 'out_of_domain', 'wrong_type', 'unknown_key'].includes(code)) return '有一处没有填好，请看标出的地方。';
  if (status === 401) return detail || '登录已经过期，请重新登录。';
  if (status === 403) return detail || '您没有办这件事的权限。';
  return plain(detail ?? '') || '没有办成，请重新载入再试。';
}
