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
  let defaultButton = 0;
  let attended = 0;

  function place(element, node, old) {
    const { rect } = node;
    const was = old ? old.rect : {};
    const style = element.style;
    if (was.x !== rect.x) style.left = `${rect.x}px`;
    if (was.y !== rect.y) style.top = `${rect.y}px`;
    if (was.w !== rect.w) style.width = `${rect.w}px`;
    if (was.h !== rect.h) style.height = `${rect.h}px`;
    if (!old || old.size !== node.size) style.fontSize = node.size ? `${node.size}px` : '';
    if (!old || old.line !== node.line) style.lineHeight = node.line ? `${node.line}px` : '';
    if (!old || old.inset !== node.inset) style.paddingLeft = style.paddingRight = node.inset ? `${node.inset}px` : '';
    if (!old || old.bold !== node.bold) style.fontWeight = node.bold ? '700' : '400';
  }

  /** Puts `children` of `parent` into their order, and drops the others. What stays is not moved: moving an element
      takes the keyboard away from it. */
  function arrange(parent, children) {
    const staying = new Set(children);
    for (const child of [...parent.childNodes]) if (!staying.has(child)) child.remove();
    let at = parent.firstChild;
    for (const child of children) {
      if (child === at) at = at.nextSibling;
      else parent.insertBefore(child, at);
    }
  }

  function show(bytes) {
    const began = performance.now();
    const { height, pageId, title, attention, turn, nodes } = readNodes(bytes);
    // Where the entry with the keyboard is on the page: what appears above it must not push it away.
    const active = Number.parseInt(document.activeElement.id.slice(1), 16);
    const entry = known.get(active) && nodes.find(({ id }) => id === active);
    const moved = entry && pageId === page ? entry.rect.y - known.get(active).node.rect.y : 0;
    holder.style.height = `${height}px`;
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
    defaultButton = 0;
    for (const node of nodes) {
      node.labelledBy = labels.get(node.id);
      if (node.default && defaultButton === 0) defaultButton = node.id;
      seen.add(node.id);
      let twin = known.get(node.id);
      if (!twin || twin.node.role !== node.role) {
        twin = { ...make(node, events, composing), node: null };
        known.set(node.id, twin);
      }
      if (!twin.holds) place(twin.element, node, twin.node);
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

    if (moved !== 0 && turn === attended) scroll.scrollTop += moved;
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
      known.get(attention)?.element.focus();
    }
    count.shows += 1;
    count.milliseconds += performance.now() - began;
  }

  function connect(handlers) {
    Object.assign(events, handlers);
    events.pressDefault = () => { if (defaultButton !== 0) events.press(defaultButton); };
  }

  return { show, count, connect };
}
