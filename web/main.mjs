// Brings the page together: the shell (WebAssembly), its frames, its elements, its glyphs.
import create from 'shell';
import { watchShared } from './drafts.mjs';
import { errands } from './errands.mjs';
import { createdNow, today } from './today.mjs';
import { dropping } from './files.mjs';
import { frames } from './frames.mjs';
import { glyphs } from './glyphs.mjs';
import { inApp } from './in_app.mjs';
import { renderer } from './renderer.mjs';
import { theme } from './theme.mjs';
import { twins } from './twins.mjs';
import { wayBack } from './way_back.mjs';

const canvas = document.getElementById('canvas');
const scroll = document.getElementById('scroll');
const holder = document.getElementById('twins');
const wait = document.getElementById('wait');

function fail(words) {
  wait.textContent = words;
  wait.setAttribute('role', 'alert');
}

// What an address begins with, and another page's frame, are a module of their own: few pages need it.
const placing = window !== top || /[?&](embed|county|level|series|view|theme)=/.test(location.search)
  ? import('./embed/frame.mjs') : null;

async function start() {
  const drawn = glyphs(getComputedStyle(document.documentElement).getPropertyValue('--fonts'));
  const mirror = twins(holder, scroll);
  const host = { measure: drawn.measure, raster: drawn.raster, show: mirror.show };
  const shell = await create({ host });
  let runner = null;

  const withText = (text, use) => {
    const size = shell.lengthBytesUTF8(text) + 1;
    const at = shell._malloc(size);
    shell.stringToUTF8(text, at, size);
    const answer = use(at);
    shell._free(at);
    return answer;
  };
  const fixed = new URLSearchParams(location.search).get('on');
  const on = fixed || today();
  const state = withText(on, (at) => shell._shell_start(at, fixed ? 1 : 0));
  if (state === 0) {
    fail(`打不开：${on} 不是一个日期。`);
    return;
  }
  if (state === 2) {
    fail('打不开：规则文件有错。');
    return;
  }
  (await placing)?.enter(shell, host, withText);
  const colours = theme(shell, () => runner?.wake());
  const show = renderer(shell, mirror.lay, () => runner.fit());
  let back = null;
  runner = frames(shell, { canvas, scroll, holder }, show, () => {
    const more = withText(createdNow(), (at) => shell._shell_frame(at));
    back.guard();
    mirror.keepReading();
    return more;
  });
  back = wayBack(shell, runner.wake);
  host.run = errands((id, done, bytes) => {
    const at = shell._malloc(bytes.length || 1);
    shell.HEAPU8.set(bytes, at);
    shell._shell_answer(id, done ? 1 : 0, at, bytes.length);
    runner.wake();
  }, (id, done, all) => {
    shell._shell_progress(id, done, all);
    runner.wake();
  });
  const type = (id, text) => { withText(text, (at) => shell._shell_type(id, at)); runner.wake(); };
  dropping((control, lines) => type(parseInt(control.id.slice(1), 16), lines), (lines) => {
    withText(lines, (at) => shell._shell_drop(at));
    runner.wake();
  });
  mirror.connect({
    press: (id) => { shell._shell_press(id); runner.release(); },
    take: (id, option) => { shell._shell_take(id, option); runner.release(); },
    type,
    focus: (id) => { shell._shell_focus(id); runner.wake(); },
    blur: (id) => { shell._shell_blur(id); runner.wake(); },
  });
  // A link with a self-test code. It leaves the address, so that nobody passes it on by accident.
  const takeCode = () => {
    if (location.hash.length < 2) return;
    withText(location.hash, (at) => shell._shell_code(at));
    history.replaceState(history.state, '', location.pathname + location.search);
    runner.wake();
  };
  takeCode();
  addEventListener('hashchange', takeCode);
  for (const [moment, on] of [['beforeprint', true], ['afterprint', false]]) {
    addEventListener(moment, () => {
      colours.print(on);
      show.hinder('print', on);
    });
  }
  addEventListener('beforeunload', (event) => {
    if (shell._shell_at_risk()) event.preventDefault();
  });
  // A page that was left open may come back on another day.
  addEventListener('pageshow', runner.wake);
  document.addEventListener('visibilitychange', runner.wake);
  watchShared(() => { shell._shell_recall(); runner.wake(); });
  inApp(() => runner.fit());
  runner.begin();
  // What measurements and tests look at.
  window.zhicheng = { frames: runner.count, glyphs: drawn.count, twins: mirror.count };
}

start().catch((error) => {
  console.error(error);
  fail('打不开。请看看网络，刷新再试；还不行，请换一个新一些的浏览器。');
});
