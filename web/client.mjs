// The reviewers' server as seen from outside: for applicants and for officers. Browsers and Node alike; needs nothing but
// fetch. Types are in client.d.ts.

const kPart = 1 << 20;       // of a file, sent at once: progress is told as often
const kTries = 6;            // of one request, where the network fails or the server keeps nothing just now
const kLongestPause = 20000;

/** The server said no, or nothing came back: then `code` is "offline" and `status` 0. */
export class Refusal extends Error {
  constructor(status, { code = 'no_answer', at = '', detail = '' } = {}) {
    super(detail || code);
    Object.assign(this, { status, code, at, detail });
  }
}

const sleep = (milliseconds, signal) => new Promise((done, fail) => {
  const end = () => { clearTimeout(timer); fail(new DOMException('', 'AbortError')); };
  const timer = setTimeout(() => { signal?.removeEventListener('abort', end); done(); }, milliseconds);
  signal?.addEventListener('abort', end, { once: true });
});

/** 128 random bits: for one submission, however often it is sent. Whoever has it and the package gets the secret. */
export const new_key = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const json = { 'content-type': 'application/json' };
const bearer = ({ number, secret }) => ({ authorization: `Bearer ${number} ${secret}` });

/**
 * How requests are sent. `base` stands before each path; a browser's own origin needs none. What is safe to send again is
 * sent again when no answer came; what is not (`once`), only when the server said that it kept nothing.
 */
export function connect(base = '', { fetch: send = (...all) => fetch(...all), headers: always = {}, pause = 500 } = {}) {
  async function answered(method, path, { headers, body, signal, once }) {
    for (let tries = 1; ; tries += 1) {
      let response = null;
      try {
        response = await send(base + path, { method, headers: { ...always, ...headers }, body, signal });
      } catch (error) {
        if (signal?.aborted) throw error;
        if (once || tries >= kTries) throw new Refusal(0, { code: 'offline', detail: error.message });
      }
      if (response && (response.status !== 503 || tries >= kTries)) return response;
      const asked = Number(response?.headers.get('retry-after')) * 1000;
      await response?.text();
      await sleep(Math.min(Math.max(asked || 0, pause * 2 ** (tries - 1)), kLongestPause), signal);
    }
  }

  /** The answer as it is; what was refused is thrown. `also`: statuses that are answers beside 2xx. */
  async function ask(method, path, options = {}, also = []) {
    const response = await answered(method, path, options);
    if (response.ok || also.includes(response.status)) return response;
    const said = await response.json().catch(() => ({}));
    throw new Refusal(response.status, said.error);
  }

  const read = async (...asked) => (await ask(...asked)).json();
  return { ask, read, pause };
}

/** What an applicant may do: hand in, look, mend, withdraw. `own`: {number, secret} out of the answer to `submit`. */
export function applicant(base, options) {
  const { ask, read, pause } = connect(base, options);
  const place = ({ number }) => `/v1/submissions/${encodeURIComponent(number)}`;

  /** The bytes from `from` on, as many as are sent at once. From where to go on. */
  async function send_part(own, path, blob, from, signal) {
    const end = Math.min(from + kPart, blob.size);
    const headers = { ...bearer(own), 'content-type': blob.type || 'application/octet-stream', 'content-range': `bytes ${from}-${end - 1}/${blob.size}` };
    const sent = await ask('PUT', path, { headers, body: blob.slice(from, end), signal, once: true });
    await sent.text();
    return sent.status === 202 ? Number(sent.headers.get('upload-offset') || end) : blob.size;
  }

  /** One file, from where the server has it: what came before a loss is not sent again. */
  async function upload(own, { sha256, blob }, { signal, onprogress = () => {} } = {}) {
    const path = `/v1/blobs/${sha256}`;
    let furthest = 0;
    for (let tries = 1; ; tries += 1) {
      const here = await ask('HEAD', path, { headers: bearer(own), signal }, [404]);
      const begun = here.headers.get('upload-offset');
      if (!here.ok && begun === null) throw new Refusal(404, { code: 'not_listed' });
      let from = here.ok ? blob.size : Number(begun) % blob.size;
      onprogress(from);
      try {
        while (from < blob.size) {
          from = await send_part(own, path, blob, from, signal);
          onprogress(from);
          if (from > furthest) tries = 1;
          furthest = Math.max(furthest, from);
        }
        return;
      } catch (error) {
        // Where it broke off is the server's to say; somebody else may be sending the same file.
        if (!['offline', 'gap', 'busy'].includes(error.code) || tries >= kTries) throw error;
      }
      await sleep(pause * 2 ** (tries - 1), signal);
    }
  }

  return {
    /** Whether this is such a server. */
    async ready(asked = {}) {
      const response = await ask('GET', '/readyz', { ...asked, once: true }, [404]);
      return response.ok && (await response.json().catch(() => ({}))).submissions === true;
    },

    /**
     * `bytes` of a package; the same with the same `key` gives the same receipt, so that one is kept until there is a receipt,
     * and shown to nobody. With `own`: a revision. {receipt, secret, missing}
     */
    submit: (bytes, { key = new_key(), own, signal } = {}) => read('POST', own ? `${place(own)}/revisions` : '/v1/submissions',
      { headers: { ...json, 'idempotency-key': key, ...own && bearer(own) }, body: bytes, signal }),

    upload,

    /**
     * All of `files`: [{sha256, blob}]. `onprogress(done, all)` counts bytes; what can't be sent is thrown when the others
     * have been tried.
     */
    async upload_all(own, files, { signal, onprogress = () => {} } = {}) {
      const all = files.reduce((sum, { blob }) => sum + blob.size, 0);
      let done = 0;
      let fault = null;
      for (const file of files) {
        try {
          await upload(own, file, { signal, onprogress: (bytes) => onprogress(done + bytes, all) });
        } catch (error) {
          // Of this file alone, or of everything?
          if (!(error.status >= 400 && error.status < 500 && error.status !== 401)) throw error;
          fault ??= error;
        }
        done += file.blob.size;
      }
      if (fault) throw fault;
    },

    progress: (own, asked = {}) => read('GET', place(own), { ...asked, headers: bearer(own) }),
    withdraw: (own, { version, reason }, asked = {}) => read('POST', `${place(own)}/withdrawal`,
      { ...asked, headers: { ...json, ...bearer(own) }, body: JSON.stringify({ version, reason }), once: true }),
  };
}

const query = (filters) => {
  const parts = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '');
  return parts.length ? `?${new URLSearchParams(parts)}` : '';
};

/** What officers and administrators may do. A browser keeps the session's cookie itself. */
export function officer(base = '', options) {
  const { ask, read } = connect(base, options);
  const write = (method, path, body, once = true) => read(method, path, { headers: json, body: JSON.stringify(body), once });
  const file = (number) => `/v1/files/${encodeURIComponent(number)}`;
  const account = (name) => `/v1/accounts/${encodeURIComponent(name)}`;
  return {
    sign_in: (name, password) => write('POST', '/v1/session', { account: name, password }),
    who: () => read('GET', '/v1/session'),
    sign_out: () => ask('DELETE', '/v1/session', { headers: json, once: true }),
    change_password: (old, next) => write('POST', '/v1/password', { old, new: next }),
    first_password: (name, code, password) => write('POST', '/v1/first-password', { account: name, code, password }),
    first_administrator: (first) => write('POST', '/v1/first-administrator', first),

    accounts: () => read('GET', '/v1/accounts'),
    add_account: (made) => write('POST', '/v1/accounts', made),
    change_account: (name, changed) => write('PUT', account(name), changed),
    new_code: (name) => write('POST', `${account(name)}/code`, {}),
    audit: (filters = {}) => read('GET', `/v1/audit${query(filters)}`),
    judging: () => read('GET', '/v1/judging'),
    judge_again: () => write('POST', '/v1/judging', {}),

    files: (filters = {}, asked = {}) => read('GET', `/v1/files${query(filters)}`, asked),
    /** Identity numbers are not for addresses, which are logged everywhere. */
    files_of: (id_number) => write('POST', '/v1/files/search', { id_number }),
    file: (number, asked = {}) => read('GET', file(number), asked),
    blob_path: (number, sha256) => `${base}${file(number)}/blobs/${sha256}`,
    package_bytes: async (number, revision) => new Uint8Array(await (await ask('GET', `${file(number)}/package${query({ revision })}`)).arrayBuffer()),
    package: (number, revision) => read('GET', `${file(number)}/package${query({ revision })}`),
    blob: async (number, sha256) => (await ask('GET', `${file(number)}/blobs/${sha256}`)).blob(),
    /** `move`: {version, do, …}. The file as it is then. */
    move: (number, move) => write('POST', `${file(number)}/moves`, move),

    records: (id_number) => write('POST', '/v1/records/search', { id_number }),
    /** The same with the same `key` is one entry. */
    enter_record: (record, { key = new_key() } = {}) => read('POST', '/v1/records', { headers: { ...json, 'idempotency-key': key }, body: JSON.stringify(record) }),
    correct_record: (id, reason) => write('POST', `/v1/records/${encodeURIComponent(id)}/correction`, { reason }),
  };
}
