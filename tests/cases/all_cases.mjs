// The cases of this folder, with the bytes of each request.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const kFolder = fileURLToPath(new URL('.', import.meta.url));

const sent = (request) => Buffer.from(JSON.stringify(request), 'utf8');

/// One case; or, where the file has `rows`, one for each: its answers are put into the request.
function read_cases(file) {
  const found = JSON.parse(readFileSync(join(kFolder, file), 'utf8'));
  if (found.rows === undefined) {
    const base64 = found.request_bytes_base64;
    return [{ ...found, file, bytes: base64 === undefined ? sent(found.request) : Buffer.from(base64, 'base64') }];
  }
  const { rows, request, ...shared } = found;
  return rows.map(({ answers, expect }, index) => {
    const name = `${found.name}_${index + 1}`;
    const own = { ...request, body: { ...request.body, answers: { ...request.body.answers, ...answers } } };
    return { ...shared, name, row: index, request: own, expect, file: `${name}.json`, bytes: sent(own) };
  });
}

export const all_cases = readdirSync(kFolder).filter((file) => file.endsWith('.json')).sort().flatMap(read_cases);
