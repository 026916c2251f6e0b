// Frames on demand: one is drawn when something has happened, and then nothing runs.

export function frames(shell, { canvas, scroll, holder }, show, draw) {
  const count = { drawn: 0, first: 0, milliseconds: 0 };
  let asked = 0;
  let density = 0;

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
    if (asked === 0) asked = requestAnimationFrame(tick);
  }

  /** What is above the shell's page moves it down. */
  function follow() {
    shell._shell_scroll(scroll.scrollTop - holder.offsetTop);
    wake();
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
    scroll.addEventListener('pointerdown', (event) => { if (event.button === 0) point(event, 1); });
    addEventListener('pointerup', (event) => { if (event.button === 0) point(event, 0); });
    const leave = () => {
      if (show.isText()) return;
      shell._shell_pointer(-1e6, -1e6, 0, 0);
      wake();
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

  return { begin, wake, fit, count };
}
