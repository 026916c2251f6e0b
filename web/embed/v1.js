/* docs/embedding.md. Old browsers parse it. */
(function () {
  'use strict';
  var script = document.currentScript;
  var base = script.src.replace(/[^/]*\/[^/]*$/, '');
  var site = new URL(base).origin;
  var testing = /[?&]zc-selftest=1/.test(location.search);
  var widgets = [];

  function make(tag, text, parent, before) {
    var element = document.createElement(tag);
    element.textContent = text;
    return parent.insertBefore(element, before || null);
  }

  function open(target, element) {
    function get(name) { return element.getAttribute('data-' + name) || element.getAttribute(name); }

    var county = get('county'), edition = get('edition');
    // What is there without scripts stays.
    var link = target.querySelector('a');
    var still = edition ? base + encodeURI(edition + (county ? '/' + county : '')) + '/'
      : link && !link.href.indexOf(base) ? link.href.split(/[?#]/)[0] : base;
    var w = { target: target, had: link, base: base, still: still, version: 1 };
    if (!link) make('a', '职称申报条件与截止时间（网页版）', target).href = still;

    function tell(name, detail) { target.dispatchEvent(new CustomEvent(name, { detail: detail })); }

    var frame = w.frame = make('iframe', '', target, target.firstChild);
    var style = frame.style;
    frame.title = '职称申报自测';
    frame.referrerPolicy = 'no-referrer';
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox');
    frame.allow = 'clipboard-write';
    // What follows must not jump.
    style.cssText = 'display:block;width:100%;border:0;height:' + (+get('height') || Math.max(900, innerHeight)) + 'px';

    function fall(code, words) {
      if (code === 'blocked') style.display = 'none';
      if (w.fallen || w.ready) return;
      w.fallen = code;
      make('p', words || (code === 'blocked' ? '这个网页' : '这个浏览器') + '打不开在线自测，请看下面的文字说明。', target, frame);
      if (code !== 'blocked') frame.src = still + '?embed=1';
      tell('error', { code: code });
    }

    function load() {
      if (!window.WebAssembly) return fall('no_webassembly');
      w.nonce = crypto.getRandomValues(new Uint32Array(4)).join('-');
      var address = base + 'index.html?embed=1&nonce=' + w.nonce + '&origin=' + encodeURIComponent(self.origin || location.origin);
      'county edition view level series theme color renderer preview'.split(' ').forEach(function (name) {
        if (get(name)) address += '&' + name + '=' + encodeURIComponent(get(name));
      });
      frame.onload = function () {
        frame.onload = null;
        setTimeout(fall, 20000, 'no_answer');
      };
      frame.src = address;
    }

    w.hear = function (type, detail) {
      if (type === 'failed') return fall(detail.code || type, detail.words);
      if (!/^(ready|resize|result|export|update|error|checked)$/.test(type)) return;
      w[type] = detail;
      if (type === 'resize') {
        style.height = w.height = Math.min(Math.max(detail.height | 0, 200), 3e4) + 'px';
        if (detail.turned && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
      }
      tell(type, detail);
    };

    widgets.push(w);
    if (testing) (window.zcWidgets = window.zcWidgets || []).push(w);
    if (get('loading') !== 'lazy' || testing || !window.IntersectionObserver) return load();
    var watch = new IntersectionObserver(function (seen) {
      if (!seen.pop().isIntersecting) return;
      watch.disconnect();
      load();
    }, { rootMargin: '400px' });
    watch.observe(frame);
  }

  addEventListener('message', function (event) {
    var said = event.data;
    if (event.origin !== site || !said || said.zc !== 1) return;
    widgets.forEach(function (w) {
      if (event.source === w.frame.contentWindow && said.nonce === w.nonce) w.hear(said.type, said.detail || {});
    });
  });

  addEventListener('securitypolicyviolation', function (event) {
    if (event.effectiveDirective === 'frame-src' && event.disposition !== 'report' && !event.blockedURI.indexOf(site)) {
      widgets.forEach(function (w) { w.hear('failed', { code: 'blocked' }); });
    }
  });

  function begin() {
    var target = document.querySelector(script.getAttribute('data-target') || '#zc');
    if (target) open(target, script);
    if (!window.customElements || customElements.get('zc-check')) return;
    function Check() { return Reflect.construct(HTMLElement, [], Check); }
    Check.prototype = Object.create(HTMLElement.prototype);
    Check.prototype.connectedCallback = function () {
      if (this.zc) return;
      this.zc = 1;
      this.style.display = 'block';
      open(this, this);
    };
    customElements.define('zc-check', Check);
  }

  if (testing) make('script', '', document.head).src = base + 'embed/selftest.js';
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
  else begin();
}());
