// Elements in few words. Everything that comes from outside is text, never markup.

/** `make('p', {class: 'quiet', onclick}, 'words', element)`; what is null or false is left out. */
export function make(tag, properties = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...inside.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== false && one !== ''));
  return element;
}

let last = 0;
const next_id = () => `f${last += 1}`;

/** A control with its name, what explains it, and where what is wrong with it will stand. `at`: what errors call it. */
export function field(label, control, { hint, at } = {}) {
  const id = next_id();
  control.id = id;
  if (at) control.dataset.at = at;
  const about = hint && make('p', { class: 'hint', id: `${id}h` }, hint);
  if (about) control.setAttribute('aria-describedby', about.id);
  return make('div', { class: 'field' }, make('label', { for: id }, label), about, control);
}

export const input = (name, properties = {}) => make('input', { name, type: 'text', autocomplete: 'off', ...properties });
export const area = (name, properties = {}) => make('textarea', { name, rows: 3, ...properties });
export const select = (name, options, chosen = '') =>
  make('select', { name }, options.map(([value, words]) => make('option', { value, selected: value === chosen }, words)));
export const button = (words, properties = {}) => make('button', { type: 'button', ...properties }, words);

/** Rows of names and values. */
export const pairs = (rows) => make('dl', {}, rows.filter(([, value]) => value !== '' && value !== null && value !== undefined)
  .map(([label, value]) => make('div', {}, make('dt', {}, label), make('dd', {}, value))));

/** What is wrong, spoken at once; the keyboard goes to the control that it is about, if it says so. */
export function complain(form, words, at = '') {
  form.querySelector('[role="alert"]')?.remove();
  form.querySelectorAll('[aria-invalid]').forEach((one) => one.removeAttribute('aria-invalid'));
  const about = at && [...form.querySelectorAll('[data-at]')].find((one) => one.dataset.at === at);
  form.prepend(make('p', { role: 'alert', class: 'bad' }, words));
  (about || form.querySelector('input, select, textarea, button'))?.focus();
  if (about) about.setAttribute('aria-invalid', 'true');
}

/** The page: its heading gets the keyboard, so that screen readers begin there. */
export function show(title, ...inside) {
  document.title = `${title} - 职称申报审核`;
  const heading = make('h1', { tabindex: -1 }, title);
  document.getElementById('main').replaceChildren(heading, ...inside.flat(Infinity).filter(Boolean));
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
  return heading;
}
