// What the shell leaves to the page (shell/model/errand.h). Each work takes a name and bytes, and gives bytes or nothing;
// what it throws goes back as an error object.
import { save } from './save.mjs';

let loaded = null;

/** The engine, fetched when it is first needed: the door, containers and files. */
export function engine() {
  loaded ??= import('./engine.js').then(({ default: create }) => create());
  loaded.catch(() => { loaded = null; });
  return loaded;
}

const works = {
  async call(name, bytes) {
    const response = (await engine()).handle_bytes(bytes);
    const { error } = JSON.parse(new TextDecoder().decode(response));
    if (error) throw error;
    return response;
  },
  async html(name, bytes) {
    return (await engine()).to_html(bytes);
  },
  save(name, bytes) {
    save(name, bytes);
  },
  async copy(name, bytes) {
    const text = new TextDecoder().decode(bytes);
    const row = document.activeElement?.previousElementSibling;
    try {
      await navigator.clipboard.writeText(text);
    } catch (error) {
      // Without a secure page, or without leave: the words on the page are selected, for the person's own keys.
      if (row) getSelection().selectAllChildren(row);
      throw error;
    }
  },
  async print(name, bytes) {
    (await import('./print.mjs')).print(JSON.parse(new TextDecoder().decode(bytes)));
  },
};

const encoder = new TextEncoder();
const error_bytes = ({ code = 'platform', at = '', detail, message }) =>
  encoder.encode(JSON.stringify({ error: { code, at, detail: detail ?? message ?? '' } }));

/** `answer(id, done, bytes)` takes what comes of an errand. */
export function errands(answer) {
  return (id, work, name, bytes) => {
    Promise.resolve()
      .then(() => works[work](name, bytes))
      .then((result) => answer(id, true, result ?? new Uint8Array()), (error) => answer(id, false, error_bytes(error)));
  };
}
