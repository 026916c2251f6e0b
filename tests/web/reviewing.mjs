// The reviewers' page with its server and files handed in, for the suites about it.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scan_of } from '../attachment/files.mjs';
import { kPassword } from '../server/officers.mjs';
import { applicant } from '../../web/client.mjs';
import { desk, launch, program, root } from './browser.mjs';
import { office_with_page } from './office.mjs';

let made = 0;

/** A package of the engineer, or of another example, with scans by name, put through `spoil`: {number, secret}. */
async function hand_in(office, { of = 'engineer', scans = { '毕业证.pdf': 'diploma' }, spoil = (bytes) => bytes } = {}) {
  made += 1;
  const server = applicant(office.address);
  const out = join(office.folder, `${made}.zhicheng.json`);
  const example = (name) => join(root, 'rules/schema/examples', name);
  const listed = Object.entries(scans).map(([name, kind], i) => {
    const path = join(office.folder, name);
    writeFileSync(path, scan_of(2000 + 10 * i + 100 * made));
    return { kind, path };
  });
  execFileSync(program, ['pack', example(`${of}.answers.json`), '--applicant', example(`${of}.applicant.json`), '--on', '2026-05-20',
    '--created', '2026-05-20T09:30:00+08:00', ...listed.flatMap(({ kind, path }) => ['--attach', `${kind}=${path}`]), '-o', out]);
  const kept = await server.submit(spoil(readFileSync(out)));
  const own = { number: kept.receipt.number, secret: kept.secret };
  const packed = JSON.parse(readFileSync(out)).attachments;
  await server.upload_all(own, packed.map(({ sha256 }, i) => ({ sha256, blob: new Blob([readFileSync(listed[i].path)], { type: 'application/pdf' }) })));
  return own;
}

/** {office, handed_in, visit, close} */
export async function open_review() {
  const browser = await launch();
  const office = await office_with_page(process.env.ZHICHENG_WEB);
  return {
    office,
    handed_in: (what) => hand_in(office, what),
    async visit(size = desk, colorScheme = 'light') {
      const context = await browser.newContext({ ...size, locale: 'zh-CN', acceptDownloads: true, colorScheme });
      const tab = await context.newPage();
      tab.faults = [];
      tab.on('pageerror', (error) => tab.faults.push(error.message));
      await tab.goto(`${office.address}/review/`);
      await tab.getByRole('heading', { level: 1, name: '登录' }).waitFor();
      return tab;
    },
    close: async () => {
      await browser.close();
      await office.close();
    },
  };
}

export const label = (tab, name) => tab.getByLabel(name, { exact: true });
export const button = (tab, name) => tab.getByRole('button', { name, exact: true });

export async function sign_in(tab, account = 'zhao.liu') {
  await label(tab, '账号').first().fill(account);
  await label(tab, '密码').fill(kPassword);
  await label(tab, '密码').press('Enter');
  await tab.getByRole('heading', { level: 1, name: '申报列表' }).waitFor();
}

/** The page of a file, opened from its address. */
export async function open_file(tab, { number }) {
  await tab.evaluate((place) => { location.hash = place; }, `#/${number}`);
  await tab.getByRole('heading', { level: 1, name: new RegExp(number) }).waitFor();
}

/** The part of the page about one move, opened. */
export async function open_move(tab, name) {
  const part = tab.locator('details').filter({ has: tab.locator('summary', { hasText: name }) }).first();
  if (!(await part.evaluate((one) => one.open))) await part.locator('summary').first().click();
  return part;
}
