// Small files, made here: no picture and no document lies in the repository.
import { crc32 as node_crc32, deflateSync } from 'node:zlib';

const bytes = (text) => Buffer.from(text, 'latin1');
const number = (value, size) => {
  const out = Buffer.alloc(size);
  out.writeUIntBE(value, 0, size);
  return out;
};

/** Node has one since 22.2. */
function crc32(data) {
  if (node_crc32) return node_crc32(data);
  let sum = ~0;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

export function png_chunk(name, data = Buffer.alloc(0)) {
  const named = Buffer.concat([bytes(name), data]);
  return Buffer.concat([number(data.length, 4), named, number(crc32(named), 4)]);
}

export const png_header = (width, height) => png_chunk('IHDR', Buffer.concat([number(width, 4), number(height, 4), Buffer.from([8, 0, 0, 0, 0])]));
export const png_signature = Buffer.from('89504e470d0a1a0a', 'hex');

/** A picture whose rows are said to be there: enough for who looks at the frame of it alone. */
export function png(width = 3, height = 2) {
  const rows = deflateSync(Buffer.alloc(Math.min(height, 100) * (Math.min(width, 100) + 1)));
  return Buffer.concat([png_signature, png_header(width, height), png_chunk('tEXt', bytes('Title\0IEND IDAT')), png_chunk('IDAT', rows), png_chunk('IEND')]);
}

export function jpeg_segment(marker, data) {
  return Buffer.concat([Buffer.from([0xff, marker]), number(data.length + 2, 2), data]);
}
export const jpeg_frame = (width, height, marker = 0xc0) =>
  jpeg_segment(marker, Buffer.concat([Buffer.from([8]), number(height, 2), number(width, 2), Buffer.from([1, 1, 0x11, 0])]));
export const jpeg_scan = Buffer.concat([
  jpeg_segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xff, 0xd1, 0x78]),
]);
export const jpeg_start = Buffer.from([0xff, 0xd8]);
export const jpeg_end = Buffer.from([0xff, 0xd9]);

/** A baseline or progressive picture with a small picture inside its EXIF part, and two scans. */
export function jpeg(width = 640, height = 480, marker = 0xc0) {
  const thumbnail = Buffer.concat([jpeg_start, jpeg_frame(16, 12), jpeg_scan, jpeg_end]);
  return Buffer.concat([
    jpeg_start, jpeg_segment(0xe1, Buffer.concat([bytes('Exif\0\0'), thumbnail])), jpeg_segment(0xfe, Buffer.alloc(0)),
    jpeg_frame(width, height, marker), jpeg_segment(0xc4, Buffer.alloc(20)), jpeg_scan, jpeg_scan, jpeg_end,
  ]);
}

/** A stream object: its dictionary's members, its data. */
export const stream = (members, data, length = data.length) => ({ members, data: Buffer.from(data), length });
export const deflated = (members, data) => stream(`${members}/Filter/FlateDecode`, deflateSync(Buffer.from(data, 'latin1')));

function written(content) {
  if (typeof content === 'string') return bytes(content);
  return Buffer.concat([bytes(`<<${content.members}/Length ${content.length}>>\nstream\n`), content.data, bytes('\nendstream')]);
}

/** Pieces with the places of the objects among them. */
class Writer {
  parts = [bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
  size = this.parts[0].length;
  places = new Map();

  add(part) {
    const piece = Buffer.from(part, 'latin1');
    this.parts.push(piece);
    this.size += piece.length;
  }
  object(id, content) {
    this.places.set(id, this.size);
    this.add(`${id} 0 obj\n`);
    this.add(written(content));
    this.add('\nendobj\n');
  }
  table(trailer) {
    const start = this.size;
    let table = 'xref\n0 1\n0000000000 65535 f \n';
    for (const [id, place] of this.places) table += `${id} 1\n${String(place).padStart(10, '0')} 00000 n \n`;
    this.add(`${table}trailer\n<<${trailer}>>\nstartxref\n${start}\n%%EOF\n`);
    this.places.clear();
  }
  done() {
    return Buffer.concat(this.parts);
  }
}

const greatest = (objects) => Math.max(...Object.keys(objects).map(Number)) + 1;

/** With a cross-reference table. `later`: objects that are appended, as an edit does. */
export function classic(objects, trailer = '', later = undefined) {
  const writer = new Writer();
  for (const [id, content] of Object.entries(objects)) writer.object(id, content);
  const size = greatest({ ...objects, ...later });
  writer.table(`/Size ${size}/Root 1 0 R${trailer}`);
  if (later) {
    const before = /startxref\n(\d+)/.exec(writer.done().toString('latin1'))[1];
    for (const [id, content] of Object.entries(later)) writer.object(id, content);
    writer.table(`/Size ${size}/Root 1 0 R/Prev ${before}${trailer}`);
  }
  return writer.done();
}

/** The objects as one object stream holds them. */
export function object_stream(objects, more = '', pack = deflated) {
  const ids = Object.keys(objects);
  let index = '';
  let body = '';
  for (const id of ids) {
    index += `${id} ${body.length} `;
    body += `${objects[id]}\n`;
  }
  return pack(`/Type/ObjStm/N ${ids.length}/First ${index.length}${more}`, index + body.trimEnd());
}

/** With object streams and a cross-reference stream, as most programs write today. */
export function modern(objects, trailer = '', pack = deflated) {
  const packed = Object.fromEntries(Object.entries(objects).filter(([, content]) => typeof content === 'string'));
  const writer = new Writer();
  const holder = greatest(objects);
  const entries = [Buffer.from([0, 0, 0, 0, 0, 0, 0])];
  writer.object(holder, object_stream(packed, '', pack));
  for (const [id, content] of Object.entries(objects)) if (typeof content !== 'string') writer.object(id, content);
  const start = writer.size;
  const held = Object.keys(packed);
  for (let id = 1; id <= holder + 1; id += 1) {
    const at = held.indexOf(String(id));
    const place = id === holder + 1 ? start : writer.places.get(String(id)) ?? writer.places.get(id);
    entries.push(at >= 0 ? Buffer.concat([Buffer.from([2]), number(holder, 4), number(at, 2)]) : Buffer.concat([Buffer.from([place ? 1 : 0]), number(place ?? 0, 4), number(0, 2)]));
  }
  writer.object(holder + 1, deflated(`/Type/XRef/Size ${holder + 2}/W[1 4 2]/Root 1 0 R${trailer}`, Buffer.concat(entries).toString('latin1')));
  writer.add(`startxref\n${start}\n%%EOF`);
  return writer.done();
}

/** A catalog, and a tree of pages of two storeys; 3 pages. */
export const document = {
  1: '<</Type/Catalog/Pages 2 0 R/Lang(zh\\)-CN)>>',
  2: '<</Type/Pages/Count 3/Kids[3 0 R 4 0 R]>>',
  3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]/Contents 7 0 R>>',
  4: '<</Count 2/Kids [ 5 0 R\n6 0 R ] /Parent 2 0 R /Type /Pages % two\n>>',
  5: '<</Type/Page/Parent 4 0 R/MediaBox[0 0 595 842]/Resources<</Font<<>>>>>>',
  6: '<</Type /P#61ge/Parent 4 0 R/MediaBox[0 0 595 842]/Title(a \\) /JS \\( endobj)/Id<2f4a53>>>',
  7: stream('', 'BT /JS 12 Tf (endobj 9 0 objs <</Launch 1>>) Tj ET'),
};

/** A whole PDF of about that many bytes. */
export const scan_of = (size, letter = 'x') => classic({ ...document, 7: stream('', letter.repeat(size)) });
