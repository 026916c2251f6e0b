// What the page looks like in a frame, and what it says there before anything else.
import { own_window, wishes } from './address.mjs';

// Through the style sheet's own rules: the policy of the page admits no others.
const looks = [
  '.as-text #twins{min-height:0}',
  '.as-canvas #scroll{overflow-y:auto}',
  'nav,.as-canvas nav{position:static;padding:0 max(18px,calc((100% - 760px)/2));background:var(--page);color:var(--text)}',
  '#frame{padding:8px max(18px,calc((100% - 760px)/2));background:var(--tint);line-height:1.6;font-size:.9375rem}',
  '#frame p{margin:0}',
  '#frame a{display:inline-block;min-height:24px;color:var(--accent)}',
  '#frame.alone{padding-top:24px;padding-bottom:24px;font-size:1.125rem}',
];

const words = {
  check: ['填的内容只在这台设备上。嵌在别的网页里时，有的浏览器关掉以后就不保留，填好请在“生成申报包”里保存文件。提交、查进度要', '在新窗口打开', '。'],
  track: ['查进度要填查询码。为了安全，不在别的网页里填，请', '在新窗口打开申报进度', '。'],
};

/** That the rules are not those that were asked for. */
export function say_other(asked, edition) {
  const words = document.createElement('aside');
  words.id = 'other-rules';
  words.setAttribute('role', 'alert');
  words.textContent = `这里没有 ${asked} 的在线自测，下面用的是 ${edition} 的规则，年份不同，条件和时间也不同。`;
  Object.assign(words.style, { padding: '12px max(18px, calc((100% - 760px) / 2))', background: 'var(--care-tint)', color: 'var(--text)', lineHeight: '1.6' });
  document.getElementById('twins').before(words);
}

export function bar(scroll) {
  const [sheet] = document.styleSheets;
  for (const rule of looks) sheet.insertRule(rule, sheet.cssRules.length);
  const alone = wishes.view === 'track';
  const [before, link, after] = words[alone ? 'track' : 'check'];
  const box = document.createElement('aside');
  box.id = 'frame';
  box.setAttribute('aria-label', '打开方式');
  if (alone) box.className = 'alone';
  const line = document.createElement('p');
  const way = document.createElement('a');
  way.href = own_window();
  way.target = '_blank';
  way.rel = 'noopener';
  way.textContent = link;
  line.append(before, way, after);
  box.append(line);
  scroll.insertBefore(box, document.getElementById('twins'));
  if (alone) document.getElementById('twins').hidden = true;
}
