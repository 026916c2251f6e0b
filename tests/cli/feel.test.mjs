// zhicheng feel on the command line: what a person gets. The lines for programs are tested by the conformance suite.
import assert from 'node:assert/strict';
import test from 'node:test';
import { run } from '../cases/doors.mjs';
import { error_of, open_folder } from './folder.mjs';

test('an expression as JSON where nobody looks, and as FEEL with --text', async () => {
  assert.deepEqual(await run(['feel', '1 + 1']), { code: 0, out: '{"type":"decimal","value":"2"}\n', err: '' });
  assert.equal((await run(['feel', '--text', '[date("2026-05-20"), "甲", {a: null}]'])).out, '[@"2026-05-20", "甲", {a: null}]\n');
  assert.equal((await run(['feel', '--text', '(1..3]'])).out, '(1..3]\n');
});

test('names come from a file, plain or with their types', async () => {
  const folder = await open_folder();
  try {
    const names = await folder.write('names.json',
      { n: 5, who: '张三', day: { type: 'date', value: '2014-03-01' }, old: true, none: null });
    const { out } = await run(['feel', '--text', '--context', names, '[n * 0.1, who + "!", day + @"P12Y", old, none]']);
    assert.equal(out, '[0.5, "张三!", @"2026-03-01", true, null]\n');
    const wrong = await folder.write('wrong.json', { n: [1] });
    assert.deepEqual(error_of(await run(['feel', 'n', '--context', wrong])),
      { at: '/n', code: 'wrong_type', detail: '应为 {"type":…,"value":…}、文字、整数、true、false 或 null' });
  } finally {
    await folder.close();
  }
});

test('a declared type converts the result', async () => {
  assert.equal((await run(['feel', '["a"]', '--type', 'string', '--text'])).out, '"a"\n');
  assert.equal((await run(['feel', '"a"', '--type', 'number', '--text'])).out, 'null\n');
});

for (const [expression, code] of [['1 +', 'bad_expression'], ['nobody', 'unknown_name'], ['nobody()', 'unknown_function'],
  ['@"2026-05-20" = @"2026-05-20T00:00:00"', 'uncertain'], ['function() 1', 'unsupported_value'], ['[1..2]', 'unsupported_value']]) {
  test(`\`${expression}\` is refused as ${code}`, async () => {
    const ended = await run(['feel', expression]);
    assert.equal(ended.code, 65);
    assert.equal(ended.out, '');
    assert.equal(error_of(ended).code, code);
  });
}
