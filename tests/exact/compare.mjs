// What the core said of an applicant against what the judge says; each difference is a line.
import { kFindings } from '../judge/judge.mjs';
import { kDated, kPaths } from '../judge/completions.mjs';
import { days_between } from '../judge/days.mjs';

const kOpen = ['unknown', 'undetermined', null];
/// Facts that the notice's chain and contacts can hang on, besides those that change a deadline.
const kAboutPlace = ['county', 'employer_kind', 'employer_seat', 'labour_county', 'level', 'series', 'specialty', 'track'];

const by_id = (list, id) => list.find((item) => item.id === id) ?? {};
const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);
const is_sorted = (list) => same(list, [...list].sort());

class Differences {
  unsound = [];
  inexact = [];

  /// A verdict that not every completion shares is unsound; a verdict that is withheld is inexact.
  verdict(what, said, judged) {
    if (said === judged) return;
    const line = `${what}: said ${said}, judged ${judged}`;
    (kOpen.includes(said) ? this.inexact : this.unsound).push(line);
  }

  list(what, said, judged) {
    if (!same(said, judged)) this.inexact.push(`${what}: said ${said}, judged ${judged}`);
  }
}

function compare_top_missing(response, judged, differences) {
  const { missing, next } = response;
  const first = judged.missing_for_outcome;
  const steps = judged.unanswered_steps;
  const middle = missing.slice(first.length, missing.length - steps.length);
  differences.list('missing for the outcome', missing.slice(0, first.length), first);
  differences.list('missing steps', missing.slice(missing.length - steps.length), steps);
  const wanted = judged.missing_for_deadlines.filter((fact) => !first.includes(fact));
  for (const fact of wanted) if (!middle.includes(fact)) differences.inexact.push(`missing for deadlines lacks ${fact}`);
  for (const fact of middle) {
    const free = kAboutPlace.includes(fact) && !first.includes(fact) && judged.unanswered.includes(fact);
    if (!free) differences.inexact.push(`missing for deadlines, chain, contacts has ${fact}`);
  }
  if (!is_sorted(middle)) differences.inexact.push(`missing for deadlines is not sorted: ${middle}`);
  const group = [first, middle, steps].find((facts) => facts.length > 0);
  if (group ? !group.includes(next) : next !== undefined && next !== null) differences.inexact.push(`next is ${next}`);
}

function compare_deadlines(response, judged, differences) {
  const filing = by_id(response.deadlines, 'filing');
  differences.verdict('filing date', filing.date, judged.cutoff);
  differences.verdict('filing state', filing.state, judged.window);
  const publicity = by_id(response.deadlines, 'employer_publicity_start');
  differences.verdict('publicity date', publicity.date, judged.publicity.date);
  differences.verdict('publicity state', publicity.state, judged.publicity.state);
  const county = response.deadlines.filter(({ id }) => id === 'county_filing');
  if (judged.county_filing === 'present' && county.length !== 1) differences.inexact.push('county_filing is absent');
  if (judged.county_filing === 'absent' && county.length !== 0) differences.inexact.push('county_filing is present');
  for (const { date, state } of county) if (date !== null || state !== 'unknown') differences.unsound.push('county_filing');
}

/// A day from which a finding would be met must be the only one that completions allow ('?': the contract fixes none),
/// and is said when all of them fix it. How much is short is counted from the cutoff.
function compare_met_from(response, judged, differences) {
  for (const id of kDated) {
    const { met_from, short_by } = by_id(response.findings, id);
    const seen = judged.met_from_seen[id];
    const fixed = seen.every((day) => day !== '' && day !== '?');
    if (met_from === undefined || met_from === null) {
      if (fixed && seen.length === 1) differences.inexact.push(`${id} met_from: not said, judged ${seen[0]}`);
    } else if (seen.includes('') || seen.some((day) => day !== '?' && day !== met_from)) {
      differences.unsound.push(`${id} met_from: said ${met_from}, judged ${seen}`);
    }
    if (id !== 'nonpublic_direct' || !short_by) continue;
    const days = judged.cutoff === null || !met_from ? undefined : days_between(judged.cutoff, met_from);
    if (short_by.days !== days) differences.unsound.push(`${id} short_by: said ${short_by.days}, judged ${days}`);
  }
}

/// {unsound: [...], inexact: [...]}: what the core said of an applicant against what the judge says of all completions.
export function compare(response, judged) {
  const differences = new Differences();
  if (response.error) {
    differences.inexact.push(`refused: ${JSON.stringify(response.error)}`);
    return differences;
  }
  for (const id of kFindings) {
    const said = by_id(response.findings, id);
    differences.verdict(id, said.status, judged.statuses[id]);
    differences.list(`missing of ${id}`, said.missing ?? [], judged.missing[id]);
  }
  for (const id of kPaths) differences.verdict(`path ${id}`, by_id(response.paths, id).status, judged.paths[id]);
  for (const key of ['outcome', 'window', 'cutoff']) differences.verdict(key, response[key], judged[key]);
  compare_top_missing(response, judged, differences);
  compare_deadlines(response, judged, differences);
  compare_met_from(response, judged, differences);
  return differences;
}
