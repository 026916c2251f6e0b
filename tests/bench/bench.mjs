// Sizes and times, as ./dev bench prints them. Every number is measured here and now.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, brotliCompressSync } from 'node:zlib';
import { measure_assess } from './assess.mjs';
import { measure_batch } from './batch.mjs';
import { first_view, measure_embed } from './embed.mjs';
import { measure_hash } from './hash.mjs';
import { measure_large } from './large.mjs';
import { print_limits } from './limits.mjs';
import { measure_page } from './page.mjs';
import { kConnections, kStored, measure_server } from './server.mjs';
import { measure_site } from './site.mjs';
import { kMost, weights } from '../web/size.mjs';

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
const files = weights(places.page);
for (const [file, raw, packed] of files) line(file, thousand(raw), thousand(packed));
const sum = (at) => files.reduce((all, file) => all + file[at], 0);
line('page without the engine', thousand(sum(1)), thousand(sum(2)), `≤ ${thousand(kMost)}`);

console.log();
const page = await measure_page();
line('page: bytes over the wire', `${thousand(page.bytes)}`, `${page.requests} requests`);
line('page: fonts downloaded', `${page.fonts}`);
line('first frame, median of 5', `${page.first_ms.toFixed(0)} ms`, `worst ${page.worst_ms.toFixed(0)} ms`);
line('used, from opening it', `${page.usable_ms.toFixed(0)} ms`);
line('at 1.6 Mbit/s, 300 ms, a quarter CPU', `${page.slow[0].toFixed(0)} ms`, `text ${page.slow[1].toFixed(0)} ms`);
const ms = (value) => value.toFixed(1);
line('5 idle seconds, the page itself', `${page.idle_frames} frames`, `${ms(page.idle.own)} ms CPU`, `${ms(page.nothing.own)} empty`);
line('  with the browser around it', '', `${ms(page.idle.all)} ms CPU`, `${ms(page.nothing.all)} empty`);
line(`a frame of ${page.long.nodes} nodes`, `${page.long.median_ms.toFixed(2)} ms`, `worst ${page.long.worst_ms.toFixed(2)}`);

const embed = await measure_embed();
line('embedded as text, first view', thousand(first_view()), `over the wire ${thousand(embed.bytes)}`, '≤ 300.0 KB');
line('  used, on the slow network', `${embed.usable_ms.toFixed(0)} ms`, '≤ 5000 ms', `${embed.others.length} other origins`);

console.log();
const site = await measure_site();
line(`largest of ${site.pages} static pages`, thousand(site.raw), thousand(site.packed), '≤ 60.0 KB');
line('static LCP, 1.6 Mbit/s, 300 ms, 1/4', `${site.lcp.toFixed(0)} ms`, `worst ${site.worst.toFixed(0)} ms`, '≤ 2500 ms');
line('second visit offline, first frame', `${site.offline.first.toFixed(0)} ms`, `median ${site.offline.median.toFixed(0)}`, '≤ 1000 ms');

console.log();
for (const [name, { clock, processor }] of Object.entries(await measure_hash())) {
  line(`hash and walk ${name}, browser`, `${clock.toFixed(0)} MB/s`, `${processor.toFixed(0)} by CPU`);
}

console.log();
const assess = await measure_assess();
const per_second = (one) => `${Math.round(one.items_per_second).toLocaleString('en')}/s`;
console.log(`${assess.people} applicants`.padEnd(34) + ['every fact answered', 'as asked'].map((v) => v.padStart(22)).join(''));
const both = (what, show) => console.log(what.padEnd(34) + ['complete', 'asked'].map((set) => show(set).padStart(22)).join(''));
both('assess with reasons, in memory', (set) => per_second(assess[set].assess_in_memory));
both('JSON to JSON, native', (set) => per_second(assess[set].json_in_json_out));
both('JSON to JSON, Node', (set) => `${assess.node[set].toLocaleString('en')}/s`);
both('bytes a reply', (set) => Math.round(assess[set].json_in_json_out.bytes_per_reply).toLocaleString('en'));
line('load one edition, native', `${assess.complete.load_edition.cpu_time.toFixed(2)} ms`);
line('start: everything carried', `${assess.complete.load_library.cpu_time.toFixed(1)} ms`, `Node ${assess.loading_ms.toFixed(0)} ms`);
line('memory grown over 10^6', `${assess.complete.memory_growth.grown_bytes} B`);

console.log();
const batch = await measure_batch();
const packages = ({ packages: count, megabytes }) => [`${count.toLocaleString('en')}/s`, `${megabytes.toFixed(0)} MB/s`];
line('bytes a package, median and most', batch.median_bytes.toLocaleString('en'), batch.most_bytes.toLocaleString('en'));
line('verify -, one process', ...packages(batch.one));
line('verify -, two processes', ...packages(batch.two));
line('verify - --jobs 2', ...packages(batch.jobs));
const peak = ({ early, late }) => [`${early} kB`, `${late} kB`];
line('peak memory at 10^5 and 10^6', ...peak(batch.memory.one));
line('the same with --jobs 2, together', ...peak(batch.memory.jobs));
const large = await measure_large();
line(`read and judge ${thousand(large.bytes)} again`, `${large.native.toFixed(1)} ms`, `Node ${large.node.toFixed(1)} ms`);

console.log();
const server = await measure_server();
const us = (value) => `${value.toFixed(0)} µs`;
line(`receipts, ${kConnections} connections`, per_second({ items_per_second: server.rate }), `p50 ${ms(server.p50)} ms`, `p99 ${ms(server.p99)} ms`);
line('  CPU a receipt', `server ${us(server.cpu.server)}`, `judges ${us(server.cpu.judges)}`, `client ${us(server.cpu.client)}`);
line('  waits a receipt, server', server.waits.toFixed(2));
line(`start to first 200, ${kStored.toLocaleString('en')} kept`, `${server.start.ended.toFixed(0)} ms`, `killed ${server.start.killed.toFixed(0)} ms`);

await print_limits(line);

const cpu = execFileSync('nproc').toString().trim();
console.log(`\nChromium ${page.chromium}, Node ${process.versions.node}, ${cpu} processors`);
