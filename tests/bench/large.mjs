// How long it takes to read one large package and judge it again, natively and in Node.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { person } from '../questions/population.mjs';

const kSeed = 20260522;
const kItems = 200;
const kText = '临河区某某灌区盐碱地改良与节水灌溉关键技术研究及推广应用'.repeat(5);
const kCopies = 20;
const kRounds = 10;

/// The history of somebody who fills every list: about a megabyte of it.
function applicant() {
  const list = (make) => Array.from({ length: kItems }, (_, index) => make(`${index}号${kText}`, `20${10 + (index % 15)}-0${1 + (index % 9)}-11`));
  return {
    name: '巴特尔', phone: '13800000000', employer: '临河区某某学校',
    work: list((text, from) => ({ employer: text, post: text, from })),
    achievements: list((text, on) => ({ kind: 'project', title: text, role: text, rank: 1, on, source: text })),
    awards: list((text, on) => ({ title: text, grade: text, issuer: text, rank: 1, on })),
    papers: list((text, on) => ({ title: text, journal: text, number: text, rank: 1, on })),
  };
}

const request = (call, more) => JSON.stringify({ format: 'zhicheng-request/1', call, ...more });

/// Milliseconds until the program has judged the file's lines.
function natively(file) {
  const input = openSync(file);
  const began = performance.now();
  execFileSync(process.env.ZHICHENG_BIN, ['verify', '-'], { stdio: [input, 'ignore', 'inherit'] });
  closeSync(input);
  return performance.now() - began;
}

/// Milliseconds, of the best round. What the program needs to start is taken off.
export async function measure_large() {
  const create = (await import(pathToFileURL(join(process.env.ZHICHENG_ENGINE, 'engine.js')).href)).default;
  const engine = await create();
  const body = { answers: { format: 'zhicheng-answers/1', answers: person(kSeed, 0) }, applicant: applicant() };
  const text = engine.handle(request('pack', { edition: 'bayannur/2026', on: '2026-05-20', created: '2026-05-20T09:30:00+08:00', body }));
  const asked = new TextEncoder().encode(request('verify', { body: JSON.parse(text) }));
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-bench-'));
  const [one, many] = [1, kCopies + 1].map((count) => {
    const file = join(folder, `${count}.jsonl`);
    writeFileSync(file, `${text}\n`.repeat(count));
    return file;
  });
  const found = { bytes: Buffer.byteLength(text), native: Infinity, node: Infinity };
  for (let round = 0; round < kRounds; round += 1) {
    found.native = Math.min(found.native, (natively(many) - natively(one)) / kCopies);
    const began = performance.now();
    engine.handle_bytes(asked);
    found.node = Math.min(found.node, performance.now() - began);
  }
  rmSync(folder, { recursive: true });
  return found;
}
