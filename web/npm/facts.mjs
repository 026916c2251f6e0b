// facts.mjs VOCABULARY OUT: the facts that answers may have, as types, from the vocabulary that the core reads.
import { readFileSync, writeFileSync } from 'node:fs';

const [from, to] = process.argv.slice(2);
const { facts } = JSON.parse(readFileSync(from, 'utf8'));
const plain = { boolean: 'boolean', integer: 'number', date: 'Day' };
const type_of = ({ type, choices }) =>
  type === 'choice' ? choices.map(({ id }) => `'${id}'`).join(' | ') : plain[type] ?? 'unknown';

const lines = facts.map((fact) => `  /** ${fact.label} */\n  ${fact.id}?: ${type_of(fact)} | null;`);
writeFileSync(to, `/** A day as "2026-06-10". */
export type Day = string;

/** What an applicant answers; absent or null is not answered. */
export interface Facts {
${lines.join('\n')}
}
`);
