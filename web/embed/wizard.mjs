// 嵌入向导: chooses, checks, previews, and gives the code.
import vocabulary from '../../rules/vocabulary.json' with { type: 'json' };
import { save } from '../save.mjs';
import { city_days, county_file, editions, faults, kLevels, shipped } from './county_file.mjs';
import { frame_code, policy_code, script_code } from './snippet.mjs';

const kWords = {
  desk: '电脑上的样子。',
  phone: '手机上的样子：小屏幕默认用文字版。',
  app: '微信、钉钉等应用里的样子：内容保存不住，文件下载不了，自测会先提醒用浏览器打开。',
  none: '网站去掉了脚本，或者浏览器关掉了脚本：只剩下一个链接，打开的是同样内容的文字说明页。',
};

const base = new URL('..', location.href).href.split(/[?#]/)[0];
const by_id = (id) => document.getElementById(id);
const choices = (id) => vocabulary.facts.find((fact) => fact.id === id).choices;
const value_of = (id) => by_id(id).value.trim();

let wanted = 0;  // the last check that was asked for
let ready = null;  // the county's file that may be downloaded

function add_options(id, list) {
  for (const { id: value, label } of list) by_id(id).append(new Option(label, value));
}

function wishes() {
  return {
    edition: value_of('edition'),
    year: value_of('edition').split('/')[1],
    county: value_of('county'),
    view: value_of('view'),
    level: value_of('level'),
    series: value_of('series'),
    theme: value_of('theme'),
    color: /^#[0-9a-f]{6}$/i.test(value_of('color')) ? value_of('color') : '',
    renderer: value_of('renderer'),
    loading: by_id('lazy').checked ? 'lazy' : '',
  };
}

/** The very code in a page of its own, as wide as there. */
function preview() {
  const kind = document.querySelector('input[name="kind"]:checked').value;
  const chosen = { ...wishes(), loading: '' };
  if (kind === 'phone' || kind === 'app') chosen.renderer ||= 'text';
  if (kind === 'app') chosen.preview = 'app';
  const frame = document.createElement('iframe');
  frame.title = '预览';
  if (kind === 'phone' || kind === 'app') frame.className = 'narrow';
  if (kind === 'none') frame.setAttribute('sandbox', '');
  frame.srcdoc = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>预览</title>
<body><h1>关于做好${chosen.year}年职称申报工作的通知</h1><p>各有关单位：</p>${script_code(base, chosen)}<p>附件：略</p></body></html>`;
  by_id('kind-note').textContent = kWords[kind];
  by_id('stage').replaceChildren(frame);
}

function show_code() {
  const chosen = wishes();
  by_id('code').value = script_code(base, chosen);
  by_id('frame-code').value = frame_code(base, chosen);
  by_id('policy').value = policy_code(base);
  const color = value_of('color');
  say_fault('color', color && !chosen.color ? '请写成 # 加六位十六进制数字，如 #165da8' : '');
  preview();
}

function say_fault(id, words) {
  by_id(`fault-${id.replace('day-', '')}`).textContent = words;
  by_id(id).setAttribute('aria-invalid', words ? 'true' : 'false');
}

function conclude(words, good) {
  const told = by_id('checked');
  told.textContent = words;
  told.className = good === undefined ? '' : good ? 'is-good' : 'is-bad';
  by_id('download').disabled = !good;
}

/** Whether the rules could have the county's file. */
async function check() {
  const turn = wanted += 1;
  const [edition, county] = ['edition', 'county'].map(value_of);
  const is_county = county && county !== 'zone';
  by_id('dates').hidden = !is_county;
  ready = null;
  if (!is_county) return;
  const typed = { notice: value_of('notice'), notice_number: value_of('notice_number'), source: value_of('source') };
  for (const level of kLevels) typed[level] = value_of(`day-${level}`);
  const file = county_file(await shipped(edition, county), typed);
  const nothing = !file.county_filing && !file.notice;
  const found = nothing ? [] : await faults(edition, file);
  if (turn !== wanted) return;
  const fields = [...kLevels.map((level) => `day-${level}`), 'notice', 'source'];
  for (const id of fields) say_fault(id, found.find(({ field }) => field === id)?.words ?? '');
  const others = found.filter(({ field }) => !fields.includes(field)).map(({ words }) => words);
  if (nothing) return conclude('没有填时间：自测里显示“以旗县区通知为准”。');
  if (found.length) return conclude(['这样填不能用，请改一下。', ...others].join(''), false);
  ready = { name: `${county}.json`, text: `${JSON.stringify(file, null, 2)}\n`, place: `rules/${edition}/counties/${county}.json` };
  return conclude(`核对通过。下载后请交给维护规则的人，放到 ${ready.place}，用 zhicheng lint 再核对一遍。`, true);
}

const failed = (error) => conclude(`现在核对不了：${error.message}`, false);

async function copy(id) {
  const box = by_id(id);
  try {
    await navigator.clipboard.writeText(box.value);
    by_id('copied').textContent = '已复制。';
  } catch {
    box.focus();
    box.select();
    by_id('copied').textContent = '已选中，请按 Ctrl+C 复制。';
  }
}

/** The city's days of the edition, and what is said of the county's. */
async function take_edition() {
  show_code();
  await check();
  const { days } = await city_days(value_of('edition'));
  for (const level of kLevels) {
    by_id(`day-${level}`).max = days[level] ?? '';
    const [year, month, day] = days[level]?.split('-').map(Number) ?? [];
    by_id(`hint-${level}`).textContent = year ? `市里截止 ${year}年${month}月${day}日，不能晚于这一天` : '';
  }
}

async function begin() {
  by_id('county').append(new Option('全市（由填的人选）', ''));
  add_options('county', choices('county'));
  by_id('county').append(new Option(choices('employer_seat').find(({ id }) => id === 'zone').label, 'zone'));
  by_id('county').value = choices('county')[0].id;
  add_options('level', choices('level'));
  add_options('series', choices('series'));
  conclude('');
  for (const control of document.querySelectorAll('#form select, #color, #lazy, input[name="kind"]')) control.addEventListener('change', show_code);
  for (const control of document.querySelectorAll('#county, #dates input')) control.addEventListener('change', () => { check().catch(failed); });
  by_id('form').addEventListener('submit', (event) => event.preventDefault());
  by_id('copy').addEventListener('click', () => copy('code'));
  by_id('copy-frame').addEventListener('click', () => copy('frame-code'));
  by_id('download').addEventListener('click', () => { if (ready) save(ready.name, ready.text); });
  by_id('edition').addEventListener('change', () => { take_edition().catch(failed); });
  const known = await editions();
  add_options('edition', known.map((id) => ({ id, label: id })));
  by_id('edition').value = known.at(-1);
  by_id('edition').parentElement.hidden = known.length < 2;
  await take_edition();
}

begin().catch(failed);
