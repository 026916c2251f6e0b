// The npm package as its users meet it: packed, installed from the tarball, used from Node, checked by a compiler, bundled into a page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { binary } from '../cases/doors.mjs';
import { answers_of, kEligible } from '../cli/folder.mjs';
import { launch } from '../web/browser.mjs';

const root = process.env.ZHICHENG_ROOT;
const asked = { edition: 'bayannur/2026', on: '2026-05-20' };
const tool = (name) => join(root, 'node_modules', '.bin', name);
const facts = answers_of(kEligible).answers;

let folder;
let zhicheng;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhicheng-npm-'));
  const npm = (...words) => execFileSync('npm', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const tarball = npm('pack', '--silent', join(process.env.ZHICHENG_ENGINE, 'npm')).trim();
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  npm('install', '--silent', '--offline', '--no-audit', '--no-fund', `./${tarball}`);
  zhicheng = await import(pathToFileURL(join(folder, 'node_modules/zhicheng/index.mjs')).href);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const refused = (code, at) => (error) => {
  assert.ok(error instanceof zhicheng.Refused, String(error));
  assert.deepEqual([error.code, error.at], [code, at]);
  return true;
};

test('the tarball holds what is needed and nothing else', () => {
  assert.deepEqual(readdirSync(join(folder, 'node_modules/zhicheng')).sort(),
    ['README.md', 'engine.js', 'engine.wasm', 'facts.d.ts', 'index.d.ts', 'index.mjs', 'package.json']);
});

test('answers are assessed, as facts or as a whole file', async () => {
  const assessment = await zhicheng.assess(facts, asked);
  assert.equal(assessment.outcome, 'eligible');
  assert.deepEqual(await zhicheng.assess(answers_of(kEligible), asked), assessment);
  assert.equal((await zhicheng.assess({}, { edition: asked.edition })).on, zhicheng.today());
  await assert.rejects(zhicheng.assess({ level: 'emperor' }, asked), refused('out_of_domain', '/answers/level'));
  await assert.rejects(zhicheng.assess({ height: 180 }, asked), refused('unknown_fact', '/answers/height'));
  await assert.rejects(zhicheng.assess(facts, { edition: 'elsewhere/1999' }), refused('unknown_edition', '/edition'));
});

test('a package is verified from its value, its text and each of its containers', async () => {
  const answers = join(folder, 'answers.json');
  writeFileSync(answers, JSON.stringify(answers_of(kEligible)));
  for (const kind of ['json', 'html', 'zip']) {
    const file = join(folder, `my.zhicheng.${kind}`);
    execFileSync(binary(), ['pack', answers, '--edition', asked.edition, '--on', asked.on, '--created', '2026-05-20T09:30:00+08:00', '-o', file]);
    assert.equal((await zhicheng.verify(readFileSync(file))).verdict, 'reproduced', kind);
  }
  const text = readFileSync(join(folder, 'my.zhicheng.json'), 'utf8');
  assert.equal((await zhicheng.verify(text)).verdict, 'reproduced');
  const value = JSON.parse(text);
  assert.equal((await zhicheng.verify(value)).verdict, 'reproduced');
  value.answers.education = 'doctorate';
  const { verdict, differences } = await zhicheng.verify(value);
  assert.equal(verdict, 'differs');
  assert.ok(differences.length > 1);
});

test('what is no package is refused, whatever it tries', async () => {
  await assert.rejects(zhicheng.verify('{}'), { name: 'Refused' });
  await assert.rejects(zhicheng.verify(''), refused('truncated', ''));
  const whole = await zhicheng.pack({ answers: facts }, asked);
  await assert.rejects(zhicheng.verify(`${JSON.stringify(whole)},"on":"2026-05-20"`), { name: 'Refused' });
  await assert.rejects(zhicheng.verify(new Uint8Array([0x7b, 0xff])), { name: 'Refused' });
  await assert.rejects(zhicheng.verify(new TextEncoder().encode('<html>')), { name: 'Refused' });
  await assert.rejects(zhicheng.verify(new TextEncoder().encode('PK\u0003\u0004')), { name: 'Refused' });
});

test('what it packs is what the command line verifies', async () => {
  const made = await zhicheng.pack({ answers: facts, applicant: { name: '𠮷田' } }, { ...asked, created: '2026-05-20T09:30:00+08:00' });
  assert.equal((await zhicheng.verify(made)).verdict, 'reproduced');
});

test('the rules are looked through, the days and clauses told', async () => {
  const { remarks, editions } = await zhicheng.lint(asked.edition);
  assert.deepEqual(editions, [asked.edition]);
  assert.deepEqual(remarks.filter(({ severity }) => severity === 'error'), []);
  await assert.rejects(zhicheng.lint('elsewhere/1999'), refused('unknown_edition', '/edition'));
  assert.equal((await zhicheng.dates(asked)).format, 'zhicheng-dates/1');
  assert.match((await zhicheng.clauses({ edition: asked.edition })).notice, /职称评审工作/);
  assert.match(await zhicheng.request({ format: 'zhicheng-request/1', call: 'sing' }), /unknown_call/);
});

test('engines of its own are loaded from bytes', async () => {
  const wasm = readFileSync(join(folder, 'node_modules/zhicheng/engine.wasm'));
  const engine = await zhicheng.load({ wasm });
  assert.equal(engine.assess(facts, asked).outcome, 'eligible');
});

test('the types say what users may do and what not', () => {
  copyFileSync(join(root, 'tests/npm/user.mts'), join(folder, 'user.mts'));
  execFileSync(tool('tsc'), ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom', 'user.mts'],
    { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
});

test('the README\'s lines run', async () => {
  const readme = readFileSync(join(folder, 'node_modules/zhicheng/README.md'), 'utf8');
  const [, lines] = /```js\n([^]*?)```/.exec(readme);
  writeFileSync(join(folder, 'shown.mjs'), `import { readFileSync } from 'node:fs';
    const bytes = readFileSync('my.zhicheng.html');
    ${lines}
    console.log(outcome, missing.length > 0, verdict, differences.length, remarks.length > 0);`);
  assert.equal(execFileSync(process.execPath, ['shown.mjs'], { cwd: folder, encoding: 'utf8' }).trim(), 'undetermined true reproduced 0 true');
});

test('a bundler makes a page of it, which needs no network but its own files', async () => {
  const site = join(folder, 'site');
  mkdirSync(site);
  writeFileSync(join(folder, 'page.mjs'), `import wasm from 'zhicheng/engine.wasm';
    import { load } from 'zhicheng';
    const { assess } = await load({ wasm });
    document.title = assess(${JSON.stringify(facts)}, ${JSON.stringify(asked)}).outcome;`);
  execFileSync(tool('esbuild'), ['page.mjs', '--bundle', '--format=esm', '--loader:.wasm=file', '--public-path=/', `--outdir=${site}`,
    '--log-level=warning'], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  writeFileSync(join(site, 'index.html'), `<!doctype html><link rel="icon" href="data:,"><meta http-equiv="Content-Security-Policy"
    content="default-src 'self'; img-src data:; script-src 'self' 'wasm-unsafe-eval'"><script type="module" src="page.js"></script>`);
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
  const server = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : request.url.slice(1);
    response.setHeader('Content-Type', types[extname(name)] ?? 'application/octet-stream');
    response.end(readFileSync(join(site, name)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launch();
  try {
    const tab = await browser.newPage();
    const faults = [];
    tab.on('pageerror', (error) => faults.push(error.message));
    tab.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    await tab.waitForFunction(() => document.title !== '', null, { timeout: 20_000 }).catch(() => {});
    assert.deepEqual(faults, []);
    assert.equal(await tab.title(), 'eligible');
  } finally {
    await browser.close();
    server.close();
  }
});
