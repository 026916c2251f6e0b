// The browser's Back goes to the previous screen, and leaves the page only from the first one.

// Two presses may come before the page hears of the first: they find an entry of the page's own each.
const kGuards = 2;

/** Entries of the history are numbered, which tells Back from Forward; those after the first stand for all later screens. */
export function wayBack(shell, wake) {
  let at = history.state?.at ?? 0;
  const number = () => history.replaceState({ at }, '');

  function guard() {
    if (shell._shell_is_at_start()) return;
    while (at < kGuards) history.pushState({ at: at += 1 }, '');
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
      history.go(-at - 1);
    }
  });
  number();

  return { guard };
}
