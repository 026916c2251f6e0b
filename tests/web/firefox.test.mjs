// The journey in Firefox ESR: in 文字版, and on the canvas where it has WebGL 2.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pictures, program, serve } from './browser.mjs';
import { launch, visit } from './firefox.mjs';
import { button, engineer, heading, turn, walk } from './walk.mjs';

let server;
let browser;
before(async () => {
  mkdirSync(pictures, { recursive: true });
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.end();
});

const has_webgl2 = (tab) => tab.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null);

for (const renderer of ['text', 'canvas']) {
  test(`from the first page to a package that verifies, ${renderer}`, async (t) => {
    const tab = await visit(browser, `${server.address}/?on=2026-05-20&${renderer}`);
    if (renderer === 'canvas' && !await has_webgl2(tab)) return t.skip('this Firefox has no WebGL 2 here');
    assert.equal(await tab.evaluate(() => document.querySelector('canvas')?.checkVisibility() ?? false), renderer === 'canvas');
    assert.equal(await heading(tab).textContent(), '我能报吗？');
    const trail = await walk(tab, engineer);
    assert.equal(trail.questions.length, 9);
    assert.equal(await heading(tab).textContent(), '符合已核对的条件');
    const said = await tab.evaluate(() => document.querySelector('main').innerText);
    for (const words of ['非公有制人才直接申报', '依据：三(三)', '开始从事专业技术工作日期：2018年8月1日', '受理：临河区人力资源和社会保障局']) {
      assert.ok(said.includes(words), words);
    }
    await tab.page.screenshot({ path: join(pictures, `firefox-${renderer}-result.png`), fullPage: true });
    await turn(tab, '时间表');
    assert.equal(await heading(tab).textContent(), '时间表');
    await turn(tab, '返回');
    assert.equal(await heading(tab).textContent(), '符合已核对的条件');

    await turn(tab, '去准备申报');
    await turn(tab, '生成申报包');
    await tab.getByLabel('姓名').fill('张三丰𠮷');
    await tab.getByLabel('联系电话').fill('13812345678');
    // What would come to the folder of downloads.
    await tab.evaluate(() => {
      const real = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        blob.text().then((text) => { window.saved = text; });
        return real.call(URL, blob);
      };
    });
    await button(tab, '下载申报包').click();
    await tab.waitForFunction(() => window.saved !== undefined);
    const saved = await tab.evaluate(() => window.saved);
    const { applicant } = JSON.parse(saved);
    assert.deepEqual([applicant.name, applicant.phone], ['张三丰𠮷', '13812345678']);
    const { status, stdout, stderr } = spawnSync(program, ['verify', '--json', '-'], { encoding: 'utf8', input: saved });
    assert.equal(status, 0, stderr);
    assert.equal(JSON.parse(stdout).verdict, 'reproduced');
    assert.deepEqual(tab.faults, []);
    await tab.page.close();
  });
}

test('answers stay in Firefox too: a page opened anew goes on with them', async () => {
  const address = `${server.address}/?on=2026-05-20&text`;
  const tab = await visit(browser, address);
  await walk(tab, engineer);
  await tab.page.reload();
  await tab.waitForFunction(() => window.zhicheng?.frames.first > 0);
  await button(tab, '继续上次').click();
  await tab.waitForFunction(() => document.querySelector('h1').textContent !== '我能报吗？');
  assert.notEqual(await heading(tab).textContent(), '我能报吗？');
  await tab.page.close();
});
