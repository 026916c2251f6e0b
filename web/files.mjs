// Files that the person has chosen. They stay in this page: the engine looks at them here, and they go into an archive.
import { save } from './save.mjs';

const offered = new Map();  // number → File
const taken = new Map();    // SHA-256 → Blob
const running = new Map();  // errand → AbortController
let last = 0;
let turn = Promise.resolve();

const text_of = (bytes) => new TextDecoder().decode(bytes);

/** What the shell calls these files (model::read_offered): "number bytes name", a line for each. */
export function offer(list) {
  return [...list].map((file) => {
    offered.set(last += 1, file);
    return `${last} ${file.size} ${file.name.replace(/\n/g, ' ')}`;
  }).join('\n');
}

/** Files may be dropped on their controls, and anywhere else on the page. */
export function dropping(onControl, onPage) {
  const has_files = (event) => event.dataTransfer && [...event.dataTransfer.types].includes('Files');
  addEventListener('dragover', (event) => { if (has_files(event)) event.preventDefault(); });
  addEventListener('drop', (event) => {
    if (!has_files(event)) return;
    event.preventDefault();
    const { files } = event.dataTransfer;
    if (files.length === 0) return;
    const control = event.target.closest && event.target.closest('input[type="file"]');
    if (control) onControl(control, offer(files));
    else onPage(offer(files));
  });
}

function take_offered(bytes) {
  const number = Number(text_of(bytes));
  const file = offered.get(number);
  offered.delete(number);
  return file;
}

/** The bytes of a file inside of an archive; nothing where this browser cannot inflate. */
function slice_of(archive, { at, stored, compressed }, type) {
  const slice = archive.slice(at, at + stored, type);
  if (!compressed) return slice;
  let inflating;
  try {
    inflating = new DecompressionStream('deflate-raw');
  } catch {
    return null; // Chrome before 103 has the class without this format, others have none.
  }
  return new Response(slice.stream().pipeThrough(inflating), { headers: { 'content-type': type } }).blob();
}

/** The file of that digest, where it is at hand. */
export const file_of = (sha256) => taken.get(sha256);

/** What can be called off: `use` gets a signal and what counts bytes, out of `all`. */
export function cancellable(id, all, progress, use, after = Promise.resolve()) {
  const controller = new AbortController();
  running.set(id, controller);
  let told = 0;
  const count = (done) => {
    const percent = Math.floor(100 * done / all);
    if (percent !== told) progress(id, done, all);
    told = percent;
  };
  return after.then(() => use(controller.signal, count)).finally(() => running.delete(id));
}

/** The errands about files. `engine()` loads the engine; `progress(id, done, all)` tells how far one is. */
export function fileWorks(engine, progress) {
  /** One after the other. */
  function alone(id, all, use) {
    const done = cancellable(id, all, progress, use, turn);
    turn = done.catch(() => {});
    return done;
  }

  return {
    inspect: (kind, bytes, id) => {
      const file = take_offered(bytes);
      return alone(id, file.size, async (signal, onprogress) => {
        const entry = await (await engine()).inspect(file, { kind, signal, onprogress });
        if (entry.faults.length === 0) taken.set(entry.sha256, file);
        return JSON.stringify(entry);
      });
    },

    async open(name, bytes) {
      const file = take_offered(bytes);
      const { kind, copy, files, package: content } = (await engine()).open(new Uint8Array(await file.arrayBuffer()));
      const packed = text_of(content);
      const { attachments } = JSON.parse(packed);
      const listed = [];
      for (const [index, found] of files.entries()) {
        const { sha256 } = attachments[index];
        if (found.state === 'same' && !taken.has(sha256)) {
          const blob = await slice_of(file, found, found.type);
          if (blob) taken.set(sha256, blob);
        }
        listed.push({ name: found.name, state: found.state, here: taken.has(sha256) });
      }
      return `{"files":${JSON.stringify(listed)},"kind":"${kind}","copy":"${copy || ''}","package":${packed}}`;
    },

    zip: (name, bytes, id) => {
      const files = JSON.parse(text_of(bytes)).attachments.map(({ sha256 }) => taken.get(sha256));
      const all = files.reduce((sum, { size }) => sum + size, 0);
      return alone(id, all, async (signal, onprogress) => {
        save(name, await (await engine()).to_zip(bytes, files, { signal, onprogress }));
      });
    },

    cancel(id) {
      const controller = running.get(Number(id));
      if (controller) controller.abort();
    },

    drop() {
      offered.clear();
      taken.clear();
    },
  };
}
