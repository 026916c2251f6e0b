// What a page shows where something is missing: scripts, WebAssembly, WebGL 2.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { framed, from_docs, heard, open_world, page_of, snippet, strict, told, visit_county } from './world.mjs';

let world;

before(async () => { world = await open_world(); });
after(async () => { await world?.close(); });

const fallen = '这个浏览器打不开在线自测，请看下面的文字说明。';

test('without scripts the link stays, and leads to the page of words', async () => {
  for (const html of [page_of(snippet(world.site)), page_of(snippet(world.site).replace(/<script[\s\S]*<\/script>/, ''))]) {
    const tab = await visit_county(world, html, { size: { javaScriptEnabled: html.includes('<script') ? false : undefined } });
    assert.equal(await tab.locator('iframe').count(), 0);
    await tab.getByRole('link', { name: '2026年职称申报条件与截止时间（网页版）' }).click();
    await tab.waitForURL(`${world.site}/bayannur/2026/150802/`);
    assert.equal(await tab.getByRole('heading', { level: 1 }).textContent(), '临河区2026年职称申报条件和截止时间');
    await tab.context().close();
  }
});

test('without WebAssembly there is the page of words, and a word about it', async () => {
  const tab = await visit_county(world, page_of(snippet(world.site)), {
    headers: strict(world.site),
    init: () => { delete window.WebAssembly; },
  });
  assert.equal((await heard(tab, 'error')).code, 'no_webassembly');
  assert.ok(await tab.getByText(fallen).isVisible());
  await tab.frameLocator('iframe').getByRole('heading', { name: '临河区2026年职称申报条件和截止时间' }).waitFor();
  assert.ok(await tab.getByRole('link', { name: '2026年职称申报条件与截止时间（网页版）' }).isVisible());
  assert.equal(tab.sent.filter((request) => request.url().endsWith('.wasm')).length, 0);
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('a kernel that has WebAssembly and cannot run ours gives the same', async () => {
  const tab = await visit_county(world, page_of(snippet(world.site)), {
    init: () => {
      const no = () => Promise.reject(new WebAssembly.CompileError('bulk memory'));
      Object.assign(WebAssembly, { instantiate: no, instantiateStreaming: no, compile: no, compileStreaming: no });
    },
  });
  assert.equal((await heard(tab, 'error')).code, 'failed');
  assert.ok(await tab.getByText(fallen).isVisible());
  await tab.frameLocator('iframe').getByRole('heading', { name: '临河区2026年职称申报条件和截止时间' }).waitFor();
  await tab.context().close();
});

test('in a plain frame it is said, with the way to the page of words', async () => {
  const frame_only = from_docs(world.site, 'frame').replace(' style="border:0"', '');
  const tab = await visit_county(world, page_of(frame_only), { headers: strict(world.site), init: () => { delete window.WebAssembly; } });
  const inside = tab.frameLocator('iframe');
  await inside.getByText('打不开。请看看网络').waitFor();
  await inside.getByRole('link', { name: '看文字说明' }).click();
  await inside.getByRole('heading', { name: '临河区2026年职称申报条件和截止时间' }).waitFor();
  await tab.context().close();
});

test('without WebGL 2 the page is text', async () => {
  const tab = await visit_county(world, page_of(snippet(world.site)), {
    headers: strict(world.site),
    init: () => {
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function get(kind, ...more) { return kind === 'webgl2' ? null : getContext.call(this, kind, ...more); };
    },
  });
  assert.equal((await heard(tab, 'ready')).renderer, 'text');
  await framed(tab).getByRole('button', { name: '开始自测（约3分钟）' }).waitFor();
  assert.deepEqual(await told(tab, 'error'), []);
  await tab.context().close();
});

test('with all of it the page is on the canvas', async () => {
  const tab = await visit_county(world, page_of(snippet(world.site)), { headers: strict(world.site) });
  assert.equal((await heard(tab, 'ready')).renderer, 'canvas');
  await tab.context().close();
});

test('a plain frame needs no script of the county’s', async () => {
  const frame_only = from_docs(world.site, 'frame').replace(' style="border:0"', '');
  const tab = await visit_county(world, page_of(frame_only), { headers: { 'content-security-policy': `default-src 'none'; frame-src ${world.site}` } });
  const inside = tab.frameLocator('iframe');
  await inside.getByRole('button', { name: '开始自测（约3分钟）' }).waitFor();
  assert.ok(await inside.getByText('临河区', { exact: true }).first().isVisible());
  await tab.context().close();
});
