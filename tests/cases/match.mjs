// The subset matcher of cases; README.md says what matches.
import { isDeepStrictEqual } from 'node:util';

const is_object = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const is_id_list = (value) => Array.isArray(value) && value.length > 0 && value.every((item) => is_object(item) && item.id);
const show = (value) => (value === undefined ? 'nothing' : JSON.stringify(value)).slice(0, 300);

const kOperators = {
  $absent: (_, actual) => actual === undefined,
  $some: (pattern, actual) => Array.isArray(actual) && actual.some((item) => mismatches(pattern, item).length === 0),
  $none: (pattern, actual) => Array.isArray(actual) && !actual.some((item) => mismatches(pattern, item).length === 0),
  $all: (patterns, actual) => patterns.every((pattern) => mismatches(pattern, actual).length === 0),
  $each: (patterns, actual) => Array.isArray(actual) && actual.length === patterns.length
    && patterns.every((pattern, index) => mismatches(pattern, actual[index]).length === 0),
  $contains: (text, actual) => typeof actual === 'string' && actual.includes(text),
  $mentions: (text, actual) => actual !== undefined && JSON.stringify(actual).includes(text),
};

function operator_mismatches(expected, actual, at) {
  const [name, ...others] = Object.keys(expected);
  if (others.length > 0 || !kOperators[name]) throw new Error(`${at}: not an operator: ${show(expected)}`);
  return kOperators[name](expected[name], actual) ? [] : [`${at}: expected ${show(expected)}, found ${show(actual)}`];
}

/// Where `actual` does not match, one line each; empty when it does.
export function mismatches(expected, actual, at = '') {
  if (is_object(expected)) {
    if (Object.keys(expected).some((key) => key.startsWith('$'))) return operator_mismatches(expected, actual, at);
    if (!is_object(actual)) return [`${at}: expected an object, found ${show(actual)}`];
    return Object.entries(expected).flatMap(([key, value]) => mismatches(value, actual[key], `${at}/${key}`));
  }
  if (is_id_list(expected)) {
    if (!Array.isArray(actual)) return [`${at}: expected a list, found ${show(actual)}`];
    return expected.flatMap((item) => {
      const found = actual.filter((other) => other?.id === item.id);
      if (found.length !== 1) return [`${at}: ${found.length} elements with id ${item.id}`];
      return mismatches(item, found[0], `${at}/${item.id}`);
    });
  }
  return isDeepStrictEqual(expected, actual) ? [] : [`${at}: expected ${show(expected)}, found ${show(actual)}`];
}
