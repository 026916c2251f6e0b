// What must hold on any screen, whatever its size: nothing runs out of the window, is cut off, lies over another or is too
// small for a finger.

const kHeight = 44;

/** Words that are out of the window or cut off, and controls that lie over one another. */
export const misfits = (tab) => tab.evaluate(() => {
  const canvas = document.documentElement.classList.contains('as-canvas');
  const wide = Math.min(innerWidth, document.getElementById('scroll').clientWidth || innerWidth);
  const found = [];
  const say = (what, element) => found.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
  if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  const shown = [...document.querySelectorAll('#twins *, nav *')].filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.tagName !== 'OPTION';
  });
  for (const element of shown) {
    const { left, right } = element.getBoundingClientRect();
    if (right > wide + 0.5 || left < -0.5) say(`from ${left} to ${right} of ${wide}`, element);
    const { overflowX, overflowY } = getComputedStyle(element);
    const cut = element.scrollWidth > element.clientWidth + 1 && overflowX !== 'visible' || element.scrollHeight > element.clientHeight + 2 && overflowY === 'hidden';
    if (!canvas && cut && !element.matches('input, select, #twins')) say('cut off', element);
  }
  // What is chosen is seen whole.
  const pen = document.createElement('canvas').getContext('2d');
  for (const list of document.querySelectorAll('#twins select')) {
    pen.font = getComputedStyle(list).font;
    const words = pen.measureText(list.selectedOptions[0]?.label ?? '').width;
    if (words > list.getBoundingClientRect().width - 40) say(`${words} of words`, list);
  }
  // Leaves that are words or controls; a label may lie over its own control.
  const leaves = shown.filter((element) => element.matches('.twin') && !element.matches('.is-through, label *') && !element.querySelector('.twin'));
  const boxes = leaves.map((element) => ({ element, box: element.getBoundingClientRect() })).sort((a, b) => a.box.top - b.box.top);
  boxes.forEach(({ element, box }, index) => {
    for (let i = index + 1; i < boxes.length && boxes[i].box.top < box.bottom - 2; ++i) {
      const other = boxes[i];
      if (other.box.left < box.right - 2 && other.box.right > box.left + 2) say(`under ${other.element.outerHTML.slice(0, 90)}`, element);
    }
  });
  return found;
});

/** Controls that a finger would miss. */
export const small = (tab) => tab.evaluate((least) => [...document.querySelectorAll('nav button, #twins button, #twins input, #twins select, #twins a[href]')]
  .map((one) => ({ one, box: (one.closest('label') ?? one).getBoundingClientRect() }))
  .filter(({ box }) => box.height < least - 0.5 || box.width < least - 0.5)
  .map(({ one, box }) => `${one.getAttribute('aria-label') ?? one.textContent}: ${box.width}x${box.height}`), kHeight);
