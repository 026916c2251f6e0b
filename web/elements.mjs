// The element for each role, and what it reports.
import { offer } from './files.mjs';
import { Role } from './nodes.mjs';

const elementId = (id) => `n${id.toString(16)}`;

function attribute(element, name, value) {
  if (value === null || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** The Enter key does what the page's main button does; an input method's own Enter does not. */
function enter(event, events, id) {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  events.pressDefault(id);
}

/** Name, explanation and fault of what is filled in. A visible label names a control by itself. */
function explain(element, now) {
  attribute(element, 'aria-label', now.labelledBy ? null : now.label);
  attribute(element, 'aria-describedby', now.other ? elementId(now.other) : null);
  attribute(element, 'aria-invalid', now.invalid ? 'true' : null);
}

/** Running text whose marked parts stand between control characters. */
function mark(element, { label, extra }) {
  const parts = (extra || label).split(/([\x01\x02][^\x03]*)\x03/);
  element.replaceChildren(...parts.map((part, index) => {
    if (index % 2 === 0) return part;
    const marked = document.createElement('mark');
    marked.textContent = part.slice(1);
    if (part[0] === '\x02') marked.className = 'sought';
    return marked;
  }).filter(Boolean));
}

function words(tag, role) {
  return (node) => {
    const element = document.createElement(tag);
    if (role) element.setAttribute('role', role);
    if (node.role === Role.heading) element.tabIndex = -1;
    return {
      element,
      update: (now, old) => {
        if (old?.label !== now.label || old.extra !== now.extra) mark(element, now);
        if (now.role === Role.label) element.htmlFor = elementId(now.other);
      },
    };
  };
}

/** What is seen; others are spoken where that is not enough. */
function say(control, place, now) {
  const seen = now.extra || now.label;
  if (place.textContent !== seen) place.textContent = seen;
  attribute(control, 'aria-label', now.extra ? now.label : null);
}

function pressed(tag) {
  return (node, events) => {
    const element = document.createElement(tag);
    if (tag === 'button') element.type = 'button';
    element.addEventListener('click', (event) => {
      // A telephone number is the browser's to follow.
      if (node.role !== Role.phone) events.press(node.id);
      else event.stopPropagation();
    });
    return {
      element,
      update: (now) => {
        say(element, element, now);
        if (now.role === Role.phone) attribute(element, 'href', now.value);
        if (now.role === Role.summary) attribute(element, 'aria-expanded', String(now.expanded));
        if (tag === 'button') element.disabled = now.disabled;
      },
    };
  };
}

function marked(type) {
  return (node, events) => {
    const element = document.createElement('label');
    const control = document.createElement('input');
    const seen = document.createElement('span');
    element.append(control, seen);
    control.type = type;
    control.addEventListener('change', () => events.press(node.id));
    control.addEventListener('keydown', (event) => enter(event, events, node.id));
    return {
      element,
      control,
      update: (now) => {
        if (type === 'radio') control.name = now.value;
        say(control, seen, now);
        attribute(control, 'aria-describedby', now.other ? elementId(now.other) : null);
        if (control.checked !== now.checked) control.checked = now.checked;
      },
    };
  };
}

function select(node, events) {
  const element = document.createElement('select');
  element.addEventListener('change', () => { if (element.value !== '0') events.take(node.id, Number(element.value)); });
  return {
    element,
    update: (now, old) => {
      explain(element, now);
      if (!old || old.extra !== now.extra) {
        element.textContent = '';
        element.append(...now.extra.split('\n').map((label, index) => new Option(label, String(index))));
        element.options[0].hidden = true;  // the prompt
      }
      if (element.value !== now.value) element.value = now.value;
    },
  };
}

function field(node, events, composing) {
  const element = document.createElement('input');
  const [kind, autofill] = node.extra.split(' ');
  element.type = kind === 'digits' ? 'text' : kind;
  // Digits and what separates them: phones show the keys for both.
  if (kind === 'digits') element.inputMode = 'text';
  element.autocomplete = autofill;
  element.spellcheck = false;
  // An input method's unfinished words stay in the element; only what is settled goes to the shell.
  let sent = [];
  const report = () => {
    sent.push(element.value);
    events.type(node.id, element.value);
  };
  element.addEventListener('compositionstart', () => { composing.element = element; });
  element.addEventListener('compositionend', () => { composing.element = null; report(); });
  element.addEventListener('input', () => { if (composing.element !== element) report(); });
  element.addEventListener('keydown', (event) => enter(event, events, node.id));
  element.addEventListener('focus', () => events.focus(node.id));
  element.addEventListener('blur', () => events.blur(node.id));
  return {
    element,
    update: (now, old) => {
      explain(element, now);
      // What comes back is older than what has been typed meanwhile: only a change of the shell's own is taken over.
      const echo = sent.indexOf(now.value);
      if (element.value === now.value) sent = [];
      else if (echo >= 0) sent.splice(0, echo + 1);
      else if (composing.element !== element && old?.value !== now.value) element.value = now.value;
    },
  };
}

function file(node, events) {
  const element = document.createElement('label');
  const control = document.createElement('input');
  const seen = document.createElement('span');
  element.append(control, seen);
  control.type = 'file';
  control.multiple = true;
  control.accept = node.extra;
  control.addEventListener('change', () => {
    if (control.files.length > 0) events.type(node.id, offer(control.files));
    control.value = '';  // the same file may be chosen again
  });
  return { element, control, update: (now) => say(control, seen, { label: now.label, extra: now.value }) };
}

function progress() {
  const element = document.createElement('progress');
  element.max = 100;
  return {
    element,
    update: (now) => {
      attribute(element, 'aria-label', now.label);
      element.value = Number(now.value);
    },
  };
}

function holder(tag, role) {
  return () => {
    const element = document.createElement(tag);
    if (role) element.setAttribute('role', role);
    return {
      element,
      holds: true,
      update: (now) => {
        attribute(element, 'aria-label', now.label || null);
        if (now.role === Role.item) attribute(element, 'data-number', now.value || null);
      },
    };
  };
}

function group() {
  const element = document.createElement('fieldset');
  element.setAttribute('role', 'radiogroup');
  return {
    element,
    holds: true,
    update: (now) => {
      explain(element, now);
      attribute(element, 'aria-labelledby', now.labelledBy ? elementId(now.labelledBy) : null);
      attribute(element, 'data-cells', now.extra || null);
    },
  };
}

const headings = [words('h1'), words('h2'), words('h3')];

const makers = {
  [Role.heading]: (node) => headings[Number(node.value) - 1](node),
  [Role.text]: words('p'),
  [Role.status]: words('p', 'status'),
  [Role.alert]: words('p', 'alert'),
  [Role.button]: pressed('button'),
  [Role.link]: pressed('button'),
  [Role.phone]: pressed('a'),
  [Role.radio]: marked('radio'),
  [Role.select]: select,
  [Role.field]: field,
  [Role.checkbox]: marked('checkbox'),
  [Role.summary]: pressed('button'),
  [Role.group]: group,
  [Role.list]: holder('ul', 'list'),
  [Role.item]: holder('li'),
  [Role.label]: words('label'),
  [Role.legend]: words('legend'),
  [Role.file]: file,
  [Role.progress]: progress,
  [Role.region]: holder('section', 'region'),
  [Role.banner]: holder('header'),
  [Role.main]: holder('main'),
  [Role.footer]: holder('footer'),
  [Role.quote]: holder('blockquote'),
  [Role.pairs]: holder('dl'),
  [Role.bullets]: holder('ul', 'list'),
  [Role.term]: words('dt'),
  [Role.detail]: words('dd'),
};
const box = holder('div');

const kinds = Object.fromEntries(Object.entries(Role).map(([name, number]) => [number, name]));
const shown = ['invalid', 'bold', 'centred', 'through', 'checked', 'default'];

/** What style sheets know of a node. */
function classes(node, holds) {
  const states = shown.filter((name) => node[name]).map((name) => `is-${name}`);
  return [holds ? 'holder' : 'twin', kinds[node.role], node.type, `in-${node.tone}`, `mark-${node.mark}`, ...states].join(' ');
}

/** The twin of a node: its element, the control in it where that is another, whether it holds others, and how it
    follows the node. */
export function make(node, events, composing) {
  const twin = (makers[node.role] ?? box)(node, events, composing);
  twin.control ??= twin.element;
  twin.control.id = elementId(node.id);
  const { update, element, holds } = twin;
  twin.update = (now, old) => {
    const names = classes(now, holds);
    if (element.className !== names) element.className = names;
    update(now, old);
  };
  return twin;
}
