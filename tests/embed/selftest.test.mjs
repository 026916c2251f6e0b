// ?zc-selftest=1: each of its six marks fails by itself for what a webmaster may get wrong, and says what to do.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { crosses, heard, open_world, page_of, snippet, strict, visit_county } from './world.mjs';

let world;

before(async () => { world = await open_world(); });
after(async () => { await world?.close(); });

const visit = (html, { more = '?zc-selftest=1', ...rest } = {}) => visit_county(world, html, { more, ...rest });
const lines = (tab) => tab.evaluate(() => [...document.querySelectorAll('.zc-selftest li')].map((line) => line.textContent));

/** The page, where what is at an address of the self-check's is another thing. */
async function visit_with(address, answer, html = page_of(snippet(world.site))) {
  const tab = await visit('<p>稍等</p>');
  await tab.context().route(address, (route) => route.fulfill(answer));
  world.county.pages.set('/other.html', { html });
  tab.open = () => tab.goto(`${world.county.origin}/other.html?zc-selftest=1`);
  return tab;
}

test('all is well: six ticks, in this order', async () => {
  const tab = await visit(page_of(snippet(world.site)), { headers: strict(world.site) });
  assert.deepEqual(await crosses(tab, 0, 6), {});
  assert.deepEqual((await lines(tab)).map((line) => line.split('：')[0]), ['✓ 加载', '✓ 高度', '✓ 内容安全策略', '✓ 网页版', '✓ 旗县区', '✓ 版本']);
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('a page with the script twice has the marks of both, once each', async () => {
  const tab = await visit(page_of(snippet(world.site) + snippet(world.site, 'data-view="dates" data-renderer="text"', 'second')));
  // A frame that is out of sight is not drawn.
  await crosses(tab, 0, 11);
  await tab.locator('#second iframe').scrollIntoViewIfNeeded();
  assert.deepEqual(await crosses(tab, 0, 12), {});
  for (const id of ['zc', 'second']) assert.equal(await tab.locator(`#${id} > .zc-selftest`).count(), 1, id);
  await tab.context().close();
});

test('loading: a browser without WebAssembly, a self-check that does not answer', async () => {
  const old = await visit(page_of(snippet(world.site)), { init: () => { delete window.WebAssembly; } });
  assert.deepEqual(await crosses(old, 1, 1), { 加载: '这个浏览器没有 WebAssembly，打开的是文字说明。请换新的浏览器再看' });
  assert.deepEqual((await lines(old)).map((line) => line[0]), ['✗', '…', '✓', '…', '…', '…']);
  await old.context().close();

  const mute = await visit_with(/index\.html\?embed=1&nonce/, { contentType: 'text/html', body: '' });
  await mute.clock.install();
  await mute.open();
  // Before that nothing is wrong.
  assert.deepEqual(await crosses(mute, 0, 0), {});
  await mute.clock.runFor(21000);
  const { 加载: words, ...others } = await crosses(mute, 1, 1);
  assert.match(words, /^等了20秒没有回答。请看看 http\S+ 能不能打开；/);
  assert.deepEqual(others, {});
  await mute.context().close();
});

test('loading: the editor took the id away, so that there is nowhere to put it', async () => {
  for (const html of [snippet(world.site).replace(' id="zc"', ''), snippet(world.site).replace(/<div[\s\S]*<\/div>/, '')]) {
    const tab = await visit(page_of(html));
    const found = await crosses(tab, 1, 0);
    assert.deepEqual(found, { 加载: '网页里没有 #zc，自测没有地方放。编辑器可能去掉了 <div> 或它的 id，请重新粘贴嵌入向导给的代码' });
    await tab.context().close();
  }
  // Where the script is for elements alone, nothing is missing.
  const script = snippet(world.site).replace(/<div[\s\S]*<\/div>/, '').replace(' data-target="#zc"', '');
  const tab = await visit(page_of(`<zc-check county="zone" edition="bayannur/2026"><a href="${world.site}/bayannur/2026/zone/">网页版</a></zc-check>${script}`));
  assert.deepEqual(await crosses(tab, 0, 6), {});
  await tab.context().close();
});

test('height: the county’s style fixes that of the frame, or of what is around it', async () => {
  const cases = {
    '<style>iframe { height: 400px !important }</style>': /^内容高 \d+px，框高 400px。请去掉网页样式里给 iframe 定的高度/,
    '<style>iframe { max-height: 500px }</style>': /^内容高 \d+px，框高 500px。请去掉/,
    '<style>#zc { height: 300px; overflow: hidden }</style>': /^框高 \d+px，外面的 div#zc 只有 300px。请去掉网页样式里给它定的高度/,
    '<style>#zc { height: 300px }</style>': /外面的 div#zc 只有 300px/,
    '<style>.body { max-height: 350px; overflow: hidden }</style>': /外面的 section 只有 350px/,
  };
  for (const [style, words] of Object.entries(cases)) {
    const tab = await visit(page_of(`<section class="body">${snippet(world.site)}</section>`, ).replace('</head>', `${style}</head>`));
    const found = await crosses(tab, 1, 5);
    assert.deepEqual(Object.keys(found), ['高度'], style);
    assert.match(found.高度, words);
    await tab.context().close();
  }
  // What has a border, or scrolls as the page itself does, cuts nothing.
  const style = '<style>html, body, .body { height: 100%; margin: 0 } .body { overflow: auto } iframe { border: 3px solid !important }</style>';
  const tab = await visit(page_of(`<section class="body">${snippet(world.site)}</section>`).replace('</head>', `${style}</head>`));
  assert.deepEqual(await crosses(tab, 0, 6), {});
  await tab.context().close();
});

test('policy: frames are not allowed', async () => {
  const tab = await visit(page_of(snippet(world.site)), { headers: { 'content-security-policy': `default-src 'none'; script-src ${world.site}` } });
  assert.deepEqual(Object.keys(await crosses(tab, 1, 0)), ['内容安全策略']);
  await tab.context().close();
});

test('fallback: no link inside, or one that leads elsewhere', async () => {
  const none = await visit(page_of(snippet(world.site).replace(/<a [\s\S]*?<\/a>/, '')));
  assert.deepEqual(await crosses(none, 1, 5), { 网页版: '放自测的元素里没有链接，去掉脚本时什么都看不到。请重新复制嵌入向导给的代码，连 <a> 一起粘贴' });
  await none.context().close();

  const right = `${world.site}/bayannur/2026/150802/`;
  const other = await visit(page_of(snippet(world.site).replace(right, `${world.county.origin}/list.html`)));
  assert.deepEqual(await crosses(other, 1, 5), { 网页版: `链接是 ${world.county.origin}/list.html，请改成 ${right}` });
  await other.context().close();

  const gone = await visit_with(right, { status: 404, body: '' });
  await gone.open();
  assert.deepEqual(await crosses(gone, 1, 5), { 网页版: `文字说明页打不开：${right}。请告诉自测网站的管理员` });
  await gone.context().close();
});

test('county: a code that is none; the link is not called wrong for it', async () => {
  const tab = await visit(page_of(snippet(world.site).replace('data-county="150802"', 'data-county="150899"')));
  assert.deepEqual(await crosses(tab, 1, 4), { 旗县区: '没有代码是 150899 的旗县区。请把 data-county 改成嵌入向导给的' });
  await tab.context().close();
});

test('version: an old script, an edition that is not there, one that is there in words alone', async () => {
  const script = await (await fetch(`${world.site}/embed/v1.js`)).text();
  const old = await visit_with(`${world.site}/embed/v1.js`, { contentType: 'text/javascript; charset=utf-8', body: script.replace('version: 1', 'version: 0') });
  await old.open();
  assert.deepEqual(await crosses(old, 1, 5), { 版本: '网页里的脚本是 v0，自测是 v1。请清除网站和浏览器的缓存；还是这样，请重新复制嵌入向导给的代码' });
  await old.context().close();

  const last_year = page_of(snippet(world.site).replaceAll('bayannur/2026', 'bayannur/2025'));
  const lost = await visit(last_year);
  assert.deepEqual(await crosses(lost, 1, 4), { 版本: '这里没有 bayannur/2025 的规则。请把 data-edition 改成 bayannur/2026' });
  await lost.context().close();

  const held = await visit_with(`${world.site}/bayannur/2025/150802/*`, { contentType: 'text/html; charset=utf-8', body: '<h1>2025</h1>' }, last_year);
  await held.open();
  assert.equal((await heard(held, 'error')).code, 'unknown_edition');
  assert.deepEqual(await crosses(held, 1, 1), { 版本: 'data-edition 写的那一版只有文字说明，没有在线自测。请改成嵌入向导给的' });
  await held.context().close();
});

test('without the script there are no marks, and the link is what there is', async () => {
  // A copy of the script on the county's own server asks that server for all the rest.
  const own = await visit(page_of(snippet(world.site).replace(`${world.site}/embed/v1.js`, '/js/v1.js')));
  await own.waitForLoadState('load');
  assert.equal(await own.locator('iframe, .zc-selftest').count(), 0);
  assert.ok(await own.getByRole('link', { name: '2026年职称申报条件与截止时间（网页版）' }).isVisible());
  await own.context().close();
});
