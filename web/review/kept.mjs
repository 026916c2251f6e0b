// What an officer has typed, by file and form, until it is done: neither redrawing nor reloading loses any of it. In memory
// alone, and of one officer.
const typed = new Map();
const place = (number, name) => `${number} ${name}`;

/** The names and values of a form that was left, in their order; null if nothing was typed. */
export const begun = (number, name) => typed.get(place(number, name)) ?? null;
export const values_of = (entries, name) => entries.filter(([key]) => key === name).map(([, value]) => value);
export const forget = (number, name) => typed.delete(place(number, name));
export const forget_all = () => typed.clear();

/** Fills the form with what was typed before, and keeps what is typed from now on. */
export function remember(form, number, name) {
  const before = begun(number, name) ?? [];
  const seen = {};
  for (const control of form.elements) {
    if (!control.name) continue;
    const nth = seen[control.name] ?? 0;
    seen[control.name] = nth + 1;
    const value = values_of(before, control.name)[nth];
    if (value !== undefined) control.value = value;
  }
  form.addEventListener('input', () => typed.set(place(number, name), [...new FormData(form)]));
  return form;
}
