// rules/schema: what it says is what the reader takes, and the examples are what both take.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { scan_of } from '../attachment/files.mjs';
import { run } from '../cases/doors.mjs';
import { kOn, open_folder } from '../cli/folder.mjs';
import { random_from } from '../judge/applicants.mjs';
import { readings_of } from './ask.mjs';
import { every_value, mutated } from './mutations.mjs';
import { check_applicant, check_package, examples, faults_of, is_schema, schema, vocabulary } from './schema.mjs';

const kCount = process.env.ZHICHENG_LONG ? 100000 : 4000;
const seed = Number(process.env.ZHICHENG_SEED ?? 20260520);

const kRefused = JSON.parse(readFileSync(new URL('refused.json', import.meta.url), 'utf8'));

/** Rules that the reader has and no schema can say. */
const kBeyondSchema = [{ rule: 'a day that the calendar lacks', has: ({ code }) => code === 'bad_date' }];

/** Pointers of all members that the schema describes without a title in Chinese. Its conditions describe none anew. */
function untitled_in(value, at = '') {
  if (value === null || typeof value !== 'object') return [];
  const here = Object.entries(value.properties ?? {}).filter(([, { title }]) => !/\p{Script=Han}|^SHA-256$/u.test(title ?? ''));
  const below = Object.entries(value).filter(([key]) => !['if', 'then', 'else'].includes(key));
  return [...here.map(([key]) => `${at}/properties/${key}`), ...below.flatMap(([key, item]) => untitled_in(item, `${at}/${key}`))];
}

test('the schema is one, and gives every member a Chinese title', () => {
  assert.ok(is_schema(schema));
  assert.deepEqual(untitled_in(schema), []);
  assert.deepEqual(untitled_in({ $defs: { a: { properties: { b: { title: 'b' } } } } }), ['/$defs/a/properties/b']);
});

test('the answers are the facts of the vocabulary', () => {
  const types = { boolean: ['boolean', 'null'], integer: ['integer', 'null'] };
  const property_of = ({ label: title, type, choices }) => {
    if (type === 'choice') return { title, enum: [...choices.map(({ id }) => id), null] };
    return type === 'date' ? { title, $ref: '#/$defs/day' } : { title, type: types[type] };
  };
  assert.deepEqual(schema.$defs.answers.properties, Object.fromEntries(vocabulary.facts.map((fact) => [fact.id, property_of(fact)])));
});

test('what an applicant shares with the facts has their choices', () => {
  const { titles, education } = schema.$defs.applicant.properties;
  const choices_of = (id) => [...vocabulary.facts.find((fact) => fact.id === id).choices.map((choice) => choice.id), null];
  assert.deepEqual(titles.items.properties.level.enum, choices_of('level'));
  assert.deepEqual(titles.items.properties.series.enum, choices_of('series'));
  assert.deepEqual(education.items.properties.level.enum, choices_of('education'));
});

for (const { name, applicant, file } of examples) {
  test(`the example ${name} is an applicant, and makes a package that is reproduced`, async () => {
    assert.ok(check_applicant(applicant), faults_of(check_applicant));
    const folder = await open_folder();
    try {
      const attached = await folder.write('diploma.pdf', scan_of(10));
      const package_file = folder.file('my.zhicheng.json');
      const packing = ['pack', file('answers'), '--applicant', file('applicant'), ...kOn, '--attach', `diploma=${attached}`];
      assert.equal((await run([...packing, '-o', package_file])).code, 0);
      assert.equal((await run(['verify', package_file])).code, 0);
      const packed = JSON.parse(readFileSync(package_file, 'utf8'));
      assert.deepEqual(packed.applicant, applicant);
      assert.ok(check_package(packed), faults_of(check_package));
      for (const [what, wrong] of Object.entries({
        'an unknown member': { ...packed, extra: 1 },
        'a wrong applicant': { ...packed, applicant: { ...applicant, name: '' } },
        'an unknown fact': { ...packed, answers: { ...packed.answers, income: 1 } },
        'a wrong choice': { ...packed, answers: { ...packed.answers, level: 'boss' } },
        'a path as a name': { ...packed, attachments: [{ ...packed.attachments[0], name: 'a/b.pdf' }] },
        'a program': { ...packed, attachments: [{ ...packed.attachments[0], name: 'diploma.exe' }] },
        'a name of an image': { ...packed, attachments: [{ ...packed.attachments[0], name: 'diploma.png' }] },
        'another type': { ...packed, attachments: [{ ...packed.attachments[0], type: 'text/html' }] },
        'a time without offset': { ...packed, created: '2026-05-20T09:30:00' },
        'null for a day': { ...packed, on: null },
      })) {
        assert.equal(check_package(wrong), false, what);
        const refused = await run(['verify', await folder.write('wrong.json', wrong)]);
        assert.equal(refused.code, 65, what);
      }
    } finally {
      await folder.close();
    }
  });
}

test('the examples say every member that there is', () => {
  const said = new Set();
  const walk = (value, at) => {
    if (Array.isArray(value)) return value.forEach((item) => walk(item, at));
    if (value === null || typeof value !== 'object') return said.add(at);
    return Object.entries(value).forEach(([key, item]) => walk(item, at ? `${at}.${key}` : key));
  };
  for (const { applicant } of examples) walk(applicant, '');
  const members = Object.entries(schema.$defs.applicant.properties)
    .flatMap(([key, { items }]) => (items ? Object.keys(items.properties).map((member) => `${key}.${member}`) : [key]));
  assert.deepEqual(members.filter((member) => !said.has(member)), []);
});

/** The readable copy's text for an applicant, without tags. */
async function copy_of(applicant) {
  const folder = await open_folder();
  try {
    const [said, copy] = [await folder.write('applicant.json', applicant), folder.file('copy.html')];
    const { code, err } = await run(['pack', examples[0].file('answers'), '--applicant', said, ...kOn, '-o', copy]);
    assert.equal(code, 0, err);
    return readFileSync(copy, 'utf8').replace(/<[^>]*>/g, '\n').replaceAll('\n\n', '\n');
  } finally {
    await folder.close();
  }
}

test('the readable copy calls every member as the schema does', async () => {
  for (const { name, applicant } of examples) {
    const text = await copy_of(applicant);
    for (const [key, value] of Object.entries(applicant)) {
      const { title, items } = schema.$defs.applicant.properties[key] ?? {};
      if (!title || value === null || value.length === 0) continue;
      assert.ok(text.includes(`\n${title}\n`), `${name}: ${title}`);
      for (const member of items ? value.flatMap(Object.keys) : []) {
        assert.ok(text.includes(`${items.properties[member].title}：`), `${name}: ${key} ${items.properties[member].title}`);
      }
    }
  }
});

test('every code of an applicant has a word', async () => {
  const coded = ([, { enum: codes }]) => codes;
  const { properties } = schema.$defs.applicant;
  const lists = Object.entries(properties).filter(([, { items }]) => items).map(([key, { items, maxItems }]) => [key, Object.entries(items.properties)
    .filter(coded).flatMap(([member, { enum: codes }]) => codes.filter(Boolean).map((code) => ({ ...(key === 'yearly' && { year: 2024 }), [member]: code }))).slice(0, maxItems)]);
  const people = [['female', '02'], ['male', '31'], ['male', '56'], ['female', '97']];
  for (const [sex, ethnicity] of people) {
    const text = await copy_of({ ...Object.fromEntries(lists), sex, ethnicity });
    assert.ok(lists.flatMap(([, items]) => items).length > 30);
    assert.doesNotMatch(text, /：[a-z_]+(?=[；\n])/);
    assert.ok(text.includes(`\n民族\n${{ '02': '蒙古族', 31: '达斡尔族', 56: '基诺族', 97: '其他' }[ethnicity]}\n`), ethnicity);
    assert.ok(text.includes(`\n性别\n${sex === 'male' ? '男' : '女'}\n`), sex);
  }
});

test('what is no applicant is refused by schema and reader', async () => {
  const readings = await readings_of(kRefused.map(({ applicant }) => applicant));
  for (const [i, { why, applicant, code, at }] of kRefused.entries()) {
    assert.equal(check_applicant(applicant), false, `the schema takes ${why}`);
    assert.deepEqual(readings[i], { code, at }, why);
  }
});

/** Both read all `applicants`; how many were taken, refused, or refused by the reader alone for a rule of kBeyondSchema. */
async function compare(applicants) {
  const counts = { taken: 0, refused: 0, 'beyond the schema': 0 };
  const readings = await readings_of(applicants);
  for (const [i, reading] of readings.entries()) {
    const taken = check_applicant(applicants[i]);
    const beyond = taken && reading && kBeyondSchema.some(({ has }) => has(reading));
    const told = () => `${JSON.stringify(applicants[i]).slice(0, 300)}: schema ${taken ? 'takes it' : faults_of(check_applicant)}, reader ${JSON.stringify(reading)}`;
    if (!beyond) assert.equal(taken, reading === null, told());
    counts[beyond ? 'beyond the schema' : taken ? 'taken' : 'refused'] += 1;
  }
  return counts;
}

test('schema and reader agree about every kind of value in every place', async (context) => {
  const applicants = every_value(schema.$defs.applicant.properties);
  const counts = await compare(applicants);
  context.diagnostic(JSON.stringify(counts));
  for (const [what, count] of Object.entries(counts)) assert.ok(count > applicants.length / 400, `${what}: ${count}`);
});

test(`schema and reader agree about ${kCount} changed applicants, seed ${seed}`, async (context) => {
  const random = random_from(seed);
  const { properties } = schema.$defs.applicant;
  const known = (key) => Object.hasOwn(properties, key);
  const full = examples.filter(({ name }) => name !== 'minimal').map(({ applicant }) => applicant);
  const total = { taken: 0, refused: 0, 'beyond the schema': 0 };
  for (let start = 0; start < kCount; start += 1000) {
    const counts = await compare(Array.from({ length: Math.min(1000, kCount - start) }, (_, i) => mutated(random, full[i % full.length], known)));
    for (const what of Object.keys(total)) total[what] += counts[what];
  }
  context.diagnostic(JSON.stringify(total));
  for (const [what, count] of Object.entries(total)) assert.ok(count > kCount / 400, `${what}: ${count}`);
});
