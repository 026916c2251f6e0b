// A full applicant with one or two things changed, from a seed.
import { pick } from '../judge/applicants.mjs';

const long = (length) => '𠮷'.repeat(length);
const kTimes = [
  '2024-02-29', '2025-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-32', '2026-01-00', '0000-01-01', '0001-01-01', '9999-12-31',
  '2026-1-01', '2026-01-01 ', '20260101', '２０２６-01-01', '2026-05-20T09:30:00+08:00', '2026-05-20T09:30:00Z', '2026-02-30T09:30:00Z',
  '2026-05-20T24:00:00Z', '2026-05-20T09:60:00Z', '2026-05-20T09:30:60Z', '2026-05-20t09:30:00Z', '2026-05-20T09:30:00', '2026-05-20T09:30:00.5Z',
  '2026-05-20T09:30:00.Z', '2026-05-20T09:30:00.1234567891+08:00', '2026-05-20T09:30:00-23:59', '2026-05-20T09:30:00+24:00', '2026-05-20T09:30:00+08:60',
];
const kValues = [
  ...kTimes, null, true, false, 0, 1, -1, 9999, 10000, 1899, 1900, 2024, 2999, 3000, '', ' ', '1', 'x', '张䶮', long(200), long(201), long(500), long(501),
  'a\nb', '\n', 'a\u0007', 'a\u007f', 'a\u0085', 'a\u202e', 'a\u200f', 'a\u200d', 'female', 'male', '男', '00', '01', '56', '57', '96', '97', '98', '99',
  'doctorate', 'doctor', 'master', 'bachelor', 'associate', 'secondary', 'below', 'none', 'graduated', 'completed', 'left', 'entry', 'assistant',
  'intermediate', 'associate_senior', 'senior', 'engineering', 'forestry_grassland', 'project', 'patent', 'Patent', 'standard', 'product', 'teaching',
  'treatment', 'other', 'excellent', 'competent', 'basic', 'incompetent', 'not_graded', [], {}, [null], [{}], [{ year: 2024 }], [{ year: null }],
  [{ kind: 'review_form' }], { name: 'x' },
  ...[{}, { year: 2024 }, { kind: 'x' }].flatMap((item) => [Array(200).fill(item), Array(201).fill(item)]),
];
// Members that nobody knows may hold whatever JSON may: it is not the applicant's reader that looks into them.
const kPlain = [null, true, 7, 'x', [1, 'y'], { z: null }];
const kKeys = ['colour', 'Name', 'name', 'on', 'level', 'rank', 'year', 'photo'];

/** Every value in the place of every member that the schema describes, each in an applicant that says nothing else. */
export function every_value(properties) {
  const needed = { yearly: { year: 2024 }, training: { year: 2024 }, forms: { kind: 'review_form' } };
  return Object.entries(properties).flatMap(([key, { items }]) => [
    ...kValues.map((value) => ({ [key]: value })),
    ...Object.keys(items?.properties ?? {}).flatMap((member) => kValues.map((value) => ({ [key]: [{ ...needed[key], [member]: value }] }))),
  ]);
}

/** Every object or list that is known, with its own place. */
function containers(value, known) {
  if (Array.isArray(value)) return [value, ...value.flatMap((item) => containers(item, known))];
  if (value === null || typeof value !== 'object') return [];
  return [value, ...Object.entries(value).filter(([key]) => known(key)).flatMap(([, item]) => containers(item, () => true))];
}

function change(random, root, known) {
  const at = pick(random, containers(root, known));
  const is_known = (key) => at !== root || known(key);
  if (Array.isArray(at)) {
    const index = Math.floor(random() * (at.length + 1));
    const kind = random();
    if (kind < 0.4) at.splice(index, 1);
    else if (kind < 0.7) at.splice(index, 0, structuredClone(at[0] ?? pick(random, kValues)));
    else at[Math.min(index, Math.max(at.length - 1, 0))] = structuredClone(pick(random, kValues));
    return;
  }
  const keys = Object.keys(at);
  const kind = random();
  if (kind < 0.12) at[pick(random, kKeys)] = structuredClone(pick(random, kPlain));
  else if (keys.length === 0) return;
  else if (kind < 0.2) delete at[pick(random, keys)];
  else {
    const key = pick(random, keys);
    const values = /^\d{4}-\d\d-/.test(at[key]) && random() < 0.5 ? kTimes : kValues;
    at[key] = structuredClone(pick(random, is_known(key) ? values : kPlain));
  }
}

/** `known` tells which members of the whole the schema names. */
export function mutated(random, applicant, known) {
  const root = structuredClone(applicant);
  for (let changes = 1 + Math.floor(random() * 2); changes > 0; changes -= 1) change(random, root, known);
  return root;
}
