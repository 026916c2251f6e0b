// Moves, each a form with what it needs. What the server refuses stands above the form, and nothing that was typed is lost.
import { area, button, complain, field, input, make, select } from './dom.mjs';
import { begun, forget, remember, values_of } from './kept.mjs';
import { lock_words, place_words, places, refusal } from './words.mjs';

/** One thing to mend. `begun`: what is known of it already. */
function correction(targets, begun, removed) {
  const part = make('fieldset', {}, make('legend'),
    field('地方', select('target', targets, begun.target ?? ''), { at: 'place' }),
    field('条款', input('clause', { value: begun.clause ?? '' }), { hint: '例如 四', at: 'clause' }),
    field('问题', area('problem'), { at: 'problem' }),
    field('怎样改', area('mend'), { at: 'mend' }),
    button('删去这一处', { class: 'link', onclick: () => removed(part) }));
  part.querySelector('[name="problem"]').value = begun.problem ?? '';
  return part;
}

/** Corrections that were begun in a form and left. */
function left_in(entries) {
  const [target, clause, problem, mend] = ['target', 'clause', 'problem', 'mend'].map((name) => values_of(entries, name));
  return target.map((one, i) => ({ target: one, clause: clause[i], problem: problem[i], mend: mend[i] }));
}

/** The list of them, that grows: {element, value, know}. */
function corrections(view, move) {
  const { attachments } = view.seen;
  const files = attachments.map(({ sha256, name }) => [`attachment:${sha256}`, `附件“${name}”`]);
  let targets = [['', '请选择'], ...files, ...places(null).map(([pointer, words]) => [`place:${pointer}`, words])];
  const holder = make('div');
  const number = () => [...holder.children].forEach((part, i) => {
    part.querySelector('legend').textContent = `第${i + 1}处`;
    part.querySelectorAll('[data-at]').forEach((one) => { one.dataset.at = `/corrections/${i}/${one.name === 'target' ? 'place' : one.name}`; });
  });
  // Parts that come and go are part of what was typed.
  const changed = () => {
    number();
    holder.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const removed = (part) => {
    part.remove();
    changed();
    add.focus();
  };
  const put = (one) => {
    const { target } = one;
    const known = !target || targets.some(([value]) => value === target);
    const part = correction(known ? targets : [...targets, [target, place_words(target.slice('place:'.length), attachments)]], one, removed);
    holder.append(part);
    return part;
  };
  const add = button('再加一处', { class: 'secondary', onclick: () => {
    const part = put({});
    changed();
    part.querySelector('select').focus();
  } });
  const left = left_in(begun(view.number, move.do) ?? []);
  left.forEach(put);
  attachments.filter(({ mark }) => mark?.finding === 'faulty').map(({ sha256, mark }) => ({ target: `attachment:${sha256}`, problem: mark.note }))
    .filter(({ target }) => left.every((one) => one.target !== target)).forEach(put);
  number();
  // Items of lists are known when the package is: it is read when the form is opened, which the audit notes.
  let asked = false;
  async function know() {
    if (asked) return;
    asked = true;
    const content = await view.content().catch(() => null);
    asked = content !== null;
    targets = [['', '请选择'], ...files, ...places(content).map(([pointer, words]) => [`place:${pointer}`, words])];
    holder.querySelectorAll('select').forEach((one) => {
      const { value } = one;
      const kept = [...one.options].filter((option) => option.value === value && targets.every(([target]) => target !== value));
      one.replaceChildren(...targets.map(([target, words]) => make('option', { value: target, selected: target === value }, words)), ...kept);
    });
  }
  const text = (part, name) => part.querySelector(`[name="${name}"]`).value.trim();
  const value = () => [...holder.children].map((part) => {
    const target = text(part, 'target');
    const at = target.indexOf(':');
    const place = at > 0 && { [target.slice(0, at)]: target.slice(at + 1) };
    return { clause: text(part, 'clause'), ...place, problem: text(part, 'problem'), mend: text(part, 'mend') };
  });
  return { element: make('div', {}, holder, add), value, know };
}

/** The fields of a move, and what they say: {fields, value, know}. */
function entry(view, move) {
  const reason = area('reason');
  const said = () => (reason.value.trim() ? { reason: reason.value.trim() } : {});
  if (move.do === 'return') {
    const list = corrections(view, move);
    return { fields: [field('退回的原因', reason, { at: '/reason' }), list.element], know: list.know,
      value: () => ({ reason: reason.value.trim(), ...list.value().length > 0 && { corrections: list.value() } }) };
  }
  if (move.do === 'notify') {
    const list = corrections(view, move);
    const last = input('last', { type: 'date' });
    return { fields: [make('p', { class: 'hint' }, '一次说清全部要补充更正的地方，每处写明条款、地方、问题和怎样改。有问题的附件都要写上。'), list.element,
      field('最后一天', last, { at: '/last', hint: '到这一天 24 时为止' }),
      field('说明', reason, { at: '/reason', hint: '同一单位第二次告知，由负责人写明理由' })], know: list.know,
    value: () => ({ corrections: list.value(), last: last.value, ...said() }) };
  }
  if (move.do === 'assign') {
    const office = input('office', { list: 'offices' });
    const named = [...new Set(view.seen.file.chain.flatMap((step) => [step.office, ...step.named ?? []]).filter(Boolean))];
    return { fields: [field('办理单位', office, { at: '/office' }), make('datalist', { id: 'offices' }, named.map((one) => make('option', { value: one }))),
      field('理由', reason, { at: '/reason' })], value: () => ({ office: office.value.trim(), reason: reason.value.trim() }) };
  }
  if (move.do === 'disqualify') return { fields: [field('理由', reason, { at: '/reason' })], value: () => ({ reason: reason.value.trim() }) };
  return { fields: [], value: () => ({}) };
}

function form_of(view, move) {
  const { fields, value, know } = entry(view, move);
  const submit = button(`确定${move.label}`, { type: 'submit' });
  const form = make('form', { novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    submit.disabled = true;
    try {
      const now = await view.server.move(view.number, { version: view.seen.file.version, do: move.do, ...value() });
      forget(view.number, move.do);
      view.moved(now, `已办理：${move.label}`);
    } catch (error) {
      complain(form, refusal(error), error.at);
    } finally {
      submit.disabled = false;
    }
  } }, move.warning ? make('p', { class: 'hint' }, `注意：${move.warning}。`) : '', fields, submit);
  remember(form, view.number, move.do);
  return make('details', { ontoggle: ({ target }) => { if (target.open) know?.(); } }, make('summary', {}, move.label), form);
}

/** Elements, each of which stays as it is while nothing that it depends on has changed. */
export function moves(view) {
  const { seen, slot } = view;
  const list = seen.moves.filter((move) => move.do !== 'mark');
  if (list.length === 0) {
    const words = seen.moves.length ? '先逐个核对附件。' : '现在没有要您办理的。';
    return [slot('no move', words, () => make('p', {}, words))];
  }
  const locked = (move) => make('p', {}, `${move.label}：现在还不能办。`, make('span', { class: 'hint' }, lock_words(move.locked, seen.attachments)));
  const about = ({ sha256, name, mark }) => [sha256, name, mark?.finding === 'faulty' && mark.note];
  return list.map((move) => {
    const data = [move, move.locked ? lock_words(move.locked, seen.attachments) : [seen.revision, seen.file.position, seen.attachments.map(about)]];
    return slot(`move ${move.do}`, data, () => (move.locked ? locked(move) : form_of(view, move)));
  });
}
