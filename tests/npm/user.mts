// A program of a user, checked against the package's types and never run.
import { assess, lint, load, Refused, verify, type Answers, type Outcome } from 'zhicheng';

const answers: Answers = { level: 'intermediate', career_on: '2019-07-01', integrity_record: false, track: null };
const { outcome, findings } = await assess(answers, { edition: 'bayannur/2026', on: '2026-05-20' });
const known: Outcome = outcome;
const days: number | undefined = findings[0]?.short_by?.days;
const engine = await load({ wasm: new Uint8Array() });
const { verdict }: { verdict: 'reproduced' | 'differs' | 'cannot_judge' } = engine.verify('{}');
const places: string[] = (await lint()).remarks.map(({ file, at }) => file + at);
await verify(new Uint8Array()).catch((error) => { if (error instanceof Refused) return error.at; });
console.log(known, days, verdict, places);

// @ts-expect-error no such level
await assess({ level: 'emperor' }, { edition: 'bayannur/2026' });
// @ts-expect-error no such fact
await assess({ height: 180 }, { edition: 'bayannur/2026' });
// @ts-expect-error an edition is needed
await assess({}, { on: '2026-05-20' });
