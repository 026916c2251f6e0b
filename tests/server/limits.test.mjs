// Bounds under those who take and give nothing, as tests/bench measures them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { measure_drips, measure_floods, measure_idle, measure_silence } from '../bench/limits.mjs';

const kLong = Boolean(process.env.ZHICHENG_LONG);
const kIdle = kLong ? 10_000 : 1000;

test(`${kIdle} idle connections take at most 120 MB, cost less than 8 kB each, and none is closed for it`, async (t) => {
  const { open, before, after, worst } = await measure_idle(kIdle);
  t.diagnostic(`${before} MB before, ${after} MB, a package in at most ${worst.toFixed(0)} ms`);
  assert.equal(open, kIdle);
  assert.ok(after - before < kIdle * 0.008, `${before} MB, then ${after} MB`);
  assert.ok(after <= 120, `${after} MB`);
});

test('floods take at most 60 MB', async () => {
  for (const [what, peak] of Object.entries(await measure_floods())) assert.ok(peak <= 60, `${what}: ${peak} MB`);
});

test('bodies that are announced and never come take nothing from others, and are gone after 10 s', async () => {
  const { begun, left } = await measure_silence(300, 12);
  assert.deepEqual({ begun, left }, { begun: 300, left: 0 });
});

test('200 slow drips are gone after their time', { skip: kLong ? false : 'takes 23 s: ./dev test --long' }, async () => {
  const { left } = await measure_drips(200);
  assert.equal(left, 0);
});
