// How many assessments a second, natively (Google Benchmark) and in Node.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requests_of, written } from './requests.mjs';

const kSeconds = 3;

/// Bytes in, bytes out, as a worker or a server uses the engine.
function rate(engine, lines) {
  const requests = lines.map((line) => new TextEncoder().encode(line));
  const began = performance.now();
  let judged = 0;
  while (performance.now() - began < kSeconds * 1000) {
    for (const request of requests) engine.handle_bytes(request);
    judged += requests.length;
  }
  return Math.round(judged / ((performance.now() - began) / 1000));
}

function natively(file, filter) {
  const program = join(process.env.ZHICHENG_ROOT, 'build/native/core_bench');
  const out = execFileSync(program, [file, '--benchmark_format=json', `--benchmark_filter=${filter}`], { stdio: ['ignore', 'pipe', 'ignore'] });
  return Object.fromEntries(JSON.parse(out).benchmarks.map((one) => [one.name.split('/')[0], one]));
}

export async function measure_assess() {
  const create = (await import(pathToFileURL(join(process.env.ZHICHENG_ENGINE, 'engine.js')).href)).default;
  const began = performance.now();
  const engine = await create();
  engine.handle('{}'); // loads the rules
  const loading_ms = performance.now() - began;
  const requests = requests_of((request) => engine.handle(request));
  const files = written(requests);
  return {
    people: requests.complete.length,
    loading_ms,
    complete: natively(files.complete, '.'),
    asked: natively(files.asked, 'assess|json'),
    node: { complete: rate(engine, requests.complete), asked: rate(engine, requests.asked) },
  };
}
