// Every widget that the shell draws has its twin here: a real, transparent element over the canvas, which alone
// reacts. That gives input methods, phone keyboards, the clipboard, screen readers, and tests by role and label.
import { Role, readNodes } from './nodes.mjs';
import { make } from './elements.mjs';

export function twins(holder, scroll) {
  const known = new Map();
  const count = { shows: 0, milliseconds: 0 };
  const events = {};
  const composing = { element: null };
  let page = 0;
  let attended = 0;
  let text = true;
  let tall = '';    // the page on the canvas
  let reading = 0;  // the node that is to stay in view

  /** On the canvas an element lies where the shell has drawn it; as text the page flows, and sizes follow the reader's. */
  function place({ element, holds }, node, old) {
    const { style } = element;
    const { rect } = node;
    if (text) {
      style.fontSize = node.size && !holds ? `${node.size / 16}rem` : '';
      style.lineHeight = node.size && !holds ? String(node.line / node.size) : '';
      if (node.role === Role.field || node.role === Role.select) style.maxWidth = `${rect.w / 16}rem`;
      style.marginLeft = holds && node.inset ? `${node.inset / 16}rem` : '';
      return;
    }
    if (holds) return;
    const was = old ? old.rect : {};
    if (was.x !== rect.x) style.left = `${rect.x}px`;
    if (was.y !== rect.y) style.top = `${rect.y}px`;
    if (was.w !== rect.w) style.width = `${rect.w}px`;
    if (was.h !== rect.h) style.height = `${rect.h}px`;
    if (!old || old.size !== node.size) style.fontSize = node.size ? `${node.size}px` : '';
    if (!old || old.line !== node.line) style.lineHeight = node.line ? `${node.line}px` : '';
    if (!old || old.inset !== node.inset) style.paddingLeft = style.paddingRight = node.inset ? `${node.inset}px` : '';
  }

  /** Puts `children` of `parent` into their order, and drops the others. What stays is not moved: moving an element
      takes the keyboard away from it. */
  function arrange(parent, children) {
    const { activeElement: active } = document;
    const staying = new Set(children);
    for (const child of [...parent.childNodes]) if (!staying.has(child)) child.remove();
    let at = parent.firstChild;
    for (const child of children) {
      // What is in the way of the one with the keyboard moves instead of it.
      while (child !== at && child.contains(active) && child.parentNode === parent) {
        const next = at.nextSibling;
        parent.append(at);
        at = next;
      }
      if (child === at) at = at.nextSibling;
      else parent.insertBefore(child, at);
    }
  }

  const inWindow = () => {
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  };

  function show(bytes) {
    const began = performance.now();
    const { height, pageId, title, attention, turn, nodes } = readNodes(bytes);
    tall = `${height}px`;
    // Where the entry with the keyboard is on the page: what appears above it must not push it away.
    const active = Number.parseInt(document.activeElement.id.slice(1), 16);
    const entry = known.get(active) && nodes.find(({ id }) => id === active);
    const stays = text && entry && pageId === page && inWindow();
    const moved = entry && pageId === page && !text ? entry.rect.y - known.get(active).node.rect.y : 0;
    // Before the page gets its new height: where that is less, the browser scrolls by itself.
    const scrolled = moved === 0 ? 0 : scroll.scrollTop;
    holder.style.height = text ? '' : tall;
    const seen = new Set();
    const path = [{ element: holder, children: [] }];
    const close = (depth) => {
      while (path.length > depth + 1) {
        const { element, children } = path.pop();
        arrange(element, children);
      }
    };
    const names = nodes.filter(({ role }) => role === Role.label || role === Role.legend);
    const labels = new Map(names.map((node) => [node.other, node.id]));
    // What Enter presses: the next default button, else the first.
    let enter = nodes.find((node) => node.default)?.id ?? 0;
    for (const node of [...nodes].reverse()) {
      if (node.default) enter = node.id;
      node.enter = enter;
    }
    for (const node of nodes) {
      node.labelledBy = labels.get(node.id);
      seen.add(node.id);
      let twin = known.get(node.id);
      if (!twin || twin.node.role !== node.role) {
        twin = { ...make(node, events, composing), node: null };
        known.set(node.id, twin);
      }
      place(twin, node, twin.node);
      twin.update(node, twin.node);
      twin.node = node;
      close(node.depth);
      path[path.length - 1].children.push(twin.element);
      if (twin.holds) path.push({ element: twin.element, children: [] });
    }
    close(0);
    const top = path.pop();
    arrange(top.element, top.children);
    for (const id of known.keys()) if (!seen.has(id)) known.delete(id);

    if (moved !== 0 && turn === attended) scroll.scrollTop = scrolled + moved;
    // As text browsers see to that themselves, but not all of them, and none at the top of the page.
    if (stays) requestAnimationFrame(() => { if (!inWindow()) document.activeElement.scrollIntoView({ block: 'nearest' }); });
    if (pageId !== page) {
      // A new page is read from its top; the first page does not take the focus.
      const first = page === 0;
      page = pageId;
      document.title = title;
      scroll.scrollTop = 0;
      window.scrollTo(0, 0);
      const heading = holder.querySelector('h1');
      if (heading && !first) heading.focus({ preventScroll: true });
    }
    // Each turn leads the keyboard to its entry once: what is wrong, or what was to be changed.
    if (turn !== attended && attention !== 0) {
      attended = turn;
      known.get(attention)?.control.focus();
    }
    count.shows += 1;
    count.milliseconds += performance.now() - began;
  }

  /** Sets the elements for the page as text, or for the canvas. What was read stays in view. */
  function lay(asText) {
    if (text === asText) return;
    const top = [...known.values()].find(({ element, holds }) => !holds && element.getBoundingClientRect().bottom > 60);
    text = asText;
    holder.style.height = text ? '' : tall;
    for (const twin of known.values()) {
      twin.element.removeAttribute('style');
      place(twin, twin.node, null);
    }
    reading = top?.node.id ?? 0;
  }

  /** After the page has its new shape. */
  function keepReading() {
    if (reading !== 0) known.get(reading)?.element.scrollIntoView({ block: 'nearest' });
    reading = 0;
  }

  function connect(handlers) {
    Object.assign(events, handlers);
    events.pressDefault = (id) => {
      const { enter } = known.get(id).node;
      if (enter !== 0) events.press(enter);
    };
  }

  // A browser that settles what an input method has left unfinished scrolls back to it, from under the pointer.
  holder.addEventListener('mousedown', ({ target }) => {
    const { element } = composing;
    if (!element || element === target) return;
    const { y } = target.getBoundingClientRect();
    element.blur();
    const by = target.getBoundingClientRect().y - y;
    scroll.scrollBy(0, by);
    scrollBy(0, by);
  });

  // Escape closes the disclosure in which the keyboard is.
  holder.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    const { target } = event;
    const isOpen = target.getAttribute('aria-expanded') === 'true';
    const summary = isOpen ? target : target.closest('.fold')?.previousElementSibling;
    if (!summary) return;
    summary.focus();
    summary.click();
  });

  return { show, lay, keepReading, count, connect };
}
