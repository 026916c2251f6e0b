// The files that concern this officer.
import { button, field, input, make, select, show } from './dom.mjs';
import { levels, moment, refusal, states, verdicts } from './words.mjs';

const kept = { state: '', office: '', q: '' };

const cell = (label, ...inside) => make('td', { 'data-label': label }, ...inside);

function row(file) {
  return make('tr', {},
    make('th', { scope: 'row' }, make('a', { href: `#/${encodeURIComponent(file.number)}` }, file.number)),
    cell('申报人', file.name), cell('单位', file.employer), cell('层级', levels[file.level] ?? file.level), cell('状态', file.label),
    cell('办理单位', file.office || '待确定'), cell('校验', verdicts[file.verdict] ?? file.verdict), cell('收到', moment(file.received)),
    cell('最后一天', file.due ? moment(file.due) : '—'));
}

/** An answer may end before anything was found: what one looks at is limited. */
function listed(count, next) {
  if (count === 0) return next ? '这一段里没有符合条件的，后面还没有查完。' : '没有符合条件的申报。';
  return `列出 ${count} 份${next ? '，后面还有' : ''}。`;
}

/** `signed_out`: what to do when the session has ended. */
export async function show_list(server, signed_out) {
  const body = make('tbody');
  const told = make('p', { role: 'status' });
  const more = button('再看后面的', { hidden: true });
  let next = null;
  let asked = 0;
  /** One answer at a time: another one that was asked for before is not put in any more. */
  async function load(after) {
    asked += 1;
    const mine = asked;
    more.disabled = true;
    try {
      const page = await server.files({ ...kept, after });
      if (mine !== asked) return;
      if (!after) body.replaceChildren();
      body.append(...page.files.map(row));
      next = page.next ?? null;
      more.hidden = !next;
      told.textContent = listed(body.children.length, next);
    } finally {
      if (mine === asked) more.disabled = false;
    }
  }
  const load_again = async (after) => {
    try {
      await load(after);
    } catch (error) {
      if (error.status === 401) signed_out(refusal(error));
      else told.textContent = refusal(error);
    }
  };
  more.addEventListener('click', async () => {
    const before = body.children.length;
    await load_again(next);
    // The keyboard goes on where the new ones begin.
    if (document.activeElement === document.body) body.children[before]?.querySelector('a').focus();
  });
  const filters = make('form', { class: 'filters', role: 'search', onsubmit: (event) => {
    event.preventDefault();
    Object.assign(kept, Object.fromEntries(new FormData(filters)));
    load_again();
  } },
  field('状态', select('state', [['', '全部'], ...Object.entries(states)], kept.state)),
  field('办理单位', input('office', { value: kept.office })),
  field('编号、单位', input('q', { value: kept.q })),
  button('筛选', { type: 'submit' }));
  await load();
  const heads = ['收件编号', '申报人', '单位', '层级', '状态', '办理单位', '校验', '收到', '最后一天'];
  show('申报列表', filters, told,
    make('table', {}, make('caption', { class: 'hidden' }, '归您办理或查看的申报'),
      make('thead', {}, make('tr', {}, heads.map((head) => make('th', { scope: 'col' }, head)))), body), more);
}
