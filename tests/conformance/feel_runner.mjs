// Runs FEEL cases through `zhicheng feel` and judges what comes back.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export const read_lines = (path) => readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));

/** One answer a request, in order. */
export function ask(requests) {
  const input = requests.map((request) => `${typeof request === 'string' ? request : JSON.stringify(request)}\n`).join('');
  const run = spawnSync(process.env.ZHICHENG_BIN, ['feel'], { input, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 60_000 });
  assert.equal(run.status, 0, run.stderr);
  const answers = run.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  assert.equal(answers.length, requests.length);
  return answers;
}

/** The digits and the exponent of a decimal, without zeros at its end. */
function decimal(text) {
  const found = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  assert.ok(found, `${text} is a decimal`);
  const [, sign, whole, fraction = '', exponent = '0'] = found;
  const digits = (whole + fraction).replace(/^0+/, '');
  const bare = digits.replace(/0+$/, '');
  if (bare === '') return { digits: '', exponent: 0, sign: '' };
  const power = Number(exponent) - fraction.length + (digits.length - bare.length);
  return { sign, digits: bare, exponent: power };
}

/** Equal; or, where 30 digits and more show that a result does not end, within the 1e-8 of the kit's own runner. */
function same_decimal(got, expected) {
  const [a, b] = [decimal(got), decimal(expected)];
  if (a.sign === b.sign && a.digits === b.digits && a.exponent === b.exponent) return true;
  if (a.digits.length < 30) return false;
  return Math.abs(Number(got) - Number(expected)) <= 1e-8 * Math.max(1, Math.abs(Number(expected)));
}

/** Months, or nanoseconds. */
function duration(text) {
  const found = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/.exec(text);
  assert.ok(found, `${text} is a duration`);
  const [, sign, years, months, days, hours, minutes, seconds, fraction = ''] = found;
  const big = (value) => BigInt(value ?? 0);
  const calendar = big(years) * 12n + big(months);
  const clock = ((big(days) * 24n + big(hours)) * 60n + big(minutes)) * 60n + big(seconds);
  const nanos = clock * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));
  const kind = years !== undefined || months !== undefined ? 'months' : 'nanoseconds';
  const size = kind === 'months' ? calendar : nanos;
  return { kind, size: sign ? -size : size };
}

const clock = (text) => text.replace(/(\.\d*?)0*(?=Z|[+-]\d\d:|@|$)/, (_, digits) => (digits === '.' ? '' : digits))
  .replace(/[+-]00:00$/, 'Z');

/** Whether two typed values are the same value. */
export function same(got, expected) {
  if (['decimal', 'double'].includes(expected.type)) return got.type === 'decimal' && same_decimal(got.value, expected.value);
  if (got.type !== expected.type) return false;
  switch (expected.type) {
    case 'null': return true;
    case 'list': {
      const wanted = expected.value ?? [];
      return got.value.length === wanted.length && wanted.every((member, i) => same(got.value[i], member));
    }
    case 'context': {
      const keys = Object.keys(expected.value).sort();
      if (JSON.stringify(Object.keys(got.value).sort()) !== JSON.stringify(keys)) return false;
      return keys.every((key) => same(got.value[key], expected.value[key]));
    }
    case 'duration': {
      const [a, b] = [duration(got.value), duration(expected.value)];
      return a.kind === b.kind && a.size === b.size;
    }
    case 'time':
    case 'dateTime': return clock(got.value) === clock(expected.value);
    default: return got.value === expected.value;
  }
}

/** right, refused or wrong. */
export function judged(answer, expected) {
  if ('refused' in answer) return 'refused';
  return same(answer.value, expected) ? 'right' : 'wrong';
}
