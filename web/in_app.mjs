// Browsers inside other apps may drop what a page keeps, and files that it hands over: that is said before anything is
// filled in.
const apps = [[/MicroMessenger/i, '微信'], [/DingTalk/i, '钉钉'], [/\bQQ\/\d/, ' QQ ']];

/** The app whose browser this is; nothing in a browser of its own. */
export const app_of = (agent) => apps.find(([pattern]) => pattern.test(agent))?.[1];

const kSeen = 'zhicheng-in-app';

/** `changed` is told when the word goes away. */
export function inApp(changed) {
  const app = app_of(navigator.userAgent);
  const box = document.getElementById('in-app');
  let seen = false;
  try {
    seen = sessionStorage.getItem(kSeen) !== null;
  } catch { /* a browser that keeps nothing says it each time */ }
  if (!app || seen) return;
  const words = document.createElement('p');
  const first = document.createElement('strong');
  first.textContent = '请在浏览器中打开。';
  words.append(first, `您正在${app}里看这个页面，这里填的内容可能保存不住，文件也可能下载不了。`
    + '办法：点右上角的「…」，选「在浏览器打开」；没有这一项的，复制链接，粘贴到手机自带的浏览器里。');
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '知道了';
  close.addEventListener('click', () => {
    try {
      sessionStorage.setItem(kSeen, '1');
    } catch { /* as above */ }
    box.hidden = true;
    changed();
  });
  box.append(words, close);
  box.hidden = false;
}
