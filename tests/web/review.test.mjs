// The reviewers' plain page: log in, find, look, mark, notify; who was slower is told; axe has nothing to say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { actions, facts } from '../../web/review/rules.mjs';
import { codes, events, kinds, levels, lists, outcomes, people, places, roles, states, statuses, verdicts } from '../../web/review/words.mjs';
import { violations } from './axe.mjs';
import { desk, phone, pictures, root } from './browser.mjs';
import { button, label, open_review, sign_in } from './reviewing.mjs';

let place;
let own;
before(async () => {
  place = await open_review();
  own = await place.handed_in();
});
after(() => place?.close());

test('words are those of the core', () => {
  const source = ['label_tables.h', 'labels.cpp'].map((file) => readFileSync(join(root, 'src/application', file), 'utf8')).join('');
  const labels = (name) => [...new RegExp(`constexpr std::array ${name}\\{([\\s\\S]*?)\\};`).exec(source)[1].matchAll(/Label\{"(\w+)", "([^"]*)"/g)]
    .map(([, key, words]) => [key, words]);
  assert.deepEqual(Object.entries(people), labels('kPerson'));
  const listed = [...source.matchAll(/ListLabel\{"(\w+)", "([^"]*)", (\w+)\}/g)];
  assert.deepEqual(Object.entries(lists).map(([key, [words]]) => [key, words]), listed.map(([, key, words]) => [key, words]));
  const words = (name) => [...new RegExp(`constexpr std::array ${name}\\{([\\s\\S]*?)\\};`).exec(source)[1].matchAll(/Word\{"(\w+)", "([^"]*)"/g)].map(([, code, word]) => [code, word]);
  assert.deepEqual(Object.entries(codes.ethnicity).sort(), words('kPeoples').sort());
  for (const [key, ...tables] of [['sex', 'kSexes'], ['ending', 'kEndings'], ['degree', 'kDegrees'], ['kind', 'kKinds', 'kFormKinds'], ['result', 'kResults']]) {
    assert.deepEqual(Object.entries(codes[key]), tables.flatMap(words), key);
  }
  const edition = JSON.parse(readFileSync(join(root, 'rules/bayannur/2026/edition.json'), 'utf8'));
  const materials = edition.materials.filter((one) => one.kinds).flatMap(({ title, kinds: of }) => of.map((kind) => [kind, title]));
  assert.deepEqual(Object.entries(kinds), materials);
  for (const [, key, , table] of listed) assert.deepEqual(Object.entries(lists[key][1]), labels(table), key);
});

test('every state, role, move, level, answer, verdict and outcome has its words', () => {
  const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const workflow = read('rules/workflow.json');
  const labelled = (list) => Object.fromEntries(list.map((one) => [one.id, one.label]));
  assert.deepEqual(states, labelled(workflow.states));
  assert.deepEqual(roles, labelled(workflow.roles));
  assert.deepEqual(actions, labelled(workflow.moves));
  assert.deepEqual(Object.keys(events).sort(), [...workflow.moves.map(({ id }) => id), 'read'].sort());
  const vocabulary = read('rules/vocabulary.json');
  assert.deepEqual(levels, labelled(vocabulary.facts.find(({ id }) => id === 'level').choices));
  assert.deepEqual(Object.entries(facts).map(([id, { label: words }]) => [id, words]), vocabulary.facts.map((one) => [one.id, one.label]));
  const places_of_answers = places(null).filter(([pointer]) => pointer.startsWith('/answers/'));
  assert.deepEqual(places_of_answers, vocabulary.facts.map(({ id, label: words }) => [`/answers/${id}`, `自测的回答“${words}”`]));
  // The command line says the same of verdicts; the core knows these outcomes and these ends of a condition.
  const said = readFileSync(join(root, 'src/cli/review_files.cpp'), 'utf8');
  const of_cli = [...said.matchAll(/if \(verdict == "(\w+)"\) return "([^"]*)";/g)].map(([, code, words]) => [code, words]);
  assert.deepEqual(Object.entries(verdicts).filter(([code]) => code !== 'unfinished'), of_cli);
  const spelled = (file, name) => [...readFileSync(join(root, file), 'utf8').matchAll(new RegExp(`case ${name}::(\\w+): return`, 'g'))].map(([, code]) => code);
  assert.deepEqual(Object.keys(outcomes), spelled('src/rules/assessment.cpp', 'Outcome'));
  assert.deepEqual(Object.keys(statuses), spelled('src/rules/assessment.cpp', 'Status'));
});

for (const [name, size, scheme] of [['desk', desk, 'light'], ['phone', phone, 'dark']]) {
  test(`every part of the page, ${name}`, async () => {
    const tab = await place.visit(size, scheme);
    const wrong = [];
    const look = async (what) => {
      wrong.push(...(await violations(tab)).map((one) => `${what}: ${one}`));
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) wrong.push(`${what}: ${wide} too wide`);
      await tab.screenshot({ path: join(pictures, `review-${name}-${what}.png`), fullPage: true });
    };
    await look('login');
    await label(tab, '账号').first().fill('zhao.liu');
    await label(tab, '密码').fill('not the password');
    await button(tab, '登录').click();
    await tab.getByRole('alert').getByText(/账号或密码不对/).waitFor();
    await sign_in(tab);
    await tab.getByRole('link', { name: own.number }).waitFor();
    await look('list');
    await label(tab, '状态').selectOption('accepted');
    await button(tab, '筛选').click();
    await tab.getByText('没有符合条件的申报。').waitFor();
    await label(tab, '状态').selectOption('');
    await button(tab, '筛选').click();
    await tab.getByRole('link', { name: own.number }).click();
    await tab.getByRole('heading', { level: 1, name: new RegExp(own.number) }).waitFor();
    await button(tab, '打开申报内容').click();
    await tab.getByText('990001198805203000').waitFor();
    await look('file');
    const [download] = await Promise.all([tab.waitForEvent('download'), button(tab, '下载可以打印的副本').click()]);
    assert.match(readFileSync(await download.path(), 'utf8'), /示例精密机械有限公司/);
    assert.deepEqual(wrong, []);
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });
}

test('an answer that ends before anything was found does not say that there is nothing', async () => {
  const tab = await place.visit(desk);
  await tab.route(({ pathname }) => pathname === '/v1/files', (route) => route.fulfill({ json: { files: [], next: own.number } }));
  await sign_in(tab);
  await tab.getByText('这一段里没有符合条件的，后面还没有查完。').waitFor();
  assert.equal(await tab.getByText('没有符合条件的申报').count(), 0);
  await tab.context().close();
});

test('an attachment is marked, a notice is written, a slower officer is told', async () => {
  await place.office.lead_to_decision(own.number);
  const tab = await place.visit(desk);
  await sign_in(tab);
  await tab.getByRole('link', { name: own.number }).click();
  const slow = await tab.context().newPage();
  await slow.goto(`${place.office.address}/review/#/${own.number}`);
  await button(slow, '记下').waitFor();

  // Locked until every attachment is marked.
  await tab.getByText(/^一次性书面告知：现在还不能办。/).waitFor();
  await label(tab, '核对结果').selectOption('faulty');
  await button(tab, '记下').click();
  await tab.getByRole('alert').waitFor();
  await label(tab, '问题').first().fill('看不清');
  await button(tab, '记下').click();
  await tab.getByText('有问题：看不清').waitFor();

  await button(slow, '记下').click();
  await slow.getByRole('alert').getByText('别人已先处理这份申报，您看到的不是最新的。请重新载入再办。').waitFor();
  await button(slow, '重新载入').click();
  await slow.getByText('有问题：看不清').waitFor();
  await slow.close();

  await tab.getByText('一次性书面告知', { exact: true }).first().click();
  const first = tab.getByRole('group', { name: '第1处' });
  assert.equal(await first.getByLabel('问题').inputValue(), '看不清');
  await button(tab, '确定一次性书面告知').click();
  // What is lacking has the keyboard, and what was typed is there.
  await tab.getByRole('alert').waitFor();
  assert.ok(!/[a-z_]{4}/.test(await tab.getByRole('alert').textContent()), 'no code is shown');
  assert.equal(await first.getByLabel('问题').inputValue(), '看不清');
  assert.ok(await tab.evaluate(() => document.activeElement.dataset.at));
  await first.getByLabel('条款').fill('四');
  await first.getByLabel('怎样改').fill('请重新扫描');
  await button(tab, '再加一处').click();
  const second = tab.getByRole('group', { name: '第2处' });
  await tab.waitForFunction(() => document.querySelectorAll('select[name="target"] option').length > 40);
  await second.getByLabel('地方').selectOption({ label: '工作经历第1条的开始日期' });
  await second.getByLabel('条款').fill('三(三)');
  await second.getByLabel('问题').fill('和合同不同');
  await second.getByLabel('怎样改').fill('请按劳动合同写');
  await label(tab, '最后一天').fill('2026-06-20');
  assert.deepEqual(await violations(tab), []);
  await tab.screenshot({ path: join(pictures, 'review-desk-notice.png'), fullPage: true });
  await button(tab, '确定一次性书面告知').click();
  await tab.getByText('已办理：一次性书面告知').waitFor();
  const { file } = await place.office.file(own.number);
  assert.equal(file.state, 'notified');
  assert.deepEqual(file.told.corrections.map(({ place, attachment }) => place ?? attachment.length), [64, '/applicant/work/0/from']);
  await button(tab, '退出').click();
  await tab.getByRole('heading', { level: 1, name: '登录' }).waitFor();
  await tab.reload();
  await tab.getByRole('heading', { level: 1, name: '登录' }).waitFor();
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('what is typed right after leaving a file and logging out stays', async () => {
  const tab = await place.visit();
  await sign_in(tab);
  await tab.goto(`${tab.url().split('#')[0]}#/${own.number}`);
  await tab.getByRole('heading', { level: 1 }).getByText(own.number).waitFor();
  // Who is asking comes late.
  await tab.route('**/v1/session', async (route) => {
    if (route.request().method() === 'GET') await new Promise((done) => { setTimeout(done, 400); });
    await route.continue();
  });
  await button(tab, '退出').click();
  await tab.getByRole('heading', { level: 1, name: '登录' }).waitFor();
  await label(tab, '账号').first().fill('sun.ba');
  await tab.waitForTimeout(1000);
  assert.equal(await label(tab, '账号').first().inputValue(), 'sun.ba');
  assert.equal(new URL(tab.url()).hash, '');
  await tab.context().close();
});
