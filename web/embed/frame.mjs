// What an address begins with (?county=…&level=…&series=…&view=…&theme=…), and this page in another page's frame: without a
// header of its own, as high as its content, and telling the page around it what happens, never what was answered.
import { begin, parameter, problems, wishes } from './address.mjs';
import { bar, say_other } from './bar.mjs';
import { be_in_app } from './in_app_preview.mjs';
import { page_around } from './parent.mjs';

const root = document.documentElement;
const kMostCanvas = 4000;  // a higher canvas may be more than a graphics processor takes
const kRules = 'zhicheng-rules';

const around = window === top ? null : page_around();

/** The page of words and tables that says the same. */
const still_place = ({ edition, county }) => `${encodeURI(edition)}/${county ? `${encodeURIComponent(county)}/` : ''}`;

/** The newest edition of a written site. */
const newest = () => fetch('site.json').then((index) => index.json()).then(({ editions }) => editions.at(-1).id).catch(() => null);

const status_of = (place) => fetch(place).then(({ status }) => status, () => 0);

const is_canvas = () => root.classList.contains('as-canvas');

/** {status, met, unmet, unknown, not_applicable}, or nothing when there is no result on the screen. */
function told(shell) {
  const bits = shell._shell_told();
  if (bits === 0) return null;
  const [met, unmet, unknown, not_applicable] = [2, 9, 16, 23].map((at) => bits >>> at & 127);
  return { status: [null, 'eligible', 'ineligible', 'undetermined'][bits & 3], met, unmet, unknown, not_applicable };
}

/** Whether the rules are others than at the last visit, where the browser keeps such a thing. */
function are_renewed({ edition, digest }) {
  try {
    const key = `${kRules} ${edition} ${parameter('county') ?? ''}`;
    const before = localStorage.getItem(key);
    localStorage.setItem(key, digest);
    return before !== null && before !== digest;
  } catch {
    return false;
  }
}

/** Nothing of a framed page reaches the server's desk: the page around it could lead the hand that presses. */
function keep_from_desk() {
  const { fetch } = window;
  window.fetch = (place, ...more) => {
    const { pathname } = new URL(place.url ?? place, location.href);
    return /^\/(v1\/|readyz$)/.test(pathname) ? Promise.reject(new TypeError('in a frame')) : fetch(place, ...more);
  };
}

/** That the page cannot be opened is main.mjs's word; here is what there is in its place. */
function watch_failing(around) {
  const wait = document.getElementById('wait');
  const say = async () => {
    watch.disconnect();
    around.tell('failed');
    const edition = parameter('edition') ?? await newest();
    if (!edition) return;
    const way = document.createElement('a');
    way.href = `${still_place({ edition, county: parameter('county') })}?embed=1`;
    way.textContent = '看文字说明';
    wait.append(' ', way);
  };
  const watch = new MutationObserver(say);
  watch.observe(wait, { attributes: true });
  // It may have failed before this came.
  if (wait.getAttribute('role') === 'alert') say();
}

function report(shell, host, rules) {
  const holder = document.getElementById('twins');
  const scroll = document.getElementById('scroll');
  const { show } = host;
  let height = 0;
  let tall = 0;
  let page = 0;
  let result = 'null';
  let { run } = host;

  function measure(turned) {
    const now = Math.ceil(is_canvas() ? Math.min(holder.offsetTop + tall, kMostCanvas) : scroll.getBoundingClientRect().height);
    if (now === height && !turned) return;
    height = now;
    around.tell('resize', { height, turned });
  }

  function look(turned) {
    measure(turned);
    const now = told(shell);
    if (now && JSON.stringify(now) !== result) around.tell('result', now);
    result = JSON.stringify(now);
  }

  // Browsers draw no frame that is out of sight: that one is ready all the same. main.mjs chooses the renderer first.
  setTimeout(() => {
    around.tell('ready', { ...rules, version: 1, renderer: is_canvas() ? 'canvas' : 'text' });
    for (const problem of problems) around.tell('error', problem);
    if (are_renewed(rules)) around.tell('update', rules);
  }, 0);

  host.show = (bytes) => {
    show(bytes);
    const words = new DataView(bytes.buffer, bytes.byteOffset);
    tall = words.getFloat32(4, true);
    const id = words.getUint32(8, true);
    const turned = page !== 0 && id !== page;
    page = id;
    // Once everything of this frame is in its place.
    requestAnimationFrame(() => look(turned));
  };

  // main.mjs may set it later.
  Object.defineProperty(host, 'run', {
    set(value) { run = value; },
    get: () => (id, work, name, bytes) => {
      if (work === 'save' || work === 'zip') around.tell('export', { format: name.slice(name.lastIndexOf('.') + 1) });
      run(id, work, name, bytes);
    },
  });

  const again = () => requestAnimationFrame(() => measure(false));
  if (window.ResizeObserver) new ResizeObserver(again).observe(scroll);
  addEventListener('resize', again);
  around.hear('check', async () => {
    around.tell('checked', { ...rules, problems, still: await status_of(still_place(rules)) });
  });
}

if (around) watch_failing(around);

/** Before the page is drawn; `host` is what the shell calls. */
export function enter(shell, host, withText) {
  const rules = () => shell.UTF8ToString(shell._shell_edition()).split(' ');
  if (wishes.theme) root.dataset.theme = wishes.theme;
  const { county = null } = begin(shell, withText, rules()[0]);
  const asked = parameter('edition');
  const is_other = asked !== null && asked !== rules()[0];
  if (is_other) say_other(asked, rules()[0]);
  if (!around) return;
  // With the county's file now.
  const [edition, digest] = rules();
  shell._shell_enter(wishes.color ? Number.parseInt(wishes.color.slice(1), 16) : 0);
  keep_from_desk();
  if (parameter('preview') === 'app') be_in_app();
  bar(document.getElementById('scroll'));
  const go_on = () => report(shell, host, { edition, digest, county });
  if (!is_other) { go_on(); return; }
  // Where the site has that edition, as words alone, they are what the page around means.
  status_of(still_place({ edition: asked, county: parameter('county') })).then((status) => {
    if (status !== 200) go_on();
    else around.tell('failed', { code: 'unknown_edition', words: `在线自测用的是 ${edition} 的规则，这里要的是 ${asked}，请看下面它的文字说明。` });
  });
}
