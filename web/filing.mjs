// Handing in to this page's own server: the errands of shell/model/errand.h, carried out by client.mjs. Nothing is asked
// before the package's screen, and nothing of an answer is sent before the person has confirmed it.
import { applicant, new_key } from './client.mjs';
import { cancellable, file_of } from './files.mjs';

const text_of = (bytes) => new TextDecoder().decode(bytes);

/** "number secret", as people type it: also in the wide letters of a Chinese keyboard. */
function own_of(name) {
  const [number, secret] = name.normalize('NFKC').replace(/[^\w -]/g, '').split(' ');
  return { number, secret };
}

export function filingWorks(progress) {
  const server = applicant(location.origin);
  return {
    server: async () => JSON.stringify(await server.ready() ? location.host : null),

    draw: () => JSON.stringify(new_key()),

    submit: (name, bytes, id) => cancellable(id, 1, progress, async (signal) => {
      const [key, own] = name.split(/ (.*)/);
      return JSON.stringify(await server.submit(bytes, { key, own: own && own_of(own), signal }));
    }),

    upload(name, bytes, id) {
      const files = JSON.parse(text_of(bytes)).map(({ sha256 }) => ({ sha256, blob: file_of(sha256) }));
      const all = files.reduce((sum, { blob }) => sum + blob.size, 0);
      return cancellable(id, all, progress, (signal, count) => server.upload_all(own_of(name), files, { signal, onprogress: count }));
    },

    status: async (name) => JSON.stringify(await server.progress(own_of(name))),
    withdraw: async (name, bytes) => JSON.stringify(await server.withdraw(own_of(name), JSON.parse(text_of(bytes)))),
  };
}
