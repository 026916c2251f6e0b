// The way through the offices, from the notice's 二(二), 三(二) and 三(三) alone: every link as [office, duty, status].
// What the notice does not say is a gap (office null); where two of its sentences name different offices, a conflict.
import { is_low, kNonpublic } from './judge.mjs';

const kOffices = {
  150802: '临河区', 150821: '五原县', 150822: '磴口县', 150823: '乌拉特前旗', 150824: '乌拉特中旗', 150825: '乌拉特后旗', 150826: '杭锦后旗',
};
const office_in = (county) => `${kOffices[county]}人力资源和社会保障局`;
const kCity = '市人力资源和社会保障局';
const kZone = '巴彦淖尔经济技术开发区人事部门';
const kEducation = '市教育局';
/// 三(二)2-4, for 初级 and 中级: who receives from the city's units, and who decides.
const kBureaus = {
  forestry_grassland: ['市林草局', '市林草局'], agriculture: ['市农牧局', '市农牧局'], archives: ['市委办公室(市档案局)', '市档案局'],
};

const stated = (office, duty) => [office, duty, 'stated'];
const gap = (duty) => [null, duty, 'gap'];
const conflict = (office) => [office, 'receive', 'conflict'];
const unit = stated('用人单位', 'review');
const department = stated('主管部门', 'review');

export function way_of(answers) {
  const { track, series, level, employer_kind: kind, employer_seat: seat, county, labour_county: labour } = answers;
  const high = !is_low(level) && level !== 'intermediate';
  const teacher = series === 'primary_secondary_teaching';
  const bureau = high ? undefined : kBureaus[series];
  const own = office_in(county);
  const decided = bureau ? stated(bureau[1], 'decide') : gap('decide');
  const grassroots = [unit, department, stated(own, 'review'), stated(kEducation, 'receive'), stated(kEducation, 'decide')];

  if (track === 'farmer') return [gap('receive'), high ? stated('市农牧局', 'decide') : gap('decide')];
  if (track !== 'regular') {
    const public_kind = ['public_institution', 'government', 'state_owned_enterprise'].includes(kind);
    const teacher_there = teacher && high && public_kind && ['county', 'township'].includes(seat);
    return track === 'targeted' && teacher_there ? grassroots : [gap('receive'), gap('decide')];
  }
  if (seat === 'region_or_central' || kind === 'none' || kind === 'farmer_household') return [gap('receive'), gap('decide')];
  if (kind === 'mixed') return [unit, gap('receive'), gap('decide')];
  if (kNonpublic.includes(kind)) {
    if (seat === 'zone') return [unit, conflict(own), conflict(kZone), gap('decide')];
    if (teacher && high) return [unit, conflict(own), conflict(kEducation), stated(kEducation, 'decide')];
    if (labour !== county) return [unit, conflict(own), conflict(office_in(labour)), gap('decide')];
    const first = [unit, gap('review'), stated(own, 'receive')];
    if (high) return [...first, stated(own, 'pass_on'), stated(kCity, 'receive'), gap('decide')];
    return bureau ? [...first, gap('pass_on'), decided] : [...first, gap('decide')];
  }
  const decides = teacher && high ? stated(kEducation, 'decide') : decided;
  if (seat === 'zone') return [unit, stated(kZone, 'review'), stated(kCity, 'receive'), decides];
  if (seat === 'municipal') {
    if (teacher) return [unit, department, stated(kEducation, 'receive'), stated(kEducation, 'decide')];
    return [unit, department, bureau ? stated(bureau[0], 'receive') : gap('receive'), decided];
  }
  if (teacher && high) return grassroots;
  return [unit, department, stated(own, 'review'), gap('receive'), decided];
}
