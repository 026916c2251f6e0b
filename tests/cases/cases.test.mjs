// Every case against the core.
import assert from 'node:assert/strict';
import test from 'node:test';
import { all_cases } from './all_cases.mjs';
import { ask_core } from './doors.mjs';
import { mismatches } from './match.mjs';

const responses = await ask_core(all_cases.map(({ bytes }) => bytes));

all_cases.forEach((found, index) => {
  test(found.name, () => {
    const wrong = mismatches(found.expect, JSON.parse(responses[index]));
    assert.deepEqual(wrong, [], `${found.why}\n${wrong.join('\n')}`);
  });
});
