// The power goes: what a killed server has written and not fsynced is taken away again, by the log that tests/trials/undo.h
// describes.
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { trials } from './load.mjs';

const kPage = 4096;

/// The environment of a server on that disk. `log` is emptied.
export function on_disk(root, { log, faults, careless } = {}) {
  if (log) {
    rmSync(log, { recursive: true, force: true });
    mkdirSync(log, { recursive: true });
  }
  return { LD_PRELOAD: join(trials(), 'trial_disk.so'), TRIAL_ROOT: root, ...log && { TRIAL_LOG: log },
    ...faults && { TRIAL_FAULTS: faults }, ...careless && { TRIAL_SQLITE: 'careless' } };
}

/// Takes back names: all that were not settled, or, as a disk may have kept the earlier ones, from a drawn one on.
function undo_names(folder, log, draw) {
  const file = join(log, `d${statSync(folder).ino}`);
  if (existsSync(file)) {
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    const kept = draw ? Math.floor(draw() * (lines.length + 1)) : 0;
    for (const line of lines.slice(kept).reverse()) {
      const [sign, name, saved] = line.split(' ');
      const path = join(folder, name);
      if (sign === '+') rmSync(path, { recursive: true, force: true });
      else if (!existsSync(path)) linkSync(join(log, saved), path);
    }
  }
  for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isDirectory()) undo_names(join(folder, entry.name), log, draw);
}

/// The bytes that were settled.
function settled(bytes, records) {
  const steps = [];
  for (let at = 0; at + 24 <= records.length;) {
    const [place, length, size] = [0, 8, 16].map((behind) => Number(records.readBigUInt64LE(at + behind)));
    if (at + 24 + length > records.length) break;  // killed while it was noted: it was not done
    steps.push({ place, size, old: records.subarray(at + 24, at + 24 + length) });
    at += 24 + length;
  }
  const most = Math.max(bytes.length, ...steps.map(({ size }) => size));
  const out = Buffer.alloc(most);
  bytes.copy(out);
  let size = bytes.length;
  for (const step of steps.reverse()) {
    step.old.copy(out, step.place);
    out.fill(0, step.size);
    size = step.size;
  }
  return out.subarray(0, size);
}

/// Of each page the one or the other.
function mixed(now, before, draw) {
  const out = Buffer.alloc(draw() < 0.5 ? now.length : before.length);
  for (let at = 0; at < out.length; at += kPage) (draw() < 0.5 ? now : before).subarray(at, at + kPage).copy(out, at);
  return out;
}

function undo_bytes(folder, log, draw, done = new Set()) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) { undo_bytes(path, log, draw, done); continue; }
    const { ino } = statSync(path);
    const file = join(log, `i${ino}`);
    if (done.has(ino) || !existsSync(file)) continue;
    done.add(ino);
    const now = readFileSync(path);
    const before = settled(now, readFileSync(file));
    writeFileSync(path, draw ? mixed(now, before, draw) : before);
  }
}

/// What the disk has after it: nothing that was not fsynced, or with `draw` any part of it.
export function power_cut(root, log, draw) {
  undo_names(root, log, draw);
  undo_bytes(root, log, draw);
}
