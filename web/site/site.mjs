// On a written site's page: keeps it at hand without a network, and tells what new rules mean for a draft in this browser.
// Of a draft no answer is noted here, only how each finding stood by which rules.
const kRecord = 'zhicheng-findings';
const kShared = 'zhicheng-shared-computer';
const kWords = { met: '符合', unmet: '不符合', unknown: '说不准', not_applicable: '不适用' };

const embedded = window.top !== window;

const stored = {
  read() {
    try { return JSON.parse(localStorage.getItem(kRecord)) ?? {}; } catch { return {}; }
  },
  write(record) {
    try {
      if (record.rules) localStorage.setItem(kRecord, JSON.stringify(record));
      else localStorage.removeItem(kRecord);
    } catch { /* nothing is kept in this browser */ }
  },
};

function shared() {
  try { return sessionStorage.getItem(kShared) !== null; } catch { return true; }
}

/** The drafts that web/drafts.mjs keeps; none where there is no such store yet. */
async function drafts() {
  if (indexedDB.databases && !(await indexedDB.databases()).some(({ name }) => name === 'zhicheng')) return [];
  return new Promise((done) => {
    const request = indexedDB.open('zhicheng', 1);
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = () => done([]);
    request.onsuccess = () => {
      const database = request.result;
      if (!database.objectStoreNames.contains('drafts')) { database.close(); done([]); return; }
      const all = database.transaction('drafts').objectStore('drafts').getAll();
      all.onsuccess = () => { database.close(); done(all.result.map((bytes) => JSON.parse(new TextDecoder().decode(bytes)))); };
      all.onerror = () => { database.close(); done([]); };
    };
  });
}

let engine = null;
const load = () => engine ??= import('./engine.js').then(({ default: create }) => create());

/** How each finding of a draft stands by the rules of today; null where they can't judge it. */
async function judged({ content }) {
  const { handle } = await load();
  const on = new URLSearchParams(location.search).get('on') ?? new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
  const { format, edition, packs, answers } = content;
  if (format !== 'zhicheng-draft/1') return null;
  const request = { format: 'zhicheng-request/1', call: 'assess', edition, on, ...packs && { packs }, body: { format: 'zhicheng-answers/1', answers } };
  const told = JSON.parse(handle(JSON.stringify(request)));
  if (told.error) return null;
  return { digest: told.edition.digest, findings: Object.fromEntries(told.findings.map(({ id, title, status }) => [id, { title, status }])) };
}

function changes(before, now) {
  const rows = [];
  for (const [id, { title, status }] of Object.entries(now)) {
    const old = before[id]?.status;
    if (old !== status) rows.push(`${title}：${old ? `${kWords[old]} → ` : '新的一条，'}${kWords[status]}`);
  }
  for (const [id, { title }] of Object.entries(before)) if (!now[id]) rows.push(`${title}：不再有这一条`);
  return rows;
}

function tell(updated, told) {
  const box = document.createElement('aside');
  box.id = 'rules-updated';
  box.setAttribute('aria-label', '规则更新');
  const words = document.createElement('div');
  words.setAttribute('role', 'status');
  box.append(words);
  const add = (tag, text, to = words) => { const made = document.createElement(tag); made.textContent = text; to.append(made); return made; };
  const [year, month, day] = updated.split('-').map(Number);
  add('strong', `规则已于${year}年${month}月${day}日更新。`);
  for (const { title, rows } of told) {
    const outcome = !rows ? '后来改过，请把结论再看一遍。' : rows.length ? `有 ${rows.length} 条结论变了：` : '的结论没有变。';
    add('p', `您的草稿“${title}”${outcome}`);
    const list = rows?.length ? add('ul', '') : null;
    for (const row of rows ?? []) add('li', row, list);
  }
  const close = add('button', '知道了', box);
  close.type = 'button';
  // On a wide screen the page's switch lies over the shell's header, where the note is now.
  const bar = document.querySelector('nav');
  Object.assign(bar.style, { position: 'static', background: 'var(--header)', padding: '0 24px' });
  close.addEventListener('click', () => { box.remove(); bar.removeAttribute('style'); dispatchEvent(new Event('resize')); });
  const edge = 'max(18px, calc((100% - 760px) / 2))';
  Object.assign(box.style, { padding: `12px ${edge}`, background: 'var(--care-tint)', color: 'var(--text)', borderBottom: '3px solid var(--care)', lineHeight: '1.6' });
  Object.assign(close.style, { minHeight: '48px', padding: '0 24px', border: '2px solid var(--care)', borderRadius: '4px', background: 'var(--page)', color: 'inherit', fontWeight: '700' });
  document.getElementById('twins').before(box);
  dispatchEvent(new Event('resize'));
}

/** Compares with what was noted by other rules, tells once, and notes anew. */
async function look({ rules, updated, editions }) {
  const before = stored.read();
  const digests = editions.flatMap(({ digest, pages }) => [digest, ...pages.map((page) => page.digest)]);
  if (shared()) { stored.write({}); return; }
  const record = { rules, drafts: {} };
  const told = [];
  for (const draft of await drafts()) {
    const now = await judged(draft);
    if (!now) continue;
    // The page here is older or newer than the site: what it says is not by the site's rules.
    if (!draft.content.packs && !digests.includes(now.digest)) return;
    record.drafts[draft.id] = { ...now, changed: draft.changed };
    const old = before.drafts?.[draft.id];
    if (!old || before.rules === rules) continue;
    // Answers that were changed since say nothing of the rules.
    told.push({ title: draft.title || '未命名', rows: old.changed === draft.changed ? changes(old.findings, now.findings) : null });
  }
  stored.write(record);
  if (before.rules && before.rules !== rules) tell(updated, told);
}

// In a frame of somebody else's page storage is another's, and goes away with it.
if (!embedded) {
  const loaded = new Promise((done) => { if (document.readyState === 'complete') done(); else addEventListener('load', done); });
  const index = loaded.then(async () => (await fetch('site.json', { cache: 'no-cache' })).json());
  let turn = index.then(look).catch(() => {});
  if ('serviceWorker' in navigator) loaded.then(() => navigator.serviceWorker.register('sw.js')).catch(() => {});
  // Noted anew when somebody has stopped changing answers: a draft is written a moment after them.
  let waiting = 0;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(() => { turn = turn.then(() => index).then(look).catch(() => {}); }, 2500); };
  for (const event of ['pointerup', 'keyup', 'change']) addEventListener(event, later, { passive: true });
}
