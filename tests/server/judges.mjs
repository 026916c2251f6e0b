// Judges that never finish: whatever process of its own a server starts is killed before it can.
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/// The processes that a server has started: each is a child of the thread that did.
function children(pid) {
  const read = (thread) => { try { return readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'); } catch { return ''; } };
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) => read(thread).split(' ').filter(Boolean).map(Number));
  } catch { return []; }
}

/// Kills them until it is told to stop.
export function kill_judges(pid) {
  const timer = setInterval(() => {
    for (const child of children(pid)) {
      try { process.kill(child, 'SIGKILL'); } catch { /* gone already */ }
    }
  }, 1);
  return { stop: () => clearInterval(timer) };
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
