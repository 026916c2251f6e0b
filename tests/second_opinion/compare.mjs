// An assessment against the second opinion: every leaf of `because`, and all that hangs on other expressions.
import { kLeftOut } from './opinion.mjs';
import { place_of } from './expressions.mjs';
import { World } from './world.mjs';

const plain = (value) => (value && value.day ? value.day : value);
const ids = (list) => list.map(({ id }) => id);

export class Comparison {
  compared = new Map(); // place → times
  leaves = 0;
  left_out = 0;
  differences = [];

  constructor(opinion, edition, vocabulary) {
    Object.assign(this, { opinion, edition, vocabulary });
  }

  applicant(applicant, response) {
    const world = new World(this.opinion, this.edition, this.vocabulary, applicant);
    const told = { world, response, applicant };
    for (const rule of this.edition.findings) this.finding(told, rule, place_of('findings', rule));
    this.listed(told, 'materials', (item) => item.id);
    this.listed(told, 'human', (item) => item.id);
    this.listed(told, 'contacts', (item) => item.office);
    for (const rule of this.edition.deadlines) this.deadline(told, rule, place_of('deadlines', rule));
    this.route(told);
  }

  /** Notes whether both agree; where the second opinion is left out, nothing is compared. */
  judged(told, what, said, opinion, places) {
    if (opinion === kLeftOut) {
      this.left_out += 1;
      return;
    }
    this.leaves += 1;
    for (const place of places) this.compared.set(place, (this.compared.get(place) ?? 0) + 1);
    if (JSON.stringify(said) !== JSON.stringify(opinion)) {
      const { answers, on } = told.applicant;
      this.differences.push({ what, said, opinion, on, answers });
    }
  }

  /** The steps of a finding are its cases, walked until one gives the status. */
  finding(told, rule, at) {
    const said = told.response.findings.find(({ id }) => id === rule.id);
    let status;
    let met_from;
    let place = 0;
    for (const [i, one] of rule.judge.entries()) {
      const places = [];
      const truth = one.when === undefined ? 'yes' : told.world.condition(`${at}/judge/${i}/when`, one.when, places);
      if (one.when !== undefined) {
        this.step(told, said.because[place], one.when, `${at}/judge/${i}/when`);
        place += 1;
      }
      if (truth === kLeftOut) return;
      if (truth === 'no') continue;
      status = truth === 'yes' ? one.status : 'unknown';
      met_from = truth === 'yes' ? one.met_from && { at: `${at}/judge/${i}/met_from`, expression: one.met_from } : undefined;
      break;
    }
    this.judged(told, `${at}: status`, said.status, status, []);
    this.judged(told, `${at}: steps`, said.because.length, place, []);
    if (!met_from || said.status !== 'unmet') return;
    const places = [];
    const date = told.world.expression(met_from.at, met_from.expression, places);
    this.judged(told, `${met_from.at}: ${met_from.expression}`, said.met_from ?? null, plain(date), places);
  }

  /** A step and the condition it shows, down to the leaves. */
  step(told, step, condition, at) {
    if (step === undefined) return this.judged(told, `${at} is no step`, null, 'a step', []);
    const places = [];
    const truth = told.world.condition(at, condition, places);
    if (typeof condition === 'string' || condition.is !== undefined) {
      const expression = typeof condition === 'string' ? condition : condition.is;
      if (step.because !== undefined) return this.judged(told, `${at} is another step`, 'joined parts', expression, []);
      return this.judged(told, `${at}: ${expression}`, step.truth, truth, places);
    }
    this.judged(told, at, step.truth, truth, []);
    const [key] = ['all', 'any', 'not'].filter((name) => condition[name] !== undefined);
    const parts = key === 'not' ? [condition.not] : condition[key];
    parts.forEach((part, i) => this.step(told, step.because?.[i], part, key === 'not' ? `${at}/not` : `${at}/${key}/${i}`));
  }

  /** What is shown to whom it applies. Unknown shows it too, or not, as the page wants: only yes and no are compared. */
  listed(told, key, name_of) {
    const shown = told.response[key].map(name_of);
    this.edition[key].forEach((rule, i) => {
      if (rule.when === undefined) return;
      const at = `${place_of(key, rule, i)}/when`;
      const places = [];
      const truth = told.world.condition(at, rule.when, places);
      const opinion = truth === 'yes' || truth === 'no' ? truth === 'yes' : kLeftOut;
      this.judged(told, `${at}: ${JSON.stringify(rule.when)}`, shown.includes(name_of(rule)), opinion, places);
    });
  }

  deadline(told, rule, at) {
    const places = [];
    const truth = told.world.condition(`${at}/when`, rule.when, places);
    const said = told.response.deadlines.find(({ id }) => id === rule.id);
    this.judged(told, `${at}/when: ${rule.when}`, said !== undefined, truth === 'unknown' ? kLeftOut : truth === kLeftOut ? truth : truth === 'yes', places);
    if (!said) return;
    if (rule.date !== 'county_filing_on') { // that value is a county's, and no county here has one
      const made_of = [];
      const date = told.world.expression(`${at}/date`, rule.date, made_of);
      this.judged(told, `${at}/date: ${rule.date}`, said.date, plain(date), made_of);
    }
    const { value, places: made_of } = told.world.named(rule.set_by);
    this.judged(told, `${at}/set_by`, said.set_by, value, made_of);
  }

  /** The first row that holds is the chain. */
  route(told) {
    const places = [];
    for (const row of this.edition.route.rows) {
      const truth = row.when === undefined ? 'yes' : told.world.condition(`/route/${row.id}/when`, row.when, places);
      if (truth === 'no') continue;
      if (truth !== 'yes') return this.judged(told, `/route/${row.id}`, null, kLeftOut, places);
      const wanted = row.links.map((link) => {
        const office = link.office_is ? told.world.named(link.office_is).value : link.office ?? null;
        return [link.duty, link.status, office];
      });
      return this.judged(told, `/route/${row.id}: the chain`,
        told.response.chain.map(({ duty, status, office }) => [duty, status, office ?? null]), wanted, places);
    }
    return this.judged(told, '/route', ids(told.response.chain), [], places);
  }
}
