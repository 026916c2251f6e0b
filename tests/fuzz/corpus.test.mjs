// The seeds stay small, and each target has what it needs.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const corpus = join(here, 'corpus');
const targets = readdirSync(corpus).sort();

test('all seeds together have at most 100 KB', () => {
  const seeds = targets.flatMap((target) => readdirSync(join(corpus, target)).map((seed) => join(corpus, target, seed)));
  const bytes = seeds.reduce((sum, seed) => sum + statSync(seed).size, 0);
  assert.ok(bytes <= 100 * 1024, `${bytes} bytes`);
  // libFuzzer names what it learns by its SHA-1: that belongs into build/.
  assert.deepEqual(seeds.filter((seed) => /\/[0-9a-f]{40}$/.test(seed)), []);
});

test('each target has a source, a place in the build, seeds and a dictionary', () => {
  const build = readFileSync(join(here, 'CMakeLists.txt'), 'utf8');
  const built = [...build.matchAll(/^\s*zhicheng_fuzz\((\w+)/gm)].map(([, target]) => target).sort();
  assert.deepEqual(targets, built);
  for (const target of targets) {
    for (const file of [`${target}.cpp`, `dict/${target}.dict`]) assert.ok(existsSync(join(here, file)), file);
  }
});
