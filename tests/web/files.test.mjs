// Attachments, archives, packages from elsewhere: in a real browser, made here and opened natively, and the other way.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { classic, document, png, scan_of } from '../attachment/files.mjs';
import { run } from '../cases/doors.mjs';
import { full_applicant } from '../cli/applicant.mjs';
import { answers_of, kEligible, kOn, open_folder } from '../cli/folder.mjs';
import { kEntry } from '../hostile/container/cases.mjs';
import { entry, zip } from '../hostile/container/zips.mjs';
import { desk, open, phone, picture, settle, visit } from './browser.mjs';
import { check_silence } from './silence.mjs';
import { button, heading } from './walk.mjs';

const kCreated = '2026-05-20T09:30:00+08:00';
const kScan = scan_of(3_300_000);
const kPicture = png(1200, 900);
const pdf = (name, buffer) => ({ name, mimeType: 'application/pdf', buffer });
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

/** A package made by the program; `ending` says what holds it. */
async function made(ending, name = 'native', attached = true) {
  const file = folder.file(`${name}.zhicheng.${ending}`);
  const attach = attached
    ? ['--attach', `diploma=${await folder.write('毕业证.pdf', kScan)}`, '--attach', `award=${await folder.write('奖状.png', kPicture)}`]
    : [];
  const result = await run(['pack', ...kOn, '--created', kCreated, await folder.write('answers.json', answers_of(kEligible)),
    '--applicant', await folder.write('applicant.json', attached ? full_applicant() : { name: '张三丰', phone: '13812345678' }), ...attach, '-o', file]);
  assert.equal(result.code, 0, result.err);
  return file;
}

const verdict = (tab, name) => tab.getByRole('heading', { level: 2, name, exact: true });
const chooser = (tab, name) => tab.getByLabel(name, { exact: true });
const kOpen = '选择申报包，或拖到这里';

/** The page with this package opened. */
async function opened(file, size = desk) {
  const tab = await visit(world, size);
  // Every package is of this moment: what is saved again can be the same bytes.
  await tab.evaluate((now) => { Date.now = () => now; }, Date.parse(kCreated));
  await button(tab, '打开申报包').click();
  await chooser(tab, kOpen).setInputFiles(file);
  return tab;
}

async function taken_over(file, size) {
  const tab = await opened(file, size);
  await button(tab, '接着填').click();
  await heading(tab).getByText('申报任务清单').waitFor();
  return tab;
}

async function at_files(size) {
  const tab = await taken_over(await made('json', 'plain', false), size);
  await button(tab, '材料').click();
  await heading(tab).getByText('申报材料').waitFor();
  return tab;
}

async function download(tab, name) {
  const coming = tab.waitForEvent('download');
  await button(tab, name).click();
  const file = folder.file(`saved-${Math.random()}-${(await coming).suggestedFilename()}`);
  await (await coming).saveAs(file);
  return file;
}

function check_silent(tab) {
  assert.deepEqual(tab.faults, []);
  check_silence(tab, world.address);
}

const leave = async (tab) => {
  check_silent(tab);
  await tab.context().close();
};

/** Drops a file of that many bytes, made in the page, on a control or, without one, on the page. */
const drop = (tab, { name, megabytes, control }) => tab.evaluate(([name_, count, label]) => {
  const piece = new Blob([new Uint8Array(1 << 20)]);
  const file = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...Array(count).fill(piece)], name_);
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  const target = label ? document.querySelector(`[aria-label="${label}"]`) : document.querySelector('h1');
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }
}, [name, megabytes, control]);

const kDiploma = '学历证明：选择文件';
const material = (tab, name) => tab.getByRole('listitem').filter({ has: tab.getByRole('heading', { name, exact: true }) });

test('files are checked here, listed under their material, replaced and removed', async () => {
  const tab = await at_files();
  await tab.getByText('材料 0/5', { exact: true }).waitFor();
  await chooser(tab, kDiploma).setInputFiles([pdf('毕业证.pdf', kScan), { name: '学位证.png', mimeType: 'image/png', buffer: kPicture }]);
  const education = material(tab, '学历证明');
  await education.getByText('PDF、3页、3.1 MB').waitFor();
  await education.getByText('PNG、1200×900像素、1 KB').waitFor();
  await tab.getByText('材料 1/5', { exact: true }).waitFor();
  await tab.getByRole('status').getByText('已添加：学位证.png').waitFor();
  assert.match(await education.innerText(), /依据：一\(二\)/);
  assert.match(await material(tab, '资历证明').innerText(), /还缺/);

  await chooser(tab, '更换 学位证.png').setInputFiles(pdf('学位证书.pdf', scan_of(50, 'y')));
  await education.getByText('学位证书.pdf', { exact: true }).waitFor();
  assert.equal(await education.getByText('学位证.png', { exact: true }).count(), 0);
  await button(tab, '删除 学位证书.pdf').click();
  await tab.getByRole('status').getByText('已删除：学位证书.pdf').waitFor();
  await button(tab, '删除 毕业证.pdf').click();
  await tab.getByText('材料 0/5', { exact: true }).waitFor();
  // It can be chosen again at once.
  await chooser(tab, kDiploma).setInputFiles(pdf('毕业证.pdf', kScan));
  await tab.getByText('材料 1/5', { exact: true }).waitFor();
  await leave(tab);
});

test('what is wrong with a file is said at the file, with how to mend it', async () => {
  const tab = await at_files();
  const encrypted = classic(document, '/Encrypt<</Filter/Standard/V 1/R 2/O(a)/U<00ff>/P -4>>/ID[<00><00>]');
  const scripted = classic({ ...document, 1: '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(go)>>>>' });
  await chooser(tab, kDiploma).setInputFiles([
    pdf('空.pdf', Buffer.alloc(0)), { name: '说明.docx', mimeType: '', buffer: Buffer.from('PK\x03\x04') },
    pdf('其实是图片.pdf', kPicture), pdf('半截.pdf', kScan.subarray(0, 200)),
    pdf('加密.pdf', encrypted), pdf('带脚本.pdf', scripted), pdf('一.pdf', kScan), pdf('二.pdf', kScan),
  ]);
  const education = material(tab, '学历证明');
  await education.getByText('是同一个文件').first().waitFor();
  const said = await education.innerText();
  const alerts = await education.getByRole('alert').allInnerTexts();
  assert.deepEqual(alerts.slice(0, 4).map((words) => /“(.*)”/.exec(words)[1]), ['空.pdf', '说明.docx', '其实是图片.pdf', '半截.pdf']);
  for (const words of ['空', '不是 PDF、JPEG 或 PNG 文件', '后缀', '不完整', '“加密.pdf”', '“带脚本.pdf”']) {
    assert.ok(said.includes(words), `nothing says ${words}: ${said}`);
  }
  await picture(tab, 'desk-files-faults');
  // The next choice begins with a clean sheet.
  await chooser(tab, kDiploma).setInputFiles(pdf('三.pdf', scan_of(70)));
  await education.getByText('三.pdf', { exact: true }).waitFor();
  assert.equal(await education.getByText('没有添加').count(), 0);
  await leave(tab);
});

test('a big file shows how far it is, can be called off, and keeps the page alive', async () => {
  const tab = await at_files(phone);
  await chooser(tab, kDiploma).setInputFiles(pdf('毕业证.pdf', scan_of(50)));
  await tab.getByText('材料 1/5', { exact: true }).waitFor();
  await tab.evaluate(() => {
    window.seen = { values: [], words: [] };
    new MutationObserver(() => {
      const bar = document.querySelector('progress');
      const words = [...document.querySelectorAll('[role=status]')].map((one) => one.textContent).find((text) => text.startsWith('正在检查'));
      if (bar && window.seen.values.at(-1) !== bar.value) window.seen.values.push(bar.value);
      if (words && window.seen.words.at(-1) !== words) window.seen.words.push(words);
    }).observe(document.getElementById('twins'), { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await drop(tab, { name: '大.png', megabytes: 60, control: kDiploma });
  await material(tab, '学历证明').getByText('没有添加“大.png”').waitFor();
  const { values, words } = await tab.evaluate(() => window.seen);
  assert.ok(values.length >= 3, `too few steps: ${values}`);
  assert.deepEqual([...values].sort((a, b) => a - b), values);
  // A screen reader hears of quarters alone.
  assert.ok(words.length <= 5 && words.every((text) => /：(0|25|50|75|100)%$/.test(text)), String(words));

  await drop(tab, { name: '更大.png', megabytes: 400, control: kDiploma });
  // By keyboard: it takes two seconds to read, and a pointer may look for the button longer.
  await button(tab, '取消 更大.png').press('Enter');
  await tab.getByRole('status').getByText('已取消：更大.png').waitFor();
  assert.equal(await tab.getByRole('progressbar').count(), 0);
  await tab.getByText('材料 1/5', { exact: true }).waitFor();
  await chooser(tab, '资历证明：选择文件').setInputFiles(pdf('劳动合同.pdf', scan_of(51)));
  await tab.getByText('材料 2/5', { exact: true }).waitFor();
  await leave(tab);
});

test('what is dropped on the page is asked for its material', async () => {
  const tab = await at_files();
  await drop(tab, { name: '照片.png', megabytes: 0 });
  const which = tab.getByLabel('这些文件是哪一项材料？', { exact: true });
  assert.ok(await which.evaluate((element) => element === document.activeElement));
  await which.selectOption({ label: '学历证明' });
  await material(tab, '学历证明').getByText('没有添加“照片.png”').waitFor();
  assert.equal(await which.count(), 0);
  await leave(tab);
});

test('the archive that the browser saves unpacks to the very files', async () => {
  const tab = await at_files();
  await chooser(tab, kDiploma).setInputFiles([pdf('毕业证.pdf', kScan), pdf('㐂𠮷证.pdf', scan_of(80))]);
  await tab.getByText('㐂𠮷证.pdf', { exact: true }).waitFor();
  await button(tab, '去生成申报包').click();
  const zip = await download(tab, '下载压缩包（连同附件）');
  await tab.getByRole('status').getByText('已经保存申报包').waitFor();
  await picture(tab, 'desk-zip');
  const json = await readFile(await download(tab, '下载申报包'), 'utf8');

  const verdict = await run(['verify', zip]);
  assert.deepEqual([verdict.code, JSON.parse(verdict.out).verdict], [0, 'reproduced'], verdict.err);
  const target = folder.file('unpacked');
  assert.equal((await run(['unpack', zip, '-o', target])).code, 0);
  assert.equal(await readFile(join(target, 'application.zhicheng.json'), 'utf8'), json);
  const entries = await readdir(join(target, 'attachments'));
  const contents = await Promise.all(entries.map((name) => readFile(join(target, 'attachments', name))));
  const digests = contents.map((bytes) => createHash('sha256').update(bytes).digest('hex')).sort();
  assert.deepEqual(digests, JSON.parse(json).attachments.map(({ sha256 }) => sha256).sort());
  assert.ok(contents.some((bytes) => bytes.equals(kScan)));
  await leave(tab);
});

for (const ending of ['json', 'html', 'zip']) {
  test(`a package made by the program, as ${ending}, comes back byte for byte`, async () => {
    const native = await readFile(await made('json'), 'utf8');
    const tab = await opened(await made(ending));
    await verdict(tab, '一致').waitFor();
    await tab.getByText(full_applicant().name, { exact: true }).waitFor();
    await tab.getByText('毕业证.pdf、奖状.png').waitFor();
    await settle(tab);
    await picture(tab, `desk-opened-${ending}`);
    await button(tab, '接着填').click();
    await heading(tab).getByText('申报任务清单').waitFor();
    await button(tab, '生成申报包').click();
    for (const [name, kind] of [['下载申报包', 'json'], ['下载可以打印的副本', 'html']]) {
      const again = await readFile(await download(tab, name));
      assert.ok(again.equals(await readFile(await made(kind))), `${kind} differs`);
      if (kind === 'json') assert.equal(again.toString(), native);
    }
    if (ending === 'zip') {
      // Its files were taken along.
      const again = await readFile(await download(tab, '下载压缩包（连同附件）'));
      assert.ok(again.equals(await readFile(await made('zip'))), 'zip differs');
    } else {
      await button(tab, '下载压缩包（连同附件）').click();
      await tab.getByRole('alert').getByText('这些文件请先到“材料”里重新选择：毕业证.pdf、奖状.png').waitFor();
      await tab.goBack();
      await button(tab, '材料').click();
      await tab.getByText('只有这份文件的记录').first().waitFor();
      await picture(tab, 'desk-files-again');
      await chooser(tab, kDiploma).setInputFiles(pdf('换了名字.pdf', kScan));
      await tab.getByRole('status').getByText('已添加：毕业证.pdf').waitFor();
      assert.equal(await tab.getByText('只有这份文件的记录').count(), 1);
    }
    await leave(tab);
  });
}

test('a copy whose words are not those of its package is opened with a warning', async () => {
  const text = await readFile(await made('html'), 'utf8');
  const tab = await opened(await folder.write('edited.zhicheng.html', text.replace(`<dd>${full_applicant().name}`, '<dd>李四')));
  await verdict(tab, '一致').waitFor();
  await tab.getByText('副本上看得见的文字不是按包内数据写出的').waitFor();
  await chooser(tab, kOpen).setInputFiles(await made('html'));
  await tab.getByText('native.zhicheng.html', { exact: true }).waitFor();
  assert.equal(await tab.getByText('副本上看得见的文字').count(), 0);
  await leave(tab);
});

test('an archive that was compressed opens also where the browser inflates nothing', async () => {
  const json = await readFile(await made('json'), 'utf8');
  const files = [entry(kEntry, json, { deflate: true }), entry('attachments/毕业证.pdf', kScan, { deflate: true }), entry('attachments/奖状.png', kPicture)];
  const file = await folder.write('compressed.zip', zip(files));
  const tab = await visit(world, desk);
  await tab.evaluate(() => {
    window.DecompressionStream = class { constructor(format) { throw new TypeError(`Unsupported compression format: '${format}'`); } };
  });
  await button(tab, '打开申报包').click();
  await chooser(tab, kOpen).setInputFiles(file);
  await verdict(tab, '一致').waitFor();
  await button(tab, '接着填').click();
  await button(tab, '材料').click();
  await tab.getByText('只有这份文件的记录').first().waitFor();
  assert.equal(await tab.getByText('只有这份文件的记录').count(), 1);
  await leave(tab);
});

/** RFC 8785, for what packages hold: ASCII keys, integers. */
const canonical = (value) => JSON.stringify(value, (key, inner) =>
  (inner && typeof inner === 'object' && !Array.isArray(inner)
    ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));

test('what was changed, what cannot be judged, and what is no package', async () => {
  const whole = JSON.parse(await readFile(await made('json'), 'utf8'));
  const changed = await opened(await folder.write('changed.json', { ...whole, answers: { ...whole.answers, career_on: '2018-09-01' } }));
  await verdict(changed, '不一致').waitFor();
  await changed.getByText('与它自己的校验码对不上').waitFor();
  await changed.getByRole('button', { name: /判断的过程和结果里有\d+处不同/ }).click();
  await changed.getByText('申报包：2018年8月1日').first().waitFor();
  await picture(changed, 'desk-opened-changed');

  const { digest, ...old } = whole;
  old.edition = { ...old.edition, digest: `sha256:${'0'.repeat(64)}` };
  old.answers = { ...old.answers, series: 'alchemy', shoe_size: 43 };
  old.digest = `sha256:${createHash('sha256').update(canonical(old)).digest('hex')}`;
  assert.notEqual(old.digest, digest);
  await chooser(changed, kOpen).setInputFiles(await folder.write('old.json', canonical(old)));
  await verdict(changed, '无法判断').waitFor();
  await changed.getByText('现在的规则里没有下面这些回答，接着填的时候不会载入：申报系列、shoe_size').waitFor();
  await button(changed, '接着填').click();
  await heading(changed).getByText('申报任务清单').waitFor();
  await leave(changed);

  const tab = await opened(await folder.write('bad.json', { ...whole, applicant: { ...whole.applicant, phone: 7 } }));
  await tab.getByRole('alert').getByText('打不开“bad.json”').waitFor();
  await tab.getByText('（手机号码）').waitFor();
  assert.equal(await button(tab, '接着填').count(), 0);
  await chooser(tab, kOpen).setInputFiles(await folder.write('half.zip', (await readFile(await made('zip'))).subarray(0, 5000)));
  await tab.getByRole('alert').getByText('打不开“half.zip”').waitFor();
  await picture(tab, 'desk-opened-refused');
  await leave(tab);
});

test('two packages side by side, and the one that is being filled in', async () => {
  const file = await made('zip');
  const whole = JSON.parse(await readFile(await made('json'), 'utf8'));
  const other = structuredClone(whole);
  other.applicant.name = `${whole.applicant.name.slice(0, -1)}峰`;
  delete other.applicant.sex;
  other.attachments[0].name = '毕业証.pdf';
  other.attachments.pop();
  const tab = await taken_over(file);
  await button(tab, '返回').click();
  await button(tab, '打开申报包').click();
  await button(tab, '比较两份申报包').click();
  await heading(tab).getByText('比较两份申报包').waitFor();
  await button(tab, '用正在填的这份作甲').click();
  await chooser(tab, '乙：选择申报包，或拖到这里').setInputFiles(file);
  await tab.getByText(/^完全一致：\d+项、附件2个。$/).waitFor();
  await chooser(tab, '乙：选择申报包，或拖到这里').setInputFiles(await folder.write('other.json', other));
  await tab.getByText('不一致：2项、附件2个。').waitFor();
  const said = await tab.locator('main').innerText();
  for (const words of ['姓名', '只差一个字，很可能是笔误', '毕业证.pdf → 毕业証.pdf', '内容相同，名称、类别或说明不同', '文件名只差一个字', '缺件', '乙里没有',
    '通知二(三)']) {
    assert.ok(said.includes(words), `nothing says ${words}`);
  }
  await picture(tab, 'desk-compared');
  // The same counts as the program's.
  const native = await run(['compare', '--json', file, folder.file('other.json')]);
  const odd = JSON.parse(native.out).fields.filter(({ status }) => status !== 'same').length;
  assert.equal(odd, 2);
  await leave(tab);
});
