// axe-core over the page as it is: the rules of WCAG 2.2 AA and the best practices.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong, by `rules` alone where they are named: "rule: element", one for each place. */
export async function violations(tab, rules) {
  if (!await tab.evaluate(() => 'axe' in window)) await tab.evaluate(source);
  return tab.evaluate(async (runOnly) => {
    const { violations: found } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
    return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.split('\n')[1]}`));
  }, rules ? { type: 'rule', values: rules } : { type: 'tag', values: kTags });
}
