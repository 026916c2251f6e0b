// A written site: what its pages weigh, when they are read on a slow line, and how soon the second visit is there without one.
import { mkdtempSync, rmSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, serve } from '../web/browser.mjs';
import { files_of, kEdition, write } from '../site/written.mjs';

const kRounds = 5;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** 1.6 Mbit/s, 300 ms, a quarter of the processor; a fresh profile each time. When the largest thing of the page was there. */
async function read_slowly(browser, url) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 300, downloadThroughput: 1.6e6 / 8, uploadThroughput: 1.6e6 / 8 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    new PerformanceObserver((list) => { window.largest = list.getEntries().at(-1).startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  await page.goto(url);
  await page.waitForFunction(() => window.largest > 0);
  await page.waitForTimeout(500);
  const largest = await page.evaluate(() => window.largest);
  await context.close();
  return largest;
}

/** The page again without a network, from opening it to its first frame. */
async function again_offline(browser, url, end) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const first = await context.newPage();
  await first.goto(url);
  await first.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated' && navigator.serviceWorker.controller.scriptURL.endsWith('/sw.js'));
  await first.close();
  // A browser that is told to be offline would still let its worker out.
  await end();
  const times = [];
  for (let round = 0; round < kRounds; round += 1) {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => window.zhicheng?.frames.first > 0);
    times.push(await page.evaluate(() => window.zhicheng.frames.first));
    await page.close();
  }
  await context.close();
  return { first: times[0], median: median(times) };
}

export async function measure_site() {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-site-'));
  let browser;
  let server;
  try {
    await write(folder + '/www', { web: process.env.ZHICHENG_WEB });
    const pages = files_of(join(folder, 'www')).filter(([path]) => path.startsWith(kEdition) && path.endsWith('/index.html'));
    const [largest, bytes] = pages.sort((a, b) => b[1].length - a[1].length)[0];
    server = await serve([], join(folder, 'www'));
    browser = await launch();
    const slow = [];
    for (let round = 0; round < kRounds; round += 1) slow.push(await read_slowly(browser, `${server.address}/${kEdition}/150802/`));
    return {
      pages: pages.length,
      raw: bytes.length,
      packed: readFileSync(join(folder, 'www', `${largest}.br`)).length,
      lcp: median(slow),
      worst: Math.max(...slow),
      offline: await again_offline(browser, `${server.address}/`, server.end),
    };
  } finally {
    await browser?.close();
    await server?.end();
    rmSync(folder, { recursive: true });
  }
}
