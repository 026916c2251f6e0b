// Files for a test, in a folder that goes away with it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary } from '../cases/doors.mjs';

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

const kPatience = 20000;

/// The program on a pipe: `ask` writes a line and gives the next one that comes back. It never outlives kPatience.
export function open_pipe(...args) {
  const child = spawn(binary(), args, { stdio: 'pipe', timeout: kPatience, killSignal: 'SIGKILL' });
  let out = '';
  let err = '';
  let wake = () => {};
  child.stdout.setEncoding('utf8').on('data', (chunk) => { out += chunk; wake(); });
  child.stderr.setEncoding('utf8').on('data', (chunk) => { err += chunk; });
  child.stdin.on('error', () => {});
  const ended = new Promise((resolve) => child.on('close', (code, signal) => { resolve({ code, signal, err }); wake(); }));
  const next_line = async () => {
    while (!out.includes('\n')) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`ended without a line: ${err}`);
      await new Promise((resolve) => { wake = resolve; });
    }
    const line = out.slice(0, out.indexOf('\n'));
    out = out.slice(line.length + 1);
    return JSON.parse(line);
  };
  return {
    pid: child.pid,
    stdin: child.stdin,
    ended,
    next_line,
    ask: (line) => { child.stdin.write(line + '\n'); return next_line(); },
    kill: (signal) => child.kill(signal),
    close: () => { child.stdin.end(); return ended; },
  };
}
