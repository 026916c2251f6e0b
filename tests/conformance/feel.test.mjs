// FEEL: the cases of the DMN Technology Compatibility Kit, and our own. Wrong answers: none. Right ones: never fewer.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { ask, judged, read_lines, same } from './feel_runner.mjs';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const suite = process.env.ZHICHENG_SUITES && join(process.env.ZHICHENG_SUITES, 'feel-tck', 'cases.jsonl');
const present = Boolean(suite) && existsSync(suite);
const pinned = JSON.parse(readFileSync(join(here, 'feel_pinned.json'), 'utf8'));

/** suite → {right, refused, wrong}. A decision table has no expression: it counts as refused. */
function run(cases, request_of) {
  const with_expression = cases.filter(({ expr }) => expr !== null);
  const answers = new Map(ask(with_expression.map(request_of)).map((answer, i) => [with_expression[i], answer]));
  const counts = {};
  const wrong = [];
  for (const one of cases) {
    const verdict = answers.has(one) ? judged(answers.get(one), one.expected) : 'refused';
    counts[one.suite] ??= { right: 0, refused: 0, wrong: 0 };
    counts[one.suite][verdict] += 1;
    if (verdict === 'wrong') wrong.push({ id: `${one.suite} ${one.id}`, expr: one.expr, expected: one.expected, got: answers.get(one) });
  }
  return { counts, wrong };
}

const total = (counts, key) => Object.values(counts).reduce((sum, one) => sum + one[key], 0);

test('DMN TCK: nothing wrong, nothing lost', { skip: present ? false : 'skipped: suite not present (feel-tck)' }, (context) => {
  const cases = read_lines(suite);
  const { counts, wrong } = run(cases, ({ expr, context: names, resultType }) => ({ expr, context: names, resultType }));
  for (const [name, one] of Object.entries(counts)) {
    context.diagnostic(`${name}: ${one.right} right, ${one.refused} refused, ${one.wrong} wrong`);
  }
  context.diagnostic(`all: ${total(counts, 'right')} right, ${total(counts, 'refused')} refused, ${total(counts, 'wrong')} wrong`);
  assert.deepEqual(wrong, []);
  const lost = Object.entries(pinned).filter(([name, least]) => (counts[name]?.right ?? 0) < least);
  assert.deepEqual(lost.map(([name, least]) => `${name}: ${counts[name]?.right ?? 0} right, ${least} are pinned`), []);
  const higher = Object.entries(counts).filter(([name, { right }]) => right > (pinned[name] ?? 0));
  assert.deepEqual(higher.map(([name, { right }]) => `${name}: pin ${right} in feel_pinned.json`), []);
});

test('DMN TCK: nothing wrong either where the declared type is not told', { skip: present ? false : 'skipped: suite not present (feel-tck)' },
  (context) => {
    const { counts, wrong } = run(read_lines(suite), ({ expr, context: names }) => ({ expr, context: names }));
    context.diagnostic(`all: ${total(counts, 'right')} right, ${total(counts, 'refused')} refused`);
    assert.deepEqual(wrong, []);
  });

test('the pinned table asks for more than 900 of 1,672', () => {
  assert.ok(Object.values(pinned).reduce((sum, least) => sum + least, 0) >= 900);
});

const own = read_lines(join(here, 'feel_own.jsonl'));

test('our own cases', () => {
  const answers = ask(own.map(({ expr, context, resultType }) => ({ expr, context: context ?? {}, resultType: resultType ?? null })));
  const differ = own.flatMap((one, i) => {
    const right = 'refused' in one ? answers[i].refused === one.refused : judged(answers[i], one.expected) === 'right';
    return right ? [] : [{ why: one.why, expr: one.expr, wanted: one.expected ?? one.refused, got: answers[i] }];
  });
  assert.deepEqual(differ, []);
});

test('a line that cannot be read is refused, and the next one answered', () => {
  const good = { expr: 'a + 1', context: { a: { type: 'decimal', value: '2' } } };
  const deep = `${'['.repeat(200)}${']'.repeat(200)}`;
  const lines = ['{', 'null', '[]', '{"context":{}}', '{"expr":7}', '{"expr":"1","context":[]}', '{"expr":"a","context":{"a":{"type":"decimal","value":"1,5"}}}',
    '{"expr":"a","context":{"a":{"type":"wood","value":"x"}}}', '{"expr":"a","context":{"a":{"type":"date","value":"2021-02-29"}}}', deep,
    '{"expr":"1","expr":"2"}', '{"expr":"1","resultType":5}', `{"expr":"${'('.repeat(5000)}"}`, `{"expr":"${'-'.repeat(5000)}1"}`,
    '{"expr":"for i in 1..1000000000 return i"}', '{"expr":"{f: function(n) f(n + 1), r: f(1)}.r"}', '{"expr":"9 ** 9999999"}',
    '{"expr":"matches(\\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\\", \\"(a*)*c\\")"}', '\u0001', '"\xff"'];
  const answers = ask(lines.flatMap((line) => [line, good]));
  answers.forEach((answer, i) => {
    if (i % 2 === 1) assert.deepEqual(answer, { value: { type: 'decimal', value: '3' } });
    else assert.match(answer.refused ?? `answered: ${JSON.stringify(answer)}`, /^[a-z_]+$/, lines[i / 2]);
  });
});

test('the judge tells values apart', () => {
  const decimal = (value) => ({ type: 'decimal', value });
  const pairs = [
    [decimal('1.50'), decimal('1.5'), true], [decimal('1E+2'), decimal('100'), true], [decimal('1.5'), decimal('1.50000001'), false],
    [decimal('0.6666666666666666666666666666666667'), decimal('0.6666666667'), true], [decimal('-0'), decimal('0'), true],
    [{ type: 'duration', value: 'P1Y' }, { type: 'duration', value: 'P12M' }, true],
    [{ type: 'duration', value: 'P0Y' }, { type: 'duration', value: 'P0D' }, false],
    [{ type: 'time', value: '10:00:00.500Z' }, { type: 'time', value: '10:00:00.5+00:00' }, true],
    [{ type: 'context', value: { a: decimal('1') } }, { type: 'context', value: { a: decimal('1'), b: decimal('2') } }, false],
    [{ type: 'list', value: [decimal('1')] }, decimal('1'), false], [{ type: 'null', value: null }, { type: 'boolean', value: 'false' }, false],
  ];
  for (const [got, expected, equal] of pairs) assert.equal(same(got, expected), equal, JSON.stringify([got, expected]));
});
