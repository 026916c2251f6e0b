// Brute force: what may be said of an applicant with unanswered facts is what every completion agrees on.
import { judge, kFindings, kSteps } from './judge.mjs';
import { covers_on, kFacts } from './domains.mjs';

export const unanswered_in = (answers) => kFacts.filter((fact) => answers[fact] === undefined || answers[fact] === null);

/// What is compared between completions, as a flat row of strings: the findings, the paths, then the rest.
export const kPaths = ['ordinary', 'nonpublic_direct'];
export const path_column = (id) => `path ${id}`;
const kDeadlineColumns = ['publicity_date', 'publicity_state', 'county_filing'];
export const kColumnNames = [...kFindings, ...kPaths.map(path_column), 'outcome', 'window', 'cutoff', ...kDeadlineColumns];

export function columns_of(judged) {
  return [
    ...kFindings.map((id) => judged.statuses[id]),
    ...kPaths.map((id) => judged.paths[id]),
    judged.outcome,
    judged.window,
    String(judged.cutoff),
    String(judged.deadlines.employer_publicity_start.date),
    judged.deadlines.employer_publicity_start.state,
    judged.deadlines.county_filing ? 'present' : 'absent',
  ];
}

/// Every completion's row, in the order of a counter whose last digit is the last unanswered fact.
function rows_of_all(answers, unanswered, covers, on) {
  const rows = [];
  const completed = { ...answers };
  const fill = (index) => {
    if (index === unanswered.length) {
      rows.push(columns_of(judge(completed, on)));
      return;
    }
    for (const value of covers[unanswered[index]]) {
      completed[unanswered[index]] = value;
      fill(index + 1);
    }
  };
  fill(0);
  return rows;
}

const agreed = (rows, column) => (rows.every((row) => row[column] === rows[0][column]) ? rows[0][column] : undefined);

/// The columns that differ between two completions which differ only in the fact at `position`.
function columns_changed_by(rows, position, sizes) {
  const stride = sizes.slice(position + 1).reduce((product, size) => product * size, 1);
  const span = stride * sizes[position];
  const changed = new Set();
  rows.forEach((row, index) => {
    const first = rows[index - (index % span) + (index % stride)];
    for (let column = 0; column < row.length; column += 1) if (row[column] !== first[column]) changed.add(column);
  });
  return changed;
}

const kAboutDeadlines = ['cutoff', 'window', ...kDeadlineColumns];
const date_or_null = (text) => (text === undefined || text === 'null' ? null : text);

/// Judges partial answers over all completions. Undefined in a result means that completions differ.
export function judge_all(answers, on) {
  const covers = covers_on(on);
  const unanswered = unanswered_in(answers);
  const sizes = unanswered.map((fact) => covers[fact].length);
  const rows = rows_of_all(answers, unanswered, covers, on);
  const value = Object.fromEntries(kColumnNames.map((name, column) => [name, agreed(rows, column)]));
  const missing = Object.fromEntries(kColumnNames.map((name) => [name, []]));
  unanswered.forEach((fact, position) => {
    for (const column of columns_changed_by(rows, position, sizes)) missing[kColumnNames[column]].push(fact);
  });
  return {
    completions: rows.length,
    statuses: Object.fromEntries(kFindings.map((id) => [id, value[id] ?? 'unknown'])),
    paths: Object.fromEntries(kPaths.map((id) => [id, value[path_column(id)] ?? 'unknown'])),
    outcome: value.outcome ?? 'undetermined',
    window: value.window ?? 'unknown',
    cutoff: date_or_null(value.cutoff),
    publicity: { date: date_or_null(value.publicity_date), state: value.publicity_state ?? 'unknown' },
    county_filing: value.county_filing,
    missing: Object.fromEntries(kFindings.map((id) => [id, missing[id]])),
    missing_for_outcome: missing.outcome,
    missing_for_deadlines: unanswered.filter((fact) => kAboutDeadlines.some((name) => missing[name].includes(fact))),
    unanswered_steps: kSteps.filter((step) => unanswered.includes(step)),
  };
}
