// The ways into the core, as the suites use them. Each takes request bytes and gives the response's text.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as http_request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const kPatience = 30000;

export const engine_file = () => process.env.ZHICHENG_ENGINE && join(process.env.ZHICHENG_ENGINE, 'engine.js');

export function binary() {
  const file = process.env.ZHICHENG_BIN;
  if (!file || !existsSync(file)) throw new Error('ZHICHENG_BIN names no program: run through ./dev test');
  return file;
}

/// The engine in this process.
export async function open_engine() {
  const create = (await import(pathToFileURL(engine_file()).href)).default;
  const engine = await create();
  return (bytes) => engine.handle(bytes);
}

/// Runs the program to its end, never longer than `patience`.
export function run(args, input = '', patience = kPatience) {
  return new Promise((resolve, reject) => {
    const child = spawn(binary(), args, { timeout: patience });
    const [out, err] = [[], []];
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => err.push(chunk));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') });
    });
    child.stdin.end(input);
  });
}

/// All requests through one `zhicheng api`, a line each.
export async function ask_by_lines(requests) {
  for (const bytes of requests) if (bytes.includes(0x0a)) throw new Error('a request of this door is one line');
  const input = Buffer.concat(requests.flatMap((bytes) => [bytes, Buffer.from('\n')]));
  const { code, out, err } = await run(['api'], input);
  const lines = out.split('\n').slice(0, -1);
  if (lines.length !== requests.length) {
    throw new Error(`zhicheng api: ${lines.length} responses to ${requests.length} requests, exit ${code}: ${err}`);
  }
  return lines;
}

/// The engine when it is built, else the program.
export async function ask_core(requests) {
  if (!engine_file() || !existsSync(engine_file())) return ask_by_lines(requests);
  const ask = await open_engine();
  return requests.map((bytes) => ask(bytes));
}

/// `zhicheng serve` on a free loopback port; `close` ends it by its pid.
export function open_server() {
  return new Promise((resolve, reject) => {
    const child = spawn(binary(), ['serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise((done) => { child.on('close', done); });
    const close = () => { child.kill('SIGTERM'); return ended; };
    const timer = setTimeout(() => { close(); reject(new Error('zhicheng serve: no address in time')); }, kPatience);
    let text = '';
    const read = (chunk) => {
      text += chunk;
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(text);
      if (!found) return;
      clearTimeout(timer);
      resolve({ port: Number(found[1]), close });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    ended.then((code) => { clearTimeout(timer); reject(new Error(`zhicheng serve ended with ${code}: ${text}`)); });
  });
}

/// POST /api: {status, text}.
export function ask_by_http(port, bytes) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': bytes.length };
    const asked = http_request({ host: '127.0.0.1', port, path: '/api', method: 'POST', headers, timeout: kPatience });
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.on('error', reject);
    asked.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString('utf8') }));
    });
    asked.end(bytes);
  });
}

/// `zhicheng assess`, or another command of one answers file, on a file of these bytes.
export async function assess_file(bytes, { edition, on, county, packs, call = 'assess' }) {
  const folder = await mkdtemp(join(tmpdir(), 'zhicheng-'));
  try {
    const file = join(folder, 'answers.json');
    await writeFile(file, bytes);
    const place = county ? ['--county', county] : [];
    const with_packs = (packs ?? []).flatMap((pack) => ['--pack', pack]);
    return await run([call, '--edition', edition, '--on', on, ...place, ...with_packs, '--json', file]);
  } finally {
    await rm(folder, { recursive: true });
  }
}
