// A server of the tests' own, on a free port of the loopback, ended by its pid.
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { request as http_request } from 'node:http';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { binary } from '../cases/doors.mjs';
import { check } from './described.mjs';

const kPatience = 20000;

/// Why a test that takes the server's memory away is skipped, or nothing: a sanitizer ends the program where memory does.
export const sanitized = () => (/__asan_init/.test(readFileSync(binary(), 'latin1')) ? 'sanitizers have a memory of their own' : undefined);

/// What a server's `--clock` reads: never half of a number.
export function set_clock(file, seconds) {
  writeFileSync(`${file}.new`, String(seconds));
  renameSync(`${file}.new`, file);
}

/// `zhicheng serve` with these options: {port, url, pid, ended, err, close}. An object in front of them says `env`, what is added
/// to the environment, and `by`, what the program is run by.
export function serve(...options) {
  const { env = {}, by = [] } = typeof options[0] === 'object' ? options.shift() : {};
  return new Promise((resolve, reject) => {
    const [program, ...words] = [...by, binary(), 'serve', '--port', '0', ...options];
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let out = '';
    let err = '';
    const ended = new Promise((done) => child.on('close', (code, signal) => done({ code, signal, out, err })));
    const timer = setTimeout(() => { child.kill('SIGKILL'); reject(new Error('no address in time')); }, kPatience);
    child.on('error', reject);
    child.stderr.on('data', (chunk) => { err += chunk; });
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (!out.includes('\n')) return;
      clearTimeout(timer);
      const url = out.split('\n')[0];
      const kill = (signal) => child.kill(signal);
      resolve({ url, port: Number(new URL(url).port), pid: child.pid, ended, kill, err: () => err, close: () => { kill('SIGTERM'); return ended; } });
    });
    ended.then(({ code }) => { clearTimeout(timer); reject(new Error(`ended with ${code}: ${err}`)); });
  });
}

/// One request: {status, headers, bytes, text}. What is answered must be described.
export function ask(port, { method = 'GET', path = '/', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const asked = http_request({ host: '127.0.0.1', port, path, method, headers, agent: false, timeout: kPatience });
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.on('error', reject);
    asked.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const answer = { status: response.statusCode, headers: response.headers, bytes, text: bytes.toString('utf8') };
        try {
          check(method, path, answer);
          resolve(answer);
        } catch (fault) {
          reject(fault);
        }
      });
    });
    asked.end(body);
  });
}

export const post = (port, body, headers = {}) =>
  ask(port, { method: 'POST', path: '/api', body, headers: { 'content-type': 'application/json', ...headers } });

/// Bytes on a bare connection, and all that comes back until the other side ends: text. Parts are sent as a list of
/// bytes and pauses in milliseconds.
export function talk(port, ...parts) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks = [];
    socket.setTimeout(kPatience, () => socket.destroy(new Error('no end in time')));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve(Buffer.concat(chunks).toString('latin1'));
      else reject(error);
    });
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.on('connect', async () => {
      for (const part of parts) {
        if (typeof part === 'number') await new Promise((done) => setTimeout(done, part));
        else if (!socket.destroyed) socket.write(part);
      }
    });
  });
}

/// Status lines of what came back on a bare connection.
export const statuses = (text) => [...text.matchAll(/HTTP\/1\.[01] (\d{3})/g)].map(([, status]) => Number(status));
