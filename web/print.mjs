// A sheet on paper: a page of its own beside the canvas, gone when it is printed. Or as a file that any browser opens.
import { save } from './save.mjs';

const make = (tag, text, ...inside) => {
  const element = document.createElement(tag);
  element.textContent = text;
  element.append(...inside);
  return element;
};

let end = () => {};

const kLooks = 'body{max-width:48em;margin:2em auto;padding:0 1em;font:16px/1.7 sans-serif}th{text-align:left;vertical-align:top;width:9em}td{overflow-wrap:anywhere}';

/** `sheet`: {title, mark, note, plain, rows: [[label, value]]}; a row without a label is a heading. */
export async function print({ title, mark, note, rows, plain }, name) {
  end();
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = 'print.css';
  const ready = new Promise((done) => { style.onload = style.onerror = done; });
  const paper = make('article', '', make('h1', mark), make('p', title), make('p', note));
  paper.id = 'paper';
  // A fixed element is on each sheet.
  const across = make('div', mark);
  across.id = 'across';
  let table = null;
  for (const [label, value] of rows) {
    if (label) {
      table.append(make('tr', '', make('th', label), make('td', value)));
    } else {
      table = document.createElement('table');
      paper.append(make('h2', value), table);
    }
  }
  if (name) {
    save(`${mark}-${name}.html`, `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${mark}</title><style>${kLooks}</style>${paper.outerHTML}`);
    return;
  }
  document.head.append(style);
  document.body.append(...plain ? [paper] : [paper, across]);
  end = () => [style, paper, across].forEach((one) => one.remove());
  await ready;
  addEventListener('afterprint', end, { once: true });
  try {
    window.print();
  } catch (error) {
    end();
    throw error;
  }
}
