// The element for each role, and what it reports.
import { offer } from './files.mjs';
import { Role } from './nodes.mjs';

const elementId = (id) => `n${id.toString(16)}`;

function attribute(element, name, value) {
  if (value === null || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** The Enter key does what the page's main button does; an input method's own Enter does not. */
function enter(event, events) {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  events.pressDefault();
}

/** Name, explanation and fault of what is filled in. A visible label names a control by itself. */
function explain(element, now) {
  attribute(element, 'aria-label', now.labelledBy ? null : now.label);
  attribute(element, 'aria-describedby', now.other ? elementId(now.other) : null);
  attribute(element, 'aria-invalid', now.invalid ? 'true' : null);
}

function words(tag, role) {
  return (node) => {
    const element = document.createElement(tag);
    if (role) element.setAttribute('role', role);
    if (node.role === Role.heading) element.tabIndex = -1;
    return {
      element,
      update: (now, old) => {
        if (!old || old.label !== now.label) element.textContent = now.label;
        element.style.pointerEvents = now.through ? 'none' : '';
        if (now.role === Role.label) element.htmlFor = elementId(now.other);
      },
    };
  };
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
      update: (now, old) => {
        if (!old || old.label !== now.label) element.textContent = now.label;
        if (now.role === Role.phone) attribute(element, 'href', now.value);
        if (now.role === Role.summary) attribute(element, 'aria-expanded', String(now.expanded));
        if (tag === 'button') element.disabled = now.disabled;
        element.style.textAlign = now.centred ? 'center' : '';
      },
    };
  };
}

function marked(type) {
  return (node, events) => {
    const element = document.createElement('input');
    element.type = type;
    element.addEventListener('change', () => events.press(node.id));
    element.addEventListener('keydown', (event) => enter(event, events));
    return {
      element,
      update: (now) => {
        if (type === 'radio') element.name = now.value;
        attribute(element, 'aria-label', now.label);
        attribute(element, 'aria-describedby', now.other ? elementId(now.other) : null);
        if (element.checked !== now.checked) element.checked = now.checked;
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
  const report = () => events.type(node.id, element.value);
  element.addEventListener('compositionstart', () => { composing.element = element; });
  element.addEventListener('compositionend', () => { composing.element = null; report(); });
  element.addEventListener('input', () => { if (composing.element !== element) report(); });
  element.addEventListener('keydown', (event) => enter(event, events));
  element.addEventListener('focus', () => events.focus(node.id));
  element.addEventListener('blur', () => events.blur(node.id));
  return {
    element,
    update: (now, old) => {
      explain(element, now);
      // Only when the shell has changed it: what is being typed is newer than what was drawn.
      const changed = !old || old.value !== now.value;
      if (changed && composing.element !== element && element.value !== now.value) element.value = now.value;
    },
  };
}

function file(node, events) {
  const element = document.createElement('input');
  element.type = 'file';
  element.multiple = true;
  element.accept = node.extra;
  element.addEventListener('change', () => {
    if (element.files.length > 0) events.type(node.id, offer(element.files));
    element.value = '';  // the same file may be chosen again
  });
  return { element, update: (now) => explain(element, now) };
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
    element.dataset.holder = '';
    if (role) element.setAttribute('role', role);
    return {
      element,
      holds: true,
      update: (now) => attribute(element, 'aria-label', now.label || null),
    };
  };
}

function group() {
  const element = document.createElement('fieldset');
  element.dataset.holder = '';
  element.setAttribute('role', 'radiogroup');
  return {
    element,
    holds: true,
    update: (now) => {
      explain(element, now);
      attribute(element, 'aria-labelledby', now.labelledBy ? elementId(now.labelledBy) : null);
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
};

/** The twin of a node: its element, whether it holds others, and how it follows the node. */
export function make(node, events, composing) {
  const twin = makers[node.role](node, events, composing);
  twin.element.id = elementId(node.id);
  if (!twin.holds) twin.element.className = 'twin';
  return twin;
}
