/* What ?zc-selftest=1 shows a webmaster on the own page: six marks for each widget. Loaded by v1.js.
   A cross is what there is to be done; of what hangs on another mark it is said that it is not known yet. */
(function () {
  'use strict';
  var kSigns = { yes: '✓ ', no: '✗ ', open: '… ' };
  var kLater = '自测打开以后才知道';

  function site(w) { return new URL(w.base).origin; }
  function plain(address) { return address.split(/[?#]/)[0]; }

  /** What the widget asked for, as it stands in the attribute. */
  function asked(w, name) {
    return new URL(w.frame.src).searchParams.get(name);
  }

  function has_problem(w, name) {
    return w.checked && w.checked.problems.some(function (one) { return one.at === name; });
  }

  function loaded(w) {
    if (w.ready) return ['yes', '自测已打开（' + (w.ready.renderer === 'canvas' ? '图形版' : '文字版') + '）'];
    if (w.fallen === 'blocked') return ['open', '没有打开，先改“内容安全策略”'];
    if (w.fallen === 'unknown_edition') return ['open', '打开的是文字说明，先改“版本”'];
    if (w.fallen === 'no_webassembly') return ['no', '这个浏览器没有 WebAssembly，打开的是文字说明。请换新的浏览器再看'];
    if (w.fallen === 'no_answer') return ['no', '等了20秒没有回答。请看看 ' + w.base + ' 能不能打开；能打开的，请自测网站的管理员查看 X-Frame-Options 和 frame-ancestors'];
    if (w.fallen) return ['no', '自测打不开，显示的是文字说明。请换新的浏览器再看；还是不行，请告诉自测网站的管理员'];
    return ['open', '正在打开，最多等20秒'];
  }

  /** The element around the frame that is lower than it and cuts it, or lets it lie over what follows. */
  function cutting(w) {
    for (var around = w.frame.parentElement; around && around !== document.body; around = around.parentElement) {
      var look = getComputedStyle(around);
      var cuts = around === w.target || /hidden|clip/.test(look.overflowY);
      if (cuts && !/inline$|contents/.test(look.display) && around.offsetHeight + 1 < w.frame.offsetHeight) return around;
    }
    return null;
  }

  function high(w) {
    if (!w.height) return ['open', w.ready ? '滚动到自测那里就知道了' : kLater];
    var inner = w.frame.clientHeight;
    var around = cutting(w);
    if (Math.abs(inner - parseInt(w.height, 10)) > 1) {
      return ['no', '内容高 ' + w.height + '，框高 ' + inner + 'px。请去掉网页样式里给 iframe 定的高度（height、max-height、min-height）'];
    }
    if (around) {
      return ['no', '框高 ' + inner + 'px，外面的 ' + around.tagName.toLowerCase() + (around.id && '#' + around.id) + ' 只有 ' + around.offsetHeight
        + 'px。请去掉网页样式里给它定的高度（height、max-height）'];
    }
    return ['yes', '内容高 ' + w.height + '，框高 ' + inner + 'px'];
  }

  function policy(w) {
    if (w.fallen === 'blocked') return ['no', '拦下了自测。请在网站的策略里给 frame-src 加上 ' + site(w)];
    return w.ready || w.fallen ? ['yes', '没有拦下自测'] : ['open', kLater];
  }

  function fallback(w) {
    if (!w.had) return ['no', '放自测的元素里没有链接，去掉脚本时什么都看不到。请重新复制嵌入向导给的代码，连 <a> 一起粘贴'];
    var link = plain(w.had.href);
    if (has_problem(w, 'county')) return ['open', '先改“旗县区”'];
    if (has_problem(w, 'edition') || w.fallen === 'unknown_edition') return ['open', '先改“版本”'];
    if (!w.checked && !w.fallen) return ['open', kLater];
    if (link !== w.still) return ['no', '链接是 ' + link + '，请改成 ' + w.still];
    if (!w.checked) return ['open', '链接写对了，自测打开以后才知道打不打得开'];
    if (w.checked.still !== 200) return ['no', '文字说明页打不开：' + link + '。请告诉自测网站的管理员'];
    return ['yes', '没有脚本时显示 ' + link];
  }

  function county(w) {
    if (!w.checked) return ['open', kLater];
    if (has_problem(w, 'county')) return ['no', '没有代码是 ' + asked(w, 'county') + ' 的旗县区。请把 data-county 改成嵌入向导给的'];
    return ['yes', w.checked.county ? '代码 ' + w.checked.county : '没有写，由填的人选'];
  }

  function version(w) {
    if (w.fallen === 'unknown_edition') return ['no', 'data-edition 写的那一版只有文字说明，没有在线自测。请改成嵌入向导给的'];
    if (!w.ready) return ['open', kLater];
    if (w.ready.version !== w.version) {
      return ['no', '网页里的脚本是 v' + w.version + '，自测是 v' + w.ready.version + '。请清除网站和浏览器的缓存；还是这样，请重新复制嵌入向导给的代码'];
    }
    if (!w.checked) return ['open', kLater];
    if (has_problem(w, 'edition')) return ['no', '这里没有 ' + asked(w, 'edition') + ' 的规则。请把 data-edition 改成 ' + w.ready.edition];
    return ['yes', '脚本 v' + w.version + '，规则 ' + w.ready.edition + ' ' + w.ready.digest.slice(0, 19)];
  }

  var marks = [['加载', loaded], ['高度', high], ['内容安全策略', policy], ['网页版', fallback], ['旗县区', county], ['版本', version]];

  function box_in(target) {
    var box = target.insertBefore(document.createElement('ul'), target.firstChild);
    box.setAttribute('aria-label', '嵌入自检');
    box.className = 'zc-selftest';
    box.style.cssText = 'margin:0 0 16px;padding:12px 16px;border:2px solid #165da8;list-style:none;background:#fff;color:#111820';
    return box;
  }

  function write(box, name, told) {
    var line = box.appendChild(document.createElement('li'));
    line.textContent = kSigns[told[0]] + name + '：' + told[1];
    line.setAttribute('data-well', told[0]);
  }

  function show(w) {
    w.box = w.box || box_in(w.target);
    w.box.textContent = '';
    marks.forEach(function (mark) { write(w.box, mark[0], mark[1](w)); });
  }

  /** Of a script that has no element to fill there is no widget. */
  function show_lost(script, is_alone) {
    var target = script.getAttribute('data-target');
    if (document.querySelector(target || '#zc') || !(target || is_alone)) return;
    var box = box_in(document.body);
    marks.forEach(function (mark, at) {
      write(box, mark[0], at ? ['open', kLater] : ['no', '网页里没有 ' + (target || '#zc') + '，自测没有地方放。编辑器可能去掉了 <div> 或它的 id，请重新粘贴嵌入向导给的代码']);
    });
  }

  function begin() {
    // A page may have the script twice, and so this one.
    if (window.zcSelftest) return;
    window.zcSelftest = true;
    var widgets = window.zcWidgets || [];
    widgets.forEach(function (w) {
      var again = function () { show(w); };
      var ask = function () {
        w.frame.contentWindow.postMessage({ zc: 1, nonce: w.nonce, type: 'check' }, site(w));
        again();
      };
      w.target.addEventListener('ready', ask);
      ['resize', 'error', 'checked'].forEach(function (name) { w.target.addEventListener(name, again); });
      if (w.ready) ask();
      again();
      // What a style does to the frame is no event.
      setInterval(again, 1000);
    });
    [].forEach.call(document.querySelectorAll('script[src*="embed/v1.js"]'), function (script) { show_lost(script, widgets.length === 0); });
  }

  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin);
}());
