// No byte of an answer leaves the page before the person has confirmed that it is handed in.
import assert from 'node:assert/strict';

const kFiles = /^\/([a-z_]+\.(html|css|mjs|js|wasm|svg))?$/;

/** Nothing but the page's own files was asked for, once whether its server takes packages, and nothing was sent. */
export function check_silence(tab, address) {
  assert.ok(tab.requests.length >= 5);
  let asked = 0;
  for (const request of tab.requests) {
    assert.deepEqual([request.method(), request.postData()], ['GET', null], request.url());
    const url = new URL(request.url());
    if (url.protocol === 'blob:') continue; // the file that is handed over
    assert.equal(url.origin, address);
    assert.match(url.search, /^(\?on=[\d-]+(&canvas|&text)?)?$/);
    if (url.pathname === '/readyz') asked += 1;
    else assert.match(url.pathname, kFiles);
  }
  assert.ok(asked <= 1, `asked ${asked} times`);
}
