// Drafts in this browser's own store (IndexedDB). Nothing is sent anywhere.
const encoder = new TextEncoder();
const decoder = new TextDecoder();

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
    const found = (await within('readonly', (store) => store.getAll())).map((bytes) => JSON.parse(decoder.decode(bytes)));
    found.sort((a, b) => (a.changed < b.changed ? 1 : -1));
    return encoder.encode(JSON.stringify(found));
  },
  async keep(id, bytes) {
    await within('readwrite', (store) => store.put(bytes, id));
    // Asked once there is something to lose; browsers may say no.
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
  },
  forget: (id) => within('readwrite', (store) => (id ? store.delete(id) : store.clear())).then(() => {}),
};
