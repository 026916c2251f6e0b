// Brute force: what may be said of an applicant with unanswered facts is what every completion agrees on.
import { readFileSync } from 'node:fs';
import { judge, kFindings, kSteps } from './judge.mjs';
import { covers_on, kFacts } from './domains.mjs';

export const unanswered_in = (answers) => kFacts.filter((fact) => answers[fact] === undefined || answers[fact] === null);

/// A fact whose name does not occur in the judge's own text cannot change what it says: not tried, never missing.
const kJudgeText = readFileSync(new URL('./judge.mjs', import.meta.url), 'utf8');
export const kRead = new Set(kFacts.filter((fact) => new RegExp(`\\b${fact}\\b`).test(kJudgeText)));

/// What is compared between completions, as a flat row of strings: the findings, the paths, then the rest.
export const kPaths = ['ordinary', 'nonpublic_direct'];
export const path_column = (id) => `path ${id}`;
const kDeadlineColumns = ['publicity_date', 'publicity_state', 'county_filing'];
/// From which day a finding would be met: '' where it is not unmet, '?' where the contract does not fix it.
export const kDated = ['no_active_integrity_record', 'nonpublic_direct'];
export const met_from_column = (id) => `met_from ${id}`;
export const kColumnNames = [...kFindings, ...kPaths.map(path_column), 'outcome', 'window', 'cutoff', ...kDeadlineColumns,
  ...kDated.map(met_from_column)];

const met_from_of = ({ status, met_from }) => (status === 'unmet' ? met_from ?? '?' : '');

export function columns_of(judged) {
  const columns = [];
  for (const id of kFindings) columns.push(judged.statuses[id]);
  for (const id of kPaths) columns.push(judged.paths[id]);
  const { filing, employer_publicity_start: publicity, county_filing } = judged.deadlines;
  columns.push(judged.outcome, filing.state, `${judged.cutoff}`, `${publicity.date}`, publicity.state);
  columns.push(county_filing ? 'present' : 'absent');
  for (const id of kDated) columns.push(met_from_of(judged.details[id]));
  return columns;
}

/// Different rows, each once; completions are numbers of rows.
class Rows {
  rows = [];
  numbers = new Map();  // a tree: one step a column
  differing = new Map();

  number_of(row) {
    let place = this.numbers;
    for (let column = 0; column < row.length; column += 1) {
      let next = place.get(row[column]);
      if (next === undefined) {
        next = column + 1 < row.length ? new Map() : this.rows.push(row) - 1;
        place.set(row[column], next);
      }
      place = next;
    }
    return place;
  }

  /// The columns in which two rows differ, as bits.
  difference(one, other) {
    const key = one * 65536 + other;
    let bits = this.differing.get(key);
    if (bits === undefined) {
      bits = 0;
      this.rows[one].forEach((value, column) => { if (value !== this.rows[other][column]) bits |= 1 << column; });
      this.differing.set(key, bits);
    }
    return bits;
  }

  /// What every row says in each column; undefined where they differ.
  agreed() {
    return this.rows[0].map((value, column) => (this.rows.every((row) => row[column] === value) ? value : undefined));
  }
}

/// Every completion's row, in the order of a counter whose last digit is the last unanswered fact.
function try_all(answers, unanswered, covers, on, measured_on) {
  const rows = new Rows();
  const completed = { ...answers };
  const tried = new Int32Array(unanswered.reduce((product, fact) => product * covers[fact].length, 1));
  let next = 0;
  const fill = (index) => {
    if (index === unanswered.length) {
      tried[next] = rows.number_of(columns_of(judge(completed, on, measured_on)));
      next += 1;
      return;
    }
    for (const value of covers[unanswered[index]]) {
      completed[unanswered[index]] = value;
      fill(index + 1);
    }
  };
  fill(0);
  return { rows, tried };
}

/// The columns that differ between two completions which differ only in the fact at `position`, as bits.
function columns_changed_by({ rows, tried }, position, sizes) {
  const stride = sizes.slice(position + 1).reduce((product, size) => product * size, 1);
  const span = stride * sizes[position];
  let changed = 0;
  for (let start = 0; start < tried.length; start += span) {
    for (let index = start + stride; index < start + span; index += 1) {
      const first = tried[start + ((index - start) % stride)];
      if (tried[index] !== first) changed |= rows.difference(first, tried[index]);
    }
  }
  return changed;
}

const kAboutDeadlines = ['cutoff', 'window', ...kDeadlineColumns];
const date_or_null = (text) => (text === undefined || text === 'null' ? null : text);

/// Judges partial answers over all completions. Undefined in a result means that completions differ.
export function judge_all(answers, on, measured_on) {
  const covers = covers_on(on, measured_on);
  const unanswered = unanswered_in(answers).filter((fact) => kRead.has(fact));
  const sizes = unanswered.map((fact) => covers[fact].length);
  const completions = try_all(answers, unanswered, covers, on, measured_on);
  const agreed = completions.rows.agreed();
  const value = Object.fromEntries(kColumnNames.map((name, column) => [name, agreed[column]]));
  const missing = Object.fromEntries(kColumnNames.map((name) => [name, []]));
  unanswered.forEach((fact, position) => {
    const changed = columns_changed_by(completions, position, sizes);
    kColumnNames.forEach((name, column) => { if ((changed >> column) & 1) missing[name].push(fact); });
  });
  return {
    completions: completions.tried.length,
    statuses: Object.fromEntries(kFindings.map((id) => [id, value[id] ?? 'unknown'])),
    paths: Object.fromEntries(kPaths.map((id) => [id, value[path_column(id)] ?? 'unknown'])),
    outcome: value.outcome ?? 'undetermined',
    agreed_outcome: value.outcome,
    window: value.window ?? 'unknown',
    cutoff: date_or_null(value.cutoff),
    publicity: { date: date_or_null(value.publicity_date), state: value.publicity_state ?? 'unknown' },
    county_filing: value.county_filing,
    met_from: Object.fromEntries(kDated.map((id) => [id, value[met_from_column(id)]])),
    /// Every day that some completion fixes; a day that is said must be the only one.
    met_from_seen: Object.fromEntries(kDated.map((id) => {
      const column = kColumnNames.indexOf(met_from_column(id));
      return [id, [...new Set(completions.rows.rows.map((row) => row[column]))]];
    })),
    missing: Object.fromEntries(kFindings.map((id) => [id, missing[id]])),
    missing_for_outcome: missing.outcome,
    missing_for_deadlines: unanswered.filter((fact) => kAboutDeadlines.some((name) => missing[name].includes(fact))),
    unanswered_steps: kSteps.filter((step) => unanswered.includes(step)),
  };
}
