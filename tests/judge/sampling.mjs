// Where completions are too many to try: random ones. What they show is certain, what they do not show is open.
import { judge } from './judge.mjs';
import { covers_on } from './domains.mjs';
import { columns_of, kColumnNames, unanswered_in } from './completions.mjs';
import { random_applicant } from './applicants.mjs';

/// For every column the values seen, and the unanswered facts seen to change it while all others stay.
export function sample_completions(answers, on, random, samples) {
  const unanswered = unanswered_in(answers);
  const covers = covers_on(on);
  const seen = kColumnNames.map(() => new Set());
  const changing = kColumnNames.map(() => new Set());
  for (let sample = 0; sample < samples; sample += 1) {
    const completed = random_applicant(random, on, 0);
    for (const fact of Object.keys(answers)) if (!unanswered.includes(fact)) completed[fact] = answers[fact];
    const row = columns_of(judge(completed, on));
    row.forEach((value, column) => seen[column].add(value));
    for (const fact of unanswered) {
      const kept = completed[fact];
      for (const value of covers[fact]) {
        completed[fact] = value;
        columns_of(judge(completed, on)).forEach((other, column) => {
          seen[column].add(other);
          if (other !== row[column]) changing[column].add(fact);
        });
      }
      completed[fact] = kept;
    }
  }
  const by_name = (sets) => Object.fromEntries(kColumnNames.map((name, column) => [name, [...sets[column]].sort()]));
  return { seen: by_name(seen), changing: by_name(changing) };
}
