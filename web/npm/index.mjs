// The engine as functions. Each takes plain values, hands the one door a request, and gives what it says: index.d.ts.
import create from './engine.js';

/** What the core refused. */
export class Refused extends Error {
  constructor({ code, at, detail }) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'Refused';
    this.code = code;
    this.at = at;
    this.detail = detail;
  }
}

/** Today in China. */
export const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const now = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19) + '+08:00';

const is_bytes = (value) => value instanceof Uint8Array;
const answers_file = (answers) =>
  (answers && 'format' in answers ? answers : { format: 'zhicheng-answers/1', answers });

/** One engine with its own memory. `wasm`: where engine.wasm lies, or its bytes; beside engine.js when nothing is said. */
export async function load({ wasm } = {}) {
  const given = wasm instanceof ArrayBuffer || is_bytes(wasm) ? { wasmBinary: wasm }
    : wasm === undefined ? {} : { locateFile: () => String(wasm) };
  const engine = await create(given);

  /** The answer, or Refused: `at` is a pointer into what the caller gave. */
  const answer_of = (response) => {
    if (response.error) throw new Refused({ ...response.error, at: response.error.at.replace(/^\/body/, '') });
    return response;
  };
  const handle = (text) => answer_of(JSON.parse(engine.handle(text)));
  const ask = (call, options, body) => handle(JSON.stringify({ format: 'zhicheng-request/1', call, ...options, body }));

  /** A package's own text: what would be lost by reading and writing it again is for the core to see. */
  const own_text = (file) => {
    if (typeof file === 'string') return file;
    if (!is_bytes(file)) return JSON.stringify(file);
    // JSON as it is, also where it is no UTF-8: the core says so. Readable copies and archives have the package inside.
    const first = file.find((byte) => byte > 0x20);
    if (first !== 0x3c && first !== 0x50) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(file);
    try {
      return new TextDecoder().decode(engine.open(file).package);
    } catch (error) {
      throw error.code ? new Refused(error) : error;
    }
  };
  /** `text` is put into a request as it stands only where it is one value. */
  const one_value = (text) => {
    try {
      JSON.parse(text);
    } catch {
      handle(text); // refused there too, and said where
    }
    return text;
  };

  return {
    assess: (answers, options) => ask('assess', { on: today(), ...options }, answers_file(answers)),
    changes: (answers, options) => ask('changes', { on: today(), ...options }, answers_file(answers)),
    pack: ({ answers, applicant, attachments }, options) =>
      ask('pack', { on: today(), created: now(), ...options }, { answers: answers_file(answers), applicant, attachments }),
    verify: (file) => handle(`{"format":"zhicheng-request/1","call":"verify","body":${one_value(own_text(file))}}`),
    lint: (edition) => ask('lint', { edition }),
    dates: (options) => ask('dates', { on: today(), ...options }),
    clauses: (options) => ask('clauses', options),
    request: (text) => engine.handle(typeof text === 'object' && !is_bytes(text) ? JSON.stringify(text) : text),
  };
}

let shared;
/** The engine that the functions below use: loaded at the first call, anew after one that failed. */
function engine() {
  shared ??= load().catch((error) => {
    shared = undefined;
    throw error;
  });
  return shared;
}

export const assess = async (answers, options) => (await engine()).assess(answers, options);
export const changes = async (answers, options) => (await engine()).changes(answers, options);
export const pack = async (parts, options) => (await engine()).pack(parts, options);
export const verify = async (file) => (await engine()).verify(file);
export const lint = async (edition) => (await engine()).lint(edition);
export const dates = async (options) => (await engine()).dates(options);
export const clauses = async (options) => (await engine()).clauses(options);
export const request = async (text) => (await engine()).request(text);
