// The readable copy on paper: as many sheets as it says, each with its own QR code, and nothing cut off.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { scan_of } from '../attachment/files.mjs';
import { run } from '../cases/doors.mjs';
import { full_applicant } from '../cli/applicant.mjs';
import { answers_of, kEligible, kOn, open_folder } from '../cli/folder.mjs';

const pictures = join(process.env.ZHICHENG_ROOT, 'build', 'screenshots');
let folder;
let browser;

before(async () => {
  mkdirSync(pictures, { recursive: true });
  folder = await open_folder();
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
after(async () => {
  await browser?.close();
  await folder?.close();
});

/** A tool of the system: what it prints. */
function tool(name, ...args) {
  const ended = spawnSync(name, args, { encoding: 'utf8', maxBuffer: 1 << 24 });
  if (ended.error) throw new Error(`${name}: ${ended.error.message}; ./dev setup installs it`);
  assert.equal(ended.status, 0, `${name}: ${ended.stderr}`);
  return ended.stdout;
}

async function copy_of(name, applicant, answers = answers_of(kEligible), ...more) {
  const file = folder.file(`${name}.zhicheng.html`);
  const ended = await run(['pack', ...kOn, '--created', '2026-05-20T09:30:00+08:00', await folder.write(`${name}.answers.json`, answers),
    '--applicant', await folder.write(`${name}.applicant.json`, applicant), ...more, '-o', file]);
  assert.deepEqual([ended.code, ended.err], [0, '']);
  const package_ = JSON.parse((await run(['unpack', file])).out);
  return { file, digest: package_.digest };
}

/** Opens the copy; whatever it asks for or complains of is a fault. */
async function open(file, size = { width: 1000, height: 900 }) {
  const tab = await browser.newPage({ viewport: size });
  tab.faults = [];
  tab.on('pageerror', (error) => tab.faults.push(error.message));
  tab.on('console', (message) => tab.faults.push(message.text()));
  tab.on('dialog', (dialog) => { tab.faults.push(dialog.message()); dialog.dismiss(); });
  tab.on('request', (request) => { if (!request.url().endsWith('.zhicheng.html')) tab.faults.push(request.url()); });
  await tab.goto(pathToFileURL(file).href);
  return tab;
}

/** Prints, and reads back every page's QR code. */
async function check_paper(name, { file, digest }) {
  const tab = await open(file);
  const pages = await tab.locator('section.page').count();
  await tab.emulateMedia({ media: 'print' });
  const over = await tab.evaluate(() => [...document.querySelectorAll('section.page')].map((page) => {
    const foot = page.querySelector('footer').getBoundingClientRect().top;
    const last = [...page.children].filter((part) => !part.matches('footer,.mark')).at(-1).getBoundingClientRect();
    return Math.round(last.bottom - foot);
  }).filter((pixels) => pixels > 0));
  assert.deepEqual(over, [], 'content runs into the foot of a page');
  const pdf = folder.file(`${name}.pdf`);
  await writeFile(pdf, await tab.pdf({ preferCSSPageSize: true, printBackground: true }));
  assert.deepEqual(tab.faults, []);
  await tab.close();
  const about = tool('pdfinfo', pdf);
  assert.equal(Number(/^Pages:\s+(\d+)$/m.exec(about)[1]), pages);
  assert.match(about, /^Page size:\s+59\d(\.\d+)? x 84\d(\.\d+)? pts \(A4\)$/m);
  tool('pdftoppm', '-r', '110', '-gray', pdf, folder.file(name));
  const digits = String(pages).length;
  for (let page = 1; page <= pages; ++page) {
    const picture = `${folder.file(name)}-${String(page).padStart(digits, '0')}.pgm`;
    assert.equal(tool('zbarimg', '--raw', '-q', picture), `zhicheng:${digest.slice(7, 23)} ${page}/${pages} ${digest}\n`);
  }
  return pages;
}

test('a full application is printed page by page, each with its QR code', async () => {
  const pdf = await folder.write('毕业证.pdf', scan_of(5000));
  const made = await copy_of('full', full_applicant('', 6), answers_of(kEligible), '--attach', `diploma=${pdf}`);
  assert.ok(await check_paper('full', made) >= 6);
  const tab = await open(made.file);
  await tab.screenshot({ path: join(pictures, 'copy-desk.png') });
  assert.equal(await tab.getByRole('heading', { level: 1 }).count(), 1);
  assert.ok(await tab.getByText('符合通知规定的直接申报门槛，业绩与系列条件由评审机构认定。').first().isVisible());
  assert.ok(await tab.getByText('斯琴高娃·㐂䶮').first().isVisible());
  assert.ok(await tab.getByText('蒙古族', { exact: true }).isVisible());
  await tab.close();
  const small = await open(made.file, { width: 390, height: 844 });
  assert.ok(await small.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await small.screenshot({ path: join(pictures, 'copy-phone.png') });
  await small.close();
});

test('a self-check alone, with hardly an answer, is a copy too', async () => {
  assert.ok(await check_paper('bare', await copy_of('bare', {}, { format: 'zhicheng-answers/1', answers: {} })) >= 1);
});

test('long texts go on on the next page', async () => {
  const long = { ...full_applicant(), other_system: '很长的说明，'.repeat(1500), english: 'A rather long explanation, in words. '.repeat(200), unbroken: 'x'.repeat(3000), ['k'.repeat(3000)]: 1 };
  const made = await copy_of('long', long);
  assert.ok(await check_paper('long', made) >= 7);
  const tab = await open(made.file);
  const shown = await tab.evaluate(() => document.querySelector('main').textContent);
  assert.equal(shown.split('很').length - 1, 1500);
  await tab.close();
});

test('texts that are markup stay texts', async () => {
  const made = await copy_of('markup', full_applicant('<script>alert(1)</script><img src=x onerror=alert(2)>&amp;"\''));
  await check_paper('markup', made);
  const tab = await open(made.file);
  const found = await tab.evaluate(() => ({
    scripts: document.querySelectorAll('script:not(#zhicheng-package), img, iframe, link, object').length,
    handlers: [...document.querySelectorAll('*')].filter((element) => [...element.attributes].some(({ name }) => name.startsWith('on'))).length,
    seen: document.querySelector('main').textContent.split('<script>alert(1)</script>').length - 1,
  }));
  assert.deepEqual([found.scripts, found.handlers], [0, 0]);
  assert.ok(found.seen > 40, String(found.seen));
  assert.deepEqual(tab.faults, []);
  await tab.close();
});
