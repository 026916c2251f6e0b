// Load on a server, with a ledger of what it acknowledged: packages with an attachment each, sent by several at once.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { basename, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { png_chunk, png_header, png_signature } from '../attachment/files.mjs';
import { binary } from '../cases/doors.mjs';
import { bearer, digest } from './packages.mjs';

const root = process.env.ZHICHENG_ROOT ?? join(import.meta.dirname, '../..');
const example = (name) => join(root, 'rules/schema/examples', name);

/// A picture that no other text gives.
export const picture = (text) => Buffer.concat([png_signature, png_header(3, 2), png_chunk('tEXt', Buffer.from(`Title\0${text}`)),
  png_chunk('IDAT', deflateSync(Buffer.alloc(8))), png_chunk('IEND')]);

const canonical = (value) => (Array.isArray(value) ? `[${value.map(canonical).join(',')}]`
  : value && typeof value === 'object' ? `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
    : JSON.stringify(value));

/// A maker of packages that `verify` reproduces, each with another picture: () => {body, blobs}.
export function packages(folder) {
  const [file, out] = [join(folder, 'diploma.png'), join(folder, 'one.zhicheng.json')];
  writeFileSync(file, picture(''));
  execFileSync(binary(), ['pack', example('engineer.answers.json'), '--applicant', example('engineer.applicant.json'), '--on', '2026-05-20',
    '--created', '2026-05-20T09:30:00+08:00', '--attach', `diploma=${file}`, '-o', out]);
  const { digest: old, ...model } = JSON.parse(readFileSync(out));
  assert.equal(old, `sha256:${digest(canonical(model))}`);
  return (claims = {}, blob = picture(randomUUID())) => {
    const attachments = [{ ...model.attachments[0], bytes: blob.length, sha256: digest(blob), ...claims }];
    const made = { ...model, attachments };
    return { body: Buffer.from(canonical({ ...made, digest: `sha256:${digest(canonical(made))}` })), blobs: [blob] };
  };
}

/// One request over a kept connection: {status, headers, text}, or nothing when the server went away before it answered.
export function ask_by(agent, port, { method, path, headers, body = Buffer.alloc(0) }) {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port, path, method, agent, headers: { ...headers, 'content-length': body.length } });
    asked.on('error', () => resolve(undefined));
    asked.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', () => resolve(undefined));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() }));
    });
    asked.end(body);
  });
}

const submit = (agent, port, key, body) => ask_by(agent, port, { method: 'POST', path: '/v1/submissions', body,
  headers: { 'content-type': 'application/json', 'idempotency-key': key } });

/// What was acknowledged ({key, body, receipt, secret, blobs}), sent and never answered ({key, body}), and every status seen.
export const ledger = () => ({ kept: [], open: [], statuses: new Map() });

/// Sends until `going()` is false or the server is gone. Returns when the last answer is there.
export async function load(port, make, book, going, senders = 8) {
  const agent = new Agent({ keepAlive: true, maxSockets: senders });
  const note = (answer) => { if (answer) book.statuses.set(answer.status, (book.statuses.get(answer.status) ?? 0) + 1); };
  await Promise.all(Array.from({ length: senders }, async () => {
    while (going()) {
      const key = randomUUID();
      const { body, blobs } = make();
      const answer = await submit(agent, port, key, body);
      note(answer);
      if (!answer) { book.open.push({ key, body }); return; }
      if (answer.status !== 201) continue;
      const kept = { key, body, blobs: [], ...JSON.parse(answer.text) };
      book.kept.push(kept);
      for (const blob of blobs) {
        if (!going()) break;
        const put = await ask_by(agent, port, { method: 'PUT', path: `/v1/blobs/${digest(blob)}`, headers: bearer(kept), body: blob });
        note(put);
        if (!put) return;
        if (put.status === 201) kept.blobs.push(digest(blob));
      }
    }
  }));
  agent.destroy();
}

/// What of the ledger a server does not have any more, or has otherwise: a list of words, empty when nothing is lost.
export async function lost(port, kept) {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const found = [];
  for (const one of kept) {
    const { number } = one.receipt;
    const shown = await ask_by(agent, port, { method: 'GET', path: `/v1/submissions/${number}`, headers: bearer(one) });
    if (shown?.status !== 200) { found.push(`${number}: ${shown?.status}`); continue; }
    const progress = JSON.parse(shown.text);
    if (canonical(progress.receipt) !== canonical(one.receipt) || one.receipt.sha256 !== digest(one.body)) found.push(`${number}: receipt`);
    for (const name of one.blobs) {
      if (progress.missing.some(({ sha256 }) => sha256 === name)) found.push(`${number}: ${name} is missing`);
      const head = await ask_by(agent, port, { method: 'HEAD', path: `/v1/blobs/${name}`, headers: bearer(one) });
      if (head?.status !== 200) found.push(`${name}: ${head?.status}`);
    }
  }
  agent.destroy();
  return found;
}

/// Sends again what was never answered, and some of what was: each is there once.
export async function send_again(port, book) {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  for (const { key, body } of book.open) assert.ok([200, 201].includes((await submit(agent, port, key, body)).status));
  for (const { key, body, receipt } of book.kept.slice(-20)) {
    const again = await submit(agent, port, key, body);
    assert.equal(again.status, 200);
    assert.deepEqual(JSON.parse(again.text).receipt, receipt);
  }
  agent.destroy();
}

/// Where the programs of the trials are built; a server under sanitizers is built without.
export const trials = () => process.env.ZHICHENG_TRIALS ?? join(binary(), '..');

/// What lies in a data folder whose server has ended: files by another name than their digest, and what SQLite and the
/// audit trail say.
export function damage(data, kept) {
  const found = [];
  const whole = new Set();
  for (const path of readdirSync(join(data, 'blobs'), { recursive: true, encoding: 'utf8' })) {
    const name = basename(path);
    // What is under way lies apart, in partial/.
    if (!/^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(path)) continue;
    if (digest(readFileSync(join(data, 'blobs', path))) === name) whole.add(name);
    else found.push(`${path}: other bytes`);
  }
  for (const name of kept.flatMap(({ blobs }) => blobs)) if (!whole.has(name)) found.push(`${name} is lost`);
  const integrity = execFileSync(join(trials(), 'trial_integrity'), [join(data, 'zhicheng.sqlite')]).toString();
  if (integrity !== 'ok\n') found.push(integrity);
  const audit = JSON.parse(execFileSync(binary(), ['audit', 'verify', '--data', data, '--json']));
  return [...found, ...audit.faults, ...audit.damage];
}

/// Numbers that a seed repeats, from 0 to 1.
export function random(state = Number(process.env.ZHICHENG_SEED ?? Date.now() % 1e9)) {
  const seed = state;
  const draw = () => { state = (state * 1103515245 + 12345) % 2147483648; return state / 2147483648; };
  return Object.assign(draw, { seed });
}
