// Everything that a new user does, from the first page to three files and a sheet of paper: on a desk and on a phone, in
// both renderers.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { scan_of } from '../attachment/files.mjs';
import { run } from '../cases/doors.mjs';
import { open_folder } from '../cli/folder.mjs';
import { fill_application } from './application.mjs';
import { desk, open, phone, visit } from './browser.mjs';
import { button, engineer, heading, turn, walk } from './walk.mjs';

const kPdf = (name, pages) => ({ name, mimeType: 'application/pdf', buffer: scan_of(pages) });
let world;
let folder;

before(async () => {
  folder = await open_folder();
  world = await open();
});
after(async () => {
  await world?.close();
  await folder?.close();
});

for (const [name, size] of [['desk', desk], ['phone', phone]]) {
  for (const renderer of ['canvas', 'text']) {
    test(`from nothing to the files and the paper, ${name}, ${renderer}`, async () => {
      const tab = await visit(world, size, '2026-05-20', `&${renderer}`);
      assert.equal(await heading(tab).textContent(), '我能报吗？');
      await walk(tab, { ...engineer, city_work_on: engineer.career_on });
      assert.equal(await heading(tab).textContent(), '符合已核对的条件');
      await turn(tab, '时间表');
      const calendar = tab.waitForEvent('download');
      await button(tab, '下载到手机或电脑日历（.ics）').click();
      assert.match((await calendar).suggestedFilename(), /\.ics$/);
      await turn(tab, '返回');
      await turn(tab, '去准备申报');
      await fill_application(tab);
      await tab.getByText('申报信息共13节，已确认12节。').waitFor();

      await turn(tab, '材料');
      const choosers = tab.getByLabel(/：选择文件$/);
      const materials = await choosers.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label').split('：')[0]));
      assert.ok(materials.length > 3);
      for (const [i, material] of materials.entries()) {
        await choosers.nth(i).setInputFiles(kPdf(`${material}.pdf`, 60 + i));
        await tab.getByRole('status').getByText(`已添加：${material}.pdf`).waitFor();
      }
      await tab.getByText(`材料 ${materials.length}/${materials.length}`, { exact: true }).waitFor();
      await turn(tab, '返回');

      await turn(tab, '检查答案');
      for (const promise of ['承诺材料真实、准确、有效', '同意核查']) await tab.getByRole('checkbox', { name: promise }).check();
      await tab.getByText('没有发现要改的地方。').waitFor();
      await tab.evaluate(() => { window.print = () => { window.printed = document.getElementById('paper').textContent; }; });
      await button(tab, '打印预填草稿').click();
      await tab.waitForFunction(() => window.printed);
      const sheet = await tab.pdf({ format: 'A4', preferCSSPageSize: true });
      assert.ok((sheet.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length >= 2);
      const printed = await tab.evaluate(() => window.printed);
      for (const words of ['预填草稿', '巴特尔·䶮𬭎𠮷', '示例工业大学', '减速机壳体智能生产线', '2018-08-01']) assert.ok(printed.includes(words), words);
      await tab.evaluate(() => dispatchEvent(new Event('afterprint')));

      await turn(tab, '去生成申报包');
      const packages = [];
      for (const [label, ending] of [['下载申报包', 'json'], ['下载可以打印的副本', 'html'], ['下载压缩包（连同附件）', 'zip']]) {
        const coming = tab.waitForEvent('download');
        await button(tab, label).click();
        const download = await coming;
        assert.equal(download.suggestedFilename(), `巴特尔·䶮𬭎𠮷.zhicheng.${ending}`);
        const file = folder.file(`${name}-${renderer}.zhicheng.${ending}`);
        await download.saveAs(file);
        await tab.getByRole('status').getByText(`已经保存申报包：巴特尔·䶮𬭎𠮷.zhicheng.${ending}`).waitFor();
        const verdict = await run(['verify', '--json', file]);
        assert.deepEqual([verdict.code, JSON.parse(verdict.out).verdict], [0, 'reproduced'], `${ending}: ${verdict.err}`);
        packages.push(file);
      }
      const { applicant, attachments } = JSON.parse(await readFile(packages[0], 'utf8'));
      assert.deepEqual(attachments.map((one) => one.name).sort(), materials.map((material) => `${material}.pdf`).sort());
      assert.deepEqual([applicant.name, applicant.sex, applicant.declared_true, applicant.training[0].professional_hours],
        ['巴特尔·䶮𬭎𠮷', 'female', true, 60]);
      await turn(tab, '返回');
      await turn(tab, '返回');
      await tab.getByText('申报信息共13节，已确认13节。').waitFor();
      assert.deepEqual(tab.faults, []);
      for (const request of tab.requests) assert.deepEqual([request.method(), request.postData()], ['GET', null], request.url());
      await tab.context().close();
    });
  }
}
