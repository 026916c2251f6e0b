// The browser's Back goes to the previous screen, and leaves the page only from the first one.

/** Entries of the history are numbered, which tells Back from Forward; one stands for all screens after the first. */
export function wayBack(shell, wake) {
  let at = history.state?.at ?? 0;
  const number = () => history.replaceState({ at }, '');

  function guard() {
    if (at > 0 || shell._shell_is_at_start()) return;
    at = 1;
    history.pushState({ at }, '');
  }

  addEventListener('popstate', () => {
    const from = at;
    // An entry without a number is new: another fragment of the address.
    at = history.state?.at ?? from + 1;
    number();
    if (at >= from) return;
    if (shell._shell_back()) {
      wake();
      guard();
    } else {
      history.back();
    }
  });
  number();

  return { guard };
}
