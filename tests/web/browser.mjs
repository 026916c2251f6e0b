// Chromium and a server for the suites of this folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

export const root = process.env.ZHICHENG_ROOT;
export const program = process.env.ZHICHENG_BIN;
export const pictures = join(root, 'build', 'screenshots');

const flags = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** The page, or a written site, as `zhicheng serve` gives it: its address, and a way to end it. */
export async function serve(options = [], web = process.env.ZHICHENG_WEB) {
  const server = spawn(program, ['serve', '--port', '0', '--web', web, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: server.stdout });
  const first = await Promise.race([
    once(lines, 'line').then(([line]) => line),
    once(server, 'exit').then(([code]) => { throw new Error(`zhicheng serve ended with ${code}`); }),
  ]);
  const address = /http:\/\/[\d.:]+/.exec(first)?.[0];
  if (!address) throw new Error(`zhicheng serve said ${first}`);
  return {
    address,
    end: async () => {
      if (server.exitCode !== null) return;
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}

export async function launch(more = []) {
  mkdirSync(pictures, { recursive: true });
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...flags, ...more] });
}

/** A browser and a server, opened before the tests of a file and closed after them. */
export async function open(more = [], options = []) {
  const server = await serve(options);
  const browser = await launch(more);
  return {
    address: server.address,
    browser,
    close: async () => {
      await browser.close();
      await server.end();
    },
  };
}

export const desk = { viewport: { width: 1280, height: 800 } };
export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** The start page, drawn, as on the day `on`. Errors of the page fail the test that uses it. */
export async function visit(world, size = desk, on = '2026-05-20', more = '') {
  const context = await world.browser.newContext({ ...size, locale: 'zh-CN', acceptDownloads: true });
  const tab = await context.newPage();
  tab.faults = [];
  tab.on('pageerror', (error) => tab.faults.push(error.message));
  tab.on('console', (message) => { if (message.type() === 'error') tab.faults.push(message.text()); });
  tab.requests = [];
  tab.on('request', (request) => tab.requests.push(request));
  // Choosers are caught from now on: asked for just before the press, the press may come first.
  tab.on('filechooser', () => {});
  await tab.goto(`${world.address}/?on=${on}${more}`);
  await tab.waitForFunction(() => window.zhicheng?.frames.first > 0);
  return tab;
}

/** Waits until nothing has been drawn for a while. */
export async function settle(tab) {
  let before = -1;
  for (;;) {
    // The browser's own frames may be slow to come.
    const drawn = await tab.evaluate(async () => {
      for (let i = 0; i < 3; ++i) await new Promise(requestAnimationFrame);
      return window.zhicheng.frames.drawn;
    });
    if (drawn === before) return;
    before = drawn;
    await tab.waitForTimeout(120);
  }
}

export async function picture(tab, name) {
  await settle(tab);
  await tab.screenshot({ path: join(pictures, `${name}.png`) });
}

/** The whole screen, as in a window that is high enough for it: a picture of the full page would end the touch screen. */
export async function whole_picture(tab, name) {
  const size = tab.viewportSize();
  const height = await tab.evaluate(() => Math.max(document.getElementById('scroll').scrollHeight, document.documentElement.scrollHeight));
  if (height > size.height) await tab.setViewportSize({ width: size.width, height: Math.min(height, 3000) });
  await picture(tab, name.replaceAll(/[ ,]+/g, '-'));
  if (height > size.height) await tab.setViewportSize(size);
}
