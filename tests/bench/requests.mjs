// What is assessed in the measurements: plausible applicants, as files of zhicheng-request/1 lines.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { person } from '../questions/population.mjs';

const kSeed = 20260520;
const kPeople = 500;

const request = (answers) => JSON.stringify({
  format: 'zhicheng-request/1', call: 'assess', edition: 'bayannur/2026', on: '2026-05-20',
  body: { format: 'zhicheng-answers/1', answers },
});

/// `complete`: every fact is answered. `asked`: what the self-check asks until it has nothing left to ask, the rest open.
/// `ask` hands a request to an engine and gives the response's bytes as text.
export function requests_of(ask) {
  const people = Array.from({ length: kPeople }, (_, index) => person(kSeed, index));
  const asked = people.map((all) => {
    const answers = {};
    for (;;) {
      const { next } = JSON.parse(ask(request(answers)));
      if (!next || all[next] === undefined) return request(answers);
      answers[next] = all[next];
    }
  });
  return { complete: people.map(request), asked };
}

/// The lines as files in a new folder: { complete: path, asked: path }.
export function written(requests) {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-bench-'));
  return Object.fromEntries(Object.entries(requests).map(([name, lines]) => {
    const path = join(folder, `${name}.jsonl`);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return [name, path];
  }));
}
