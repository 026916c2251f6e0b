// Who is heard, who is told, what an address may say, and who may frame what.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { framed, heard, open_world, page_of, snippet, still, strict, told, visit_county } from './world.mjs';

let world;

before(async () => { world = await open_world(); });
after(async () => { await world?.close(); });

const height = (tab, at = 0) => tab.evaluate((place) => document.querySelectorAll('iframe')[place].style.height, at);

test('two widgets and an element are each told their own', async () => {
  const html = page_of(snippet(world.site) + snippet(world.site, 'data-view="dates" data-renderer="text"', 'second')
    + `${'<br>'.repeat(80)}<zc-check id="third" county="zone" level="senior" renderer="text" loading="lazy"></zc-check>`);
  const tab = await visit_county(world, html, { headers: strict(world.site) });
  await heard(tab, 'ready', 'zc');
  await heard(tab, 'ready', 'second');
  // The third is far below, and is not loaded before one is near it.
  await tab.waitForTimeout(500);
  assert.equal(await tab.evaluate(() => document.querySelector('#third iframe').src), '');
  await tab.evaluate(() => document.querySelector('#third').scrollIntoView());
  assert.equal((await heard(tab, 'ready', 'third')).county, 'zone');
  // One that is out of sight is no failure: it has to wait for the eye.
  await tab.evaluate(() => document.querySelector('#second').scrollIntoView());
  const nonces = tab.frames().map((frame) => new URL(frame.url()).searchParams.get('nonce')).filter(Boolean);
  assert.equal(new Set(nonces).size, 3);
  await tab.frameLocator('#second iframe').getByRole('heading', { level: 1, name: '时间表' }).waitFor();
  for (const id of ['zc', 'second', 'third']) await heard(tab, 'resize', id);
  const heights = await Promise.all([0, 1, 2].map((at) => height(tab, at)));
  assert.equal(new Set(heights).size, 3, heights.join());
  assert.deepEqual(await told(tab, 'error'), []);
  assert.equal(await tab.evaluate(() => document.querySelector('#third a').textContent), '职称申报条件与截止时间（网页版）');
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('forged letters are not heard, by the county’s page or by the frame', async () => {
  world.county.pages.set('/forger.html', { html: `<script>addEventListener('message', ({ data }) => {
    for (const nonce of data.nonces) for (const target of [parent, ...Array.from({ length: parent.length }, (_, at) => parent[at])])
      for (const type of ['resize', 'result', 'check', 'checked', 'failed']) target.postMessage({ zc: 1, nonce, type, detail: { height: 5000, status: 'eligible' } }, '*');
  });</script>` });
  const forger = world.county.origin.replace('localhost', '127.0.0.1');
  const tab = await visit_county(world, page_of(`${snippet(world.site)}<iframe id="forger" src="${forger}/forger.html"></iframe><iframe id="own" src="/forger.html"></iframe>
    <iframe src="${world.site}/bayannur/2026/zone/?embed=1"></iframe>`), { more: '?zc-selftest=1' });
  await heard(tab, 'ready');
  await still(tab);
  // The answer to the self-test's own question; what is forged would come after it.
  await tab.waitForFunction(() => window.zcWidgets[0].checked);
  await tab.evaluate(() => { window.zcWidgets[0].checked = null; });
  const asked = () => tab.sent.filter((request) => /150802\/$/.test(request.url())).length;
  assert.equal(asked(), 1);
  const before = [await height(tab), await tab.evaluate(() => window.told.length)];
  const widget = tab.frames().find((frame) => frame.url().includes('nonce='));
  const nonce = new URL(widget.url()).searchParams.get('nonce');
  // Other frames that know even the nonce, one of the county's own origin; the page itself; and the self-check's own origin with a wrong nonce.
  await tab.evaluate((known) => {
    for (const id of ['forger', 'own']) document.getElementById(id).contentWindow.postMessage({ nonces: [known, '', null, '1-2-3-4'] }, '*');
    postMessage({ zc: 1, nonce: known, type: 'resize', detail: { height: 5000 } }, '*');
  }, nonce);
  await widget.evaluate((known) => {
    for (const one of ['0', undefined]) parent.postMessage({ zc: 1, nonce: one, type: 'resize', detail: { height: 5000 } }, '*');
    parent.postMessage({ zc: 2, nonce: known, type: 'resize', detail: { height: 5000 } }, '*');
    for (const type of ['click', 'constructor', 'DOMContentLoaded']) parent.postMessage({ zc: 1, nonce: known, type, detail: {} }, '*');
  }, nonce);
  await tab.waitForTimeout(500);
  assert.deepEqual([await height(tab), await tab.evaluate(() => window.told.length)], before);
  // Another frame of the self-check's own origin; then the widget's own frame, led to another origin.
  const forge = (known) => parent.postMessage({ zc: 1, nonce: known, type: 'resize', detail: { height: 5000 } }, '*');
  await tab.frames().find((frame) => frame.url().includes('/zone/')).evaluate(forge, nonce);
  await widget.goto(`${forger}/forger.html`);
  await widget.evaluate(forge, nonce);
  await tab.waitForTimeout(500);
  assert.deepEqual([await height(tab), await tab.evaluate(() => window.told.length)], before);
  assert.equal(await tab.evaluate(() => window.zcWidgets[0].checked), null);
  // The frame answers its parent's questions alone.
  assert.equal(asked(), 1);
  await tab.context().close();
});

test('a frame that is told another origin than its parent’s says nothing', async () => {
  // A browser drops most of such letters anyway: whether one was written at all is seen in the frame.
  const keep_letters = () => {
    window.letters = [];
    if (window === top) return;
    Object.defineProperty(window, 'parent', { value: { postMessage: (...letter) => window.letters.push(letter) } });
  };
  const says = async (origin, has_origin = true) => {
    const address = `${world.site}/index.html?embed=1&nonce=7&origin=${encodeURIComponent(origin)}`;
    const html = page_of(`<iframe src="${address}" width="800" height="700"></iframe>`);
    const tab = await visit_county(world, html, { init: keep_letters });
    if (!has_origin) {
      // As a plain web server gives it: the policy of ours would have no such frame.
      await tab.route(address, async (route) => {
        const response = await route.fetch();
        const { 'content-security-policy': policy, ...rest } = response.headers();
        await route.fulfill({ response, headers: rest });
      });
      await tab.goto('about:blank');
      await tab.setContent(html);
    }
    await tab.frameLocator('iframe').getByRole('button', { name: '开始自测（约3分钟）' }).waitFor();
    await framed(tab).waitForFunction(() => window.zhicheng?.frames.first > 0);
    await tab.waitForTimeout(300);
    const letters = await framed(tab).evaluate(() => window.letters.length);
    await tab.context().close();
    return letters;
  };
  assert.ok(await says(world.county.origin) > 0, 'what is written is seen');
  for (const origin of ['https://example.com', 'null', world.site, '*', 'javascript:1']) assert.equal(await says(origin), 0, origin);
  // Around it a page without an origin, so that nothing contradicts.
  assert.ok(await says('https://example.com', false) > 0, 'there nothing contradicts');
  for (const origin of ['null', '*', 'javascript:1', 'https://a.cn/b', 'https://a@b.cn']) assert.equal(await says(origin, false), 0, `${origin} of none`);
});

test('what an address says is used when it is known, and is told and left alone when it is not', async () => {
  const known = 'data-level="intermediate" data-series="engineering" data-theme="dark" data-renderer="text"';
  const tab = await visit_county(world, page_of(snippet(world.site, known)));
  await heard(tab, 'ready');
  assert.deepEqual(await told(tab, 'error'), []);
  assert.equal(await framed(tab).evaluate(() => document.documentElement.style.colorScheme), 'dark');
  await framed(tab).getByRole('button', { name: '开始自测（约3分钟）' }).click();
  await framed(tab).waitForFunction(() => document.querySelector('h1').textContent !== '我能报吗？');
  assert.ok(await framed(tab).getByRole('radio', { name: /^中级/ }).isChecked());
  assert.equal(await framed(tab).locator('select').first().evaluate((list) => list.selectedOptions[0].text), '工程技术');
  await tab.context().close();

  const wrong = 'data-view="result" data-level="chief" data-series="magic" data-theme="pink" data-color="#ffee00" data-renderer="vulkan"';
  const html = page_of(snippet(world.site, wrong).replace('data-county="150802"', 'data-county="150899"').replace('data-edition="bayannur/2026"', 'data-edition="bayannur/2025"'));
  const other = await visit_county(world, html);
  await heard(other, 'ready');
  const errors = (await told(other, 'error')).map(({ code, at }) => `${at} ${code}`).sort();
  assert.deepEqual(errors, ['color too_pale', 'county unknown_value', 'edition unknown_edition', 'level unknown_value',
    'renderer unknown_value', 'series unknown_value', 'theme unknown_value', 'view unknown_value']);
  assert.equal((await told(other, 'ready'))[0].county, null);
  await framed(other).getByRole('button', { name: '开始自测（约3分钟）' }).waitFor();
  await other.context().close();
});

test('an edition that the self-check does not judge by is shown in words where the site has it, and else it is said', async () => {
  const of = (edition) => page_of(snippet(world.site).replaceAll('bayannur/2026', edition));
  // Nothing of it is on the site.
  const lost = await visit_county(world, of('bayannur/2025'));
  assert.equal((await heard(lost, 'ready')).edition, 'bayannur/2026');
  assert.deepEqual(await told(lost, 'error'), [{ code: 'unknown_edition', at: 'edition' }]);
  assert.match(await framed(lost).getByRole('alert').textContent(), /^这里没有 bayannur\/2025 的在线自测，下面用的是 bayannur\/2026 的规则/);
  await lost.context().close();
  // Its pages are; in their place another county's of this site.
  const words = '<!doctype html><title>2025</title><h1>临河区2025年职称申报条件和截止时间</h1>';
  const held = await visit_county(world, page_of('<p>稍等</p>'));
  await held.context().route(`${world.site}/bayannur/2025/150802/*`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: words }));
  world.county.pages.set('/held.html', { html: of('bayannur/2025') });
  await held.goto(`${world.county.origin}/held.html`);
  assert.equal((await heard(held, 'error')).code, 'unknown_edition');
  await held.getByText('在线自测用的是 bayannur/2026 的规则，这里要的是 bayannur/2025，请看下面它的文字说明。').waitFor();
  await held.frameLocator('iframe').getByRole('heading', { name: '临河区2025年职称申报条件和截止时间' }).waitFor();
  assert.deepEqual(await told(held, 'ready'), []);
  await held.context().close();
  // In a window of its own it is said too; and nothing is when nothing was asked for.
  const own = await world.browser.newPage();
  await own.goto(`${world.site}/?edition=bayannur%2F2025&county=150802`);
  await own.getByRole('alert').getByText('这里没有 bayannur/2025 的在线自测').waitFor();
  await own.goto(`${world.site}/?edition=bayannur%2F2026&county=150802`);
  await own.getByRole('button', { name: '开始自测（约3分钟）' }).waitFor();
  assert.equal(await own.locator('#other-rules').count(), 0);
  await own.close();
});

test('without an edition it is the newest, and the link is what falls back', async () => {
  const html = page_of(snippet(world.site).replace(' data-edition="bayannur/2026"', ''));
  const tab = await visit_county(world, html, { more: '?zc-selftest=1' });
  assert.equal((await heard(tab, 'ready')).edition, 'bayannur/2026');
  await tab.waitForFunction(() => document.querySelectorAll('.zc-selftest [data-well=yes]').length === 6);
  await tab.context().close();
  for (const [link, shown] of [[html, `${world.site}/bayannur/2026/150802/`], [html.replace(/<a [\s\S]*?<\/a>/, '<a href="/other.html">别的</a>'), `${world.site}/`]]) {
    const old = await visit_county(world, link, { init: () => { delete window.WebAssembly; } });
    assert.equal((await heard(old, 'error')).code, 'no_webassembly');
    assert.equal(await old.evaluate(() => document.querySelector('iframe').src), `${shown}?embed=1`);
    await old.context().close();
  }
});

test('a county’s colour is that of what can be pressed', async () => {
  const tab = await visit_county(world, page_of(snippet(world.site, 'data-color="#8a1538" data-renderer="text"')));
  await heard(tab, 'ready');
  const colours = await framed(tab).evaluate(() => ['--accent', '--accent-hover', '--accent-shade'].map((name) => document.documentElement.style.getPropertyValue(name)));
  assert.deepEqual(colours, ['#8a1538', '#670f2a', '#450a1c']);
  await tab.context().close();
});

test('where a browser keeps something, it is told that the rules are others than last time', async () => {
  const tab = await visit_county(world, page_of(snippet(world.site)));
  // The same site, another port: what is kept is not kept apart.
  await tab.goto(`${world.county.origin.replace('localhost', '127.0.0.1')}/notice.html`);
  const { digest } = await heard(tab, 'ready');
  assert.deepEqual(await told(tab, 'update'), []);
  const old = `sha256:${'0'.repeat(64)}`;
  assert.equal(await framed(tab).evaluate((other) => {
    const before = localStorage.getItem('zhicheng-rules bayannur/2026 150802');
    localStorage.setItem('zhicheng-rules bayannur/2026 150802', other);
    return before;
  }, old), digest);
  await tab.reload();
  assert.equal((await heard(tab, 'update')).digest, digest);
  await tab.context().close();
});

test('a frame says that what is kept may be lost, and opens the same in a window of its own', async () => {
  const tab = await visit_county(world, page_of(snippet(world.site, 'data-level="intermediate"')));
  await heard(tab, 'ready');
  assert.ok(await framed(tab).getByText('有的浏览器关掉以后就不保留').isVisible());
  const [own] = await Promise.all([tab.context().waitForEvent('page'), framed(tab).getByRole('link', { name: '在新窗口打开' }).click()]);
  await own.getByRole('button', { name: '开始自测（约3分钟）' }).waitFor();
  assert.equal(own.url(), `${world.site}/index.html?edition=bayannur%2F2026&county=150802&level=intermediate`);
  assert.ok(await own.getByText('临河区', { exact: true }).first().isVisible());
  // There it is the whole page again, with its header and the way to progress.
  assert.equal(await own.getByRole('banner').count(), 1);
  assert.equal(await own.getByText('查看申报进度').count(), 1);
  assert.equal(await framed(tab).getByText('查看申报进度').count(), 0);
  await tab.context().close();
});

test('progress is looked at in a window of its own, and nothing reaches the desk out of a frame', async () => {
  const tab = await visit_county(world, page_of(snippet(world.site, 'data-view="track"')));
  await heard(tab, 'ready');
  const frame = framed(tab);
  assert.equal(await frame.getByRole('textbox').count(), 0);
  const [window_of_its_own] = await Promise.all([tab.context().waitForEvent('page'), frame.getByRole('link', { name: '在新窗口打开申报进度' }).click()]);
  await window_of_its_own.getByRole('heading', { level: 1, name: '申报进度' }).waitFor();
  assert.equal(await window_of_its_own.evaluate(() => opener), null);
  assert.deepEqual(await frame.evaluate(() => Promise.all(['/v1/submissions/1', '/readyz', '//' + location.host + '/v1/x'].map((place) => fetch(place).then(() => 'came', () => 'refused')))),
    ['refused', 'refused', 'refused']);
  await tab.context().close();
});

test('what may be framed says so, and nothing else does', async () => {
  const policy = async (path) => (await fetch(world.site + path)).headers.get('content-security-policy');
  for (const path of ['/?embed=1', '/index.html?embed=1&county=150802', '/bayannur/2026/150802/', '/bayannur/2026/150802/?embed=1']) assert.match(await policy(path), /; frame-ancestors \*$/, path);
  for (const path of ['/', '/index.html', '/index.html?embed=2', '/index.html?embed=1&embed=1', '/review/?embed=1', '/review/index.html?embed=1',
    '/%72eview/index.html?embed=1', '/embed/wizard.html?embed=1', '/main.mjs?embed=1', '/readyz?embed=1', '/v1/files?embed=1', '/none?embed=1']) {
    assert.match(await policy(path), /frame-ancestors 'none'/, path);
  }
  const tab = await visit_county(world, page_of(`<iframe src="${world.site}/index.html"></iframe><iframe src="${world.site}/review/index.html?embed=1"></iframe>`));
  await tab.waitForTimeout(500);
  assert.equal(tab.faults.filter((fault) => /frame-ancestors 'none'/.test(fault)).length, 2, tab.faults.join());
  await tab.context().close();
});
