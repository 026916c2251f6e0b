// Types of client.mjs: what the reviewers' server takes and gives (src/server/README.md, the OpenAPI file).

export interface ErrorObject { code: string; at: string; detail: string }

/** The server said no; or nothing came back: `code` is then "offline" and `status` 0. */
export class Refusal extends Error implements ErrorObject {
  constructor(status: number, error?: Partial<ErrorObject>);
  readonly status: number;
  readonly code: string;
  readonly at: string;
  readonly detail: string;
}

export interface Options {
  /** In the place of the global one. */
  fetch?: typeof fetch;
  /** With each request: Node has no cookies of its own. */
  headers?: Record<string, string>;
  /** Milliseconds before the second try; doubled for each after it. */
  pause?: number;
}
export interface Asked { signal?: AbortSignal }
export type OnProgress = (done: number, all: number) => void;

// Applicants

/** What the receipt's holder has: number and 查询码. */
export interface Own { number: string; secret: string }
export type Verdict = 'reproduced' | 'differs' | 'cannot_judge' | 'unfinished';
export interface Receipt {
  format: 'zhicheng-receipt/1';
  number: string;
  revision: number;
  sha256: string;
  bytes: number;
  received: string;
  edition: { id: string; digest: string };
  verdict: Verdict;
  core: string;
  key: string;
  signature: string;
}
export interface MissingFile { sha256: string; kind: string; name: string; bytes: number }
export interface Kept { receipt: Receipt; secret: string; missing: MissingFile[] | null }

export type State = 'incomplete' | 'unassigned' | 'reviewing' | 'deciding' | 'returned' | 'notified' | 'accepted' | 'withdrawn'
  | 'abandoned' | 'disqualified';
export interface Correction { clause: string; place?: string; attachment?: string; problem: string; mend: string }
export interface Told {
  how: 'return' | 'notify';
  office: string;
  at: string;
  reason?: string;
  corrections?: Correction[];
  last?: string;
}
export interface Difference { at: string; packaged: unknown; judged: unknown; judged_at?: string; packaged_bytes?: number }
export interface Progress {
  number: string;
  state: State;
  label: string;
  office: string;
  version: number;
  received: string;
  receipt: Receipt | null;
  verdict: Verdict;
  differences: Difference[] | null;
  /** null: no judge has read the package yet */
  missing: MissingFile[] | null;
  told: Told | null;
  events: { at: string; action: string; office: string }[];
}
/** A key for `submit`: kept until there is a receipt, and shown to nobody. */
export function new_key(): string;
export interface Sending { sha256: string; blob: Blob }

export interface Applicant {
  ready(asked?: Asked): Promise<boolean>;
  submit(bytes: BodyInit, options?: Asked & { key?: string; own?: Own }): Promise<Kept>;
  upload(own: Own, file: Sending, options?: Asked & { onprogress?: (done: number) => void }): Promise<void>;
  upload_all(own: Own, files: Sending[], options?: Asked & { onprogress?: OnProgress }): Promise<void>;
  progress(own: Own, asked?: Asked): Promise<Progress>;
  withdraw(own: Own, withdrawal: { version: number; reason: string }, asked?: Asked): Promise<Progress>;
}
export function applicant(base?: string, options?: Options): Applicant;

// Officers and administrators

export type Role = 'reviewer' | 'committee' | 'supervisor' | 'system_admin' | 'security_admin' | 'audit_admin';
export interface Grant { role: Role; office: string }
export interface Session { account: string; name: string; grants: Grant[]; until: string }
export interface Account { account: string; name: string; grants: Grant[]; locked?: boolean; certificate?: string; version?: string }

export interface Row {
  number: string;
  name: string;
  employer: string;
  level: string;
  series: string;
  year: number;
  state: State;
  label: string;
  office: string;
  version: number;
  due: string | null;
  received: string;
  verdict: Verdict;
}
export interface Filters { state?: State | ''; office?: string; q?: string; after?: string; limit?: number }

export interface Mark { finding: 'fine' | 'faulty'; note?: string; by?: string; office?: string }
export interface ListedFile {
  kind: string;
  name: string;
  bytes: number;
  sha256: string;
  type: string;
  present: boolean;
  mark: Mark | null;
}
/** `locked`: why it would be refused now. */
export interface PossibleMove { do: Move['do']; label: string; needs: string[]; locked: { code: string; detail: string } | null }
export interface HappenedMove { at: string; office: string; actor: string; action: string; to: State | null; said: Record<string, unknown> }
export interface ShownFile {
  /** zhicheng-file/1 */
  file: Record<string, unknown>;
  revision: number;
  applicant: { name: string; id_number: string; phone: string };
  reason: string | null;
  label: string;
  verdict: Verdict;
  outcome: string | null;
  judged_by: { core: string | null; edition: { id: string; digest: string } | null };
  differences: Difference[] | null;
  attachments: ListedFile[];
  concerns: { id: string; text: string; clauses: string[]; verified: boolean; others: unknown[]; until: string | null }[];
  events: HappenedMove[];
  moves: PossibleMove[];
  changes: string[];
  receipt: Receipt;
}
/** `version` is that of the file which was seen: of two who move it, one gets 409 "conflict". */
export type Move = { version: number } & (
  | { do: 'mark'; sha256: string; finding: 'fine' | 'faulty'; note?: string }
  | { do: 'assign'; office: string; reason: string }
  | { do: 'pass_on' }
  | { do: 'return'; reason: string; corrections?: Correction[] }
  | { do: 'notify'; corrections: Correction[]; last: string; reason?: string }
  | { do: 'accept' }
  | { do: 'disqualify'; reason: string });

export interface Entry { id_number: string; name: string; ground: 'title_revoked' | 'false_material'; on: string; basis: string }

export interface Officer {
  sign_in(account: string, password: string): Promise<Session>;
  who(): Promise<Session>;
  sign_out(): Promise<Response>;
  change_password(old: string, next: string): Promise<unknown>;
  first_password(account: string, code: string, password: string): Promise<unknown>;
  first_administrator(first: { code: string; account: string; name: string; password: string }): Promise<unknown>;
  accounts(): Promise<{ accounts: Account[] }>;
  add_account(account: Account): Promise<{ account: string; code: string }>;
  change_account(account: string, changed: { name: string; grants: Grant[]; locked: boolean; certificate: string; version: string }): Promise<Account>;
  new_code(account: string): Promise<{ account: string; code: string }>;
  /** What no judge has finished; `packages`: those that are not tried any more, until `judge_again`. */
  judging(): Promise<{ unfinished: number; given_up: number; packages: { number: string; revision: number; received: string }[] }>;
  judge_again(): Promise<{ again: number }>;
  audit(filters?: { office?: string; after?: string; limit?: number }): Promise<unknown>;
  files(filters?: Filters, asked?: Asked): Promise<{ files: Row[]; next: string | null }>;
  files_of(id_number: string): Promise<{ files: Row[]; next: string | null }>;
  file(number: string, asked?: Asked): Promise<ShownFile>;
  blob_path(number: string, sha256: string): string;
  package_bytes(number: string, revision?: number): Promise<Uint8Array>;
  package(number: string, revision?: number): Promise<Record<string, unknown>>;
  blob(number: string, sha256: string): Promise<Blob>;
  move(number: string, move: Move): Promise<ShownFile>;
  records(id_number: string): Promise<unknown>;
  enter_record(record: Entry, options?: { key?: string }): Promise<unknown>;
  correct_record(id: string, reason: string): Promise<unknown>;
}
export function officer(base?: string, options?: Options): Officer;

/** What both are made of. */
export interface Connection {
  readonly pause: number;
  ask(method: string, path: string, options?: Asked & { headers?: Record<string, string>; body?: BodyInit; once?: boolean }, also?: number[]): Promise<Response>;
  read(method: string, path: string, options?: Asked & { headers?: Record<string, string>; body?: BodyInit; once?: boolean }, also?: number[]): Promise<any>;
}
export function connect(base?: string, options?: Options): Connection;
