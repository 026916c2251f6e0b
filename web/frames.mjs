// Frames on demand: one is drawn when something has happened, and then nothing runs.

/** What is pressed longer than this is not waited for. */
const kLongest = 1000;

export function frames(shell, { canvas, scroll, holder }, show, draw) {
  const count = { drawn: 0, first: 0, milliseconds: 0 };
  let asked = 0;
  let density = 0;
  let held = 0;
  let top = 0;

  function tick() {
    asked = 0;
    if (window.devicePixelRatio !== density) fit();
    const began = performance.now();
    const more = draw();
    count.milliseconds += performance.now() - began;
    count.drawn += 1;
    if (count.first === 0) count.first = performance.now();
    if (more) wake();
  }

  function wake() {
    if (asked + held === 0) asked = requestAnimationFrame(tick);
  }

  /** While the pointer is down nothing moves: what leaves a field may be answered above it, and what goes down on one
      element and comes up on another is no click. A finger's press is one event. */
  function hold(event) {
    if (event.pointerType === 'touch' || event.target === scroll) return;
    cancelAnimationFrame(asked);
    asked = 0;
    clearTimeout(held);
    held = setTimeout(release, kLongest);
    if (!show.isText()) tick();
  }

  function release() {
    clearTimeout(held);
    held = 0;
    wake();
  }

  /** What is above the shell's page moves it down. */
  function follow() {
    const now = scroll.scrollTop - holder.offsetTop;
    shell._shell_scroll(now);
    if (now !== top) release();
    top = now;
  }

  function fit() {
    density = window.devicePixelRatio || 1;
    // Without the scroll bar's width: the canvas lies under it.
    const width = scroll.clientWidth;
    const height = Math.min(scroll.clientHeight, window.innerHeight);
    if (!show.isText()) {
      canvas.width = Math.round(width * density);
      canvas.height = Math.round(height * density);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    shell._shell_resize(width, height, density);
    follow();
    wake();
  }

  /** Another screen, or another zoom: the window may stay as large as it was. */
  function watchDensity() {
    const check = () => { if (window.devicePixelRatio !== density) fit(); };
    try {
      new ResizeObserver(check).observe(canvas, { box: 'device-pixel-content-box' });
    } catch { /* old kernels: a change of zoom changes the window's size there */ }
  }

  function point(event, button) {
    if (show.isText()) return;
    shell._shell_pointer(event.clientX, event.clientY, button, event.pointerType === 'touch' ? 1 : 0);
    wake();
  }

  function begin() {
    addEventListener('resize', fit);
    watchDensity();
    scroll.addEventListener('scroll', follow, { passive: true });
    // For the looks of hover and pressed alone: what happens is up to the elements.
    scroll.addEventListener('pointermove', (event) => point(event, -1), { passive: true });
    scroll.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      point(event, 1);
      hold(event);
    });
    addEventListener('pointerup', (event) => {
      if (event.button === 0) point(event, 0);
      setTimeout(release);  // after the click
    });
    const leave = () => {
      if (!show.isText()) shell._shell_pointer(-1e6, -1e6, 0, 0);
      release();
    };
    addEventListener('pointercancel', leave);
    scroll.addEventListener('pointerleave', leave);
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      show.hinder('graphics', true);
    });
    canvas.addEventListener('webglcontextrestored', () => show.hinder('graphics', false));
    fit();
  }

  return { begin, wake, release, fit, count };
}
