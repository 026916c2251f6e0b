// Input methods, by the browser's own protocol: what is being composed is neither interrupted nor doubled, on the canvas
// and as text. Each case: what happens in the field, and what is in it afterwards.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, open, settle, visit } from './browser.mjs';
import { button, drawn, engineer, entry, fact, turn, walk } from './walk.mjs';

let world;

before(async () => { world = await open(); });
after(async () => { await world?.close(); });

const compose = (...texts) => async ({ session, field }) => {
  for (const text of texts) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    // The element itself shows the unfinished words.
    if (text) assert.ok((await field.inputValue()).includes(text), `${text} is not seen`);
  }
};
const caret = (text, at) => ({ session }) => session.send('Input.imeSetComposition', { text, selectionStart: at, selectionEnd: at });
const commit = (text) => ({ session }) => session.send('Input.insertText', { text });
const press = (...keys) => async ({ tab }) => { for (const key of keys) await tab.keyboard.press(key); };
const type = (text) => ({ tab }) => tab.keyboard.type(text);
/** A key that the input method keeps for itself. */
const kept = (key) => async ({ session }) => {
  for (const kind of ['rawKeyDown', 'keyUp']) await session.send('Input.dispatchKeyEvent', { type: kind, key, windowsVirtualKeyCode: 229 });
};
const frames = async ({ tab }) => {
  await tab.evaluate(() => dispatchEvent(new Event('resize')));
  await drawn(tab);
};
const go = (label) => ({ tab }) => tab.getByLabel(label, { exact: true }).click();
const paste = (text) => async ({ tab }) => {
  await tab.evaluate(async (words) => navigator.clipboard.writeText(words), text);
  await tab.keyboard.press('Control+V');
};
const long = '内蒙古自治区巴彦淖尔市临河区'.repeat(150);

const cases = [
  ['a word of letters', [compose('z', 'zh', 'zhang'), commit('张')], '张'],
  ['two words, one after the other', [compose('zhang'), commit('张'), compose("san'feng"), commit('三丰')], '张三丰'],
  ['backspace while composing', [compose('zhang', 'zhan', 'zha'), commit('扎')], '扎'],
  ['backspace down to nothing, and anew', [compose('z', ''), compose('li'), commit('李')], '李'],
  ['called off', [commit('张'), compose('san', '')], '张'],
  ['called off in the middle of a name', [commit('张丰'), press('ArrowLeft'), compose('san', '')], '张丰'],
  ['a caret inside what is composed', [caret('nihao', 2), commit('你好')], '你好'],
  ['frames while composing', [compose('wang'), frames, compose("wang'wu"), frames, commit('王五'), frames], '王五'],
  ['many frames between the last letter and the word', [compose('li'), frames, frames, frames, commit('李')], '李'],
  ['into the middle', [commit('张丰'), press('ArrowLeft'), compose('san'), commit('三')], '张三丰'],
  ['in the place of a selection', [commit('张三'), press('Control+A'), compose('li'), commit('李四')], '李四'],
  ['another field while composing, by the pointer', [compose('li'), go('曾用名')], 'li'],
  ['another field while composing, by the keyboard', [commit('王'), compose('wu'), press('Tab')], '王wu'],
  ['and back, to go on', [compose('li'), go('曾用名'), go('姓名（必填）'), press('End'), compose('si'), commit('四')], 'li四'],
  ['Enter that belongs to the input method', [compose('zhang'), kept('Enter'), commit('张')], '张'],
  ['Escape that belongs to the input method', [commit('张'), compose('san'), kept('Escape'), compose('')], '张'],
  ['letters after a word', [compose('zhang'), commit('张'), type('San')], '张San'],
  ['backspace after a word', [compose('zhangsan'), commit('张三'), press('Backspace')], '张'],
  ['䶮, of Extension A', [compose('yan'), commit('䶮')], '䶮'],
  ['𬭎, of Extension E', [compose('hong'), commit('𬭎')], '𬭎'],
  ['𠮷, of Extension B, and taken back whole', [commit('𠮷'), commit('𠮷'), press('Backspace')], '𠮷'],
  ['a Mongolian name', [compose('bateer'), commit('巴特尔'), commit('·'), compose('alatan'), commit('阿拉坦')], '巴特尔·阿拉坦'],
  ['traditional script by another method', [compose('ᠪ', 'ᠪᠠ'), commit('ᠪᠠᠭᠠᠲᠤᠷ')], 'ᠪᠠᠭᠠᠲᠤᠷ'],
  ['a picture of several code points', [compose('jia'), commit('👨‍👩‍👧')], '👨‍👩‍👧'],
  ['a very long text', [compose('nei'), commit(long)], long],
  ['pasted after a word', [compose('li'), commit('李'), paste('四光')], '李四光'],
  ['pasted while composing', [compose('li'), paste('四')], 'li四'],
  ['digits of a telephone under an input method', [compose('1', '13', '138'), commit('138'), type('12345678')], '13812345678', '手机号码（必填）'],
  ['full-width digits of a telephone', [commit('１３８１２３４５６７８')], '１３８１２３４５６７８', '手机号码（必填）'],
];

for (const renderer of ['canvas', 'text']) {
  test(`${cases.length} compositions, ${renderer}`, async () => {
    const tab = await visit(world, desk, '2026-05-20', `&${renderer}`);
    await tab.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await walk(tab, { level: 'intermediate', series: 'accounting', track: 'regular', employer_kind: 'public_institution' });
    await turn(tab, '去准备申报');
    await turn(tab, '个人信息');
    const session = await tab.context().newCDPSession(tab);
    for (const [name, steps, want, label = '姓名（必填）'] of cases) {
      const field = tab.getByLabel(label, { exact: true });
      for (const other of ['姓名（必填）', '手机号码（必填）', '曾用名']) await tab.getByLabel(other, { exact: true }).fill('');
      await settle(tab);
      await field.click();
      for (const step of steps) await step({ tab, session, field });
      assert.equal(await field.inputValue(), want, name);
      await settle(tab);
      assert.equal(await field.inputValue(), want, `${name}, drawn`);
      for (const other of ['姓名（必填）', '手机号码（必填）', '曾用名'].filter((one) => one !== label)) {
        assert.equal(await tab.getByLabel(other, { exact: true }).inputValue(), '', `${name}: ${other}`);
      }
      // Nothing was pressed meanwhile, and the shell has the same text: the field is made anew.
      assert.equal(await tab.getByRole('alert').count(), 0, name);
      await turn(tab, '返回');
      await turn(tab, '个人信息');
      assert.equal(await tab.getByLabel(label, { exact: true }).inputValue(), want, `${name}, kept`);
    }
    assert.deepEqual(tab.faults, []);
    await tab.context().close();
  });

  test(`a date under an input method, ${renderer}`, async () => {
    const tab = await visit(world, desk, '2026-05-20', `&${renderer}`);
    const session = await tab.context().newCDPSession(tab);
    let seen = 0;
    await walk(tab, engineer, async ({ id }) => {
      if (id !== 'work') return;
      const field = entry(tab, fact('career_on'));
      for (const steps of [
        [compose('2', '20', '2018'), commit('2018'), type('-08-01')],
        [commit('２０１８－０８－０１')],
        [type('2018'), compose('n', 'nian'), commit('年'), type('8'), compose('yue'), commit('月'), type('1'), commit('日')],
      ]) {
        await field.fill('');
        await field.click();
        for (const step of steps) await step({ tab, session, field });
        await tab.getByRole('status').getByText('即2018年8月1日').waitFor();
        seen += 1;
      }
    });
    assert.equal(seen, 3);
    await tab.context().close();
  });
}
