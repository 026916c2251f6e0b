// The page in headless Chromium: time to the first frame, what it fetches, what it does when nothing happens.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const kIdleSeconds = 5;
const kRounds = 5;

/** `zhicheng serve` on a free port; its first line is the address. */
async function serve() {
  const args = ['serve', '--port', '0', '--web', process.env.ZHICHENG_WEB];
  const server = spawn(process.env.ZHICHENG_BIN, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const text of createInterface({ input: server.stdout })) {
    const url = /https?:\S+/.exec(text)?.[0];
    if (url) return { url, end: () => server.kill() };
  }
  throw new Error('zhicheng serve gave no address');
}

async function processor_ms(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

/** A fresh profile: nothing is cached. */
async function open(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const seen = { bytes: 0, requests: 0, fonts: 0 };
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    seen.bytes += encodedDataLength;
    seen.requests += 1;
  });
  session.on('Network.responseReceived', ({ type }) => { if (type === 'Font') seen.fonts += 1; });
  await page.goto(url);
  await page.waitForFunction(() => window.zhicheng?.frames.first > 0, undefined, { timeout: 30000 });
  const first_ms = await page.evaluate(() => window.zhicheng.frames.first);
  return { context, page, seen, first_ms };
}

export async function measure_page() {
  const server = await serve();
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  try {
    const firsts = [];
    let last;
    for (let round = 0; round < kRounds; round += 1) {
      if (last) await last.context.close();
      last = await open(browser, server.url);
      firsts.push(last.first_ms);
    }
    firsts.sort((a, b) => a - b);

    await last.page.waitForTimeout(2000);
    const drawn = () => last.page.evaluate(() => window.zhicheng.frames.drawn);
    const before = { frames: await drawn(), cpu: await processor_ms(browser) };
    await last.page.waitForTimeout(kIdleSeconds * 1000);
    const after = { cpu: await processor_ms(browser), frames: await drawn() };
    return {
      ...last.seen,
      first_ms: firsts[Math.floor(kRounds / 2)],
      worst_ms: firsts.at(-1),
      idle_frames: after.frames - before.frames,
      idle_cpu_ms: after.cpu - before.cpu,
      chromium: browser.version(),
    };
  } finally {
    await browser.close();
    server.end();
  }
}
