// Parts of a page that are made again only when what they tell has changed: what is typed in the others, where the page stands
// and where the keyboard is stay as they were.
import { make } from './dom.mjs';

function fill(element, inside) {
  const held = element.contains(document.activeElement) ? document.activeElement : null;
  const open = [...element.querySelectorAll('details')].map((one) => one.open);
  element.replaceChildren(...[inside].flat(Infinity).filter(Boolean));
  element.querySelectorAll('details').forEach((one, i) => { if (open[i]) one.open = true; });
  if (!held) return;
  const same = held.name && element.querySelector(`[name="${held.name}"]`);
  (same || element.querySelector('button, a, summary'))?.focus({ preventScroll: true });
}

/** `slot(key, data, build, tag)`: the element of that key, with what `build` makes of `data`. */
export function slots() {
  const made = new Map();
  return (key, data, build, tag = 'div') => {
    const text = JSON.stringify(data) ?? '';
    if (!made.has(key)) made.set(key, { element: make(tag), text: null });
    const slot = made.get(key);
    if (slot.text !== text) {
      slot.text = text;
      fill(slot.element, build());
    }
    return slot.element;
  };
}

/** The children of `parent`, which is left alone if they are there already. */
export function put_in(parent, elements) {
  const same = parent.children.length === elements.length && elements.every((one, i) => parent.children[i] === one);
  if (!same) parent.replaceChildren(...elements);
  return parent;
}
