// A written site without a network: the page's own files are kept by version; pages of words and their calendars as they were last
// seen, and of those that were not, the cities' and that of each place for which the page was opened. Registered as sw.js?words by a
// page of words, it keeps such pages alone: who only reads does not fetch the page. `zhicheng site` puts in the three lines below.
// Nothing else of the address is touched: no request of the server's API.
const kVersion = 'VERSION';
const kFiles = ['FILES'];
const kCities = ['CITIES'];

const root = new URL('./', self.location).href;
const kPrefix = `zhicheng ${new URL(root).pathname} `;  // other sites may stand beside this one
const kCache = kPrefix + kVersion;
const kPages = `${kPrefix}pages`;
const kPatience = 2500;  // ms for the network before what is kept is shown
const kOnlyWords = self.location.search === '?words';
const kept = new Set(kFiles.filter((file) => !kOnlyWords || file.startsWith('words.')).map((file) => new URL(file, root).href));
const plain = (url) => url.split(/[?#]/)[0].replace(/index\.html$/, '');
const digest_in = (url) => /\.([0-9a-f]{10})\.\w+$/.exec(url)?.[1];

const kCalendar = 'deadlines.ics';
const is_of_words = (url) => /^[\w-]+\/\d{4}\/([\w-]+\/)?$/.test(url.slice(root.length));
const is_calendar = (url) => url.endsWith(kCalendar) && is_of_words(url.slice(0, -kCalendar.length));

/** The page of words that is at an address, or says the same as the page there ("?edition=…&county=…"); nothing where there is none. */
function words_of(address) {
  if (!address.startsWith(root)) return [];
  const { searchParams } = new URL(address);
  const [edition, county] = ['edition', 'county'].map((name) => searchParams.get(name));
  return [plain(address), new URL(`${edition}/${county ? `${county}/` : ''}`, root).href].filter((url) => url.startsWith(root) && is_of_words(url)).slice(0, 1);
}

const with_calendar = (url) => (is_of_words(url) ? [url, url + kCalendar] : [url]);

/** Keeps pages of words and calendars as they are now, where the network gives them. */
async function keep(urls) {
  const cache = await caches.open(kPages);
  await Promise.all([...new Set(urls)].map(async (url) => {
    const response = await fetch(url, { cache: 'no-cache' }).catch(() => null);
    if (response?.ok && !response.redirected) await cache.put(url, response);
  }));
}

/** Whether it is the file that was asked for: a name with a digest tells, for the others an answer of the server's own. */
async function is_it(url, response) {
  if (!response?.ok || response.redirected) return false;
  const digest = digest_in(url);
  if (!digest) return true;
  if (!self.crypto?.subtle) return false;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer()));
  return [...bytes.subarray(0, 5)].map((byte) => byte.toString(16).padStart(2, '0')).join('') === digest;
}

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(kCache);
    const names = (await caches.keys()).filter((name) => name.startsWith(kPrefix));
    // A file whose name carries its digest may be in an older cache already.
    await Promise.all([...kept].map(async (url) => {
      for (const name of digest_in(url) ? names : []) {
        const before = await (await caches.open(name)).match(url);
        if (before && await is_it(url, before)) return cache.put(url, before);
      }
      const response = await fetch(url, { cache: 'reload' });
      if (!await is_it(url, response)) throw new Error(url);
      return cache.put(url, response);
    }));
    // What was kept by the rules of before would contradict the page.
    const before = (await (await caches.open(kPages)).keys()).map(({ url }) => url);
    const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
    await keep([...kCities.map((path) => new URL(path, root).href), ...before, ...open.flatMap(({ url }) => words_of(url))].flatMap(with_calendar));
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

/** As kept with this version, else with the one before it. */
async function find(url) {
  const own = await (await caches.open(kCache)).match(url);
  if (own) return own;
  for (const name of await caches.keys()) {
    const other = name.startsWith(kPrefix) ? await (await caches.open(name)).match(url) : undefined;
    if (other) return other;
  }
  return undefined;
}

const failed = (response) => response.status >= 500;

/** The page itself: from the network where it answers in time, else as this version has it. What comes is kept with the rest of its
    own version alone, so that no page is made of two. */
async function current(request, url) {
  const before = await find(url);
  if (!before) return fetch(request);
  const late = new Promise((done) => { setTimeout(done, kPatience, before); });
  return Promise.race([fetch(request).then((response) => (failed(response) ? before : response)).catch(() => before), late]);
}

/** A page of days: what was seen last only where the network fails, or a day that has changed would look like today's. */
async function latest(request, url) {
  const cache = await caches.open(kPages);
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected) await cache.put(url, response.clone());
    if (!failed(response)) return response;
    return await cache.match(url) ?? response;
  } catch (error) {
    const before = await cache.match(url);
    if (before) return before;
    throw error;
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(root)) return;
  const url = plain(request.url);
  const navigated = request.mode === 'navigate';
  // In a frame the page comes with other headers: who may frame it is the server's to say each time.
  if (navigated && new URL(request.url).searchParams.has('embed')) return;
  if (digest_in(url) && !navigated) {
    event.respondWith(find(url).then((found) => found ?? fetch(request)));
  } else if (kept.has(url)) {
    event.respondWith(current(request, url));
    if (navigated) event.waitUntil(keep(words_of(request.url).flatMap(with_calendar)));
  } else if (navigated && is_of_words(url)) {
    event.respondWith(latest(request, url));
    event.waitUntil(keep([url + kCalendar]));
  } else if (is_calendar(url)) {
    event.respondWith(latest(request, url));
  }
});
