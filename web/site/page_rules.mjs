// page_rules.mjs ENGINE VOCABULARY OUT: digests of the rules that a page is built with, for `zhicheng site` to compare (src/site/page_rules.h).
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [engine, vocabulary, out] = process.argv.slice(2);
const { default: create } = await import(pathToFileURL(engine).href);
const { handle } = await create();
const ask = (call, more) => {
  const answer = JSON.parse(handle(JSON.stringify({ format: 'zhicheng-request/1', call, ...more })));
  if (answer.error) throw new Error(JSON.stringify(answer.error));
  return answer;
};

const { facts } = JSON.parse(readFileSync(vocabulary, 'utf8'));
const counties = facts.find(({ id }) => id === 'county')?.choices.map(({ id }) => id) ?? [];
const rows = new Map();
for (const edition of ask('lint', {}).editions) {
  for (const county of [null, ...counties]) {
    // The digest is the same on every day; a county without a file of its own has the city's.
    const { edition: { id, county: own, digest } } = ask('dates', { edition, county, on: '2000-01-01', body: {} });
    rows.set(`${id} ${own ?? ''}`, { id, county: own, digest });
  }
}
writeFileSync(out, `${JSON.stringify({ format: 'zhicheng-page-rules/1', editions: [...rows.values()] })}\n`);
