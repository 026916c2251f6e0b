// Runs the cases against a mutant: killed when a case's own expectations no longer match.
import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { all_cases } from '../cases/all_cases.mjs';
import { binary } from '../cases/doors.mjs';
import { mismatches } from '../cases/match.mjs';

const kRules = join(process.env.ZHICHENG_ROOT ?? process.cwd(), 'rules');
const kEdition = 'bayannur/2026/edition.json';
const kPatience = 60000;

export const edition = JSON.parse(await readFile(join(kRules, kEdition), 'utf8'));

/// Cases whose answer turns on the edition. Lint finds faults of its own in a mutant: it does not count here.
export const cases = all_cases.filter(({ request }) => request && request.edition === edition.id && request.call !== 'lint');

/// A rules folder like the shipped one, its edition.json left to be written.
export async function open_rules() {
  const folder = await mkdtemp(join(tmpdir(), 'zhicheng-mutant-'));
  for (const name of await readdir(kRules, { recursive: true, withFileTypes: true })) {
    if (!name.isFile() || !/\.(json|txt)$/.test(name.name)) continue;
    const path = join(name.path, name.name).slice(kRules.length + 1);
    if (path === kEdition) continue;
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await symlink(join(kRules, path), join(folder, path));
  }
  return {
    folder,
    write: (content) => writeFile(join(folder, kEdition), JSON.stringify(content)),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/// The answers of the program with these rules to requests, a line each; nothing when it refuses the rules.
export function ask(folder, requests) {
  return new Promise((resolve, reject) => {
    const child = spawn(binary(), ['api', '--rules', folder], { timeout: kPatience });
    const out = [];
    let err = '';
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => { err += chunk; });
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 65) return resolve(null);
      const lines = Buffer.concat(out).toString('utf8').split('\n').slice(0, -1);
      if (code !== 0 || lines.length !== requests.length) return reject(new Error(`exit ${code}: ${err}`));
      return resolve(lines);
    });
    child.stdin.end(Buffer.concat(requests.flatMap((bytes) => [bytes, Buffer.from('\n')])));
  });
}

/// 'refused' by the loader, the name of a case that no longer matches, or nothing: it survives.
async function verdict(rules, mutant) {
  await rules.write(mutant.make());
  const lines = await ask(rules.folder, cases.map(({ bytes }) => bytes));
  if (lines === null) return 'refused';
  return cases.find(({ expect }, index) => mismatches(expect, JSON.parse(lines[index])).length > 0)?.name;
}

/// Judges mutants two at a time: [{id, by}], `by` absent for survivors.
export async function judge(mutants, until = Infinity) {
  const judged = [];
  const rest = mutants.values();
  const worker = async () => {
    const rules = await open_rules();
    try {
      for (const mutant of rest) {
        if (Date.now() > until) break;
        judged.push({ id: mutant.id, by: await verdict(rules, mutant) });
      }
    } finally {
      await rules.close();
    }
  };
  await Promise.all([worker(), worker()]);
  return judged;
}
