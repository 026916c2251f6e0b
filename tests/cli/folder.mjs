// Files for a test, in a folder that goes away with it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function open_folder() {
  const path = await mkdtemp(join(tmpdir(), 'zhicheng-'));
  return {
    path,
    file: (name) => join(path, name),
    /// Writes text, bytes, or a value as JSON; gives the file's path.
    async write(name, content) {
      const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
      await writeFile(join(path, name), text);
      return join(path, name);
    },
    close: () => rm(path, { recursive: true, force: true }),
  };
}

/// The answers of a case of tests/cases, changed as told; undefined takes a fact away.
export function answers_of(name, changes = {}) {
  const { request } = JSON.parse(readFileSync(new URL(`../cases/${name}.json`, import.meta.url)));
  const answers = { ...request.body.answers, ...changes };
  for (const [fact, value] of Object.entries(answers)) if (value === undefined) delete answers[fact];
  return { format: 'zhicheng-answers/1', answers };
}

export const kEligible = 'real_private_engineer_is_eligible';
export const kOn = ['--edition', 'bayannur/2026', '--on', '2026-05-20'];

/// The error object: one line on standard error, nothing on standard output.
export function error_of({ out, err }) {
  if (out !== '') throw new Error(`standard output: ${out.slice(0, 200)}`);
  const lines = err.split('\n');
  if (lines.length !== 2 || lines[1] !== '') throw new Error(`standard error: ${err}`);
  const { error, ...rest } = JSON.parse(lines[0]);
  if (Object.keys(rest).length > 0 || Object.keys(error).sort().join() !== 'at,code,detail') throw new Error(lines[0]);
  return error;
}
