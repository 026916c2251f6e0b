// How fast a file is looked at in headless Chromium: read from the disk, hashed and walked, in pieces of the engine's.
import { randomFillSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const kMebibyte = 1 << 20;
const kSize = 64 * kMebibyte;
const kRounds = 7;

/** Noise, in which every FF is followed by 00 as in a JPEG's scan. */
function* noise() {
  for (let done = 0; done < kSize; done += kMebibyte) {
    const block = randomFillSync(Buffer.alloc(kMebibyte));
    for (let at = block.indexOf(0xff); at >= 0; at = block.indexOf(0xff, at + 1)) block[at + 1 < block.length ? at + 1 : at] = 0;
    yield block;
  }
}

/** Objects without a stream: what a walk is slowest at. */
function* objects() {
  let part = '';
  for (let id = 10; id < 60000; id += 1) {
    part += `${id} 0 obj\n<</Type/StructElem/S/Span/P ${id + 1} 0 R/K[0 1 2]/Pg 3 0 R/A<</O/Layout/BBox[1.25 2.5 3.75 10.125]>>/T(A title)>>\nendobj\n`;
  }
  yield part;
}

const head = '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n' +
  '3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R>>\nendobj\n';
const tail = 'trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n';
const files = {
  'scan.pdf': () => [`${head}4 0 obj\n<</Length 5 0 R>>\nstream\n`, ...noise(), `\nendstream\nendobj\n5 0 obj\n${kSize}\nendobj\n${tail}`],
  'photo.jpg': () => ['\xff\xd8\xff\xc0\0\x0b\x08\x02\0\x03\0\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0', ...noise(), '\xff\xd9'],
  'objects.pdf': () => [head, ...objects(), tail],
};

/** A tab with the engine, `files` to choose from, and no server. */
export async function open_tab(browser, engine_folder) {
  const tab = await browser.newPage();
  const types = { js: 'text/javascript', wasm: 'application/wasm' };
  await tab.route('http://engine.test/**', async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><input type="file" id="file">' });
    return route.fulfill({ contentType: types[name.split('.').pop()], body: await readFile(join(engine_folder, name)) });
  });
  await tab.goto('http://engine.test/');
  await tab.evaluate(async () => { window.engine = await (await import('/engine.js')).default(); });
  return tab;
}

/** MB/s by the clock and by the tab's own processor time, of the best round. */
async function measure(browser, tab, path) {
  await tab.setInputFiles('#file', path);
  const session = await browser.newBrowserCDPSession();
  const processor = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const best = { clock: 0, processor: 0 };
  for (let round = 0; round < kRounds; round += 1) {
    const before = await processor();
    const { seconds, answer } = await tab.evaluate(async () => {
      const began = performance.now();
      const file = document.getElementById('file').files[0];
      const found = await window.engine.inspect(file, { kind: 'proof', onprogress: () => {} });
      return { seconds: (performance.now() - began) / 1000, answer: found };
    });
    if (answer.faults.length > 0) throw new Error(JSON.stringify(answer));
    best.clock = Math.max(best.clock, answer.bytes / 1e6 / seconds);
    best.processor = Math.max(best.processor, answer.bytes / 1e6 / (await processor() - before));
  }
  await session.detach();
  return best;
}

export async function measure_hash(engine_folder = process.env.ZHICHENG_ENGINE) {
  const folder = await mkdtemp(join(tmpdir(), 'zhicheng-'));
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const tab = await open_tab(browser, engine_folder);
    const found = {};
    for (const [name, parts] of Object.entries(files)) {
      const path = join(folder, name);
      await writeFile(path, Buffer.concat(parts().map((part) => Buffer.from(part, 'latin1'))));
      found[name] = await measure(browser, tab, path);
    }
    return found;
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}
