// A county's website on another origin than the self-check's, and what is known of both afterwards.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { write } from '../site/written.mjs';
import { launch, root, serve } from '../web/browser.mjs';
import { asked, begin, engineer, fillAll, turn } from '../web/walk.mjs';

/** Pages by path, as a plain web server gives them: {html, headers}. What was asked for is in `asked`. */
async function county_site() {
  const pages = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    const page = pages.get(pathname);
    if (!page) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://localhost:${server.address().port}`, pages, end: () => new Promise((done) => { server.close(done); server.closeAllConnections?.(); }) };
}

/** A site of the self-check, and a county's site. */
export async function open_sites() {
  const folder = mkdtempSync(join(tmpdir(), 'zc-embed-'));
  await write(join(folder, 'www'), { web: process.env.ZHICHENG_WEB });
  const site = await serve([], join(folder, 'www'));
  const county = await county_site();
  return {
    site: site.address,
    county,
    async close() {
      await site.end();
      await county.end();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The sites, and Chromium. */
export async function open_world(more = []) {
  const sites = await open_sites();
  const browser = await launch(more);
  return {
    ...sites,
    browser,
    async close() {
      await browser.close();
      await sites.close();
    },
  };
}

/** A block of the webmaster's five steps, for this site. */
export function from_docs(site, name, file = 'embedding.md') {
  const text = readFileSync(join(root, 'docs', file), 'utf8');
  const [, indent, block] = new RegExp(`^( *)\`\`\`\\w+ ${name}\\n([\\s\\S]*?)^ *\`\`\``, 'm').exec(text);
  return block.replaceAll(new RegExp(`^${indent}`, 'gm'), '').replaceAll('https://zhicheng.example.cn', site).trim();
}

/** What a strict county allows: nothing but what the steps say. */
export const strict = (site) => ({ 'content-security-policy':
  `default-src 'none'; base-uri 'none'; form-action 'none'; ${from_docs(site, 'policy').replaceAll('\n', ' ')}` });

export const page_of = (body, more = '') => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>临河区职称申报通知</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${more}</head><body><h1>临河区2026年职称申报通知</h1>
<p>各单位：现将有关事项通知如下。</p>${body}<p id="after">临河区人力资源和社会保障局</p></body></html>`;

/** The code of the steps, with more attributes. */
export const snippet = (site, more = '', id = 'zc') => from_docs(site, 'snippet').replace('id="zc"', `id="${id}"`).replace('#zc', `#${id}`)
  .replace('></script>', ` ${more}></script>`);

/** In the county's page, before anything else: keeps what the widgets tell, and how far things moved. */
export function keep_events() {
  window.told = [];
  window.moved = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.moved += one.value; })
    .observe({ type: 'layout-shift', buffered: true });
  for (const name of ['ready', 'resize', 'result', 'export', 'update', 'error']) {
    document.addEventListener(name, (event) => {
      if (event instanceof CustomEvent) window.told.push([name, event.detail, event.target.id]);
    }, true);
  }
}

/** Opens a county's page. `tab.sent` are all requests with their headers, `tab.faults` what went wrong in it. */
export async function visit_county(world, html, { headers = {}, path = '/notice.html', size = {}, init, more = '' } = {}) {
  world.county.pages.set(path, { html, headers });
  const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN', acceptDownloads: true, ...size });
  const tab = await context.newPage();
  tab.sent = [];
  tab.faults = [];
  tab.on('request', (request) => tab.sent.push(request));
  tab.on('pageerror', (error) => tab.faults.push(error.message));
  tab.on('console', (message) => { if (message.type() === 'error') tab.faults.push(message.text()); });
  tab.on('filechooser', () => {});
  await tab.addInitScript(keep_events);
  if (init) await tab.addInitScript(init);
  await tab.goto(world.county.origin + path + more);
  return tab;
}

export const told = (tab, name) => tab.evaluate((wanted) => window.told.filter(([one]) => one === wanted).map(([, detail]) => detail), name);

/** The detail of the first event of that name, when it comes. */
export async function heard(tab, name, id = '') {
  const found = await tab.waitForFunction(([wanted, of]) => window.told.find(([one, , by]) => one === wanted && (!of || by === of)), [name, id], { timeout: 20000 });
  return (await found.jsonValue())[1];
}

/** Waits until a widget is as high as its content, and stays so. */
export async function still(tab) {
  await heard(tab, 'resize');
  for (let before = -1, now = 0; before !== now;) {
    before = now;
    await tab.waitForTimeout(600);
    now = await tab.evaluate(() => window.told.length);
  }
}

/** The frame of the self-check in the page. */
export const framed = (tab, at = 0) => tab.frames().filter((frame) => frame.url().includes('embed=1'))[at];

/** Chromium gives a press to the page around a frame of another process while it does not know yet where that is drawn. */
export async function again(act) {
  for (let tries = 1; ; ++tries) {
    try {
      return await act();
    } catch (error) {
      if (tries === 4) throw error;
    }
  }
}

/** Answers all that the self-check asks. */
export async function check(frame) {
  await again(() => turn(frame, begin));
  for (let question = await asked(frame); question; question = await asked(frame)) {
    const { facts } = question;
    await again(() => fillAll(frame, { facts }, engineer));
    await again(() => turn(frame, '下一步'));
  }
}

/** The crosses of ?zc-selftest=1 by name, once there are as many and the ticks beside them: {name: what to do}. */
export async function crosses(tab, many, ticks) {
  const marks = () => tab.evaluate(() => [...document.querySelectorAll('.zc-selftest li')].map((line) => [line.dataset.well, ...line.textContent.slice(2).split(/：(.*)/s)]));
  const seen = await tab.waitForFunction(([no, yes]) => [['no', no], ['yes', yes]]
    .every(([well, count]) => document.querySelectorAll(`.zc-selftest [data-well=${well}]`).length === count), [many, ticks], { timeout: 30000 }).catch(() => null);
  if (!seen) throw new Error(`not ${many} crosses and ${ticks} ticks: ${JSON.stringify(await marks())}`);
  return Object.fromEntries((await marks()).filter(([well]) => well === 'no').map(([, name, words]) => [name, words]));
}
