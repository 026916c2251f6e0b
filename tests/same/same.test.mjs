// Every case, the same bytes by every way in: `zhicheng api`, HTTP, the engine, and `zhicheng assess` on a file.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { all_cases } from '../cases/all_cases.mjs';
import { ask_by_http, ask_by_lines, assess_file, open_engine, open_server } from '../cases/doors.mjs';

const kExit = { eligible: 0, ineligible: 1, undetermined: 2 };

let by_lines;
let server;
let engine;

before(async () => {
  [by_lines, engine] = await Promise.all([ask_by_lines(all_cases.map(({ bytes }) => bytes)), open_engine()]);
  server = await open_server(); // last: where another fails, none is left open
});

after(() => server?.close());

all_cases.forEach((found, index) => {
  test(`the same bytes: ${found.name}`, async () => {
    const refused = JSON.parse(by_lines[index]).error !== undefined;
    assert.equal(engine(found.bytes), by_lines[index], 'engine');
    const { status, text } = await ask_by_http(server.port, found.bytes);
    assert.equal(text, by_lines[index], 'HTTP');
    assert.equal(status, refused ? 400 : 200);
  });
});

/// The body of a request as a file would hold it; null where the bytes are no whole request.
function body_bytes({ bytes }) {
  const start = bytes.indexOf('"body":') + '"body":'.length;
  return bytes.subarray(0, 1).equals(Buffer.from('{')) && bytes.at(-1) === 0x7d ? bytes.subarray(start, -1) : null;
}

const kRawTerms = { edition: 'bayannur/2026', on: '2026-05-20' };

all_cases.forEach((found, index) => {
  const { request, expect } = found;
  const in_body = !expect.error || found.request_bytes_base64 || expect.error.at?.startsWith('/body');
  const body = body_bytes(found);
  if (found.row > 0) return;  // one process a file, not a row
  if (!in_body || body === null || (request && !['assess', 'changes'].includes(request.call))) return;
  const call = request?.call ?? 'assess';
  test(`zhicheng ${call}: ${found.name}`, async () => {
    const { code, out, err } = await assess_file(body, request ?? kRawTerms);
    const response = JSON.parse(by_lines[index]);
    if (response.error === undefined) {
      assert.equal(out, `${by_lines[index]}\n`);
      assert.equal(code, call === 'changes' ? 0 : kExit[response.outcome]);
      return;
    }
    // The detail may count bytes or levels of the document given, which is the file here.
    const { error } = JSON.parse(err);
    assert.equal(error.code, response.error.code);
    assert.equal(`/body${error.at}`, response.error.at);
    assert.equal(out, '');
    assert.equal(code, 65);
  });
});
