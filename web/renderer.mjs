// Which of two renderers shows the nodes: the canvas under transparent elements, or the elements themselves as a page of
// text (文字版). Text where WebGL 2 is missing or lost, on small touch screens, with colours of one's own, in print, and
// on request, which the address remembers: ?text, ?canvas.

const words = { text: '切换到文字版', canvas: '切换到图形版' };

/** `lay(text)` sets the elements for the one or the other; `changed` is told afterwards. */
export function renderer(shell, lay, changed) {
  const root = document.documentElement;
  const button = document.getElementById('switch');
  const address = new URLSearchParams(location.search);
  const colours = matchMedia('(forced-colors: active)');
  const small = matchMedia('(pointer: coarse)').matches && Math.min(screen.width, screen.height) < 640;
  const hindrances = new Set();
  let wish = ['text', 'canvas'].find((name) => address.has(name) || address.get('renderer') === name);
  let shown = '';

  function choose() {
    const fitting = small || colours.matches ? 'text' : 'canvas';
    let now = hindrances.size > 0 ? 'text' : wish ?? fitting;
    if (now === shown) return;
    if (shell._shell_canvas(now === 'canvas' ? 1 : 0) === 0 && now === 'canvas') {
      hindrances.add('graphics');
      now = 'text';
    }
    const first = shown === '';
    const again = shown === now;
    shown = now;
    button.hidden = hindrances.has('graphics');
    button.textContent = words[now === 'text' ? 'canvas' : 'text'];
    if (again) return;
    root.classList.replace(now === 'text' ? 'as-canvas' : 'as-text', `as-${now}`) || root.classList.add(`as-${now}`);
    lay(now === 'text');
    if (!first) changed();
  }

  /** Turns one hindrance for the canvas on or off. */
  function hinder(what, on) {
    if (on) hindrances.add(what);
    else hindrances.delete(what);
    choose();
  }

  function remember() {
    if (!wish) return;
    const url = new URL(location.href);
    for (const name of Object.keys(words)) url.searchParams.delete(name);
    url.search += `${url.search ? '&' : '?'}${wish}`;
    history.replaceState(history.state, '', url);
  }

  button.addEventListener('click', () => {
    wish = shown === 'text' ? 'canvas' : 'text';
    remember();
    choose();
  });
  addEventListener('popstate', remember);
  colours.addEventListener?.('change', choose);
  document.getElementById('skip').addEventListener('click', (event) => {
    event.preventDefault();
    document.querySelector('h1')?.focus();
  });
  choose();
  return { hinder, isText: () => shown === 'text' };
}
