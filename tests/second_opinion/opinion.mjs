// What feelin says of an expression. Values are null (unknown), booleans, numbers, texts, or {day: "2026-05-20"}.
import { full_years, names_in, working_days_before } from './expressions.mjs';

/** Not told: an operand is unknown, and FEEL's null is not what the rules mean by it. */
export const kLeftOut = Symbol('left out');

export class Opinion {
  constructor(feelin, edition, vocabulary) {
    this.feelin = feelin;
    this.groups = new Map(vocabulary.facts.flatMap(({ groups }) => groups ?? []).map(({ name, members }) => [name, members]));
    const before = working_days_before(edition.holidays);
    const day_of = (date) => (date === null || date === undefined ? null : date.toISODate());
    const of_days = (pick) => (...dates) => {
      const days = dates.map(day_of);
      return days.includes(null) ? null : this.date(days.reduce(pick));
    };
    this.functions = {
      known: (value) => value !== null,
      min: of_days((a, b) => (a < b ? a : b)),
      max: of_days((a, b) => (a > b ? a : b)),
      full_years: (from, to) => (from === null || to === null ? null : full_years(day_of(from), day_of(to))),
      working_days_before: (date, count) => (date === null ? null : this.date(before(day_of(date), count))),
    };
    this.told = new Map();
  }

  date(day) {
    return this.feelin.evaluate(`date("${day}")`, {});
  }

  /** `source`: the expression with its groups written out. `operands`: name → value. */
  of(source, operands) {
    if (source === 'unknown') return null;
    const { plain } = names_in(source);
    const doubtful = [...plain].some((name) => operands[name] === null);
    // With null among the operands only `<` and the functions behave as the rules' unknown does.
    if (doubtful && /(?<![<>])=|\bin\b|\bbetween\b|\bunknown\b/.test(source)) return kLeftOut;
    const key = JSON.stringify([source, operands]);
    if (!this.told.has(key)) this.told.set(key, { source, operands, result: this.ask(source, operands) });
    return this.told.get(key).result;
  }

  ask(source, operands) {
    const context = { ...this.functions, unknown: null };
    for (const [name, value] of Object.entries(operands)) context[name] = value?.day ? this.date(value.day) : value;
    const value = this.feelin.evaluate(source, context);
    if (value === null || value === undefined) return null;
    return value.toISODate ? { day: value.toISODate() } : value;
  }
}
