// Containers that are refused, each with its code and place, and some that are odd but good.
import { createHash } from 'node:crypto';
import { scan_of } from '../../attachment/files.mjs';
import { deflateRawSync } from './sums.mjs';
import { described, entry, zip } from './zips.mjs';

export const kEntry = 'application.zhicheng.json';
const at = (name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
const beginning = '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
  + '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">\n';
const marked = (json, before = '<title>a</title>', begins = beginning) => `${begins}${before}<script type="application/json" id="zhicheng-package">${json}</script>`;

export const kScan = scan_of(2000);
export const listed = (bytes, name = 'scan.pdf') => ({
  kind: 'diploma', name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), type: 'application/pdf',
});

/// What is refused, around `json`: a package that lists `scan.pdf` alone.
export function refused(json) {
  const whole = entry(kEntry, json);
  const scan = (changes = {}) => entry('attachments/scan.pdf', kScan, changes);
  const with_name = (name) => zip([whole, entry(name, 'x')]);
  const good = zip([whole, scan()]);
  const zeros = Buffer.alloc(64 << 20);
  const shared = entry('attachments/scan.pdf', json, { data: Buffer.alloc(0), stored: whole.stored, bytes: whole.bytes, crc: whole.crc });
  const unicode_path = Buffer.from('757006000141414141' + '61', 'hex');
  return [
    ['a name that climbs out', 'zip_bad_name', at('attachments/../../scan.pdf'), with_name('attachments/../../scan.pdf')],
    ['an absolute name', 'zip_bad_name', at('/etc/passwd'), with_name('/etc/passwd')],
    ['a name of Windows', 'zip_bad_name', at('attachments\\scan.pdf'), with_name('attachments\\scan.pdf')],
    ['a drive', 'zip_bad_name', at('C:scan.pdf'), with_name('C:scan.pdf')],
    ['a NUL in a name', 'zip_bad_name', undefined, with_name('attachments/scan.pdf\0.exe')],
    ['an empty part', 'zip_bad_name', at('attachments//scan.pdf'), with_name('attachments//scan.pdf')],
    ['a folder', 'zip_bad_name', at('other/'), with_name('other/')],
    ['an empty name', 'zip_bad_name', '/', with_name('')],
    ['a name that reads backwards', 'zip_bad_name', undefined, with_name('attachments/\u202efdp.exe')],
    ['a name of other letters than UTF-8', 'zip_bad_name', undefined, zip([whole, entry('', 'x', { name: Buffer.from([0xb2, 0xe2, 0xca]) })])],
    ['two files of one name', 'zip_duplicate_name', at('attachments/scan.pdf'), zip([whole, scan(), scan()])],
    ['two packages', 'zip_duplicate_name', at(kEntry), zip([whole, scan(), whole])],
    ['two names that differ by capitals', 'zip_duplicate_name', at('attachments/SCAN.pdf'), zip([whole, scan(), entry('attachments/SCAN.pdf', kScan)])],
    ['a package in a folder', 'zip_unlisted', at(`old/${kEntry}`), zip([whole, scan(), entry(`old/${kEntry}`, json)])],
    ['a file that nobody lists', 'zip_unlisted', at('attachments/virus.exe'), zip([whole, scan(), entry('attachments/virus.exe', 'MZ')])],
    ['no package', 'zip_without_package', at(kEntry), zip([scan()])],
    ['nothing', 'zip_without_package', at(kEntry), zip([])],
    ['a wrong CRC', 'zip_bad_crc', at('attachments/scan.pdf'), zip([whole, scan({ crc: 1 })])],
    ['a wrong CRC of the package', 'zip_bad_crc', at(kEntry), zip([entry(kEntry, json, { crc: 1 }), scan()])],
    ['a bomb that says that it is small', 'zip_mismatch', at('attachments/scan.pdf'),
      zip([whole, entry('attachments/scan.pdf', kScan, { method: 8, data: deflateRawSync(zeros), bytes: kScan.length })])],
    ['a package that is a bomb', 'too_large', at(kEntry), zip([entry(kEntry, zeros, { deflate: true })])],
    ['more than 2 GiB altogether', 'zip_too_large', at('attachments/scan.pdf'), zip([whole, scan({ deflate: true, bytes: 0xfffffffe })])],
    ['a password', 'zip_encrypted', at('attachments/scan.pdf'), zip([whole, scan({ flags: 1 })])],
    ['another method', 'zip_unsupported', at('attachments/scan.pdf'), zip([whole, scan({ method: 12 })])],
    ['a flag for patches', 'zip_unsupported', at('attachments/scan.pdf'), zip([whole, scan({ flags: 1 << 5 })])],
    ['zip64 sizes', 'zip_unsupported', at('attachments/scan.pdf'), zip([whole, scan({ stored: 0xffffffff, bytes: 0xffffffff })])],
    ['zip64 in an extra field', 'zip_unsupported', at('attachments/scan.pdf'), zip([whole, scan({ extra: Buffer.from('0100080000000000000000000', 'hex').subarray(0, 12) })])],
    ['zip64 at the end', 'zip_unsupported', '', zip([whole, scan()], { count: 0xffff })],
    ['zip64 in its own header alone', 'zip_unsupported', at('attachments/scan.pdf'),
      zip([whole, scan({ local: { stored: 0xffffffff, bytes: 0xffffffff, extra: Buffer.from(`01001000${'d007000000000000'.repeat(2)}`, 'hex') } })])],
    ['another name in an extra field', 'zip_unsupported', at('attachments/scan.pdf'), zip([whole, scan({ extra: unicode_path })])],
    ['another disk', 'zip_unsupported', at('attachments/scan.pdf'), zip([whole, scan({ disk: 1 })])],
    ['an extra field that is too short', 'zip_mismatch', at('attachments/scan.pdf'), zip([whole, scan({ extra: Buffer.from('99', 'hex') })])],
    ['another name in its own header', 'zip_mismatch', at('attachments/scan.pdf'), zip([whole, scan({ local: { name: Buffer.from('attachments/nacs.pdf') } })])],
    ['another size in its own header', 'zip_mismatch', at('attachments/scan.pdf'), zip([whole, scan({ local: { bytes: 1 } })])],
    ['another method in its own header', 'zip_mismatch', at('attachments/scan.pdf'), zip([whole, scan({ local: { method: 8 } })])],
    ['stored in another size than it has', 'zip_mismatch', at('attachments/scan.pdf'), zip([whole, scan({ bytes: 5 })])],
    ['a descriptor that says something else', 'zip_mismatch', at('attachments/scan.pdf'), zip([whole, described('attachments/scan.pdf', kScan, { wrong: 1 })])],
    ['one content for two files', 'zip_overlap', undefined, zip([whole, { ...shared, offset: 0 }])],
    ['a file that reaches into the directory', 'zip_overlap', at('attachments/scan.pdf'), zip([whole, scan({ stored: kScan.length + 60, bytes: kScan.length + 60 })])],
    ['bytes between files', 'zip_hidden_bytes', at('attachments/scan.pdf'), zip([whole, scan({ before: Buffer.from('MZ') })])],
    ['bytes before the directory', 'zip_hidden_bytes', '', zip([whole, scan()], { gap: Buffer.from('MZ') })],
    ['a program in front', 'zip_hidden_bytes', at(kEntry), zip([whole, scan()], { prefix: Buffer.from('PK program') })],
    ['a comment', 'zip_hidden_bytes', '', zip([whole, scan()], { comment: 'see https://example.org' })],
    ['the longest comment', 'zip_hidden_bytes', '', zip([whole, scan()], { comment: 'x'.repeat(0xffff) })],
    ['bytes behind the end', 'zip_hidden_bytes', '', Buffer.concat([good, Buffer.from('\n')])],
    ['a comment that hides another end', 'zip_hidden_bytes', '', Buffer.concat([good.subarray(0, -2), Buffer.from([1, 0])])],
    ['more than 502 entries', 'zip_too_many', '', zip([whole, ...Array.from({ length: 502 }, (_, i) => entry(`attachments/${i}`, ''))])],
    ['a torn file', 'zip_truncated', '', good.subarray(0, good.length - 40)],
    ['a torn directory', 'zip_truncated', '', zip([whole, scan()], { count: 3 })],
    ['a directory that begins elsewhere', 'zip_truncated', '', zip([whole, scan()], { from: good.length })],
    ['a directory with more than it says', 'zip_hidden_bytes', '', zip([whole, scan()], { count: 1 })],
    ['nothing but two letters', 'zip_truncated', '', Buffer.from('PK')],
    ['broken deflate', 'zip_bad_deflate', at('attachments/scan.pdf'), zip([whole, scan({ method: 8, data: Buffer.from('ffffffff', 'hex'), stored: 4 })])],
    ['deflate with more behind it', 'zip_bad_deflate', at('attachments/scan.pdf'),
      zip([whole, scan({ deflate: true, data: Buffer.concat([deflateRawSync(kScan), Buffer.from('more')]) })])],
    ['deflate that ends early', 'zip_bad_deflate', at('attachments/scan.pdf'),
      zip([whole, scan({ deflate: true, data: deflateRawSync(kScan).subarray(0, 20) })])],
    ['a package with a key twice', 'duplicate_key', '/a', zip([entry(kEntry, '{"a":1,"a":2}')])],
    ['a package without a list', 'missing_key', '', zip([entry(kEntry, '{"a":1}')])],
    ['a list that calls a program an image', 'bad_attachment', '/attachments/0/name',
      zip([entry(kEntry, JSON.stringify({ attachments: [{ ...listed(kScan, 'diploma.exe'), type: 'image/png' }] }))])],
    ['a list with a file of no extension', 'bad_attachment', '/attachments/0/name', zip([entry(kEntry, JSON.stringify({ attachments: [listed(kScan, 'pdf')] }))])],
    ['a list with a path in it', 'bad_attachment', '/attachments/0/name', zip([entry(kEntry, JSON.stringify({ attachments: [listed(kScan, '../scan.pdf')] }))])],
    ['a page without a package', 'html_without_package', '', Buffer.from('<!doctype html><p>nothing')],
    ['a page whose element has other attributes', 'html_without_package', '', Buffer.from(marked(json).replace('id=', 'x id='))],
    ['a page with two packages', 'html_other_script', '', Buffer.from(marked(json) + marked(json))],
    ['a page with a script behind', 'html_other_script', '', Buffer.from(`${marked(json)}<script>alert(1)</script>`)],
    ['a page with a script in front', 'html_other_script', '', Buffer.from(`<SCRIPT src=a></SCRIPT>${marked(json)}`)],
    ['a page with broken JSON', 'truncated', '/a', Buffer.from(marked('{"a":'))],
    ['a page with a float', 'float_number', '/a', Buffer.from(marked('{"a":1.5}'))],
    ['a page with a tag in the JSON', 'syntax', '', Buffer.from(marked('{"a":"<b>"}'))],
    ['a page with a comment in the JSON', 'syntax', '', Buffer.from(marked('{"a":"<!--"}'))],
    ['a page that ends in the JSON', 'truncated', '', Buffer.from(marked(json).slice(0, 400))],
    ['a page without a policy', 'html_active', '', Buffer.from(marked(json, '<title>a</title>', '<!doctype html>'))],
    ['a page with a laxer policy', 'html_active', '', Buffer.from(marked(json).replace("'none'", '*'))],
    ['a page with its policy where none counts', 'html_active', '', Buffer.from(marked(json).replace('<meta charset', '<body><meta charset'))],
    ['a page with text before its policy', 'html_active', '', Buffer.from(marked(json).replace('<meta charset', 'x<meta charset'))],
    ...['<iframe src=https://example.org>', '<IMG SRC=x onerror=alert(1)>', '<meta http-equiv="refresh" content="0;url=https://example.org">', '<a href="https://example.org">',
      '<form action="https://example.org">', '<svg/onload=alert(1)>', '<!-- hidden -->', '<link rel=stylesheet href=x>', '<base href=x>', '<p/><object data=x>']
      .flatMap((tag) => [[`a page with ${tag}`, 'html_active', '', Buffer.from(marked(json, tag))], [`a page with ${tag} behind`, 'html_active', '', Buffer.from(marked(json) + tag)]]),
  ];
}

/// What other programs make of our archive: all of it is read.
export function odd(json) {
  return [
    ['compressed', zip([entry(kEntry, json, { deflate: true }), entry('attachments/scan.pdf', kScan, { deflate: true })])],
    ['in another order', zip([entry('attachments/scan.pdf', kScan), entry(kEntry, json)])],
    ['with the folder by itself', zip([entry(kEntry, json), entry('attachments/', ''), entry('attachments/scan.pdf', kScan)])],
    ['with descriptors', zip([described(kEntry, json, { deflate: true }), described('attachments/scan.pdf', kScan, { mark: false })])],
    ['with time stamps in extra fields', zip([entry(kEntry, json, { extra: Buffer.from('5554050003aabbccdd', 'hex') }), entry('attachments/scan.pdf', kScan)])],
  ];
}
