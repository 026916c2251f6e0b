// A file chosen in a real browser: read, hashed and walked there; nothing leaves it.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { open_tab } from '../bench/hash.mjs';
import { open_folder } from '../cli/folder.mjs';
import { answer_of, good, hostile } from './cases.mjs';

let browser;
let tab;
let folder;
before(async () => {
  folder = await open_folder();
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  tab = await open_tab(browser, process.env.ZHICHENG_ENGINE);
});
after(async () => {
  await browser?.close();
  await folder?.close();
});

async function look_at(name, bytes) {
  await tab.setInputFiles('#file', await folder.write(name, bytes));
  return tab.evaluate(() => window.engine.inspect(document.getElementById('file').files[0], { kind: 'proof' }));
}

test('the same answers as everywhere, by what the browser says of the file itself', async () => {
  const sent = [];
  tab.on('request', (request) => sent.push(request.url()));
  for (const [name, one] of Object.entries({ ...good, 'cyclic.pdf': hostile['cyclic.pdf'], 'empty.pdf': hostile['empty.pdf'] })) {
    const answer = await look_at(name, one[0]);
    assert.deepEqual({ ...answer, faults: answer.faults.map(({ code }) => code) }, answer_of(name, one));
  }
  assert.deepEqual(sent, []);
});

test('a large file is cancelled midway, and the page lives on meanwhile', async () => {
  await tab.setInputFiles('#file', await folder.write('large.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(48 << 20)])));
  const { reason, done, size, ticks } = await tab.evaluate(async () => {
    const file = document.getElementById('file').files[0];
    const stop = new AbortController();
    const seen = { done: 0, size: file.size, ticks: 0 };
    const timer = setInterval(() => { seen.ticks += 1; }, 1);
    const onprogress = (bytes) => {
      seen.done = bytes;
      if (bytes > file.size / 2) stop.abort();
    };
    const reason = await window.engine.inspect(file, { signal: stop.signal, onprogress }).then(() => 'finished', (error) => error.name);
    clearInterval(timer);
    return { ...seen, reason };
  });
  assert.equal(reason, 'AbortError');
  assert.ok(done > size / 2 && done < size, `${done} of ${size}`);
  assert.ok(ticks > 3, `${ticks} ticks`);
});
