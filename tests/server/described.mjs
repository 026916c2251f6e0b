// Whether an answer is one that src/server/openapi.json describes. `ask` (serve.mjs) asks it of everything that the tests see.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';

const root = process.env.ZHICHENG_ROOT ?? join(import.meta.dirname, '../..');
export const description = JSON.parse(readFileSync(join(root, 'src/server/openapi.json')));

/// What any path may answer: not HTTP, another method, a head without end, nothing kept.
const kEverywhere = [400, 405, 431, 503];

const ajv = new Ajv({ strict: true, allowUnionTypes: true, validateFormats: false });
ajv.addVocabulary(['components']);
ajv.addSchema({ $id: 'api', components: description.components });
const compiled = new Map();

/// Tells what is wrong with a value by a schema of the description; nothing when it is well.
export function fault_of(schema, value) {
  const key = JSON.stringify(schema);
  if (!compiled.has(key)) compiled.set(key, ajv.compile(JSON.parse(key.replaceAll('"#/components/', '"api#/components/'))));
  const validate = compiled.get(key);
  return validate(value) ? undefined : ajv.errorsText(validate.errors, { dataVar: '' });
}
const patterns = Object.keys(description.paths).map((path) => [path, new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)]);
export const described_path = (path) => (path in description.paths ? path : patterns.find(([, pattern]) => pattern.test(path))?.[0]);

const resolve = (item) => (item?.$ref ? item.$ref.split('/').slice(1).reduce((at, name) => at[name], description) : item);

function check_error(what, method, { headers, text }) {
  if (method === 'HEAD') return;
  assert.equal(headers['content-type'], 'application/json', what);
  assert.equal(fault_of({ $ref: '#/components/schemas/Error' }, JSON.parse(text)), undefined, `${what}: ${text.slice(0, 1000)}`);
}

/// {route, method, status} of each answer that was checked.
export const seen = [];

export function check(method, target, answer) {
  const { status, headers, text } = answer;
  const path = target.split('?')[0];
  const route = described_path(path);
  const what = `${method} ${path.slice(0, 100)} answered ${status}`;
  if (!route) {
    if (!path.startsWith('/v1/')) return;
    assert.ok(status === 404 || kEverywhere.includes(status), `${what}, and openapi.json has no such path`);
    check_error(what, method, answer);
    return;
  }
  seen.push({ route, method, status });
  if (status === 503 || status === 429) assert.match(headers['retry-after'] ?? '', /^\d+$/, what);
  const operation = description.paths[route][method.toLowerCase()];
  const response = resolve(operation?.responses[status]);
  if (!response) {
    const allowed = operation ? kEverywhere : [404, ...kEverywhere];
    assert.ok(allowed.includes(status), `${what}, which openapi.json does not describe`);
    check_error(what, method, answer);
    return;
  }
  if (method === 'HEAD') return;
  const type = (headers['content-type'] ?? '').split(';')[0];
  const content = response.content?.[type];
  assert.ok(content, `${what} as ${type}, which openapi.json does not describe`);
  if (type !== 'application/json' || !content.schema) return;
  const fault = fault_of(content.schema, JSON.parse(text));
  assert.equal(fault, undefined, `${what} with another body than openapi.json describes: ${fault}\n${text.slice(0, 1000)}`);
}
