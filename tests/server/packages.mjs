// Packages for a server to receive, and the applicant's side of it.
import { createHash, randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary } from '../cases/doors.mjs';
import { ask } from './serve.mjs';

const root = process.env.ZHICHENG_ROOT ?? join(import.meta.dirname, '../..');

export const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');

/// A package as `pack` writes it: bytes. `change(applicant, answers)` changes what is packed; `attached` are "kind=path".
export function pack(folder, name = 'engineer', { change, attached = [] } = {}) {
  const read = (part) => JSON.parse(readFileSync(join(root, 'rules/schema/examples', `${name}.${part}.json`)));
  const [answers, applicant] = [read('answers'), read('applicant')];
  change?.(applicant, answers.answers);
  const file = (part) => join(folder, `${randomUUID()}.${part}.json`);
  const [in_answers, in_applicant, out] = [file('answers'), file('applicant'), file('zhicheng')];
  writeFileSync(in_answers, JSON.stringify(answers));
  writeFileSync(in_applicant, JSON.stringify(applicant));
  execFileSync(binary(), ['pack', in_answers, '--applicant', in_applicant, '--on', '2026-05-20', '--created', '2026-05-20T09:30:00+08:00',
    ...attached.flatMap((one) => ['--attach', one]), '-o', out]);
  return readFileSync(out);
}

const json = { 'content-type': 'application/json' };
export const bearer = ({ receipt, secret }) => ({ authorization: `Bearer ${receipt.number} ${secret}` });

export const submit = (port, body, key = randomUUID()) =>
  ask(port, { method: 'POST', path: '/v1/submissions', body, headers: { ...json, 'idempotency-key': key } });
export const resubmit = (port, kept, body, key = randomUUID()) =>
  ask(port, { method: 'POST', path: `/v1/submissions/${kept.receipt.number}/revisions`, body, headers: { ...json, ...bearer(kept), 'idempotency-key': key } });
export const withdraw = (port, kept, body) =>
  ask(port, { method: 'POST', path: `/v1/submissions/${kept.receipt.number}/withdrawal`, body: JSON.stringify(body), headers: { ...json, ...bearer(kept) } });
export const upload = (port, kept, bytes) => ask(port, { method: 'PUT', path: `/v1/blobs/${digest(bytes)}`, body: bytes, headers: bearer(kept) });

/// The applicant's view of the own file.
export async function progress(port, kept) {
  const { status, text } = await ask(port, { path: `/v1/submissions/${kept.receipt.number}`, headers: bearer(kept) });
  if (status !== 200) throw new Error(`${status}: ${text}`);
  return JSON.parse(text);
}
