// What the page weighs: all that it may fetch but for the engine, as the server sends it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** "shell ≤ 260 KB brotli all told" */
export const kMost = 260000;

/** `[file, bytes, bytes on the way]` of each file in the folder of the page. */
export function weights(folder) {
  // rules.json tells `zhicheng site` by which rules the page judges, and is fetched by nobody.
  const size = (file) => readFileSync(join(folder, file)).length;
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name)
    .filter((file) => !/^engine\.|^rules\.json$|\.(br|gz)$/.test(file)).sort()
    .map((file) => [file, size(file), size(`${file}.br`)]);
}
