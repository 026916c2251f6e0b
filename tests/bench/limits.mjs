// The server under those who take and give nothing: idle connections, slow drips, floods. Client and server share the machine.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { ask_by, packages } from '../server/load.mjs';
import { serve, talk } from '../server/serve.mjs';

const kJson = 'Host: a\r\nContent-Type: application/json\r\n';
const megabytes = (pid, what) => Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1000;

/// A server with a data folder of its own while `use` runs.
async function with_server(use, ...options) {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-limits-'));
  const server = await serve(...options, '--data', join(folder, 'data'));
  try {
    return await use(server, packages(folder));
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

/// Hands in packages one after another: milliseconds of each, sorted. Throws when one is not kept.
async function good_requests(port, make, count) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = [];
  for (let i = 0; i < count; i += 1) {
    const { body } = make();
    const began = performance.now();
    const answer = await ask_by(agent, port, { method: 'POST', path: '/v1/submissions', body, headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() } });
    times.push(performance.now() - began);
    if (answer?.status !== 201) throw new Error(`a good request was answered by ${answer?.status}`);
  }
  agent.destroy();
  return times.sort((a, b) => a - b);
}

/// A connection that says something and then nothing more: {socket, open}.
const hold = (port, text) => new Promise((resolve) => {
  const held = { socket: connect(port, '127.0.0.1'), open: true };
  held.socket.on('error', () => {});
  held.socket.on('close', () => { held.open = false; });
  held.socket.on('data', () => resolve(held));
  held.socket.on('connect', () => { held.socket.write(text); if (!text.endsWith('\r\n\r\n')) resolve(held); });
});

/// So many connections that have each been answered once: memory of the server, and what a good request takes meanwhile.
export const measure_idle = (count) => with_server(async (server, make) => {
  await good_requests(server.port, make, 20);
  const alone = await good_requests(server.port, make, 50);
  const before = megabytes(server.pid, 'VmRSS');
  const held = [];
  while (held.length < count) {
    held.push(...await Promise.all(Array.from({ length: 200 }, () => hold(server.port, 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'))));
  }
  const times = await good_requests(server.port, make, 100);
  const open = held.filter((one) => one.open).length;
  const after = megabytes(server.pid, 'VmRSS');
  for (const { socket } of held) socket.destroy();
  return { open, before, after, alone: alone[25], median: times[50], worst: times.at(-1) };
});

/// Heads and bodies that come a byte every half second: how many are left when their time is over, and good requests meanwhile.
export const measure_drips = (count) => with_server(async (server, make) => {
  await good_requests(server.port, make, 20);
  const body = `POST /api HTTP/1.1\r\n${kJson}Content-Length: 1000\r\n\r\n{`;
  const held = await Promise.all(Array.from({ length: count }, (_, i) => hold(server.port, i % 2 ? body : 'GET / HTTP/1.1\r\nHost: a\r\nX: ')));
  const drip = setInterval(() => { for (const { socket, open } of held) if (open) socket.write(' '); }, 500);
  const times = [];
  for (let second = 0; second < 20; second += 1) {
    times.push(...await good_requests(server.port, make, 10));
    await pause(1000 - (performance.now() % 1000));
  }
  await pause(2500);
  clearInterval(drip);
  const left = held.filter((one) => one.open).length;
  for (const { socket } of held) socket.destroy();
  times.sort((a, b) => a - b);
  return { left, median: times[times.length >> 1], worst: times.at(-1) };
});

/// Connections that announce 8 MiB each and send nothing: how many are there after a while, how many are left after so many seconds,
/// and good requests meanwhile.
export const measure_silence = (count, seconds) => with_server(async (server, make) => {
  const held = await Promise.all(Array.from({ length: count }, () =>
    hold(server.port, `POST /v1/submissions HTTP/1.1\r\n${kJson}Idempotency-Key: ${randomUUID()}\r\nContent-Length: 8388608\r\n\r\n{`)));
  const times = await good_requests(server.port, make, 10);
  await pause(2000);
  const begun = held.filter((one) => one.open).length;
  await pause(seconds * 1000 - 2000);
  const left = held.filter((one) => one.open).length;
  for (const { socket } of held) socket.destroy();
  return { begun, left, worst: times.at(-1) };
});

/// The most memory that the server takes under each of them, in megabytes.
export const measure_floods = () => with_server(async (server) => {
  const peak_under = async (...parts) => {
    writeFileSync(`/proc/${server.pid}/clear_refs`, '5');
    await talk(server.port, ...parts);
    return megabytes(server.pid, 'VmHWM');
  };
  const many = (text, bytes) => Array.from({ length: Math.ceil(bytes / text.length) }, () => text);
  const piece = 'x'.repeat(1 << 20);
  const bomb = gzipSync(Buffer.alloc(100 << 20, 0x20));
  const peaks = {};
  peaks['a header of 300 MB'] = await peak_under('GET / HTTP/1.1\r\nHost: a\r\nX: ', ...many(piece, 300e6));
  for (const path of ['/api', '/v1/submissions']) {
    peaks[`a chunked body of 200 MB to ${path}`] = await peak_under(`POST ${path} HTTP/1.1\r\n${kJson}Idempotency-Key: a-key-that-nobody-guesses\r\nTransfer-Encoding: chunked\r\n\r\n`,
      ...many(`100000\r\n${' '.repeat(1 << 20)}\r\n`, 200e6));
  }
  peaks['a gzip bomb of 100 MB'] = await peak_under(
    `POST /v1/submissions HTTP/1.1\r\n${kJson}Idempotency-Key: a-key-that-nobody-guesses\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`, bomb);
  return peaks;
});

/// The same as lines of ./dev bench.
export async function print_limits(line) {
  const ms = (value) => `${value.toFixed(1)} ms`;
  const mb = (value) => `${value.toFixed(1)} MB`;
  const idle = await measure_idle(10_000);
  line('idle connections, memory', `${idle.open}`, mb(idle.after), '≤ 120 MB');
  line('  a package meanwhile, median, worst', ms(idle.median), ms(idle.worst), '≤ 50 ms');
  const drips = await measure_drips(200);
  line('slow drips left of 200', `${drips.left}`);
  line('  a package meanwhile, median, worst', ms(drips.median), ms(drips.worst));
  for (const [what, peak] of Object.entries(await measure_floods())) line(`memory under ${what}`, mb(peak), '≤ 60 MB');
}
