// Zip archives byte by byte, right or wrong in one thing.
import { crc32, deflateRawSync } from './sums.mjs';

const two = (number) => { const bytes = Buffer.alloc(2); bytes.writeUInt16LE(number); return bytes; };
const four = (number) => { const bytes = Buffer.alloc(4); bytes.writeUInt32LE(number); return bytes; };

/// An entry: name and content, and what its headers say instead of the truth. `local` changes the local header alone.
export function entry(name, content, changes = {}) {
  const bytes = Buffer.from(content);
  const deflated = changes.deflate === true;
  const data = changes.data ?? (deflated ? deflateRawSync(bytes) : bytes);
  return {
    name: Buffer.from(name), data, flags: 1 << 11, method: deflated ? 8 : 0, crc: crc32(bytes), stored: data.length, bytes: bytes.length,
    extra: Buffer.alloc(0), local: {}, after: Buffer.alloc(0), before: Buffer.alloc(0), disk: 0, ...changes,
  };
}

const fields = ({ flags, method, crc, stored, bytes, name, extra }) => [
  two(20), two(flags), two(method), four(0x00210000), four(crc), four(stored), four(bytes), two(name.length), two(extra.length),
];

/// The archive of these entries, and what its end says instead of the truth.
export function zip(entries, changes = {}) {
  const parts = [];
  const offsets = [];
  let size = 0;
  const put = (...more) => { for (const part of more) { parts.push(part); size += part.length; } };
  put(changes.prefix ?? Buffer.alloc(0));
  for (const one of entries) {
    put(one.before);
    offsets.push(size);
    const local = { ...one, ...one.local };
    put(four(0x04034b50), ...fields(local), local.name, local.extra, one.data, one.after);
  }
  put(changes.gap ?? Buffer.alloc(0));
  const from = size;
  entries.forEach((one, index) => {
    put(four(0x02014b50), two(20), ...fields(one), two(0), two(one.disk), two(0), four(0), four(one.offset ?? offsets[index]), one.name, one.extra);
  });
  const end = { count: entries.length, size: size - from, from, comment: '', ...changes };
  put(four(0x06054b50), two(0), two(0), two(end.count), two(end.count), four(end.size), four(end.from), two(end.comment.length), Buffer.from(end.comment));
  return Buffer.concat(parts);
}

/// A data descriptor behind an entry's content, with its mark or without.
export function described(name, content, { mark = true, wrong = 0, ...changes } = {}) {
  const one = entry(name, content, changes);
  const after = Buffer.concat([mark ? four(0x08074b50) : Buffer.alloc(0), four(one.crc), four(one.stored + wrong), four(one.bytes)]);
  return { ...one, flags: one.flags | 8, after, local: { crc: 0, stored: 0, bytes: 0 } };
}
