// How many assessments a second: the requests of tests/cases, natively and in Node.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { all_cases } from '../cases/all_cases.mjs';

const kSeconds = 3;

async function in_node(requests) {
  const create = (await import(pathToFileURL(join(process.env.ZHICHENG_ENGINE, 'engine.js')).href)).default;
  const began_loading = performance.now();
  const engine = await create();
  engine.handle(requests[0]); // loads the rules
  const began = performance.now();
  let judged = 0;
  while (performance.now() - began < kSeconds * 1000) {
    for (const request of requests) engine.handle(request);
    judged += requests.length;
  }
  const seconds = (performance.now() - began) / 1000;
  return { per_second: Math.round(judged / seconds), loading_ms: Number((began - began_loading).toFixed(1)) };
}

export async function measure_assess() {
  const requests = all_cases
    .filter((one) => one.request?.call === 'assess' && one.expect.error === undefined)
    .map((one) => one.bytes.toString('utf8'));
  const program = join(process.env.ZHICHENG_ROOT, 'build/native/assess_bench');
  const native = JSON.parse(execFileSync(program, [String(kSeconds)], { input: requests.join('\n') + '\n' }));
  return { requests: requests.length, native, node: await in_node(requests) };
}
