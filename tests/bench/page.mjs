// The page in headless Chromium: until it is drawn and used, what it fetches, what it does when nothing happens, and how
// long a frame takes.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
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

/** Milliseconds that each thread of the browser has run: { "renderer 123": { main, all } }. */
async function processors(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const ran = (file) => {
    try {
      return Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6;
    } catch {
      return 0;  // a thread that has just ended
    }
  };
  return Object.fromEntries(processInfo.map(({ type, id }) => {
    const threads = readdirSync(`/proc/${id}/task`).map((thread) => ran(`/proc/${id}/task/${thread}/schedstat`));
    return [`${type} ${id}`, { main: ran(`/proc/${id}/schedstat`), all: threads.reduce((sum, ms) => sum + ms, 0) }];
  }));
}

const sum = (ran) => Object.values(ran).reduce((total, { all }) => total + all, 0);

/** What runs while nothing happens: the page's own thread, and the whole browser. */
async function idle(browser, page) {
  await page.waitForTimeout(3000);
  // The page's process is the one that is busy now.
  const calm = await processors(browser);
  await page.evaluate(() => { for (const end = performance.now() + 300; performance.now() < end;); });
  const busy = await processors(browser);
  const grown = (name) => busy[name].main - (calm[name]?.main ?? 0);
  const own = Object.keys(busy).filter((name) => name.startsWith('renderer')).sort((a, b) => grown(b) - grown(a))[0];
  await page.waitForTimeout(1000);
  const before = await processors(browser);
  await page.waitForTimeout(kIdleSeconds * 1000);
  const after = await processors(browser);
  return { own: after[own].main - before[own].main, all: sum(after) - sum(before) };
}

/** In the page: presses the first button when it is there; when the next page is there, one can use it. */
export function use() {
  const timer = setInterval(() => {
    const title = document.querySelector('h1')?.textContent;
    if (!title) return;
    window.first_title ??= title;
    if (title !== window.first_title) {
      window.usable = performance.now();
      clearInterval(timer);
    } else if (!window.pressed) {
      window.pressed = true;
      document.querySelector('.main .button').click();
    }
  }, 4);
}

/** A fresh profile: nothing is cached. */
async function open(browser, url, slow) {
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
  if (slow) {
    const bytes_per_second = 1.6e6 / 8;
    await session.send('Network.emulateNetworkConditions', {
      offline: false, latency: 300, downloadThroughput: bytes_per_second, uploadThroughput: bytes_per_second });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  await page.addInitScript(use);
  await page.goto(url);
  await page.waitForFunction(() => window.usable > 0, undefined, { timeout: 60000 });
  const [first_ms, usable_ms] = await page.evaluate(() => [window.zhicheng.frames.first, window.usable]);
  return { context, page, seen, first_ms, usable_ms };
}

/** A long page: the result with everything unfolded. Milliseconds of a frame, of the shell alone. */
async function frame(page) {
  return page.evaluate(async () => {
    const next = () => new Promise(requestAnimationFrame);
    for (let i = 0; i < 40 && !document.querySelector('.panel'); ++i) {
      for (let unsure; (unsure = [...document.querySelectorAll('label')].find((label) => label.textContent === '不确定' && !label.control.checked));) {
        unsure.control.click();
        for (let j = 0; j < 3; ++j) await next();
      }
      document.querySelector('.main .button.is-default').click();
      for (let j = 0; j < 3; ++j) await next();
    }
    for (const fold of document.querySelectorAll('[aria-expanded="false"]')) {
      fold.click();
      for (let i = 0; i < 3; ++i) await next();
    }
    const { frames } = window.zhicheng;
    const times = [];
    for (let i = 0; i < 60; ++i) {
      const { drawn, milliseconds } = frames;
      // Where nothing has moved nothing is drawn.
      document.getElementById('scroll').scrollBy(0, i % 2 === 0 ? 1 : -1);
      while (frames.drawn === drawn) await next();
      times.push(frames.milliseconds - milliseconds);
    }
    times.sort((a, b) => a - b);
    return { nodes: document.querySelectorAll('#twins [id]').length, median_ms: times[30], worst_ms: times[59] };
  });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

export async function measure_page() {
  const server = await serve();
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  try {
    const blank = await browser.newPage();
    const nothing = await idle(browser, blank);
    await blank.close();
    const rounds = [];
    for (let round = 0; round < kRounds; round += 1) {
      rounds.push(await open(browser, server.url));
      if (round + 1 < kRounds) await rounds[round].context.close();
    }
    const last = rounds.at(-1);
    const slow = [];
    for (const more of ['', '?text']) {
      const one = await open(browser, server.url + more, true);
      slow.push(one.usable_ms);
      await one.context.close();
    }
    const drawn = () => last.page.evaluate(() => window.zhicheng.frames.drawn);
    const before = await drawn();
    const rest = await idle(browser, last.page);
    const idle_frames = await drawn() - before;
    const long = await frame(last.page);
    return {
      ...last.seen,
      first_ms: median(rounds.map(({ first_ms }) => first_ms)),
      worst_ms: Math.max(...rounds.map(({ first_ms }) => first_ms)),
      usable_ms: median(rounds.map(({ usable_ms }) => usable_ms)),
      slow,
      idle_frames,
      idle: rest,
      nothing,
      long,
      chromium: browser.version(),
    };
  } finally {
    await browser.close();
    server.end();
  }
}
