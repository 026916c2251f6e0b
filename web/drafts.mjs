// Drafts in this browser's own store (IndexedDB). Nothing is sent anywhere.
const encoder = new TextEncoder();
const decoder = new TextDecoder();

// A shared computer keeps nothing: this tab remembers that over a reload, and tells the others.
const kShared = 'zhicheng-shared-computer';
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('zhicheng');
let shared = false;
try {
  shared = sessionStorage.getItem(kShared) !== null;
} catch { /* then until the next reload */ }

function mark(on) {
  shared = on;
  try {
    if (on) sessionStorage.setItem(kShared, '1');
    else sessionStorage.removeItem(kShared);
  } catch { /* as above */ }
}

/** `changed` is told when another tab has said what this computer is. */
export function watchShared(changed) {
  if (!channel) return;
  channel.onmessage = ({ data }) => {
    if (data === 'new') {
      if (shared) channel.postMessage(true);
    } else if (data !== shared) {
      mark(data);
      changed();
    }
  };
  channel.postMessage('new');
}

const known = new Map();  // id → the draft as this tab has read or written it last
const written = new Set();
let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('zhicheng', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('drafts');
    request.onsuccess = () => {
      // Another tab may want to change or delete the store.
      request.result.onversionchange = () => { request.result.close(); opened = null; };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
  opened.catch(() => { opened = null; });
  return opened;
}

/** One transaction: `use` makes a request of the store; what it gives once all is written. */
async function within(mode, use) {
  const transaction = (await open()).transaction('drafts', mode);
  const request = use(transaction.objectStore('drafts'));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

export const drafts = {
  /** The drafts as bytes of a JSON list, newest first. */
  async all() {
    if (shared) return encoder.encode('true');
    const found = (await within('readonly', (store) => store.getAll())).map((bytes) => decoder.decode(bytes));
    // Another tab may have said so meanwhile: what is read late must not take it back.
    if (shared) return encoder.encode('true');
    const list = found.map((text) => JSON.parse(text));
    // What this tab writes stays known as written: another's change of it is noticed by `keep`.
    list.forEach(({ id }, index) => { if (!written.has(id)) known.set(id, found[index]); });
    list.sort((a, b) => (a.changed < b.changed ? 1 : -1));
    return encoder.encode(JSON.stringify(list));
  },
  async keep(id, bytes) {
    if (shared) return;
    let other = false;
    await within('readwrite', (store) => {
      const before = store.get(id);
      before.onsuccess = () => {
        other = (before.result && decoder.decode(before.result)) !== known.get(id);
        if (!other) store.put(bytes, id);
      };
      return before;
    });
    if (other) throw { code: 'other_window' };
    known.set(id, decoder.decode(bytes));
    written.add(id);
    // Asked once there is something to lose; browsers may say no.
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
  },
  forget: (id) => within('readwrite', (store) => (id ? store.delete(id) : store.clear())).then(() => {}),
  async share(on) {
    mark(on);
    if (channel) channel.postMessage(on);
    if (on) await drafts.forget('');
  },
};
