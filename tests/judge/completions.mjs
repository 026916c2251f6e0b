// Brute force: what may be said of an applicant with unanswered facts is what every completion agrees on.
import { judge, kFindings, kSteps } from './judge.mjs';
import { covers_on, kFacts } from './domains.mjs';

export const unanswered_in = (answers) => kFacts.filter((fact) => answers[fact] === undefined || answers[fact] === null);

/// What is compared between completions, as a flat row of strings: the findings, the paths, then the four below.
export const kPaths = ['ordinary', 'nonpublic_direct'];
export const kColumnNames = [...kFindings, ...kPaths, 'outcome', 'window', 'cutoff', 'deadlines'];

export function columns_of(judged) {
  return [
    ...kFindings.map((id) => judged.statuses[id]),
    ...kPaths.map((id) => judged.paths[id]),
    judged.outcome,
    judged.window,
    String(judged.cutoff),
    JSON.stringify(Object.entries(judged.deadlines).sort()),
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
    paths: Object.fromEntries(kPaths.map((id) => [id, value[id] ?? 'unknown'])),
    outcome: value.outcome ?? 'undetermined',
    window: value.window ?? 'unknown',
    cutoff: value.cutoff === undefined || value.cutoff === 'null' ? null : value.cutoff,
    deadlines: value.deadlines === undefined ? undefined : Object.fromEntries(JSON.parse(value.deadlines)),
    missing: Object.fromEntries(kFindings.map((id) => [id, missing[id]])),
    missing_for_outcome: missing.outcome,
    missing_for_deadlines: missing.deadlines,
    unanswered_steps: kSteps.filter((step) => unanswered.includes(step)),
  };
}
