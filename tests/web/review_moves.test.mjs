// One file through every form of the reviewers' page, from office to office, by officers who set their passwords there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { applicant } from '../../web/client.mjs';
import { kPassword, json } from '../server/officers.mjs';
import { violations } from './axe.mjs';
import { kEmployer } from './office.mjs';
import { button, label, open_file, open_move, open_review, sign_in } from './reviewing.mjs';

const kCommittee = '示例工程系列评委会办事机构';

let place;
before(async () => { place = await open_review(); });
after(() => place?.close());

const done = (tab, name) => tab.getByRole('status').getByText(`已办理：${name}`).waitFor();
const state_of = async (own) => (await place.office.file(own.number)).file.state;

/** Opens the form of a move, fills it by `fill`, sends it, and waits until the page says that it is done. */
async function make_move(tab, name, fill = async () => {}) {
  const part = await open_move(tab, name);
  await fill(part);
  await button(part, `确定${name}`).click();
  await done(tab, name);
}

async function mark_fine(tab) {
  await label(tab, '核对结果').selectOption('fine');
  await tab.locator('form.mark button').click();
  await tab.getByText('已核对，无误').waitFor();
}

/** From office to office by the page alone, until it is to be decided. */
async function lead_by_page(tab, own) {
  for (let i = 0; i < 12 && (await state_of(own)) !== 'deciding'; i += 1) {
    const { file } = await place.office.file(own.number);
    if (file.state === 'unassigned') {
      const decides = file.chain[file.position].duty === 'decide';
      await make_move(tab, '确定办理单位', async (part) => {
        await part.getByLabel('办理单位').fill(decides ? kCommittee : '示例市工业局');
        await part.getByLabel('理由').fill('通知没有写明');
      });
    } else {
      await make_move(tab, '审核通过并上报');
    }
  }
  assert.equal(await state_of(own), 'deciding');
}

async function correct(part, at, words) {
  const one = part.getByRole('group', { name: `第${at}处` });
  for (const [name, text] of Object.entries(words)) await one.getByLabel(name).fill(text);
}

/** The applicant hands the same in again. */
async function hand_in_again(own, bytes) {
  await applicant(place.office.address).submit(bytes, { own });
}

test('a first password is set on the page, and a wrong code is told', async () => {
  const admin = await place.office.as('root.admin');
  const made = await admin('POST', '/v1/accounts', { body: { account: 'qian.qi', name: '钱七', grants: [{ role: 'reviewer', office: kEmployer }] } });
  assert.equal(made.status, 201, made.text);
  const tab = await place.visit();
  await tab.getByText('第一次登录，或者忘了密码').click();
  const form = tab.locator('details form');
  await form.getByLabel('账号').fill('qian.qi');
  await form.getByLabel('一次性代码').fill('AAAA-AAAA-AAAA-AAAA');
  await form.getByLabel('新密码').fill(kPassword);
  await button(form, '设定密码并登录').click();
  await form.getByRole('alert').waitFor();
  assert.deepEqual(await violations(tab), []);
  assert.equal(await form.getByLabel('账号').inputValue(), 'qian.qi');
  await form.getByLabel('一次性代码').fill(json(made).code);
  await button(form, '设定密码并登录').click();
  await tab.getByRole('heading', { level: 1, name: '申报列表' }).waitFor();
  await tab.getByText(`钱七，审核人（${kEmployer}）`).waitFor();
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('one file by every form: assigned, passed on, told, told again by a supervisor, returned, accepted', async () => {
  const admin = await place.office.as('root.admin');
  await place.office.hire(admin, 'sun.ba', [{ role: 'supervisor', office: kCommittee }, { role: 'committee', office: kCommittee }]);
  let bytes;
  const own = await place.handed_in({ spoil: (packed) => { bytes = packed; return packed; } });
  const tab = await place.visit();
  await sign_in(tab);
  await open_file(tab, own);
  await lead_by_page(tab, own);

  // The first notice.
  await mark_fine(tab);
  const notify = (last) => async (part) => {
    await button(part, '再加一处').click();
    await part.getByLabel('地方').selectOption({ label: '姓名' });
    await correct(part, 1, { 条款: '四', 问题: '和身份证不同', 怎样改: '请照身份证写' });
    await part.getByLabel('最后一天').fill(last);
  };
  await make_move(tab, '一次性书面告知', notify('2026-06-20'));
  assert.equal(await state_of(own), 'notified');
  await tab.getByText('姓名：和身份证不同').waitFor();

  // The second, that only a supervisor may give, and with a reason.
  await hand_in_again(own, bytes);
  await button(tab, '重新载入').click();
  await tab.getByText('已重新载入').waitFor();
  await mark_fine(tab);
  await tab.getByText(/^一次性书面告知：现在还不能办。/).waitFor();
  await button(tab, '退出').click();
  await tab.getByRole('heading', { level: 1, name: '登录' }).waitFor();
  await sign_in(tab, 'sun.ba');
  await open_file(tab, own);
  const second = await open_move(tab, '一次性书面告知');
  await notify('2026-06-25')(second);
  await button(second, '确定一次性书面告知').click();
  await tab.getByRole('alert').getByText('再次退回，请说明原因').waitFor();
  await second.getByLabel('说明').fill('第一次告知后新发现');
  await button(second, '确定一次性书面告知').click();
  await done(tab, '一次性书面告知');
  assert.equal(await state_of(own), 'notified');

  // Returned by the same supervisor, then accepted.
  await hand_in_again(own, bytes);
  await button(tab, '重新载入').click();
  await tab.getByText('已重新载入').waitFor();
  await make_move(tab, '退回本人', (part) => part.getByLabel('退回的原因').fill('请重新核对单位'));
  assert.equal(await state_of(own), 'returned');
  await tab.getByText('请重新核对单位').first().waitFor();
  await hand_in_again(own, bytes);
  await button(tab, '重新载入').click();
  await tab.getByText('已重新载入').waitFor();
  await tab.locator('form.mark').waitFor();
  await mark_fine(tab);
  await make_move(tab, '复核通过并送评委会');
  assert.equal(await state_of(own), 'accepted');
  await tab.getByText('现在没有要您办理的。').waitFor();
  assert.deepEqual(await violations(tab), []);
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});

test('a file is disqualified, with a reason', async () => {
  const admin = await place.office.as('root.admin');
  await place.office.hire(admin, 'zhou.jiu', [{ role: 'supervisor', office: kCommittee }]);
  const own = await place.handed_in();
  await place.office.lead_to_decision(own.number);
  const tab = await place.visit();
  await sign_in(tab, 'zhou.jiu');
  await open_file(tab, own);
  const part = await open_move(tab, '取消申报推荐资格');
  await button(part, '确定取消申报推荐资格').click();
  await part.getByRole('alert').waitFor();
  await part.getByLabel('理由').fill('材料是假的');
  await button(part, '确定取消申报推荐资格').click();
  await done(tab, '取消申报推荐资格');
  assert.equal(await state_of(own), 'disqualified');
  await tab.getByText('材料是假的').waitFor();
  assert.deepEqual(tab.faults, []);
  await tab.context().close();
});
