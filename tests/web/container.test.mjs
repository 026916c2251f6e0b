// Containers in a real browser: made there and opened natively, made natively and opened there, byte for byte.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { scan_of } from '../attachment/files.mjs';
import { run } from '../cases/doors.mjs';
import { full_applicant } from '../cli/applicant.mjs';
import { answers_of, kEligible, kOn, open_folder } from '../cli/folder.mjs';

const kOrigin = 'https://engine.test';
let folder;
let browser;
let tab;

before(async () => {
  folder = await open_folder();
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  tab = await browser.newPage();
  // Nothing else is there to be asked.
  await tab.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>engine</title>' });
    if (!/^\/engine\.(js|wasm)$/.test(pathname)) return route.abort();
    const contentType = pathname.endsWith('.js') ? 'text/javascript' : 'application/wasm';
    return route.fulfill({ contentType, body: await readFile(join(process.env.ZHICHENG_ENGINE, pathname)) });
  });
  await tab.goto(`${kOrigin}/`);
  await tab.evaluate(async (contents) => {
    window.engine = await (await import('/engine.js')).default();
    window.from_64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    window.to_64 = (bytes) => {
      let text = '';
      for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      return btoa(text);
    };
    window.content = (number) => from_64(contents[number]);
  }, kContents.map((bytes) => bytes.toString('base64')));
});
after(async () => {
  await browser?.close();
  await folder?.close();
});

const bytes_of = (text) => Buffer.from(text, 'base64');
const names = ['毕业证.pdf', 'second.pdf'];
/// 3.3 MB for the first, little for the second.
const kContents = [scan_of(3300000), scan_of(100, 'y')];

/** A package made in the browser, with attachments; its bytes and those of its files. */
async function make() {
  const files = await Promise.all(names.map((_, number) => tab.evaluate((n) => to_64(content(n)), number)));
  const attachments = files.map((text, number) => ({
    kind: 'proof', name: names[number], bytes: bytes_of(text).length, type: 'application/pdf', pages: 3,
    sha256: createHash('sha256').update(bytes_of(text)).digest('hex'),
  }));
  const request = {
    format: 'zhicheng-request/1', call: 'pack', edition: 'bayannur/2026', on: '2026-05-20', created: '2026-05-20T09:30:00+08:00',
    body: { answers: answers_of(kEligible), applicant: full_applicant(), attachments },
  };
  const json = await tab.evaluate((text) => engine.handle(text), JSON.stringify(request));
  assert.equal(JSON.parse(json).format, 'zhicheng-package/1', json.slice(0, 300));
  return { json, files: files.map(bytes_of) };
}

/** What the browser makes of these bytes: the package as text, and the files that it can slice out. */
const opened = (bytes) => tab.evaluate(async (text) => {
  const given = from_64(text);
  const found = engine.open(given);
  const slices = found.files.map(({ at, stored }) => to_64(given.subarray(at, at + stored)));
  return { kind: found.kind, json: new TextDecoder().decode(found.package), states: found.files.map(({ state }) => state), slices };
}, bytes.toString('base64'));

test('browser to JSON, copy and archive, to the program, and back: byte for byte', async () => {
  const { json, files } = await make();
  const html = await tab.evaluate((text) => to_64(engine.to_html(text)), json);
  const zip = await tab.evaluate(async ({ text, count }) => {
    const blobs = Array.from({ length: count }, (_, number) => new Blob([content(number)]));
    const seen = [];
    const before = engine.HEAPU8.length;
    const blob = await engine.to_zip(text, blobs, { onprogress: (bytes) => seen.push(bytes) });
    return { bytes: to_64(new Uint8Array(await blob.arrayBuffer())), seen, type: blob.type, grown: engine.HEAPU8.length - before };
  }, { text: json, count: names.length });
  assert.equal(zip.type, 'application/zip');
  assert.equal(zip.seen.at(-1), files[0].length + files[1].length);
  assert.ok(zip.seen.length >= 5);
  const made = { json: Buffer.from(json), html: bytes_of(html), zip: bytes_of(zip.bytes) };

  for (const [ending, bytes] of Object.entries(made)) {
    const file = await folder.write(`browser.zhicheng.${ending}`, bytes);
    const unpacked = await run(['unpack', file]);
    assert.deepEqual([unpacked.code, unpacked.out], [0, `${json}\n`], ending);
    assert.equal(JSON.parse((await run(['verify', file])).out).verdict, 'reproduced');
    const again = await opened(bytes);
    assert.deepEqual([again.kind, again.json], [ending, json]);
    assert.deepEqual(again.states, ending === 'zip' ? ['same', 'same'] : []);
    again.slices.forEach((slice, number) => assert.deepEqual(bytes_of(slice), files[number]));
  }

  // The program makes the very same bytes.
  const attach = await Promise.all(names.map((name, number) => folder.write(name, files[number])));
  const common = ['pack', ...kOn, '--created', '2026-05-20T09:30:00+08:00', await folder.write('answers.json', answers_of(kEligible)),
    '--applicant', await folder.write('applicant.json', full_applicant()), ...attach.flatMap((file) => ['--attach', `proof=${file}`])];
  for (const [ending, bytes] of Object.entries(made)) {
    const file = folder.file(`native.zhicheng.${ending}`);
    assert.equal((await run([...common, '-o', file])).code, 0);
    assert.ok(bytes.equals(await readFile(file)), `${ending} differs`);
  }
});

test('the archive takes no memory of the engine for its files', async () => {
  const grown = await tab.evaluate(async () => {
    const slice = new Blob([new Uint8Array(1 << 20)]);
    const bytes = 48 << 20;
    const file = new Blob(Array.from({ length: 48 }, () => slice));
    const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const package_ = JSON.stringify({ attachments: [{ kind: 'proof', name: 'large.pdf', bytes, sha256: hash, type: 'application/pdf' }] });
    const before = engine.HEAPU8.length;
    const blob = await engine.to_zip(package_, [file]);
    if (blob.size < bytes) throw new Error('too short');
    return engine.HEAPU8.length - before;
  });
  assert.ok(grown <= 8 << 20, `${grown} bytes`);
});

test('what cannot be is thrown, with its code and place', async () => {
  const { json } = await make();
  const thrown = (make_it) => tab.evaluate(async ({ text, source }) => {
    try {
      await (0, eval)(source)(text);
    } catch ({ code, at, name }) {
      return { code, at, name };
    }
    return 'nothing';
  }, { text: json, source: make_it.toString() });
  assert.deepEqual(await thrown((text) => engine.to_html(text.replace('㐂', '喜'))), { code: 'bad_digest', at: '/digest', name: 'Error' });
  assert.deepEqual(await thrown((text) => engine.to_zip(text, [new Blob(['a']), new Blob(['b'])])), { code: 'bad_attachment', at: '/attachments/0', name: 'Error' });
  assert.equal((await thrown((text) => engine.to_zip(text, [new Blob([content(0)]), new Blob([content(1)])], { signal: AbortSignal.abort() }))).name, 'AbortError');
  assert.deepEqual(await thrown(() => engine.open(new TextEncoder().encode('PK'))), { code: 'zip_truncated', at: '', name: 'Error' });
  // And all goes on.
  assert.equal(await tab.evaluate((text) => engine.open(new TextEncoder().encode(text)).kind, json), 'json');
});
