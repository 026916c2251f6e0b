// fuzz.mjs SECONDS [target...]: runs libFuzzer targets, two at a time, and closes with one line of counts. What they learn
// stays in build/fuzz/corpus, what breaks them in build/fuzz/found.
// fuzz.mjs 10000000x [target...]: so many executions of each target, however long that takes.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const build = join(here, '..', '..', 'build', 'fuzz');
const found = join(build, 'found');
const symbolizer = '/usr/lib/llvm-19/bin/llvm-symbolizer';

const [length, ...named] = process.argv.slice(2);
const all = readdirSync(join(here, 'corpus')).sort();
const unknown = named.filter((target) => !all.includes(target));
const [, amount, runs] = /^([1-9]\d*)(x?)$/.exec(length ?? '') ?? [];
if (!amount || unknown.length > 0) {
  console.error(`usage: fuzz.mjs SECONDS|RUNSx [target...]; targets: ${all.join(' ')}`);
  process.exit(64);
}

// To read and judge longer ones takes longer and tests nothing more: the seeds are shorter.
const longest = { edition: 2048, package: 2048 };

// The limit of one input is time on the clock: a loaded machine takes far longer than the input does. Nobody else adds to
// the corpus meanwhile: it is not read again.
function options(target) {
  const dictionary = join(here, 'dict', `${target}.dict`);
  return ['-timeout=60', '-rss_limit_mb=2048', '-reload=0', `-${runs ? 'runs' : 'max_total_time'}=${amount}`, '-print_final_stats=1', '-verbosity=1',
    `-artifact_prefix=${join(found, `${target}-`)}`, ...(existsSync(dictionary) ? [`-dict=${dictionary}`] : []),
    ...(longest[target] ? [`-max_len=${longest[target]}`] : [])];
}

/** Runs one target to its end: {target, clean, executions, speed, log}. */
function run(target) {
  const learnt = join(build, 'corpus', target);
  mkdirSync(learnt, { recursive: true });
  // Where memory was taken is not kept: run the input by itself to see it. Freed memory and left stack frames are watched
  // as long as they fit into the processor's cache, which is far longer than an input takes. So many executions that they
  // take hours do without that, and take half as long.
  const watched = runs ? 'quarantine_size_mb=0:detect_stack_use_after_return=0' : 'quarantine_size_mb=1:max_uar_stack_size_log=16';
  const ASAN_OPTIONS = `malloc_context_size=0:max_malloc_fill_size=0:${watched}`;
  const env = { ...process.env, ASAN_OPTIONS, UBSAN_OPTIONS: 'print_stacktrace=1' };
  if (existsSync(symbolizer)) env.ASAN_SYMBOLIZER_PATH = symbolizer;
  return new Promise((resolve) => {
    const child = spawn(join(build, `fuzz_${target}`), [...options(target), learnt, join(here, 'corpus', target)],
      { stdio: ['ignore', 'ignore', 'pipe'], env });
    let log = '';
    // The end tells what happened.
    child.stderr.on('data', (chunk) => { log = (log + chunk).slice(-20000); });
    child.on('error', (error) => resolve({ target, clean: false, log: error.message }));
    child.on('close', (code) => {
      const stat = (name) => Number(new RegExp(`stat::${name}:\\s+(\\d+)`).exec(log)?.[1] ?? 0);
      const executions = stat('number_of_executed_units');
      resolve({ target, clean: code === 0 && executions > 0, executions, speed: stat('average_exec_per_sec'), memory: stat('peak_rss_mb'), log });
    });
  });
}

const count = (number) => number.toLocaleString('en-US');
mkdirSync(found, { recursive: true });
const results = [];
const left = [...(named.length > 0 ? named : all)];
await Promise.all([1, 2].map(async () => {
  for (let target = left.shift(); target; target = left.shift()) {
    const result = await run(target);
    results.push(result);
    const { clean, executions, speed, memory, log } = result;
    if (!clean) console.log(log);
    const learnt = readdirSync(join(build, 'corpus', target)).length;
    console.log(`${target}: ${clean ? 'clean' : 'BROKEN'}, ${count(executions ?? 0)} executions, ${count(speed ?? 0)}/s, ${memory} MB, ${count(learnt)} inputs learnt`);
  }
}));
const failed = results.filter(({ clean }) => !clean).length;
if (failed > 0) console.log(`inputs that break: ${readdirSync(found).filter((file) => statSync(join(found, file)).isFile()).join(' ')} in build/fuzz/found`);
console.log(`fuzz: ${results.length - failed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed > 0 ? 1 : 0;
