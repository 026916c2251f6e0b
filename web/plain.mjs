// Shows the elements as a page of text, where the canvas can't serve.

export function plain(body) {
  const reasons = new Set();

  /** Turns one reason on or off; while there is any, the page is text. */
  function because(reason, on) {
    if (on) reasons.add(reason);
    else reasons.delete(reason);
    const text = reasons.size > 0;
    if (text === body.classList.contains('plain')) return;
    body.classList.toggle('plain', text);
    body.parentElement.classList.toggle('plain', text);
    dispatchEvent(new Event('resize'));
  }

  addEventListener('beforeprint', () => because('print', true));
  addEventListener('afterprint', () => because('print', false));
  because('wish', new URLSearchParams(location.search).has('text'));
  because('colours', matchMedia('(forced-colors: active)').matches);
  return { because };
}
