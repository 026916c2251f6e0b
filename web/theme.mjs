// Light or dark, with more contrast or without, as the person's system says, or the address (web/embed/frame.mjs). The colours are those of shell/ui/style.cpp.
const names = [
  'page', 'text', 'quiet', 'on-ink', 'rule', 'edge', 'tint', 'header', 'header-text', 'header-quiet', 'accent',
  'accent-hover', 'accent-shade', 'accent-tint', 'plain', 'plain-hover', 'plain-shade', 'good', 'good-tint', 'bad',
  'bad-tint', 'open', 'open-tint', 'care', 'care-tint', 'focus', 'focus-shade',
];

export function theme(shell, wake) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const more = matchMedia('(prefers-contrast: more)');
  const { style, dataset } = document.documentElement;
  let printing = false;

  function apply() {
    const { theme: wanted } = dataset;
    const isDark = (wanted ? wanted === 'dark' : dark.matches) && !printing;
    const at = shell._shell_theme((isDark ? 1 : 0) + (more.matches || wanted === 'contrast' ? 2 : 0)) >> 2;
    names.forEach((name, index) => {
      style.setProperty(`--${name}`, `#${shell.HEAPU32[at + index].toString(16).padStart(6, '0')}`);
    });
    style.colorScheme = isDark ? 'dark' : 'light';
    wake();
  }

  function print(on) {
    printing = on;
    apply();
  }

  for (const query of [dark, more]) query.addEventListener?.('change', apply);
  apply();
  return { print };
}
