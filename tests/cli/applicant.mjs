// An applicant with something in every place, for what shows or keeps all of it.

/// `text` stands in every text that is free, before a word of its own.
export function full_applicant(text = '', items = 2) {
  const said = (word) => `${text}${word}`;
  const many = (make) => Array.from({ length: items }, (_, index) => make(index));
  return {
    name: said('斯琴高娃·㐂䶮'),
    former_name: said('阿拉坦其其格'),
    sex: 'female',
    born_on: '1990-02-28',
    ethnicity: '02',
    id_number: '15080219900228002X',
    phone: '13800000000',
    email: 'siqin@example.org',
    employer: said('巴彦淖尔市某某工程有限公司'),
    employer_code: '91150802MA0N000000',
    labour_unit: said('巴彦淖尔市某某工程有限公司'),
    insured_unit: said('巴彦淖尔市某某工程有限公司'),
    seal_name: said('巴彦淖尔市某某工程有限公司'),
    post: said('技术员'),
    education: many(() => ({
      school: said('内蒙古某某大学'), major: said('水利水电工程'), level: 'bachelor', ending: 'graduated', degree: 'bachelor', form: said('全日制'),
      from: '2014-09-01', on: '2018-07-01', certificate: said('1012345201805000001'), degree_certificate: said('1012342018000001'),
    })),
    work: many((i) => ({
      employer: said('某某水利工程处'), post: said('施工员'), from: `20${10 + i}-01-01`, to: `20${10 + i}-12-31`, professional: true, in_city: true,
    })),
    pauses: many(() => ({ from: '2019-01-01', to: '2019-03-01', reason: said('照料家人') })),
    titles: many(() => ({
      title: said('助理工程师'), level: 'assistant', series: 'engineering', specialty: said('水利'), on: '2020-11-01', by: said('某某人社局'),
      certificate: said('NM2020001'), appointed_on: '2021-01-01',
    })),
    qualifications: many(() => ({ name: said('二级建造师'), on: '2021-06-01', valid_until: '2027-06-01', certificate: said('蒙2150001') })),
    exams: many(() => ({ name: said('计算机软件水平考试'), passed: true, on: '2022-05-28', valid_until: '2027-05-28' })),
    achievements: many(() => ({
      kind: 'project', title: said('某某灌区节水改造工程第三标段施工，负责测量放线、质量检查和资料整理'), role: said('技术负责人'), rank: 1, of: 6,
      on: '2024-10-01', source: said('竣工验收鉴定书'),
    })),
    awards: many(() => ({ title: said('优秀工程奖'), grade: said('市级'), issuer: said('某某水利学会'), rank: 2, on: '2024-12-01' })),
    papers: many(() => ({
      title: said('Water saving irrigation in the Hetao area: a case study'), journal: said('某某水利'), number: said('ISSN 1000-0000'), rank: 1, on: '2025-03-01',
    })),
    yearly: many((i) => ({ year: 2023 + (i % 3), result: 'competent' })),
    training: many((i) => ({ year: 2023 + (i % 3), public_hours: 30, professional_hours: 60, passed: true })),
    forms: [{ kind: 'review_form', exported: '2026-05-19T10:00:00+08:00' }],
    edited: '2026-05-19T09:00:00+08:00',
    declared_true: true,
    consent_to_check: true,
    other_system: said('由别的程序填写'),
  };
}
