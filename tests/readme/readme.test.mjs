// The examples of the READMEs are run: files are written out, commands give the lines that are shown.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { binary } from '../cases/doors.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rules = join(root, 'rules');

/// Fenced blocks: {language, name: {file: …} | {in: …}, text}, without the indentation of the list they stand in.
function blocks_of(markdown) {
  return [...markdown.matchAll(/^( *)```(\w+)(?: (\w+)=(\S+))?\n([^]*?)^ *```$/gm)].map(([, indent, language, key, value, text]) => ({
    language, key, value, text: text.split('\n').map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n'),
  }));
}

const read = async (name) => blocks_of(await readFile(join(root, name), 'utf8'));

async function folder_of_examples(blocks) {
  const folder = await mkdtemp(join(tmpdir(), 'zhicheng-'));
  for (const { key, value, text } of blocks.filter((block) => block.key === 'file')) {
    await mkdir(dirname(join(folder, value)), { recursive: true });
    await writeFile(join(folder, value), text);
  }
  await cp(rules, join(folder, 'rules'), { recursive: true });
  await mkdir(join(folder, 'bin'));
  await symlink(binary(), join(folder, 'bin/zhicheng'));
  return folder;
}

function run_in(folder, command) {
  const env = { ...process.env, NO_COLOR: '1', PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', env });
  return stdout + stderr;
}

/// Whether `shown` is in `line`; … stands for anything.
function shows(line, shown) {
  const parts = shown.split('…');
  if (parts.length === 1) return line === shown;
  return parts.every((part) => line.includes(part));
}

/// The lines shown must come in this order; a line of … alone stands for any lines.
function compare(output, shown, command) {
  const lines = output.split('\n');
  let at = 0;
  let skipping = false;
  for (const line of shown) {
    if (line === '…') { skipping = true; continue; }
    if (skipping) while (at < lines.length && !shows(lines[at], line)) at += 1;
    assert.ok(at < lines.length && shows(lines[at], line), `$ ${command}\nshown: ${line}\ngot: ${lines[at] ?? ''}\nof:\n${output}`);
    at += 1;
    skipping = false;
  }
}

/// Runs all commands of a README in one folder: how many, and how many lines they were to give.
async function run_all(blocks) {
  const folder = await folder_of_examples(blocks);
  let commands = 0;
  let compared = 0;
  try {
    for (const { text } of blocks.filter(({ language }) => language === 'console')) {
      for (const part of text.split(/^\$ /m).slice(1)) {
        const [command, ...shown] = part.trimEnd().split('\n');
        compare(run_in(folder, command), shown, command);
        commands += 1;
        compared += shown.filter((line) => line !== '…').length;
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return { commands, compared };
}

const of_rules = await read('rules/README.md');

test('the commands of rules/README.md give what is shown', async (context) => {
  const { commands, compared } = await run_all(of_rules);
  context.diagnostic(`${commands} commands, ${compared} lines compared`);
  assert.ok(commands >= 15 && compared >= 20);
});

const kParallel = { skip: spawnSync('parallel', ['--version']).error && 'GNU parallel is not installed' };

test('the commands of README.md and its Chinese twin give what is shown, and are the same', kParallel, async () => {
  const [english, chinese] = [await read('README.md'), await read('README.zh-CN.md')];
  for (const blocks of [english, chinese]) assert.deepEqual(await run_all(blocks), { commands: 7, compared: 4 });
  const code = (blocks) => blocks.map(({ language, text }) => `${language}\n${text.replaceAll('相同', 'same')}`);
  assert.deepEqual(code(chinese), code(english));
});

const contains = (tree, wanted) => isDeepStrictEqual(tree, wanted)
  || (typeof tree === 'object' && tree !== null && Object.values(tree).some((part) => contains(part, wanted)));

for (const { value, text } of of_rules.filter(({ key }) => key === 'in')) {
  test(`what rules/README.md shows of ${value} is there`, async () => {
    const file = JSON.parse(await readFile(join(rules, value), 'utf8'));
    assert.ok(contains(file, JSON.parse(text)), text);
  });
}
