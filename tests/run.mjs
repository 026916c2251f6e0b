// Runs the suites named on the command line, two at a time, and closes with one line of counts.
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const minutes = process.env.ZHICHENG_LONG || process.env.ZHICHENG_PATIENCE ? 60 : 10;
const counts = { tests: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
const skips = [];

const stream = run({
  files: process.argv.slice(2).map((file) => resolve(file)),
  concurrency: 2,
  timeout: minutes * 60 * 1000,
});

stream.on('test:diagnostic', ({ message, nesting }) => {
  const [, name, number] = /^(\w+) (\d+)$/.exec(message) ?? [];
  if (nesting === 0 && name in counts) counts[name] = Number(number);
});

/** Node 18 gives the file as an address, Node 20 as a path. */
function where(file) {
  if (!file) return '';
  const path = file.startsWith('file:') ? fileURLToPath(file.replace(/^file:\/*/, 'file:///')) : file;
  return `${relative(process.cwd(), path)}: `;
}

stream.on('test:pass', ({ name, skip, file }) => {
  if (skip === undefined) return;
  const why = typeof skip === 'string' && skip ? skip : 'no reason given';
  skips.push(`${where(file)}${name} (${why})`);
});

stream.on('end', () => {
  const failed = counts.fail + counts.cancelled;
  const skipped = counts.skipped + counts.todo;
  process.on('exit', () => {
    for (const skip of skips) console.log(`skipped: ${skip}`);
    console.log(`node: ${counts.pass} passed, ${failed} failed, ${skipped} skipped`);
    process.exitCode = failed > 0 || counts.pass === 0 ? 1 : 0;
  });
});

stream.compose(new spec()).pipe(process.stdout);
