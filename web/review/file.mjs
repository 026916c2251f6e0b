// One file: what it says, what was found, what was done, and what this officer may do.
import { differences } from './differences.mjs';
import { button, complain, field, input, make, pairs, select, show } from './dom.mjs';
import { forget, remember } from './kept.mjs';
import { moves } from './moves.mjs';
import { facts } from './rules.mjs';
import { put_in, slots } from './slots.mjs';
import {
  answer_words, events, fact_words, kinds, levels, lists, moment, outcomes, people, place_words, refusal, size, statuses, value_words, verdicts,
} from './words.mjs';

const section = (title, ...inside) => make('section', {}, make('h2', {}, title), ...inside);
const items = (list) => make('ul', {}, list.map((one) => make('li', {}, one)));
const fold = (words, ...inside) => make('details', {}, make('summary', {}, words), ...inside);
const hint = (words) => make('span', { class: 'hint' }, words);
const bad = (words) => make('p', { class: 'bad' }, words);
const basis = ({ clauses, verified }) => hint(`　依据：${clauses.join('，') || '通知没有写'}${verified ? '' : '（待核实）'}`);

function concern(one) {
  const others = one.others?.length ? `另见 ${one.others.map((other) => other.number ?? other).join('、')}。` : '';
  return [one.text, others, one.until ? `到${moment(one.until)}为止。` : '', basis(one)];
}

/** The form that marks one attachment. */
function marking(view, one) {
  const name = `mark ${one.sha256}`;
  const note = input('note', { value: one.mark?.note ?? '' });
  const finding = select('finding', [['fine', '无误'], ['faulty', '有问题']], one.mark?.finding ?? 'fine');
  const form = make('form', { class: 'mark', onsubmit: async (event) => {
    event.preventDefault();
    const said = note.value.trim();
    try {
      const now = await view.server.move(view.number,
        { version: view.seen.file.version, do: 'mark', sha256: one.sha256, finding: finding.value, ...said && { note: said } });
      forget(view.number, name);
      view.marked(now, `已核对“${one.name}”`);
    } catch (error) {
      complain(form, refusal(error), error.at);
    }
  } }, field('核对结果', finding, { at: '/finding' }), field('问题', note, { at: '/note' }), button(one.mark ? '改为' : '记下', { type: 'submit' }));
  return remember(form, view.number, name);
}

function mark_words(mark) {
  if (!mark) return '还没有核对';
  return mark.finding === 'fine' ? '已核对，无误' : make('span', { class: 'bad' }, `有问题：${mark.note}`);
}

function attachment(view, one, can_mark) {
  const path = view.server.blob_path(view.number, one.sha256);
  // Browsers show scans; what is none is only kept.
  const shown = ['application/pdf', 'image/jpeg', 'image/png'].includes(one.type);
  const here = make('p', {}, shown && make('a', { href: `${path}?inline=1`, target: '_blank', rel: 'noopener' }, `打开 ${one.name}`), shown && '　',
    make('a', { href: path, download: one.name }, `下载 ${one.name}`));
  return [make('p', {}, make('strong', {}, one.name), `　${kinds[one.kind] ?? '其他附件'}，${size(one.bytes)}，`, mark_words(one.mark)),
    one.present ? here : bad('文件还没有传到'), can_mark && marking(view, one)];
}

function attachments(view) {
  const { seen, slot } = view;
  const can_mark = seen.moves.some((one) => one.do === 'mark');
  const list = seen.attachments.map((one) => slot(`attachment ${one.sha256}`, [one, can_mark], () => attachment(view, one, can_mark), 'li'));
  const none = list.length === 0;
  const part = slot('attachments', none, () => section('附件', none ? make('p', {}, '没有附件。') : make('ul', { class: 'plain' })));
  if (!none) put_in(part.querySelector('ul'), list);
  return part;
}

function applicant_rows(applicant, changed) {
  const mark = (pointer) => (changed.some((one) => one === pointer || one.startsWith(`${pointer}/`)) ? '（改过）' : '');
  const rows = Object.entries(people).filter(([key]) => key in applicant)
    .map(([key, label]) => [label + mark(`/applicant/${key}`), value_words(key, applicant[key])]);
  const name_of = ({ title, name, school, employer, year }) => [title, name, school, employer, year].find(Boolean) ?? '';
  const parts = Object.entries(lists).filter(([key]) => applicant[key]?.length).map(([key, [label, members]]) => [
    make('h3', {}, label),
    applicant[key].map((item, i) => fold(`第${i + 1}条 ${name_of(item)}${mark(`/applicant/${key}/${i}`)}`,
      pairs(Object.entries(item).map(([member, value]) => [members[member] ?? member, value_words(member, value)]))))]);
  return [pairs(rows), parts];
}

/** What was answered in the self-test, in its order. */
function answer_rows(answers, changed) {
  const ids = [...Object.keys(facts).filter((fact) => fact in answers), ...Object.keys(answers).filter((fact) => !facts[fact])];
  return pairs(ids.map((fact) => [fact_words(fact) + (changed.includes(`/answers/${fact}`) ? '（改过）' : ''), answer_words(fact, answers[fact])]));
}

const findings = ({ findings: list }) => make('ul', { class: 'plain' }, list.filter(({ status }) => status !== 'not_applicable')
  .map((one) => make('li', {},
    make('p', {}, make('strong', {}, statuses[one.status] ?? one.status), ` ${one.title}`, basis(one)),
    one.because?.length > 0 && fold('判断过程', items(one.because.map(({ text }) => text))))));

/** The readable copy, made here by the same core that judges. */
async function save_copy(server, number) {
  const content = await server.package_bytes(number);
  const { default: create } = await import('../engine.js');
  const html = (await create()).to_html(content);
  const link = make('a', { href: URL.createObjectURL(new Blob([html], { type: 'text/html' })), download: `${number}.html` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function content_part(view, changed) {
  const { server, number } = view;
  const place = make('div');
  const open = button('打开申报内容', { onclick: async () => {
    open.disabled = true;
    try {
      const content = await view.content();
      const copy = button('下载可以打印的副本', { onclick: () => save_copy(server, number).catch((error) => complain(part, refusal(error))) });
      open.remove();
      place.replaceChildren(...[fold('条件的判断', findings(content.assessment)), make('h3', {}, '自测的回答'), answer_rows(content.answers, changed),
        make('h3', {}, '申报人填写的'), applicant_rows(content.applicant, changed), copy].flat(Infinity));
      place.querySelector('summary').focus();
    } catch (error) {
      open.disabled = false;
      complain(part, refusal(error));
    }
  } });
  const part = section('申报内容', make('p', {}, '打开以后才能看到身份证号等全部内容，查看会记入审计。'), open, place);
  return part;
}

function said_words({ reason, finding, note, corrections, last, office }) {
  return [reason, office && `办理单位：${office}`, finding && (finding === 'fine' ? '无误' : '有问题'), note,
    corrections?.length && `${corrections.length}处`, last && `最后一天 ${moment(last)}`].filter(Boolean).join('，');
}

const history = (list) => section('办理经过', make('ol', {}, list.map((one) => {
  const who = [one.office, one.actor].filter((name) => name && name !== 'intake').join('，');
  const said = said_words(one.said ?? {});
  return make('li', {}, `${moment(one.at)}　${events[one.action] ?? one.action}`, hint(`　${who}`), said && make('p', {}, said));
})));

function told_part(told, list) {
  if (!told) return null;
  const where = (one) => (one.place ? place_words(one.place, list) : `附件“${list.find(({ sha256 }) => sha256 === one.attachment)?.name ?? ''}”`);
  return section('告知本人的内容', told.reason && make('p', {}, told.reason), told.last && make('p', {}, `最后一天：${moment(told.last)}`),
    told.corrections?.length > 0 && items(told.corrections.map((one) => `${where(one)}：${one.problem} 怎样改：${one.mend}（${one.clause}）`)));
}

function summary({ file, label, verdict, outcome, applicant, revision, receipt }) {
  return pairs([
    ['状态', label],
    ['办理单位', file.chain[file.position].office || '待确定'],
    ['申报', `${file.subject.year}年 ${levels[file.subject.level] ?? file.subject.level}`],
    ['单位', file.subject.employer],
    ['校验结果', verdicts[verdict] ?? verdict],
    ['判断结果', outcomes[outcome] ?? outcome],
    ['身份证号', applicant.id_number],
    ['电话', applicant.phone],
    ['提交', `第${revision}次，${moment(receipt.received)}`]]);
}

/** The parts of the page, one below the other. */
function parts(view) {
  const { seen, slot } = view;
  const { file, verdict } = seen;
  const list = seen.attachments;
  const names = list.map(({ name }) => name);
  const changes = seen.changes ?? [];
  const acts = slot('moves', null, () => section('办理', make('div')));
  put_in(acts.querySelector('div'), moves(view));
  return [
    slot('summary', [file, seen.label, verdict, seen.outcome, seen.applicant, seen.revision], () => summary(seen)),
    slot('verdict', [verdict, seen.reason], () => verdict !== 'reproduced' && bad(`校验结果是“${verdicts[verdict] ?? verdict}”。${seen.reason || ''}`)),
    slot('concerns', seen.concerns, () => seen.concerns?.length > 0 && section('要注意', items(seen.concerns.map(concern)))),
    slot('differences', seen.differences, () => differences(seen.differences)),
    slot('changes', [changes, names], () => changes.length > 0 && section('比上一次提交改了', items(changes.map((at) => place_words(at, list))))),
    attachments(view),
    slot('told', [file.told, names], () => told_part(file.told, list)),
    acts,
    slot('history', seen.events, () => history(seen.events)),
    slot('content', [seen.revision, changes], () => content_part(view, changes)),
  ];
}

/** A live region speaks what comes into it. */
function say(view, words) {
  view.status.textContent = '';
  setTimeout(() => { view.status.textContent = words; });
}

/** What the server says now, on the page that is there. */
function redraw(view, seen) {
  if (!seen.file || !view.seen.file) return begin(view.server, view.number, seen);
  view.seen = seen;
  view.body.querySelectorAll('[role="alert"]').forEach((one) => one.remove());
  put_in(view.body, parts(view));
  return view;
}

function begin(server, number, seen) {
  const status = make('p', { role: 'status', class: 'good' });
  const view = { server, number, seen, status, body: make('div'), slot: slots() };
  let read = { revision: 0 };
  /** The package, which is asked for once: each reading is an event. */
  view.content = () => {
    if (read.revision !== view.seen.revision) read = { revision: view.seen.revision, content: server.package(number) };
    read.content.catch(() => { read = { revision: 0 }; });
    return read.content;
  };
  view.marked = (now, words) => say(redraw(view, now), words);
  view.moved = (now, words) => {
    const after = redraw(view, now);
    say(after, words);
    after.heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  };
  const top = make('p', {}, make('a', { href: '#/' }, '回到列表'), '　', button('重新载入', { class: 'link', onclick: async () => {
    try {
      const after = redraw(view, await server.file(number));
      say(after, '已重新载入');
    } catch (error) {
      complain(again, refusal(error));
    }
  } }));
  const again = make('div', {}, top);
  // Somebody who has to do with it may not always read it.
  if (seen.file) put_in(view.body, parts(view));
  else view.body.append(pairs([['状态', seen.label], ['办理单位', seen.office || '待确定']]));
  view.heading = show(seen.file ? `${number} ${seen.applicant.name}` : number, again, status, view.body);
  return view;
}

export async function show_file(server, number) {
  begin(server, number, await server.file(number));
}
