// The self-check as text in another page's frame, over a slow network: until it can be used, what comes over the wire, and whom
// it asks.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { launch, serve } from '../web/browser.mjs';
import { page_of, snippet } from '../embed/world.mjs';
import { use } from './page.mjs';

/** Bytes on the way of what the first view needs: ≤ 300 KB. */
export function first_view() {
  const files = ['embed/v1.js', 'index.html', 'styles.css', 'main.mjs', 'embed/frame.mjs', 'shell.wasm'];
  return files.reduce((sum, file) => sum + statSync(join(process.env.ZHICHENG_WEB, `${file}.br`)).size, 0);
}

export async function measure_embed() {
  const site = await serve();
  // Another port of the same host: another origin in the same process, so that what slows the page slows the frame.
  const county = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page_of(snippet(site.address, 'data-renderer="text"')));
  });
  county.listen(0, '127.0.0.1');
  await once(county, 'listening');
  const browser = await launch();
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    const session = await page.context().newCDPSession(page);
    const others = [];
    let bytes = 0;
    const own = `http://127.0.0.1:${county.address().port}/`;
    page.on('request', (request) => { if (!request.url().startsWith(site.address) && !request.url().startsWith(own)) others.push(request.url()); });
    await session.send('Network.enable');
    session.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 300, downloadThroughput: 1.6e6 / 8, uploadThroughput: 1.6e6 / 8 });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.addInitScript(use);
    await page.goto(own);
    const began = await page.evaluate(() => performance.timeOrigin);
    const frame = await page.waitForSelector('iframe').then((element) => element.contentFrame());
    await frame.waitForFunction(() => window.usable > 0, undefined, { timeout: 60000 });
    const usable_ms = await frame.evaluate(() => performance.timeOrigin + window.usable) - began;
    return { usable_ms, bytes, others };
  } finally {
    await browser.close();
    county.close();
    await site.end();
  }
}
