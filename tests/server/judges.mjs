// A server whose judges can be taken away: its rules lie in a folder of the test's, and a judge that does not find them ends.
import { cpSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = process.env.ZHICHENG_ROOT ?? join(import.meta.dirname, '../..');

/// The processes that a server has started: each is a child of the thread that did.
export function children(pid) {
  const read = (thread) => { try { return readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'); } catch { return ''; } };
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) => read(thread).split(' ').filter(Boolean).map(Number));
}

/// {options, take_away(pid), give_back()}: `options` for the server.
export function judges_of(folder) {
  const rules = join(folder, 'rules');
  cpSync(join(root, 'rules'), rules, { recursive: true });
  return {
    options: ['--rules', rules],
    /// Whatever is judged from now on is not finished.
    take_away(pid) {
      renameSync(rules, `${rules}-away`);
      for (const child of children(pid)) {
        try { process.kill(child, 'SIGKILL'); } catch { /* gone already */ }
      }
    },
    give_back: () => renameSync(`${rules}-away`, rules),
  };
}

/// What `look` gives once `good` says yes to it.
export async function until(look, good, patience = 10e3) {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (good(seen)) return seen;
    if (Date.now() > end) throw new Error(`not in time: ${JSON.stringify(seen)}`);
    await pause(20);
  }
}
