/* Has sw.js keep a page of words. Old browsers parse it. */
(function (root, workers) {
  if (!workers || window.top !== window) return;
  workers.getRegistration(root).then(function (found) {
    // The self-check's own worker keeps more.
    if (!found || found.scope !== root) return workers.register(root + 'sw.js?words');
  }).catch(function () {});
}(document.currentScript.src.replace(/[^/]*$/, ''), navigator.serviceWorker));
