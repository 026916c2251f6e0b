// The published schema, its validators and the shipped examples.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';

const folder = new URL('../../rules/schema/', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

export const schema = read('package.schema.json');
export const vocabulary = read('../vocabulary.json');

const kExamples = 'examples/';
/** {name, applicant, answers, file(part)}: a pair of files below rules/schema/examples. */
export const examples = readdirSync(new URL(kExamples, folder))
  .filter((file) => file.endsWith('.applicant.json'))
  .map((file) => file.replace('.applicant.json', ''))
  .sort()
  .map((name) => ({
    name,
    applicant: read(`${kExamples}${name}.applicant.json`),
    answers: read(`${kExamples}${name}.answers.json`),
    file: (part) => fileURLToPath(new URL(`${kExamples}${name}.${part}.json`, folder)),
  }));

const ajv = new Ajv2020({ allowUnionTypes: true, strictTypes: false });
// Patterns say the shape; which days there are, the schema leaves to the reader.
for (const format of ['date', 'date-time']) ajv.addFormat(format, true);
ajv.addSchema(schema);

export const check_package = ajv.getSchema(schema.$id);
export const check_applicant = ajv.getSchema(`${schema.$id}#/$defs/applicant`);
export const is_schema = (value) => ajv.validateSchema(value);

/** "/titles/0/level must be …" for each thing that the validator found wrong. */
export const faults_of = (check) => (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ');
