// A county's notice with the self-check in it, on another origin and under a strict policy: check, result, export.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pictures } from '../web/browser.mjs';
import { violations } from '../web/axe.mjs';
import { begin, turn } from '../web/walk.mjs';
import { again, check, framed, from_docs, heard, open_world, page_of, snippet, still, strict, visit_county } from './world.mjs';

let world;

before(async () => { world = await open_world(); });
after(async () => { await world?.close(); });

const counts = ['met', 'not_applicable', 'status', 'unknown', 'unmet'];
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

async function silent(tab) {
  for (const request of tab.sent) {
    const { origin, protocol } = new URL(request.url());
    if (protocol === 'blob:') continue;
    assert.ok([world.site, world.county.origin].includes(origin), request.url());
    assert.deepEqual([request.method(), request.postData()], ['GET', null], request.url());
    if (origin !== world.site) continue;
    const { referer, cookie } = await request.allHeaders();
    assert.deepEqual([referer, cookie], [undefined, undefined], request.url());
  }
  assert.deepEqual(await tab.context().cookies(), []);
}

test('check, result and export from a county’s page: what it hears are a status and counts', async () => {
  const tab = await visit_county(world, page_of(snippet(world.site)), {
    headers: strict(world.site),
    init: () => {
      window.letters = [];
      addEventListener('message', ({ data }) => window.letters.push(JSON.stringify(data)));
    },
  });
  const { edition, county, version, digest } = await heard(tab, 'ready');
  assert.deepEqual([edition, county, version], ['bayannur/2026', '150802', 1]);
  assert.match(digest, /^sha256:[0-9a-f]{64}$/);
  const frame = framed(tab);
  tab.setDefaultTimeout(6000);
  await check(frame);
  const result = await heard(tab, 'result');
  assert.deepEqual(Object.keys(result).sort(), counts);
  assert.equal(result.status, 'eligible');
  assert.ok(result.met > 0 && result.unmet + result.unknown + result.not_applicable > 0);
  for (const way of ['去准备申报', '生成申报包']) await again(() => turn(frame, way));
  await frame.getByLabel('姓名', { exact: true }).fill('巴特尔');
  await frame.getByLabel('联系电话', { exact: true }).fill('13800000000');
  // Nothing is handed in here.
  assert.equal(await frame.getByRole('button', { name: '去提交' }).count(), 0);
  const [download] = await again(() => Promise.all([tab.waitForEvent('download'), frame.getByRole('button', { name: '下载申报包', exact: true }).click()]));
  assert.match(download.suggestedFilename(), /\.json$/);
  assert.deepEqual(await heard(tab, 'export'), { format: 'json' });
  // Nothing that was answered or written is in any letter.
  const letters = await tab.evaluate(() => window.letters);
  assert.ok(letters.length >= 5);
  const said = letters.join('\n');
  for (const secret of ['private_enterprise', 'engineering', '2018-07-01', '2018-08-01', 'bachelor', '巴特尔', '13800000000', 'career_on']) {
    assert.ok(!said.includes(secret), secret);
  }
  for (const letter of letters) {
    const { type, detail } = JSON.parse(letter);
    if (type === 'result') assert.deepEqual(Object.keys(detail).sort(), counts);
  }
  await silent(tab);
  assert.ok(await tab.evaluate(() => window.moved) <= 0.1, `moved by ${await tab.evaluate(() => window.moved)}`);
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

for (const [name, size, renderer] of [['desk', {}, 'canvas'], ['phone', phone, 'text']]) {
  test(`the frame is as high as its content, and nothing jumps: ${name}`, async () => {
    const tab = await visit_county(world, page_of(snippet(world.site)), { headers: strict(world.site), size });
    assert.equal((await heard(tab, 'ready')).renderer, renderer);
    const frame = framed(tab);
    const fits = async () => {
      await still(tab);
      const [inner, content] = await frame.evaluate(() => [innerHeight, document.getElementById('scroll').scrollHeight]);
      assert.ok(Math.abs(inner - content) <= 1, `${inner} for ${content}`);
      assert.equal(await frame.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
      return inner;
    };
    const start = await fits();
    await tab.screenshot({ path: join(pictures, `embed-${name}.png`) });
    await again(() => turn(frame, begin));
    const question = await fits();
    assert.ok(question < start, `${question} < ${start}`);
    assert.equal(await frame.getByRole('banner').count(), 0);
    assert.deepEqual(await violations(frame), []);
    assert.ok(await tab.evaluate(() => window.moved) <= 0.1);
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });
}

test('the next screen is read from its top', async () => {
  const tab = await visit_county(world, page_of(snippet(world.site)), { size: phone });
  await heard(tab, 'ready');
  const frame = framed(tab);
  await still(tab);
  await tab.evaluate(() => scrollTo(0, 1200));
  await frame.getByRole('button', { name: '打开申报包' }).evaluate((button) => button.click());
  await tab.waitForFunction(() => window.told.some(([name, { turned }]) => name === 'resize' && turned));
  const top = await tab.evaluate(() => document.querySelector('iframe').getBoundingClientRect().top);
  assert.ok(top > -2 && top < 844, `${top}`);
  await tab.context().close();
});

test('both languages give the same code', () => {
  for (const name of ['snippet', 'policy', 'frame']) assert.equal(from_docs('x', name), from_docs('x', name, 'embedding.zh-CN.md'));
});

test('the script is small, and old browsers can parse it', () => {
  const text = readFileSync(join(process.env.ZHICHENG_WEB, 'embed', 'v1.js'), 'utf8');
  assert.ok(Buffer.byteLength(text) <= 5000, `${Buffer.byteLength(text)} bytes`);
  for (const file of ['v1.js', 'selftest.js']) {
    const code = readFileSync(join(process.env.ZHICHENG_WEB, 'embed', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/ .*/g, '');
    assert.doesNotMatch(code, /=>|`|\?\.|\?\?|\b(const|let|class|async|await|import|export)\b(?! ?[|)'])/, file);
  }
});
