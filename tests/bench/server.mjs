// How many packages a second the server judges, keeps and gives receipts for, what each costs, and how fast it begins again.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { person } from '../questions/population.mjs';
import { ask, serve } from '../server/serve.mjs';

const kSeed = 20260523;
const kPeople = 5000;
const kAnswers = 500;
const kMeasured = 30_000;
const kRounds = 5;
export const kConnections = 64;
export const kStored = 100_000;

const binary = () => process.env.ZHICHENG_BIN;

const request = (answers, id_number) => JSON.stringify({
  format: 'zhicheng-request/1', call: 'pack', edition: 'bayannur/2026', on: '2026-05-20', created: '2026-05-20T09:30:00+08:00',
  body: { answers: { format: 'zhicheng-answers/1', answers }, applicant: { name: '巴特尔', id_number, phone: '13800000000', employer: '临河区某某学校' } },
});

/// An identity number of a place that there is not (GB 11643), another for each index.
function id_number(index) {
  const digits = `990001${1960 + (index % 45)}0520${String(Math.floor(index / 45)).padStart(3, '0')}`;
  const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * 2 ** (17 - at), 0);
  return digits + '10X98765432'[sum % 11];
}

/// Packages of as many people, as a file of lines.
function written(folder) {
  const answers = Array.from({ length: kAnswers }, (_, index) => person(kSeed, index));
  const asked = Array.from({ length: kPeople }, (_, index) => request(answers[index % kAnswers], id_number(index)));
  const { stdout } = spawnSync(binary(), ['api'], { input: `${asked.join('\n')}\n`, maxBuffer: 1 << 28 });
  const file = join(folder, 'packages.jsonl');
  writeFileSync(file, stdout);
  return file;
}

const proc = (pid, file) => readFileSync(`/proc/${pid}/${file}`, 'utf8');
const children = (pid) => readdirSync(`/proc/${pid}/task`).flatMap((task) => proc(pid, `task/${task}/children`).split(' ').filter(Boolean));
/// Processor time so far, microseconds.
function used(pid) {
  const fields = proc(pid, 'stat').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}
const waits = (pid) => readdirSync(`/proc/${pid}/task`)
  .reduce((sum, task) => sum + Number(/\nvoluntary_ctxt_switches:\s+(\d+)/.exec(proc(pid, `task/${task}/status`))[1]), 0);

/// Submits so many: what the client tells.
async function load(port, file, count) {
  const { stdout } = await promisify(execFile)(join(dirname(binary()), 'load'), [String(port), file, String(kConnections), String(count)]);
  const told = JSON.parse(stdout);
  if (told.statuses['201'] !== count) throw new Error(`not all were kept: ${stdout}`);
  return told;
}

/// Milliseconds from its start to its first answer; then `end` ends it.
async function start(data, end) {
  const began = performance.now();
  const server = await serve('--data', data);
  while ((await ask(server.port, { path: '/readyz' })).status !== 200);
  const taken = performance.now() - began;
  await end(server);
  return taken;
}

export async function measure_server() {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-bench-'));
  try {
    const file = written(folder);
    const data = join(folder, 'data');
    const server = await serve('--data', data);
    await load(server.port, file, 2000);
    const judges = children(server.pid);
    const before = { server: used(server.pid), judges: judges.map(used), waits: waits(server.pid) };
    const told = await load(server.port, file, kMeasured);
    const per = (value) => value / kMeasured;
    const made = {
      rate: kMeasured / told.seconds,
      p50: told.p50_ms,
      p99: told.p99_ms,
      cpu: {
        server: per(used(server.pid) - before.server),
        judges: per(judges.reduce((sum, judge, index) => sum + used(judge) - before.judges[index], 0)),
        client: told.cpu_us,
      },
      waits: per(waits(server.pid) - before.waits),
    };
    await load(server.port, file, kStored - kMeasured - 2000);
    const kill = async (one) => { one.kill('SIGKILL'); await one.ended; };
    await kill(server);
    const close = (one) => one.close();
    made.start = { killed: await start(data, close), ended: Infinity };
    for (let round = 0; round < kRounds; round += 1) made.start.ended = Math.min(made.start.ended, await start(data, close));
    return made;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
