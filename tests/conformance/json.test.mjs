// JSONTestSuite: what must be refused is refused by the reader; what may be read is read, or refused by a rule of ours.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

const folder = process.env.ZHICHENG_SUITES && join(process.env.ZHICHENG_SUITES, 'json', 'test_parsing');
const present = Boolean(folder) && existsSync(folder);

/// What the reader says of bytes that are no JSON at all.
const kNoJson = ['syntax', 'truncated', 'bad_utf8', 'byte_order_mark', 'nul_byte', 'too_deep', 'control_character'];
/// Rules of ours that are narrower than JSON, and the shapes that an answers file is refused for after it was read.
const kOurRules = ['float_number', 'minus_zero', 'number_out_of_range', 'duplicate_key', 'non_ascii_key', 'control_character',
  'nul_byte', 'bidi_control'];
const kRead = ['wrong_type', 'unknown_format', 'missing_key'];

function code_of(file) {
  const run = spawnSync(process.env.ZHICHENG_BIN, ['assess', '--on', '2026-05-20', '--json', join(folder, file)],
    { encoding: 'utf8', timeout: 20000 });
  assert.equal(run.status, 65, `${file}: exit ${run.status}, ${run.stderr}`);
  return JSON.parse(run.stderr).error.code;
}

test('JSONTestSuite', { skip: present ? false : 'skipped: suite not present (json)' }, (context) => {
  const counted = { refused: 0, read: 0, narrower: 0 };
  for (const file of readdirSync(folder).sort()) {
    const code = code_of(file);
    if (file.startsWith('n_')) {
      assert.ok([...kNoJson, ...kOurRules].includes(code), `${file} must be refused by the reader, was ${code}`);
      counted.refused += 1;
    } else if (file.startsWith('y_')) {
      assert.ok([...kOurRules, ...kRead].includes(code), `${file} may be read, was ${code}`);
      counted[kRead.includes(code) ? 'read' : 'narrower'] += 1;
    }
  }
  assert.equal(counted.refused, 188);
  assert.equal(counted.read + counted.narrower, 95);
  context.diagnostic(`n_: ${counted.refused} refused; y_: ${counted.read} read, ${counted.narrower} refused by our rules`);
});
