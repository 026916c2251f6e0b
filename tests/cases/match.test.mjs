import assert from 'node:assert/strict';
import test from 'node:test';
import { mismatches } from './match.mjs';

const response = { outcome: 'eligible', findings: [{ id: 'a', status: 'met' }, { id: 'b', missing: ['x'] }], n: null };
const count = (expected) => mismatches(expected, response).length;

test('given keys must match and others are free', () => {
  assert.equal(count({ outcome: 'eligible' }), 0);
  assert.equal(count({ outcome: 'ineligible' }), 1);
  assert.equal(count({ n: null }), 0);
  assert.equal(count({ outcome: { deep: 1 } }), 1);
});

test('lists with ids match by id, other lists exactly', () => {
  assert.equal(count({ findings: [{ id: 'b', missing: ['x'] }] }), 0);
  assert.equal(count({ findings: [{ id: 'b', missing: [] }] }), 1);
  assert.equal(count({ findings: [{ id: 'c' }] }), 1);
  assert.equal(count({ findings: [] }), 1);
});

test('operators', () => {
  assert.equal(count({ error: { $absent: true } }), 0);
  assert.equal(count({ n: { $absent: true } }), 1);
  assert.equal(count({ findings: { $some: { status: 'met' } } }), 0);
  assert.equal(count({ findings: { $some: { status: 'unmet' } } }), 1);
  assert.equal(count({ findings: { $none: { status: 'met' } } }), 1);
  assert.equal(count({ outcome: { $contains: 'lig' } }), 0);
  assert.equal(count({ n: { $contains: 'lig' } }), 1);
  assert.equal(count({ findings: { $mentions: '"x"' } }), 0);
  assert.equal(count({ missing: { $mentions: 'x' } }), 1);
  assert.equal(count({ findings: { $each: [{ id: 'a' }, { missing: ['x'] }] } }), 0);
  assert.equal(count({ findings: { $each: [{ id: 'a' }] } }), 1);
  assert.equal(count({ findings: { $each: [{ id: 'b' }, { id: 'a' }] } }), 1);
  assert.equal(count({ findings: { $all: [{ $some: { id: 'a' } }, { $some: { id: 'b' } }] } }), 0);
  assert.equal(count({ findings: { $all: [{ $some: { id: 'a' } }, { $some: { id: 'c' } }] } }), 1);
  assert.throws(() => count({ outcome: { $typo: 1 } }));
});
