// The table of refusals, and the bytes of each file.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;

/** Kind → rows {file, code, at}; README.md says what else a row may have. */
export const refusals = JSON.parse(await readFile(join(here, 'refusals.json'), 'utf8'));

/** What is too large for the repository: `times` times `repeat`, between `before` and `after`. */
const cook = ({ before, repeat, times, after }) => Buffer.from(before + repeat.repeat(times) + after);

/** The bytes of a row's file. `edition` is the digest of the edition that some packages must name. */
export async function bytes_of(kind, { file, of_edition }, edition) {
  const bytes = await readFile(join(here, kind, file));
  if (file.endsWith('.recipe')) return cook(JSON.parse(bytes));
  return of_edition ? Buffer.from(bytes.toString('utf8').replace('@EDITION@', edition)) : bytes;
}

/** The value at a JSON pointer replaced, or added. */
export function changed(json, at, to) {
  const path = at.split('/').slice(1).map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'));
  const last = path.pop();
  path.reduce((value, key) => value[key], json)[last] = to;
  return json;
}
