// The page: what is served, how, and what is not.
import assert from 'node:assert/strict';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { open_folder } from '../cli/folder.mjs';
import { ask, serve, statuses, talk } from './serve.mjs';

const kScript = 'export const a = 1;\n'.repeat(100);
let outside;
let folder;
let server;

before(async () => {
  outside = await open_folder();
  await mkdir(outside.file('web/embed/.git'), { recursive: true });
  folder = { path: outside.file('web'), file: (name) => outside.file(join('web', name)) };
  const write = (name, content) => outside.write(join('web', name), content);
  await outside.write('secret.txt', 'secret');
  await outside.write('web-other', 'secret');
  await write('index.html', '<!doctype html><title>page</title>');
  await write('embed/index.html', '<!doctype html><title>embed</title>');
  await write('embed/.git/config', 'secret');
  await write('.env', 'secret');
  await write('app.js', kScript);
  await write('app.js.br', brotliCompressSync(kScript));
  await write('app.js.gz', gzipSync(kScript));
  await write('app.wasm', Buffer.from('0061736d01000000', 'hex'));
  await write('style.css', 'a{}');
  await write('data.json', '{}');
  await write('icon.svg', '<svg/>');
  await write('site.webmanifest', '{}');
  await write('unknown.xyz', 'x');
  await write('deadlines.ics', 'BEGIN:VCALENDAR');
  await write('sitemap.xml', '<urlset/>');
  await write('main.0123456789.mjs', kScript);
  await mkdir(folder.file('bayannur/2026/150802'), { recursive: true });
  await write('bayannur/2026/150802/index.html', '<!doctype html><style>a{}</style>');
  await write('bayannur/2026/150802/oembed.json', '{}');
  await write('old.js', 'new');
  await write('old.js.gz', gzipSync('old'));
  await utimes(folder.file('old.js.gz'), 1, 1);
  await write('通知.txt', '通知');
  await symlink(outside.file('secret.txt'), folder.file('link.txt'));
  server = await serve('--web', folder.path);
});
after(async () => {
  await server?.close();
  await outside?.close();
});

const get = (path, headers = {}) => ask(server.port, { path, headers });

test('the address is one line on standard output', () => {
  assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
});

const kTypes = [
  ['/', 'text/html; charset=utf-8'], ['/index.html', 'text/html; charset=utf-8'], ['/?a=1', 'text/html; charset=utf-8'],
  ['/embed/', 'text/html; charset=utf-8'], ['/app.js', 'text/javascript; charset=utf-8'], ['/app.wasm', 'application/wasm'],
  ['/style.css', 'text/css; charset=utf-8'], ['/data.json', 'application/json'], ['/icon.svg', 'image/svg+xml'],
  ['/deadlines.ics', 'text/calendar; charset=utf-8'], ['/sitemap.xml', 'application/xml'],
  ['/site.webmanifest', 'application/manifest+json'], ['/unknown.xyz', 'application/octet-stream'],
  ['/%E9%80%9A%E7%9F%A5.txt', 'text/plain; charset=utf-8'],
];

for (const [path, type] of kTypes) {
  test(`${path} is ${type}, with every security header`, async () => {
    const { status, headers } = await get(path);
    assert.equal(status, 200);
    assert.equal(headers['content-type'], type);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cache-control'], 'no-cache');
    assert.ok(!headers['content-security-policy'].includes("'unsafe-inline'"));
    assert.match(headers['content-security-policy'], /^default-src 'self'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval';/);
  });
}

test('an unchanged file is not sent again; a changed one is', async () => {
  const first = await get('/style.css');
  const again = await get('/style.css', { 'if-none-match': first.headers.etag });
  assert.deepEqual([again.status, again.bytes.length], [304, 0]);
  assert.equal(again.headers.etag, first.headers.etag);
  await outside.write('web/style.css', 'a{color:red}');
  const changed = await get('/style.css', { 'if-none-match': first.headers.etag });
  assert.deepEqual([changed.status, changed.text], [200, 'a{color:red}']);
});

const kCodings = [
  [undefined, undefined], ['', undefined], ['br', 'br'], ['gzip, deflate, br', 'br'], ['gzip', 'gzip'], ['br;q=0, gzip', 'gzip'],
  ['br; q=0.0,gzip;q=0', undefined], ['*', 'br'], ['*;q=0', undefined], ['GZIP;q=0.5', 'gzip'], ['brotli', undefined],
];

for (const [accepted, coding] of kCodings) {
  test(`Accept-Encoding: ${accepted} gives ${coding ?? 'the file as it is'}`, async () => {
    const { headers, bytes } = await get('/app.js', accepted === undefined ? {} : { 'accept-encoding': accepted });
    assert.equal(headers['content-encoding'], coding);
    assert.equal(headers.vary, 'Accept-Encoding');
    assert.equal(headers['content-type'], 'text/javascript; charset=utf-8');
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[coding] ?? ((same) => same);
    assert.equal(unpack(bytes).toString(), kScript);
  });
}

test('a packed file older than the file itself is left alone', async () => {
  const { headers, text } = await get('/old.js', { 'accept-encoding': 'gzip' });
  assert.deepEqual([headers['content-encoding'], text], [undefined, 'new']);
});

test('HEAD has the headers of GET and no body', async () => {
  const [got, headed] = [await get('/app.js'), await ask(server.port, { method: 'HEAD', path: '/app.js' })];
  assert.equal(headed.status, 200);
  assert.equal(headed.bytes.length, 0);
  assert.deepEqual(headed.headers, got.headers);
});

const kOutside = [
  '/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/embed/../../secret.txt', '/embed/%2e%2e/%2e%2e/secret.txt',
  '/..\\secret.txt', '/%5c..%5csecret.txt', '//etc/passwd', '/./index.html', '/.env', '/%2eenv', '/embed/.git/config', '/link.txt',
  '/../web-other', '/embed//index.html', '/embed%2findex.html', '/index.html%00.txt', '/%', '/%zz', '/%c0%ae%c0%ae/secret.txt', '/nowhere',
  '/index.html/', '/app.js/../index.html',
];

for (const target of kOutside) {
  test(`${target} is not there`, async () => {
    const text = await talk(server.port, `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    assert.deepEqual(statuses(text), [404]);
    assert.ok(!text.includes('secret') || target.includes('secret') && !/\r\n\r\n.*secret/s.test(text), text);
  });
}

test('other methods are not allowed, and told which are', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    const { status, headers, text } = await ask(server.port, { method, path: '/index.html' });
    assert.deepEqual([status, headers.allow], [405, 'GET, HEAD']);
    assert.equal(JSON.parse(text).error.code, 'method_not_allowed');
  }
});

test('/healthz', async () => {
  const { status, text } = await get('/healthz');
  assert.deepEqual([status, JSON.parse(text)], [200, { status: 'ok' }]);
});

const page = process.env.ZHICHENG_WEB;
const built = page && existsSync(join(page, 'index.html'));
test('the built page is served as it lies there', { skip: built ? false : 'the page is not built' }, async () => {
  const real = await serve('--web', page);
  try {
    const { status, bytes } = await ask(real.port);
    assert.equal(status, 200);
    assert.deepEqual(bytes, readFileSync(join(page, 'index.html')));
  } finally {
    await real.close();
  }
});

for (const path of ['/embed', '/bayannur/2026/150802', '/bayannur/2026/150802?county=150802']) {
  test(`${path} leads to its folder's page`, async () => {
    const { status, headers, text } = await get(path);
    assert.deepEqual([status, headers.location, text], [301, path.replace(/(?=\?|$)/, '/'), '']);
    assert.equal((await get(headers.location)).status, 200);
  });
}

test('a folder without a page, or outside, leads nowhere', async () => {
  assert.deepEqual(await Promise.all(['/bayannur', '/bayannur/2026/', '//embed', '/..', '/embed%2f'].map(async (path) => (await get(path)).status)), [404, 404, 404, 404, 404]);
});

test('what a site writes as plain pages may have its own style, and no script but files of the site', async () => {
  const { headers } = await get('/bayannur/2026/150802/');
  assert.equal(headers['content-security-policy'], "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *");
});

test('a name that carries its digest is kept for ever', async () => {
  assert.equal((await get('/main.0123456789.mjs')).headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal((await get('/app.js')).headers['cache-control'], 'no-cache');
});
