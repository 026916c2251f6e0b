// zhicheng assess: what it prints, how it ends, what it says of input it cannot read.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test, { after, before } from 'node:test';
import { run } from '../cases/doors.mjs';
import { answers_of, error_of, kEligible, kOn, open_folder, open_pipe } from './folder.mjs';

let folder;
before(async () => { folder = await open_folder(); });
after(() => folder?.close());

const assess = async (content, ...options) =>
  run(['assess', ...kOn, ...options, await folder.write('answers.json', content)]);

const kOutcomes = [
  ['eligible', 0, answers_of(kEligible)],
  ['ineligible', 1, answers_of('real_accountant_of_public_institution')],
  ['undetermined', 2, answers_of('real_public_engineer_waits_for_series_conditions')],
];

for (const [outcome, exit, answers] of kOutcomes) {
  test(`${outcome} ends with ${exit}, and is one line of JSON where standard output is no terminal`, async () => {
    const { code, out, err } = await assess(answers);
    assert.equal(code, exit);
    assert.equal(err, '');
    assert.match(out, /^\{.*\}\n$/);
    assert.equal(JSON.parse(out).outcome, outcome);
  });
}

test('answers on standard input give the same bytes as in a file', async () => {
  const answers = JSON.stringify(answers_of(kEligible));
  const [by_file, by_pipe] = await Promise.all([assess(answers), run(['assess', ...kOn, '-'], answers)]);
  assert.deepEqual(by_pipe, by_file);
});

test('the only edition is the default, and the day is today in China', async () => {
  const china = () => new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
  const before_midnight = china();
  const { out } = await run(['assess', await folder.write('answers.json', answers_of(kEligible))]);
  const { edition, on } = JSON.parse(out);
  assert.equal(edition.id, 'bayannur/2026');
  assert.ok([before_midnight, china()].includes(on), on);
});

test("the machine's time zone does not matter", async () => {
  const file = await folder.write('answers.json', answers_of(kEligible));
  const zone = process.env.TZ;
  try {
    process.env.TZ = 'Pacific/Niue';
    const west = JSON.parse((await run(['assess', file])).out).on;
    process.env.TZ = 'Pacific/Kiritimati';
    const east = JSON.parse((await run(['assess', file])).out).on;
    assert.equal(west, east);
  } finally {
    if (zone === undefined) delete process.env.TZ; else process.env.TZ = zone;
  }
});

test('--county names the overlay, else the answers do', async () => {
  const answers = answers_of(kEligible, { county: '150821' });
  const named = JSON.parse((await assess(answers, '--county', '150802')).out);
  const answered = JSON.parse((await assess(answers)).out);
  assert.equal(named.edition.county, '150802');
  assert.equal(answered.edition.county, '150821');
});

const kRefused = [
  ['an unknown fact', answers_of(kEligible, { income: 1 }), 'unknown_fact', '/answers/income'],
  ['a wrong type', answers_of(kEligible, { integrity_record: 'no' }), 'wrong_type', '/answers/integrity_record'],
  ['a value outside the domain', answers_of(kEligible, { level: 'boss' }), 'out_of_domain', '/answers/level'],
  ['a day that does not exist', answers_of(kEligible, { career_on: '2021-02-29' }), 'bad_date', '/answers/career_on'],
  ['another year', answers_of(kEligible, { apply_year: 2025 }), 'wrong_year', '/answers/apply_year'],
  ['another format', { format: 'zhicheng-answers/2', answers: {} }, 'newer_format', '/format'],
  ['a duplicate key', '{"format":"zhicheng-answers/1","answers":{"level":"entry","level":"entry"}}', 'duplicate_key',
    '/answers/level'],
  ['a float', '{"format":"zhicheng-answers/1","answers":{"apply_year":2026.0}}', 'float_number', '/answers/apply_year'],
  ['no JSON', 'level: intermediate\n', 'syntax', ''],
  ['nothing', '', 'truncated', ''],
  ['nine megabytes', `{"format":"zhicheng-answers/1","answers":{"level":"${'a'.repeat(9 << 20)}"}}`, 'too_large', ''],
];

for (const [what, content, code, at] of kRefused) {
  test(`${what} ends with 65, its code, and a place in the user's own file`, async () => {
    const ended = await assess(content);
    assert.equal(ended.code, 65);
    const error = error_of(ended);
    assert.equal(error.code, code);
    assert.equal(error.at, at);
  });
}

test('a file that is not there, or a folder, ends with 65 and is named', async () => {
  for (const path of [folder.file('nowhere.json'), folder.path]) {
    const ended = await run(['assess', ...kOn, path]);
    assert.equal(ended.code, 65);
    const error = error_of(ended);
    assert.equal(error.code, 'cannot_read');
    assert.ok(error.detail.includes(path), error.detail);
  }
});

test('a file name that is not UTF-8 still gives an error object', async () => {
  const ended = spawnSync('sh', ['-c', `"$ZHICHENG_BIN" assess "$(printf 'no\\377where')"`], { encoding: 'buffer' });
  assert.equal(ended.status, 65);
  const text = new TextDecoder('utf-8', { fatal: true }).decode(ended.stderr);
  assert.equal(JSON.parse(text).error.code, 'cannot_read');
});

test('an unknown edition, county, or a bad day is refused by the core, by name', async () => {
  const file = await folder.write('answers.json', answers_of(kEligible));
  const wrong = [
    [['--edition', 'bayannur/1999'], 'unknown_edition', '/edition'],
    [['--county', '110101'], 'unknown_county', '/county'],
    [['--on', '2026-02-30'], 'bad_date', '/on'],
  ];
  for (const [options, code, at] of wrong) {
    const ended = await run(['assess', ...options, file]);
    assert.equal(ended.code, 65, code);
    assert.deepEqual([error_of(ended).code, error_of(ended).at], [code, at]);
  }
});

test('a broken invariant ends with 70 and an error object', async () => {
  const pipe = open_pipe('api');
  await pipe.ask('{}'); // it is up, and waits
  pipe.kill('SIGABRT');
  const { code, err } = await pipe.ended;
  assert.equal(code, 70);
  assert.equal(JSON.parse(err).error.code, 'bug');
});

test('a result that cannot be written is an error', async () => {
  const file = await folder.write('answers.json', answers_of(kEligible));
  const ended = spawnSync('sh', ['-c', `"$ZHICHENG_BIN" assess '${file}' > /dev/full`], { encoding: 'utf8' });
  assert.equal(ended.status, 74);
  assert.equal(JSON.parse(ended.stderr).error.code, 'cannot_write');
});
