/* What ?zc-selftest=1 shows a webmaster on the own page: six marks for each widget. Loaded by v1.js. */
(function () {
  'use strict';
  var blocked = [];
  document.addEventListener('securitypolicyviolation', function (event) {
    blocked.push(event.violatedDirective + ' ' + event.blockedURI);
  });

  function origin(address) {
    return /^\w+:\/\/[^/]+/.exec(address)[0];
  }

  /** [what, whether it is well, words] of each mark. */
  function marks(w) {
    var heard = w.ready;
    var checked = w.checked;
    var site = origin(w.base);
    var link = w.link.href.split(/[?#]/)[0];
    var mine = blocked.filter(function (one) { return one.indexOf(site) >= 0; });
    var county = checked && checked.problems.filter(function (one) { return one.at === 'county'; }).length === 0;
    return [
      ['加载', !!heard, heard ? '自测已打开（' + (heard.renderer === 'canvas' ? '图形版' : '文字版') + '）' : '自测没有打开'],
      ['高度', !!heard && Math.abs(w.frame.offsetHeight - parseInt(w.height, 10)) < 2, w.height ? '内容高 ' + w.height + '，框高 ' + w.frame.offsetHeight + 'px' : '没有收到高度'],
      ['内容安全策略', !!heard && mine.length === 0, mine.length ? '被拦下：' + mine.join('；') : heard ? '没有拦下任何内容'
        : '请在 script-src 和 frame-src 里加上 ' + site],
      ['网页版', link === w.still && !!checked && checked.still === 200, link !== w.still ? '链接应是 ' + w.still
        : checked && checked.still !== 200 ? '文字说明页打不开：' + link : '没有脚本时显示 ' + link],
      ['旗县区', !!county, !checked ? '还不知道' : !county ? 'data-county 写错了' : checked.county ? '代码 ' + checked.county : '没有写，由填的人选'],
      ['版本', !!heard && heard.version === w.version && checked && !checked.problems.some(function (one) { return one.at === 'edition'; }),
        heard ? '脚本 v' + w.version + '，规则 ' + heard.edition + ' ' + heard.digest.slice(0, 19) : '还不知道'],
    ];
  }

  function show(w) {
    var box = w.box || (w.box = w.target.insertBefore(document.createElement('ul'), w.target.firstChild));
    box.setAttribute('aria-label', '嵌入自检');
    box.className = 'zc-selftest';
    box.style.cssText = 'margin:0 0 16px;padding:12px 16px;border:2px solid #165da8;list-style:none;background:#fff;color:#111820';
    box.textContent = '';
    marks(w).forEach(function (mark) {
      var line = box.appendChild(document.createElement('li'));
      line.textContent = (mark[1] ? '✓ ' : '✗ ') + mark[0] + '：' + mark[2];
      line.setAttribute('data-well', mark[1] ? 'yes' : 'no');
    });
  }

  function begin() {
    window.zhichengWidgets.forEach(function (w) {
      var again = function () { show(w); };
      var ask = function () { if (w.nonce) w.ask('check'); again(); };
      w.target.addEventListener('ready', ask);
      w.target.addEventListener('resize', again);
      w.target.addEventListener('error', again);
      if (w.ready) ask();
      again();
      // The answer to the question is no event of the page's.
      setInterval(again, 1000);
    });
  }

  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin);
}());
