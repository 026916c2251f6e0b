// Sizes and times, as ./dev bench prints them. Every number is measured here and now.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, brotliCompressSync } from 'node:zlib';
import { measure_assess } from './assess.mjs';
import { measure_page } from './page.mjs';

const places = { engine: process.env.ZHICHENG_ENGINE, page: process.env.ZHICHENG_WEB };
if (!places.engine || !places.page) throw new Error('run through ./dev bench');

const thousand = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const line = (what, ...values) => console.log(`${what.padEnd(34)}${values.map((v) => v.padStart(14)).join('')}`);

function sizes(folder, files) {
  let [raw, small] = [0, 0];
  for (const file of files) {
    const bytes = readFileSync(join(folder, file));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const packed = brotliCompressSync(bytes, { params }).length;
    raw += bytes.length;
    small += packed;
    line(file, thousand(bytes.length), thousand(packed));
  }
  line(`${files[0].split('.')[0]} together`, thousand(raw), thousand(small));
}

line('', 'raw', 'brotli -q 11');
sizes(places.engine, ['engine.js', 'engine.wasm']);
sizes(places.page, ['shell.js', 'shell.wasm']);

console.log();
const page = await measure_page();
line('page: bytes over the wire', `${thousand(page.bytes)}`, `${page.requests} requests`);
line('page: fonts downloaded', `${page.fonts}`);
line('first frame, median of 5', `${page.first_ms.toFixed(0)} ms`, `worst ${page.worst_ms.toFixed(0)} ms`);
line('5 idle seconds', `${page.idle_frames} frames`, `${page.idle_cpu_ms.toFixed(0)} ms CPU`);

console.log();
const assess = await measure_assess();
line('assess/s, native, one thread', `${assess.native.per_second}`, `load ${assess.native.loading_ms} ms`);
line('assess/s, Node', `${assess.node.per_second}`, `load ${assess.node.loading_ms} ms`);
line('', `${assess.requests} requests`, `${assess.native.mean_bytes} B a reply`);

const cpu = execFileSync('nproc').toString().trim();
console.log(`\nChromium ${page.chromium}, Node ${process.versions.node}, ${cpu} processors`);
