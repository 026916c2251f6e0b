// What the page's address says: each value is used when it is one that is known, and else is a problem that is told.
const query = new URLSearchParams(location.search);

const kTint = [0xe9, 0xf2, 0xfb];  // the palest ground on which the accent is written: kAccentTint of shell/ui/style.cpp
const kReadable = 4.5;             // WCAG 2.2, 1.4.3

/** {code, at: the parameter} */
export const problems = [];

const known = {
  view: (value) => ['check', 'dates', 'checklist', 'track'].includes(value),
  theme: (value) => ['auto', 'light', 'dark', 'contrast'].includes(value),
  renderer: (value) => ['auto', 'text', 'canvas'].includes(value),
  color: (value) => /^#[0-9a-f]{6}$/i.test(value),
};

function light([red, green, blue]) {
  const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}

function is_readable(color) {
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return (light(kTint) + 0.05) / (light(parts) + 0.05) >= kReadable;
}

function read(name) {
  const value = query.get(name);
  if (!value) return null;
  if (!known[name](value)) {
    problems.push({ code: 'unknown_value', at: name });
    return null;
  }
  if (name === 'color' && !is_readable(value)) {
    problems.push({ code: 'too_pale', at: name });
    return null;
  }
  return value === 'auto' ? null : value;
}

export const wishes = { view: read('view') ?? 'check', theme: read('theme'), renderer: read('renderer'), color: read('color') };

/** A parameter as it stands; null without one. */
export const parameter = (name) => query.get(name) || null;

/** The same beginning in a window of its own. */
export function own_window(view = wishes.view) {
  const kept = new URLSearchParams();
  for (const name of ['on', 'edition', 'county', 'level', 'series']) if (query.get(name)) kept.set(name, query.get(name));
  if (view !== 'check') kept.set('view', view);
  const text = kept.toString();
  return `${location.pathname}${text && '?'}${text}`;
}

// By place in model::Screen.
const screens = { checklist: 3, dates: 5, track: 15 };

/** What is known of the person before the first question; {county} that is known. The zone is no county: it is a seat of employers. */
export function begin(shell, withText, edition) {
  const asked = parameter('edition');
  if (asked && asked !== edition) problems.push({ code: 'unknown_edition', at: 'edition' });
  const facts = {};
  const found = {};
  for (const name of ['county', 'level', 'series']) {
    const value = parameter(name);
    if (!value) continue;
    const fact = name === 'county' && value === 'zone' ? 'employer_seat' : name;
    facts[fact] = value;
    if (withText(JSON.stringify(facts), (at) => shell._shell_give(at))) {
      found[name] = value;
    } else {
      delete facts[fact];
      problems.push({ code: 'unknown_value', at: name });
    }
  }
  if (wishes.view in screens) shell._shell_go(screens[wishes.view]);
  return found;
}
