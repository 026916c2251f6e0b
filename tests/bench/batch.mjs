// How many packages a second `zhicheng verify -` judges again, and whether its memory grows.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { person } from '../questions/population.mjs';

const kSeed = 20260521;
const kPeople = 500;
const kPackages = 40_000;
const kMany = 1_000_000;

const binary = () => process.env.ZHICHENG_BIN;
const request = (answers) => JSON.stringify({
  format: 'zhicheng-request/1', call: 'pack', edition: 'bayannur/2026', on: '2026-05-20', created: '2026-05-20T09:30:00+08:00',
  body: { answers: { format: 'zhicheng-answers/1', answers }, applicant: { name: '巴特尔', phone: '13800000000', employer: '临河区某某学校' } },
});

function packages() {
  const people = Array.from({ length: kPeople }, (_, index) => request(person(kSeed, index)));
  const { stdout } = spawnSync(binary(), ['api'], { input: `${people.join('\n')}\n`, maxBuffer: 1 << 28 });
  return stdout.toString().trim().split('\n');
}

/// Runs programs on the file at once; gives the seconds until all have ended.
async function timed(file, programs) {
  const began = performance.now();
  await Promise.all(programs.map((args) => new Promise((resolve, reject) => {
    const input = openSync(file);
    const child = spawn(binary(), ['verify', '-', ...args], { stdio: [input, 'ignore', 'inherit'] });
    closeSync(input);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`verify ended with ${code}`))));
  })));
  return (performance.now() - began) / 1000;
}

/// Peak memory in kB after a tenth of many packages, and after all of them; of all processes together.
async function memory(lines, args) {
  const block = Buffer.from(`${lines.join('\n')}\n`);
  const child = spawn(binary(), ['verify', '-', ...args], { stdio: ['pipe', 'ignore', 'inherit'] });
  const proc = (pid, file) => readFileSync(`/proc/${pid}/${file}`, 'utf8');
  const peak_of = (pid) => Number(/VmHWM:\s+(\d+) kB/.exec(proc(pid, 'status'))[1]);
  const peak = () => [child.pid, ...proc(child.pid, `task/${child.pid}/children`).split(' ').filter(Boolean)]
    .reduce((sum, pid) => sum + peak_of(pid), 0);
  const ended = new Promise((resolve) => child.on('close', resolve));
  let early = 0;
  for (let given = 0; given < kMany; given += lines.length) {
    if (given >= kMany / 10 && early === 0) early = peak();
    if (!child.stdin.write(block)) await new Promise((resolve) => child.stdin.once('drain', resolve));
  }
  const late = peak();
  child.stdin.end();
  await ended;
  return { early, late };
}

export async function measure_batch() {
  const lines = packages();
  const sizes = lines.map((line) => Buffer.byteLength(line)).sort((a, b) => a - b);
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-bench-'));
  const file = join(folder, 'packages.jsonl');
  writeFileSync(file, `${Array.from({ length: kPackages / kPeople }, () => lines.join('\n')).join('\n')}\n`);
  const bytes = sizes.reduce((sum, size) => sum + size, 0) * (kPackages / kPeople);
  const rate = (count, seconds) => ({ packages: Math.round((count * kPackages) / seconds), megabytes: (count * bytes) / seconds / 1e6 });
  const made = {
    median_bytes: sizes[sizes.length >> 1],
    most_bytes: sizes.at(-1),
    one: rate(1, await timed(file, [[]])),
    two: rate(2, await timed(file, [[], []])),
    jobs: rate(1, await timed(file, [['--jobs', '2']])),
    memory: { one: await memory(lines, []), jobs: await memory(lines, ['--jobs', '2']) },
  };
  rmSync(folder, { recursive: true });
  return made;
}
