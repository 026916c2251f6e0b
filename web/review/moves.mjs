// Moves, each a form with what it needs. What the server refuses stands above the form, and nothing that was typed is lost.
import { area, button, complain, field, input, make, select } from './dom.mjs';
import { places, refusal } from './words.mjs';

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

/** The list of them, that grows: {element, value}. */
function corrections(server, seen) {
  const faulty = seen.attachments.filter(({ mark }) => mark?.finding === 'faulty');
  const files = seen.attachments.map(({ sha256, name }) => [`attachment:${sha256}`, `附件“${name}”`]);
  let targets = [['', '请选择'], ...files, ...places(null).map(([pointer, words]) => [`place:${pointer}`, words])];
  const holder = make('div');
  const number = () => [...holder.children].forEach((part, i) => {
    part.querySelector('legend').textContent = `第${i + 1}处`;
    part.querySelectorAll('[data-at]').forEach((one) => { one.dataset.at = `/corrections/${i}/${one.name === 'target' ? 'place' : one.name}`; });
  });
  const removed = (part) => {
    part.remove();
    number();
    add.focus();
  };
  const put = (begun) => {
    const part = correction(targets, begun, removed);
    holder.append(part);
    number();
    return part;
  };
  const add = button('再加一处', { class: 'secondary', onclick: () => put({}).querySelector('select').focus() });
  faulty.forEach(({ sha256, mark }) => put({ target: `attachment:${sha256}`, problem: mark.note }));
  // Items of lists are known when the package is: it is read when the form is opened, which the audit notes.
  let asked = false;
  async function know() {
    if (asked) return;
    asked = true;
    const content = await server.package(seen.file.number).catch(() => null);
    targets = [['', '请选择'], ...files, ...places(content).map(([pointer, words]) => [`place:${pointer}`, words])];
    holder.querySelectorAll('select').forEach((one) => {
      const { value } = one;
      one.replaceChildren(...targets.map(([target, words]) => make('option', { value: target, selected: target === value }, words)));
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
function entry(server, seen, move) {
  const reason = area('reason');
  const said = () => (reason.value.trim() ? { reason: reason.value.trim() } : {});
  if (move.do === 'return') {
    const list = corrections(server, seen);
    return { fields: [field('退回的原因', reason, { at: '/reason' }), list.element], know: list.know,
      value: () => ({ reason: reason.value.trim(), ...list.value().length > 0 && { corrections: list.value() } }) };
  }
  if (move.do === 'notify') {
    const list = corrections(server, seen);
    const last = input('last', { type: 'date' });
    return { fields: [make('p', { class: 'hint' }, '一次说清全部要补充更正的地方，每处写明条款、地方、问题和怎样改。有问题的附件都要写上。'), list.element,
      field('最后一天', last, { at: '/last', hint: '到这一天 24 时为止' }),
      field('说明', reason, { at: '/reason', hint: '同一单位第二次告知，由负责人写明理由' })], know: list.know,
    value: () => ({ corrections: list.value(), last: last.value, ...said() }) };
  }
  if (move.do === 'assign') {
    const office = input('office', { list: 'offices' });
    const named = [...new Set(seen.file.chain.flatMap((step) => [step.office, ...step.named ?? []]).filter(Boolean))];
    return { fields: [field('办理单位', office, { at: '/office' }), make('datalist', { id: 'offices' }, named.map((one) => make('option', { value: one }))),
      field('理由', reason, { at: '/reason' })], value: () => ({ office: office.value.trim(), reason: reason.value.trim() }) };
  }
  if (move.do === 'disqualify') return { fields: [field('理由', reason, { at: '/reason' })], value: () => ({ reason: reason.value.trim() }) };
  return { fields: [], value: () => ({}) };
}

function form_of(server, seen, move, moved) {
  const { fields, value, know } = entry(server, seen, move);
  const submit = button(`确定${move.label}`, { type: 'submit' });
  const form = make('form', { novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    submit.disabled = true;
    try {
      moved(await server.move(seen.file.number, { version: seen.file.version, do: move.do, ...value() }), `已办理：${move.label}`);
    } catch (error) {
      submit.disabled = false;
      complain(form, refusal(error), error.at);
    }
  } }, fields, submit);
  return make('details', { ontoggle: ({ target }) => { if (target.open) know?.(); } }, make('summary', {}, move.label), form);
}

export function moves(server, seen, moved) {
  const list = seen.moves.filter((move) => move.do !== 'mark');
  if (list.length === 0) return make('p', {}, seen.moves.length ? '先逐个核对附件。' : '现在没有要您办理的。');
  const locked = (move) => make('p', {}, `${move.label}：现在还不能办。`, make('span', { class: 'hint' }, move.locked.detail));
  return list.map((move) => (move.locked ? locked(move) : form_of(server, seen, move, moved)));
}
