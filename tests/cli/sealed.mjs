// Packages that were changed by somebody who knows how to make the digest fit.
import { createHash } from 'node:crypto';

/// RFC 8785 for what packages hold: ASCII keys, integers.
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

/// The package with these members and the digest that fits: canonical text.
export function sealed(text, change) {
  const { digest, ...body } = JSON.parse(text);
  change(body);
  return canonical({ ...body, digest: `sha256:${createHash('sha256').update(canonical(body)).digest('hex')}` });
}
