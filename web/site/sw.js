// A written site without a network: the page's own files are kept by version, pages and the rules' index as they were last seen.
// `zhicheng site` puts in the two lines below. Nothing else of the address is touched: no request of the server's API.
const kVersion = 'VERSION';
const kFiles = ['FILES'];

const kPrefix = 'zhicheng-';
const kCache = kPrefix + kVersion;
const kPages = `${kPrefix}pages`;
const kPatience = 2500;  // ms for the network before what is kept is shown
const root = new URL('./', self.location).href;
const kept = new Set(kFiles.map((file) => new URL(file, root).href));
const plain = (url) => url.split(/[?#]/)[0].replace(/index\.html$/, '');

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(kCache);
    // A file whose name carries its digest may be in an older cache already.
    await Promise.all([...kept].map(async (url) => {
      const lasting = /\.[0-9a-f]{10}\.\w+$/.test(url);
      const before = lasting ? await caches.match(url) : undefined;
      const response = before ?? await fetch(url, { cache: lasting ? 'default' : 'reload' });
      if (!response.ok) throw new Error(url);
      await cache.put(url, response);
    }));
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    // A page that is open may still ask for files of the version before: the last two stay.
    const versions = (await caches.keys()).filter((name) => name.startsWith(kPrefix) && name !== kPages);
    const old = versions.filter((name) => name !== kCache).slice(0, -1);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

/** From the network where it answers in time, else as kept; what comes is kept in `name`. */
async function fresh(request, url, name) {
  const cache = await caches.open(name);
  const coming = fetch(request).then(async (response) => {
    if (response.ok && !response.redirected) await cache.put(url, response.clone());
    return response;
  });
  const before = await caches.match(url);
  if (!before) return coming;
  const late = new Promise((done) => { setTimeout(done, kPatience, before); });
  return Promise.race([coming.catch(() => before), late]);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(root)) return;
  const url = plain(request.url);
  const navigated = request.mode === 'navigate';
  // In a frame the page comes with other headers: who may frame it is the server's to say each time.
  if (navigated && new URL(request.url).searchParams.has('embed')) return;
  if (kept.has(url) && /\.[0-9a-f]{10}\.\w+$/.test(url)) {
    event.respondWith(caches.match(url).then((found) => found ?? fetch(request)));
  } else if (kept.has(url)) {
    event.respondWith(fresh(request, url, kCache));
  } else if (navigated && /^[\w-]+\/\d{4}\/([\w-]+\/)?$/.test(url.slice(root.length))) {
    event.respondWith(fresh(request, url, kPages));
  }
});
