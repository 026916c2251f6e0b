// The examples of rules/README.md are run: files are written out, commands give the lines that are shown.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { binary } from '../cases/doors.mjs';

const rules = fileURLToPath(new URL('../../rules/', import.meta.url));

/// Fenced blocks: {language, name: {file: …} | {in: …}, text}, without the indentation of the list they stand in.
function blocks_of(markdown) {
  return [...markdown.matchAll(/^( *)```(\w+)(?: (\w+)=(\S+))?\n([^]*?)^ *```$/gm)].map(([, indent, language, key, value, text]) => ({
    language, key, value, text: text.split('\n').map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n'),
  }));
}

const blocks = blocks_of(await readFile(join(rules, 'README.md'), 'utf8'));

async function folder_of_examples() {
  const folder = await mkdtemp(join(tmpdir(), 'zhicheng-'));
  for (const { key, value, text } of blocks.filter((block) => block.key === 'file')) {
    await mkdir(dirname(join(folder, value)), { recursive: true });
    await writeFile(join(folder, value), text);
  }
  await cp(rules, join(folder, 'rules'), { recursive: true });
  return folder;
}

function run_in(folder, command) {
  const program = `zhicheng() { '${binary()}' "$@"; }\n${command}`;
  const { stdout, stderr } = spawnSync('sh', ['-c', program], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
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

test('the commands of rules/README.md give what is shown', async (context) => {
  const folder = await folder_of_examples();
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
  context.diagnostic(`${commands} commands, ${compared} lines compared`);
  assert.ok(commands >= 15 && compared >= 20);
});

const contains = (tree, wanted) => isDeepStrictEqual(tree, wanted)
  || (typeof tree === 'object' && tree !== null && Object.values(tree).some((part) => contains(part, wanted)));

for (const { value, text } of blocks.filter(({ key }) => key === 'in')) {
  test(`what rules/README.md shows of ${value} is there`, async () => {
    const file = JSON.parse(await readFile(join(rules, value), 'utf8'));
    assert.ok(contains(file, JSON.parse(text)), text);
  });
}
