// zhicheng dates, clauses, lint and api.
import assert from 'node:assert/strict';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { run } from '../cases/doors.mjs';
import { error_of, kOn, open_folder, open_pipe } from './folder.mjs';

let folder;
before(async () => { folder = await open_folder(); });
after(() => folder?.close());

const kRules = join(process.env.ZHICHENG_ROOT ?? process.cwd(), 'rules');

/// The content lines of an iCalendar, unfolded, each [name, value]; wrong bytes throw.
function content_lines(ics) {
  assert.ok(ics.endsWith('\r\n'));
  const lines = ics.slice(0, -2).split('\r\n');
  for (const line of lines) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!/[\r\n]/.test(line), line);
    assert.ok(!line.includes('\ufffd'), line);
  }
  return ics.slice(0, -2).replaceAll('\r\n ', '').split('\r\n').map((line) => {
    const [, name, value] = /^([A-Z][A-Z-]*(?:;[A-Z]+=[A-Z-]+)*):(.*)$/s.exec(line) ?? assert.fail(line);
    return [name, value];
  });
}

test('the calendar is RFC 5545: folded, nested, with what an event must have', async () => {
  const { code, out } = await run(['dates', ...kOn, '--ics']);
  assert.equal(code, 0);
  const lines = content_lines(out);
  const open = [];
  const events = [];
  for (const [name, value] of lines) {
    if (name === 'BEGIN') {
      open.push({ kind: value });
      if (value === 'VEVENT') events.push({ ...open.at(-1), alarms: 0 });
      if (value === 'VALARM') events.at(-1).alarms += 1;
    } else if (name === 'END') {
      assert.equal(open.pop()?.kind, value);
    } else if (open.at(-1).kind === 'VEVENT') {
      assert.ok(!(name in events.at(-1)), `${name} twice`);
      events.at(-1)[name] = value;
    }
  }
  assert.deepEqual(open, []);
  assert.deepEqual(lines.slice(0, 2).map(([name]) => name), ['BEGIN', 'VERSION']);
  assert.ok(lines.some(([name]) => name === 'PRODID'));
  const filings = events.filter((event) => event.UID.endsWith('.filing@zhicheng'));
  assert.deepEqual(filings.map((event) => event['DTSTART;VALUE=DATE']), ['20260525', '20260610', '20260710']);
  for (const event of events) {
    assert.equal(event.DTSTAMP, '20260519T160000Z');
    assert.equal(event.alarms, 2);
    assert.ok(event['DTEND;VALUE=DATE'] > event['DTSTART;VALUE=DATE']);
    assert.ok(event.SUMMARY.length > 0 && !/(^|[^\\])[,;]/.test(event.SUMMARY), event.SUMMARY);
  }
  assert.equal(new Set(events.map((event) => event.UID)).size, events.length);
});

test('the same day gives the same calendar, another day the same events', async () => {
  const [one, again, later] = await Promise.all([
    run(['dates', ...kOn, '--ics']), run(['dates', ...kOn, '--ics']),
    run(['dates', '--on', '2026-05-21', '--ics']),
  ]);
  assert.equal(one.out, again.out);
  const uids = (ics) => content_lines(ics).filter(([name]) => name === 'UID').map(([, value]) => value);
  assert.deepEqual(uids(one.out), uids(later.out));
});

test('dates and clauses are JSON on a pipe and tables as text', async () => {
  const dates = await run(['dates', ...kOn]);
  assert.equal(JSON.parse(dates.out).format, 'zhicheng-dates/1');
  assert.match((await run(['dates', ...kOn, '--text'])).out, /2026-06-10 {2}未截止 {2}完成个人申报/);
  const clauses = JSON.parse((await run(['clauses', '--edition', 'bayannur/2026'])).out);
  const text = (await run(['clauses', '--text'])).out;
  assert.ok(clauses.rows.length > 50);
  for (const { id } of clauses.rows) assert.ok(text.includes(`  ${id} `), id);
});

test('the rules of this build, and of the rules folder by any of its names, are clean', async () => {
  for (const args of [[], [kRules], [join(kRules, 'bayannur/2026')], [join(kRules, 'bayannur/2026/edition.json')]]) {
    const { code, out, err } = await run(['lint', ...args]);
    assert.equal(code, 0, `${args} ${out} ${err}`);
    const { editions, remarks } = JSON.parse(out);
    assert.ok(editions.includes('bayannur/2026'));
    assert.deepEqual(remarks.filter(({ severity }) => severity !== 'note'), []);
  }
});

/// A copy of the rules with one file changed by `change`.
async function broken_rules(name, change) {
  const copy = folder.file('rules');
  await rm(copy, { recursive: true, force: true });
  await cp(kRules, copy, { recursive: true });
  const file = join(copy, 'bayannur/2026', name);
  const text = await readFile(file, 'utf8');
  const changed = change(text);
  assert.notEqual(changed, text);
  await writeFile(file, changed);
  return copy;
}

test('a quote that is not in the notice, and an edition that cannot be read, end with 1', async () => {
  const quote = await broken_rules('clauses.json', (text) => text.replace('我市完成个人申报', '我市完成单位申报'));
  const misquoted = await run(['lint', quote]);
  assert.equal(misquoted.code, 1);
  assert.ok(JSON.parse(misquoted.out).remarks.some(({ code }) => code === 'quote_not_verbatim'), misquoted.out);

  const expression = await broken_rules('edition.json', (text) => text.replace('employment = \\"in_service\\"', 'employment = '));
  const broken = await run(['lint', join(expression, 'bayannur/2026')]);
  assert.equal(broken.code, 1);
  assert.equal(JSON.parse(broken.out).remarks[0].code, 'bad_expression');
  assert.match((await run(['lint', '--text', expression])).out, /^发现 1 个错误/);
});

test('each remark names file, line and column', async () => {
  const rules = await broken_rules('edition.json', (text) => text.replace('employment = \\"in_service\\"', 'employment = \\"in_servis\\"'));
  const { remarks } = JSON.parse((await run(['lint', rules])).out);
  const lines = (await readFile(join(rules, 'bayannur/2026/edition.json'), 'utf8')).split('\n');
  const line = lines.findIndex((text) => text.includes('in_servis')) + 1;
  const { code, file, at, severity, ...place } = remarks[0];
  assert.deepEqual([code, file, severity, place.line], ['out_of_domain', 'bayannur/2026/edition.json', 'error', line]);
  assert.match(at, /^\/findings\/\d+\/judge\/\d+\/when$/);
  assert.equal([...lines[line - 1]].slice(place.column - 1, place.column + 5).join(''), '"when"');
  assert.match((await run(['lint', '--text', rules])).out, new RegExp(`edition\\.json:${line}:${place.column} 错误 out_of_domain`));
});

test('a rule and a clause that no case exercises are named', async () => {
  const whole = await run(['lint', kRules, '--cases', join(kRules, '../tests/cases')]);
  assert.equal(whole.code, 0, whole.out.slice(-2000));
  const cases = folder.file('cases');
  await cp(join(kRules, '../tests/cases'), cases, { recursive: true, filter: (path) => !path.includes('in_service_retired') && !path.includes('verified_employment') && !path.includes('chain_green') });
  for (const name of ['judged_exam_and_steps', 'ways_by_employer_series_level']) await rm(join(cases, `${name}.json`));
  const { code, out } = await run(['lint', kRules, '--cases', cases]);
  assert.equal(code, 1);
  const found = JSON.parse(out).remarks.filter((remark) => remark.code === 'no_case');
  const edition = JSON.parse(await readFile(join(kRules, 'bayannur/2026/edition.json'), 'utf8'));
  const value = edition.values.findIndex(({ id }) => id === 'employment_rule');
  const row = edition.values[value].table.rows.findIndex(({ when }) => when.employment?.includes('retired'));
  assert.ok(found.some(({ at, line }) => at === `/values/${value}/table/rows/${row}` && line > 0), JSON.stringify(found));
  assert.ok(found.every(({ severity }) => severity === 'error'));
});

test('notes are listed when they are asked for, and are no fault', async () => {
  const short = await run(['lint', '--text']);
  assert.equal(short.code, 0);
  assert.match(short.out, /^没有发现问题.*\n另有 \d+ 条说明/);
  assert.match((await run(['lint', '--text', '--notes'])).out, /说明 unverified\n +待核实：/);
});

test('an edition by itself is read with the vocabulary of this build', async () => {
  const alone = folder.file('alone/bayannur/2026');
  await cp(join(kRules, 'bayannur/2026'), alone, { recursive: true });
  const { code, out } = await run(['lint', alone]);
  assert.equal(code, 0, out);
  assert.deepEqual(JSON.parse(out).editions, ['bayannur/2026']);
});

test('what is no rules folder ends with 65', async () => {
  for (const path of [folder.file('nowhere'), await folder.write('note.txt', 'x')]) {
    const ended = await run(['lint', path]);
    assert.equal(ended.code, 65);
    assert.equal(error_of(ended).code, 'cannot_read');
  }
});

test('api answers each line at once, refusals included, and adds the day only where it is absent', async () => {
  const { ask, close } = open_pipe('api');
  const request = { format: 'zhicheng-request/1', call: 'dates', edition: 'bayannur/2026', body: {} };
  assert.equal((await ask(JSON.stringify({ ...request, on: '2026-05-20' }))).on, '2026-05-20');
  assert.equal((await ask('{"a":')).error.code, 'truncated');
  const today = new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
  assert.ok((await ask(JSON.stringify(request))).on >= today);
  assert.equal((await ask('x'.repeat(10 << 20))).error.code, 'too_large');
  assert.equal((await close()).code, 0);
});
