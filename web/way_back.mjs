// The browser's Back goes to the previous screen, and leaves the page only from the first one.

export function wayBack(shell, wake) {
  let guarded = false;

  /** One entry of the history stands for all screens after the first. */
  function guard() {
    if (guarded || shell._shell_is_at_start()) return;
    history.pushState({ guard: true }, '');
    guarded = true;
  }

  addEventListener('popstate', () => {
    guarded = false;
    if (shell._shell_back()) {
      wake();
      guard();
    } else {
      history.back();
    }
  });

  return { guard };
}
