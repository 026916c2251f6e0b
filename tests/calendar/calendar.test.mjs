// The working days of 2026 against the npm package chinese-days, which follows the State Council's notices.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { run } from '../cases/doors.mjs';

const other = await import('chinese-days').then(({ default: days }) => days, () => null);
const skip = other ? false : 'the npm package chinese-days is not installed';

const { holidays } = JSON.parse(readFileSync(new URL('../../rules/bayannur/2026/edition.json', import.meta.url)));

const after = (day, count) => new Date(Date.parse(day) + count * 86400000).toISOString().slice(0, 10);
const days_of_2026 = Array.from({ length: 365 }, (_, index) => after('2026-01-01', index));
const is_weekend = (day) => [0, 6].includes(new Date(day).getUTCDay());
const is_working_day = (day) => holidays.work.includes(day) || (!is_weekend(day) && !holidays.off.includes(day));

test('every day of 2026 is a working day here when it is there', { skip }, () => {
  const wrong = days_of_2026.filter((day) => is_working_day(day) !== other.isWorkday(day));
  assert.deepEqual(wrong, []);
  assert.equal(days_of_2026.filter(is_working_day).length, days_of_2026.filter((day) => other.isWorkday(day)).length);
});

test('a day that is listed changes what the weekday says', () => {
  assert.deepEqual(holidays.off.filter((day) => is_weekend(day)), []);
  assert.deepEqual(holidays.work.filter((day) => !is_weekend(day)), []);
});

test('the last day on which five full working days of publicity fit', { skip }, async () => {
  const { process: steps } = JSON.parse((await run(['dates', '--edition', 'bayannur/2026', '--on', '2026-05-20'])).out);
  const days = (id) => steps.find((step) => step.id === id).days.map(({ date }) => date);
  const filings = days('filing');
  assert.equal(filings.length, 3);
  const starts = filings.map((filing) => {
    let start = filing;
    for (let full = 0; full < 5;) {
      start = after(start, -1);
      if (other.isWorkday(start)) full += 1;
    }
    return start;
  });
  assert.deepEqual(days('employer_publicity'), starts);
});
