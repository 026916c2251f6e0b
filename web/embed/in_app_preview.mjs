// How the page is in a browser inside another app: nothing is kept and no file comes out. For the wizard's preview.
export function be_in_app() {
  Object.defineProperty(navigator, 'userAgent', { value: `${navigator.userAgent} MicroMessenger/8.0` });
  Object.defineProperty(window, 'indexedDB', { value: undefined });
  addEventListener('click', (event) => { if (event.target.closest('a[download]')) event.preventDefault(); }, true);
}
