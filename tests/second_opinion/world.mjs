// One applicant on one day: the edition's values, worked out from edition.json through the second opinion.
import { kLeftOut } from './opinion.mjs';
import { names_in, place_of, written_out } from './expressions.mjs';

const kTruth = new Map([[true, 'yes'], [false, 'no'], [null, 'unknown'], [kLeftOut, kLeftOut]]);

function joined(truths, wins) {
  const loses = wins === 'yes' ? 'no' : 'yes';
  if (truths.includes(wins)) return wins;
  if (truths.includes(kLeftOut)) return kLeftOut;
  return truths.includes('unknown') ? 'unknown' : loses;
}

export class World {
  constructor(opinion, edition, vocabulary, { answers, on }) {
    this.opinion = opinion;
    this.on = on;
    this.answers = answers;
    this.types = new Map(vocabulary.facts.map(({ id, type }) => [id, type]));
    this.rules = new Map(edition.values.map((value) => [value.id, { ...value, at: place_of('values', value) }]));
    this.values = new Map(); // id → {value, places}: the expressions that made it
  }

  /** The value of a name, and where it came from. */
  named(name) {
    if (name === 'on') return { value: { day: this.on }, places: [] };
    if (this.types.has(name)) {
      const value = this.answers[name];
      return { value: this.types.get(name) === 'date' ? { day: value } : value, places: [] };
    }
    if (!this.rules.has(name)) return this.outside(name);
    if (!this.values.has(name)) {
      const places = [];
      this.values.set(name, { value: this.worked_out(this.rules.get(name), places), places });
    }
    return this.values.get(name);
  }

  /** A name that a county's file or a pack fills in: unknown where none is loaded. */
  outside(name) {
    if (!/^(county_filing_on|series_conditions)/.test(name)) throw new Error(`${name} is no name of the edition`);
    return { value: null, places: [] };
  }

  /** The value of an expression; `places` takes up what it was made from. */
  expression(at, expression, places) {
    const source = written_out(expression, this.opinion.groups);
    const operands = {};
    for (const name of names_in(source).all) {
      const { value, places: inner } = this.named(name);
      if (value === kLeftOut) return kLeftOut;
      operands[name] = value;
      places.push(...inner);
    }
    places.push(at);
    return this.opinion.of(source, operands);
  }

  condition(at, condition, places) {
    if (typeof condition === 'string') return kTruth.get(this.expression(at, condition, places));
    if (condition.is !== undefined) return this.condition(`${at}/is`, condition.is, places);
    if (condition.not !== undefined) {
      const inner = this.condition(`${at}/not`, condition.not, places);
      return inner === 'yes' ? 'no' : inner === 'no' ? 'yes' : inner;
    }
    const key = condition.all ? 'all' : 'any';
    const truths = condition[key].map((part, i) => this.condition(`${at}/${key}/${i}`, part, places));
    return joined(truths, key === 'all' ? 'no' : 'yes');
  }

  worked_out(rule, places) {
    if (rule.is !== undefined) return this.expression(`${rule.at}/is`, rule.is, places);
    if (rule.table) return this.looked_up(rule.table);
    for (const [i, { when, value }] of rule.first.entries()) {
      const truth = when === undefined ? 'yes' : this.condition(`${rule.at}/first/${i}/when`, when, places);
      if (truth === 'yes') return this.expression(`${rule.at}/first/${i}/value`, value, places);
      if (truth !== 'no') return truth === 'unknown' ? null : kLeftOut;
    }
    throw new Error(`${rule.at} has no last row`);
  }

  looked_up({ inputs, rows }) {
    const given = Object.fromEntries(inputs.map((name) => [name, this.named(name).value]));
    if (Object.values(given).includes(kLeftOut)) return kLeftOut;
    const members = (list) => list.flatMap((one) => this.opinion.groups.get(one) ?? [one]);
    for (const { when, value } of rows) {
      if (Object.entries(when).every(([name, list]) => members(list).includes(given[name]))) return value;
    }
    return null;
  }
}
