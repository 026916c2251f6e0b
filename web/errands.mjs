// What the shell leaves to the page (shell/model/errand.h). Each work takes a name and bytes, and gives bytes or nothing;
// what it throws goes back as an error object.
import { drafts } from './drafts.mjs';
import { fileWorks } from './files.mjs';
import { filingWorks } from './filing.mjs';
import { print } from './print.mjs';
import { save } from './save.mjs';

const encoder = new TextEncoder();
let loaded = null;

/** The engine, fetched when it is first needed: the door, containers and files. */
export function engine() {
  loaded ??= import('./engine.js').then(({ default: create }) => create()).catch(() => {
    loaded = null;
    throw { code: 'offline' };
  });
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
  async calendar(name, bytes) {
    const text = (await engine()).calendar(bytes);
    if (!text.startsWith('BEGIN')) throw text ? JSON.parse(text).error : new Error('no date');
    return encoder.encode(text);
  },
  async copy(name, bytes) {
    const text = new TextDecoder().decode(bytes);
    const { origin, pathname } = location;
    const row = document.activeElement?.previousElementSibling;
    try {
      await navigator.clipboard.writeText(text.startsWith('#') ? origin + pathname + text : text);
    } catch (error) {
      // Without a secure page, or without leave: the words on the page are selected, for the person's own keys.
      if (row) getSelection().selectAllChildren(row.querySelector('dd') ?? row);
      throw error;
    }
  },
  save(name, bytes) {
    save(name, bytes);
  },
  recall: () => drafts.all(),
  keep: (name, bytes) => drafts.keep(name, bytes),
  forget: (name) => drafts.forget(name),
  share: (name) => drafts.share(name !== ''),
  print: (name, bytes) => print(JSON.parse(new TextDecoder().decode(bytes)), name),
};

const error_bytes = ({ code = 'platform', at = '', detail, message }) =>
  encoder.encode(JSON.stringify({ error: { code, at, detail: detail ?? message ?? '' } }));

const bytes_of = (result = '') => (typeof result === 'string' ? encoder.encode(result) : result);

/** `answer(id, done, bytes)` takes what comes of an errand, `progress(id, done, all)` how far it is. */
export function errands(answer, progress) {
  Object.assign(works, fileWorks(engine, progress), filingWorks(progress));
  return (id, work, name, bytes) => {
    Promise.resolve()
      .then(() => works[work](name, bytes, id))
      .then((result) => answer(id, true, bytes_of(result)), (error) => answer(id, false, error_bytes(error)));
  };
}
