// What the inspection has to say of each file. `faults`: codes. What is not named is not known.
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import {
  classic, deflated, document, jpeg, jpeg_end, jpeg_frame, jpeg_scan, jpeg_segment, jpeg_start, modern, object_stream, png, png_chunk,
  png_header, png_signature, stream,
} from './files.mjs';

const join = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part, 'latin1')));
const pdf = { type: 'application/pdf' };
const three = { ...pdf, pages: 3 };
const damaged = { ...pdf, faults: ['damaged'] };
const changed = (changes) => ({ ...document, ...changes });
const catalog = (more) => changed({ 1: `<</Type/Catalog/Pages 2 0 R${more}>>` });
const encrypt = '/Encrypt<</Filter/Standard/V 1/R 2/O(\\)((x\\\\)))/U<00ff>/P -4>>/ID[<00><00>]';
const inner = classic(changed({ 2: '<</Type/Pages/Count 1/Kids[3 0 R]>>' }));
const zeros = (mebibytes) => deflateSync(Buffer.alloc(mebibytes << 20, 0x20), { level: 9 });

/** Good files, which other readers of PDF agree about. */
export const good = {
  'classic.pdf': [classic(document), three],
  'carriage_returns.pdf': [Buffer.from(classic(document).toString('latin1').replace(/stream\n/g, 'stream\r\n'), 'latin1'), three],
  'modern.pdf': [modern(document), three],
  'plain_object_stream.pdf': [modern(document, '', stream), three],
  'appended.pdf': [classic(document, '', { 2: '<</Type/Pages/Count 1/Kids[3 0 R]>>' }), { ...pdf, pages: 1 }],
  'length_behind.pdf': [classic(changed({ 7: stream('', 'a endstrea m endstendstrea', '8 0 R'), 8: '26' })), three],
  'document_within.pdf': [classic(changed({ 7: stream('', inner) })), three],
  'attached.pdf': [classic(changed({ 7: stream('/Type/EmbeddedFile', inner) })), { ...three, scripted: true }],
  'script.pdf': [classic(catalog('/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>')), { ...three, scripted: true }],
  'script_spelt_otherwise.pdf': [classic(catalog('/OpenAction<</S/J#61v#61Script>>')), { ...three, scripted: true }],
  'script_in_object_stream.pdf': [modern(changed({ 8: '[<</S/JavaScript/JS 9 0 R>>]' })), { ...three, scripted: true }],
  'script_in_a_stream.pdf': [classic(changed({ 7: stream('', '9 0 obj<</S/JavaScript/JS(x)>>endobj') })), { ...three, scripted: true }],
  'launch.pdf': [classic(catalog('/AA<</WC<</S/Launch/F(calc.exe)>>>>')), { ...three, scripted: true }],
  'media.pdf': [classic(changed({ 8: '<</Subtype/RichMedia/Type/Annot>>' })), { ...three, scripted: true }],
  'form_of_xfa.pdf': [classic(catalog('/AcroForm<</Fields[]/XFA 8 0 R>>')), { ...three, scripted: true }],
  'sends_form.pdf': [classic(catalog('/OpenAction<</S/SubmitForm/F(https://example.com)>>')), { ...three, scripted: true }],
  'takes_data.pdf': [classic(catalog('/OpenAction<</S/ImportData/F(a.fdf)>>')), { ...three, scripted: true }],
  'form.pdf': [classic(catalog('/AcroForm<</Fields[]>>')), three],
  'goes_to_page.pdf': [classic(catalog('/OpenAction[3 0 R/Fit]')), three],
  'photo.jpg': [jpeg(), { type: 'image/jpeg', width: 640, height: 480 }],
  'progressive.JPEG': [jpeg(65535, 1, 0xc2), { type: 'image/jpeg', width: 65535, height: 1 }],
  'more_behind.jpg': [join(jpeg(), jpeg(1, 1)), { type: 'image/jpeg', width: 640, height: 480 }],
  'stray_bytes.jpg': [join(jpeg_start, jpeg_frame(9, 8), '\0\0', jpeg_scan, jpeg_end), { type: 'image/jpeg', width: 9, height: 8 }],
  'picture.png': [png(), { type: 'image/png', width: 3, height: 2 }],
};

/** Files to be refused, or of which something stays unknown. */
export const hostile = {
  'encrypted.pdf': [classic(document, encrypt), { ...three, encrypted: true }],
  'encrypted_modern.pdf': [modern(document, encrypt, (members, data) => stream(`${members}/Filter/FlateDecode`, data)), { ...pdf, encrypted: true }],
  'empty.pdf': [Buffer.alloc(0), { faults: ['empty'] }],
  'short.pdf': [join('%PDF'), { faults: ['unknown_type'] }],
  'head_alone.pdf': [join('%PDF-'), { ...pdf, faults: ['truncated'] }],
  'page.pdf': [join('<!doctype html><p>%PDF-1.4'), { faults: ['unknown_type'] }],
  'late.pdf': [join(' ', classic(document)), { faults: ['unknown_type'] }],
  'gif.png': [join('GIF89a', Buffer.alloc(20)), { faults: ['unknown_type'] }],
  'word.pdf': [join('PK\x03\x04', Buffer.alloc(30)), { faults: ['unknown_type'] }],
  'half.pdf': [classic(document).subarray(0, 700), { ...pdf, faults: ['truncated'] }],
  'half_modern.pdf': [modern(document).subarray(0, -8), { ...three, faults: ['truncated'] }],
  'end_alone.pdf': [join('%PDF-1.4\n%%EOF'), damaged],
  'no_catalog.pdf': [classic(changed({ 1: '<</Type/Catalogue/Pages 2 0 R>>' })), damaged],
  'no_pages.pdf': [classic(changed({ 1: '<</Type/Catalog>>' })), damaged],
  'page_missing.pdf': [classic(changed({ 6: 'null' })), pdf],
  'counted_otherwise.pdf': [classic(changed({ 2: '<</Type/Pages/Count 4/Kids[3 0 R 4 0 R]>>' })), pdf],
  'cyclic.pdf': [classic(changed({ 4: '<</Type/Pages/Count 2/Kids[5 0 R 2 0 R]/Parent 2 0 R>>' })), damaged],
  'itself.pdf': [classic(changed({ 2: '<</Type/Pages/Count 1/Kids[2 0 R]>>' })), damaged],
  'length_short.pdf': [classic(changed({ 7: stream('', 'x'.repeat(50), 3) })), { ...pdf, unread: true }],
  'length_long.pdf': [classic(changed({ 2: stream('', 'x', 120) })), { ...pdf, unread: true }],
  'length_endless.pdf': [classic(changed({ 7: stream('', 'x', '99999999999999999999') })), damaged],
  'bad_deflate.pdf': [modern(document, '', (members, data) => stream(`${members}/Filter/FlateDecode`, data)), { ...pdf, unread: true }],
  'deflate_broken_behind_script.pdf': [
    classic(changed({ 8: stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', join('\x78\x01\0\x1c\0\xe3\xff8 0 <</S/JavaScript/JS(x)>> \x07\x07')) })),
    { ...pdf, scripted: true, unread: true },
  ],
  'cut_deflate.pdf': [modern(document, '', (members, data) => stream(`${members}/Filter/FlateDecode`, deflateSync(Buffer.from(data)).subarray(0, -9))), { ...pdf, unread: true }],
  'other_filter.pdf': [modern(document, '', (members, data) => stream(`${members}/Filter[/ASCIIHexDecode/FlateDecode]`, data)), { ...pdf, unread: true }],
  'bomb.pdf': [classic(changed({ 8: stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', zeros(40)) })), { ...damaged, unread: true }],
  'many_bombs.pdf': [
    classic(changed(Object.fromEntries([...Array(8)].map((_, i) => [8 + i, stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', zeros(30))])))), { ...pdf, unread: true },
  ],
  'many_objects.pdf': [classic(changed({ 8: deflated('/Type/ObjStm/N 9007199254740993/First 4', '9 0 null') })), { ...pdf, unread: true }],
  'falling_offsets.pdf': [classic(changed({ 8: deflated('/Type/ObjStm/N 2/First 10', '9 5 10 0  null null') })), { ...pdf, unread: true }],
  'stream_in_stream.pdf': [classic(changed({ 8: object_stream({ 9: '<</Type/ObjStm/N 1/First 4/Length 9>> stream\n2 0 <<>>\nendstream' }) })), three],
  'nested.pdf': [classic(changed({ 8: '['.repeat(200000) })), three],
  'nested_strings.pdf': [classic(changed({ 8: '('.repeat(200000) })), { ...damaged }],
  'long_name.pdf': [classic(changed({ 8: `<</${'J'.repeat(100000)} /JS>>` })), { ...three, scripted: true }],
  'half.jpg': [jpeg().subarray(0, -2), { type: 'image/jpeg', width: 640, height: 480, faults: ['truncated'] }],
  'start.jpg': [join(jpeg_start, '\xff'), { type: 'image/jpeg', faults: ['truncated'] }],
  'no_frame.jpg': [join(jpeg_start, jpeg_segment(0xe0, Buffer.from('JFIF\0')), jpeg_end), { type: 'image/jpeg', faults: ['damaged'] }],
  'scan_first.jpg': [join(jpeg_start, jpeg_scan, jpeg_frame(1, 1), jpeg_end), { type: 'image/jpeg', faults: ['damaged'] }],
  'short_frame.jpg': [join(jpeg_start, jpeg_segment(0xc0, Buffer.from([8, 0, 1])), jpeg_scan, jpeg_end), { type: 'image/jpeg', faults: ['damaged'] }],
  'no_width.jpg': [join(jpeg_start, jpeg_frame(0, 9), jpeg_scan, jpeg_end), { type: 'image/jpeg', faults: ['damaged'] }],
  'lines_behind.jpg': [join(jpeg_start, jpeg_frame(9, 0), jpeg_scan, jpeg_end), { type: 'image/jpeg' }],
  'huge.jpg': [jpeg(65535, 65535), { type: 'image/jpeg', width: 65535, height: 65535, faults: ['too_large'] }],
  'huge.png': [png(0x7fffffff, 0x7fffffff), { type: 'image/png', width: 0x7fffffff, height: 0x7fffffff, faults: ['too_large'] }],
  'too_wide.png': [png(0x80000000, 1), { type: 'image/png', faults: ['damaged'] }],
  'flat.png': [png(5, 0), { type: 'image/png', faults: ['damaged'] }],
  'half.png': [png().subarray(0, -1), { type: 'image/png', width: 3, height: 2, faults: ['truncated'] }],
  'signature.png': [png_signature, { type: 'image/png', faults: ['truncated'] }],
  'no_header.png': [join(png_signature, png_chunk('IDAT', Buffer.alloc(13)), png_chunk('IEND')), { type: 'image/png', faults: ['damaged'] }],
  'wrong_sum.png': [join(png_signature, png_header(3, 2), png_chunk('IDAT')).fill(7, 19, 20), { type: 'image/png', faults: ['damaged'] }],
  'no_data.png': [join(png_signature, png_header(3, 2), png_chunk('IEND')), { type: 'image/png', width: 3, height: 2, faults: ['damaged'] }],
  'long_chunk.png': [join(png_signature, png_header(3, 2), '\xff\xff\xff\xffIDAT'), { type: 'image/png', width: 3, height: 2, faults: ['damaged'] }],
};

/** The answer for a file of this name. */
export function answer_of(name, [bytes, expected], kind = 'proof') {
  const { faults = [], type = '', ...known } = expected;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { kind, name, bytes: bytes.length, sha256, type, ...known, faults };
}
