// The page stays as small as it was promised to be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kMost, weights } from './size.mjs';

test(`the page without the engine is at most ${kMost} bytes`, () => {
  const files = weights(process.env.ZHICHENG_WEB);
  assert.deepEqual(files.map(([file]) => file), ['icon.svg', 'index.html', 'main.mjs', 'print.css', 'shell.wasm', 'styles.css']);
  const all = files.reduce((sum, [, , packed]) => sum + packed, 0);
  assert.ok(all <= kMost, `${all} bytes: ${files.map(([file, , packed]) => `${file} ${packed}`).join(', ')}`);
});
