// Files that are no files: pipes are read once, devices keep their place, links are followed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';

const program = process.env.ZHICHENG_BIN;
const answers = JSON.stringify({ format: 'zhicheng-answers/1', answers: { level: 'intermediate' } });

function in_folder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-pipes-'));
  try {
    writeFileSync(join(folder, 'answers.json'), answers);
    work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const pack = (folder, out) => spawnSync(program, ['pack', 'answers.json', '--on', '2026-05-20', '-o', out],
  { cwd: folder, encoding: 'utf8', timeout: 20000 });

test('verify reads a package from a pipe', () => in_folder((folder) => {
  assert.equal(pack(folder, 'my.json').status, 0);
  const run = spawnSync('bash', ['-c', '"$0" verify --json <(cat my.json)', program],
    { cwd: folder, encoding: 'utf8', timeout: 20000 });
  assert.equal(run.status, 0, run.stderr);
  assert.equal(JSON.parse(run.stdout).verdict, 'reproduced');
}));

test('pack writes through a link, and leaves a pipe a pipe', () => in_folder((folder) => {
  writeFileSync(join(folder, 'there.json'), '');
  symlinkSync('there.json', join(folder, 'link.json'));
  assert.equal(pack(folder, 'link.json').status, 0);
  assert.ok(lstatSync(join(folder, 'link.json')).isSymbolicLink());
  assert.equal(JSON.parse(readFileSync(join(folder, 'there.json'), 'utf8')).format, 'zhicheng-package/1');
  const run = spawnSync('bash', ['-c', 'mkfifo way && { cat way > got.json & "$0" pack answers.json --on 2026-05-20 -o way; wait; }', program],
    { cwd: folder, encoding: 'utf8', timeout: 20000 });
  assert.equal(run.status, 0, run.stderr);
  assert.ok(lstatSync(join(folder, 'way')).isFIFO());
  assert.equal(JSON.parse(readFileSync(join(folder, 'got.json'), 'utf8')).format, 'zhicheng-package/1');
}));

test('an option that is given and empty is not "not given"', () => in_folder((folder) => {
  for (const option of ['--on', '--county', '--edition']) {
    const run = spawnSync(program, ['assess', 'answers.json', option, ''], { cwd: folder, encoding: 'utf8', timeout: 20000 });
    assert.equal(run.status, 64, option);
    assert.equal(JSON.parse(run.stderr).error.code, 'usage');
  }
}));
