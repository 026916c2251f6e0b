// The cases of this folder, with the bytes of each request.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const kFolder = fileURLToPath(new URL('.', import.meta.url));

function read_case(file) {
  const found = JSON.parse(readFileSync(join(kFolder, file), 'utf8'));
  const bytes = found.request_bytes_base64 !== undefined
    ? Buffer.from(found.request_bytes_base64, 'base64')
    : Buffer.from(JSON.stringify(found.request), 'utf8');
  return { ...found, file, bytes };
}

export const all_cases = readdirSync(kFolder).filter((file) => file.endsWith('.json')).sort().map(read_case);
