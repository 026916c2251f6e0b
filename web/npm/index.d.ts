// The shapes are those of the project's contract; texts that people see are Chinese.
import type { Day, Facts } from './facts.js';
export type { Day, Facts };

/** The whole of an answers file. */
export interface AnswersFile { format: 'zhicheng-answers/1'; answers: Facts }
export type Answers = Facts | AnswersFile;

export interface Where {
  /** "bayannur/2026" */
  edition: string;
  /** The county whose file is loaded; else the one that the answers give. */
  county?: string;
  packs?: string[];
}
export interface Asked extends Where {
  /** The day the question is asked; today in China when nothing is said. */
  on?: Day;
}

export interface EditionName { id: string; county: string | null; packs: string[]; digest: string }
export type Outcome = 'eligible' | 'ineligible' | 'undetermined';
export type Window = 'open' | 'closed' | 'unknown';
export type Status = 'met' | 'unmet' | 'unknown' | 'not_applicable';

/** A step of the evaluation: what it says, and how it came out. */
export interface Step {
  text: string;
  truth?: 'yes' | 'no' | 'unknown';
  gives?: Status;
  values?: Record<string, unknown>;
  because?: Step[];
}
export interface Finding {
  id: string;
  title: string;
  status: Status;
  role: 'blocking' | 'path' | 'step' | 'reference';
  clauses: string[];
  verified: boolean;
  because: Step[];
  /** Facts whose answer can still change the status. */
  missing?: string[];
  short_by?: { days: number };
  met_from?: Day;
  /** What to do, in Chinese. */
  advice?: string;
}
export interface Deadline {
  id: string;
  title: string;
  date: Day | null;
  state: Window;
  set_by: string | null;
  clauses: string[];
  verified: boolean;
  note?: string;
}
export interface Link { office: string; duty: 'receive' | 'review' | 'pass_on' | 'decide'; status: 'stated' | 'gap' | 'conflict' }
export interface Assessment {
  format: 'zhicheng-assessment/1';
  edition: EditionName;
  on: Day;
  outcome: Outcome;
  window: Window;
  cutoff: Day | null;
  findings: Finding[];
  paths: { id: string; title: string; status: Status }[];
  /** What people decide, never a program. */
  human: { id: string; title: string; by: string; clauses: string[] }[];
  deadlines: Deadline[];
  materials: Record<string, unknown>[];
  chain: Link[];
  contacts: { name: string; office: string; phones: string[]; clauses: string[] }[];
  missing: string[];
  next?: string | null;
}

/** `judged_at`: where the new judgement has it, if elsewhere. `packaged_bytes`: of a value so long that `packaged` is the beginning of its text. */
export interface Difference { at: string; packaged: unknown; judged: unknown; judged_at?: string; packaged_bytes?: number }
export interface Verdict {
  format: 'zhicheng-verdict/1';
  verdict: 'reproduced' | 'differs' | 'cannot_judge';
  /** Why it cannot be judged, in Chinese. */
  reason?: string;
  differences: Difference[];
  /** How many more there are; only of packages made to have them. */
  differences_left_out?: number;
  findings: Finding[];
  /** What would be returned: id, places, words and how to mend it. */
  checks: { id: string; severity: string; text: string; fix: string; places: string[] }[];
}
export interface Package {
  format: 'zhicheng-package/1';
  edition: { id: string; county: string | null; packs: { id: string; digest: string }[]; digest: string };
  created: string;
  on: Day;
  applicant: Record<string, unknown>;
  answers: Facts;
  attachments: { kind: string; name: string; bytes: number; sha256: string; type: string }[];
  assessment: Assessment;
  digest: string;
}
/** A package: its value, its text, or the bytes of its file: JSON, the readable copy (.html) or the archive (.zip). */
export type PackageFile = Package | string | Uint8Array;

export interface Remark {
  code: string;
  severity: 'error' | 'warning' | 'note';
  file: string;
  at: string;
  /** Chinese. */
  detail: string;
}
export interface Lint { format: 'zhicheng-lint/1'; editions: string[]; remarks: Remark[] }
export interface Parts { answers: Answers; applicant?: Record<string, unknown>; attachments?: Record<string, unknown>[] }

export interface Engine {
  /** Whether the notice's own thresholds are met on that day, with reasons. */
  assess(answers: Answers, options: Asked): Assessment;
  /** Which single change would open a way. */
  changes(answers: Answers, options: Asked): { format: 'zhicheng-changes/1'; outcome: Outcome; window: Window; changes: Record<string, unknown>[] };
  /** A submission package; `created` is now when nothing is said. */
  pack(parts: Parts, options: Asked & { created?: string }): Package;
  /** Judges a package again by its exact edition. */
  verify(file: PackageFile): Verdict;
  /** Looks through an edition; through every one when none is named. */
  lint(edition?: string): Lint;
  dates(options: Asked): { format: 'zhicheng-dates/1'; edition: EditionName; on: Day; [more: string]: unknown };
  clauses(options: Where): { format: 'zhicheng-clause-table/1'; edition: EditionName; notice: string; [more: string]: unknown };
  /** The door itself: a zhicheng-request/1 in, canonical JSON out, an error object among it. Never throws. */
  request(request: string | Uint8Array | object): string;
}

/** What the core refused: its code, a JSON pointer into what was given, and words in Chinese. */
export class Refused extends Error {
  constructor(error: { code: string; at: string; detail: string });
  readonly code: string;
  readonly at: string;
  readonly detail: string;
}

/** Today in China. */
export function today(): Day;

/** An engine of its own. `wasm`: the address of engine.wasm, or its bytes; beside engine.js when nothing is said. */
export function load(options?: { wasm?: string | URL | ArrayBuffer | Uint8Array }): Promise<Engine>;

/** The same by one engine that is loaded at the first call. Each rejects with Refused. */
type Later<Call extends (...args: never[]) => unknown> = (...args: Parameters<Call>) => Promise<ReturnType<Call>>;
export const assess: Later<Engine['assess']>;
export const changes: Later<Engine['changes']>;
export const pack: Later<Engine['pack']>;
export const verify: Later<Engine['verify']>;
export const lint: Later<Engine['lint']>;
export const dates: Later<Engine['dates']>;
export const clauses: Later<Engine['clauses']>;
export const request: Later<Engine['request']>;
