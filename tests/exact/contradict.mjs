// What some completion contradicts, and facts that some completion shows to matter though they are not listed.
import { kFindings } from '../judge/judge.mjs';
import { kDated, kPaths, met_from_column, path_column } from '../judge/completions.mjs';

export function contradictions(response, { seen, changing }) {
  if (response.error) return [`refused: ${JSON.stringify(response.error)}`];
  const lines = [];
  const verdict = (name, said, open) => {
    if (said !== open && seen[name].some((value) => value !== String(said))) lines.push(`${name}: ${said}, seen ${seen[name]}`);
  };
  const lists = (name, said) => {
    for (const fact of changing[name]) if (!said.includes(fact)) lines.push(`missing of ${name} lacks ${fact}`);
  };
  for (const id of kFindings) {
    const finding = response.findings.find((item) => item.id === id);
    verdict(id, finding.status, 'unknown');
    lists(id, finding.missing ?? []);
    if (!kDated.includes(id) || !finding.met_from) continue;
    const others = seen[met_from_column(id)].filter((day) => day !== '?' && day !== finding.met_from);
    if (others.length > 0) lines.push(`met_from of ${id}: ${finding.met_from}, seen ${others}`);
  }
  for (const id of kPaths) {
    verdict(path_column(id), response.paths.find((path) => path.id === id).status, 'unknown');
  }
  verdict('outcome', response.outcome, 'undetermined');
  verdict('window', response.window, 'unknown');
  verdict('cutoff', response.cutoff, null);
  lists('outcome', response.missing);
  for (const name of ['cutoff', 'window', 'county_filing']) lists(name, response.missing);
  return lines;
}
