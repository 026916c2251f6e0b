// What a file is, by its bytes: the engine's answer, piece by piece, and that of programs of others.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { engine_file } from '../cases/doors.mjs';
import { open_folder } from '../cli/folder.mjs';
import { answer_of, good, hostile } from './cases.mjs';
import { classic, document, jpeg, png } from './files.mjs';

let engine;
let folder;
before(async () => {
  engine = await (await import(pathToFileURL(engine_file()).href)).default();
  folder = await open_folder();
});
after(() => folder?.close());

async function* cut(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const codes = (answer) => ({ ...answer, faults: answer.faults.map(({ code }) => code) });
const named = (name, more = {}) => ({ kind: 'proof', name, ...more });
// A wrong extension is another test's matter.
const content = (answer) => ({ ...answer, faults: answer.faults.filter((code) => code !== 'name_differs') });

const all = { ...good, ...hostile };
for (const [name, one] of Object.entries(all)) {
  test(`${name}: the same answer however it is cut`, async () => {
    for (const size of [1, 2, 3, 7, 4096, one[0].length || 1]) {
      if (one[0].length / size > 1e6) continue;
      const answer = codes(await engine.inspect(cut(one[0], size), named(name)));
      assert.deepEqual(content(answer), answer_of(name, one), `pieces of ${size}`);
    }
  });
}

test('every fault says in Chinese what to do', async () => {
  for (const [name, [bytes]] of Object.entries(hostile)) {
    const { faults } = await engine.inspect(cut(bytes, 4096), named(name));
    for (const { code, detail } of faults) assert.match(detail, /\p{Script=Han}.*请/u, `${name} ${code}`);
  }
});

async function program(name, ...args) {
  try {
    return (await promisify(execFile)(name, args)).stdout;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const counters = {
  qpdf: async (file) => /^\d+/.exec(await program('qpdf', '--warning-exit-0', '--show-npages', file) ?? '')?.[0],
  pdfinfo: async (file) => /^Pages:\s+(\d+)/m.exec(await program('pdfinfo', file) ?? '')?.[1],
};
const there = async (name) => (await program(name, '--version').catch(() => '')) !== undefined;

for (const [counter, count] of Object.entries(counters)) {
  test(`${counter} counts the same pages`, async (t) => {
    if (!await there(counter)) return t.skip(`${counter} is not installed`);
    for (const [name, [bytes, { pages }]] of Object.entries(good)) {
      if (!name.endsWith('.pdf')) continue;
      assert.equal(await count(await folder.write(name, bytes)), String(pages), name);
    }
  });
}

test('what qpdf writes in its ways has the pages that it has', async (t) => {
  if (!await there('qpdf')) return t.skip('qpdf is not installed');
  const objects = { ...document };
  const kids = [...Array(240)].map((_, i) => 10 + i);
  for (const id of kids) objects[id] = '<</Type/Page/Parent 4 0 R/MediaBox[0 0 595 842]/Resources<<>>>>';
  objects[4] = `<</Type/Pages/Parent 2 0 R/Count ${kids.length}/Kids[${kids.map((id) => `${id} 0 R`).join(' ')}]>>`;
  objects[2] = '<</Type/Pages/Count 241/Kids[3 0 R 4 0 R]>>';
  const file = await folder.write('many.pdf', classic(objects));
  const ways = {
    packed: [['--object-streams=generate'], { pages: 241 }],
    linearized: [['--linearize'], { pages: 241 }],
    linearized_packed: [['--linearize', '--object-streams=generate'], { pages: 241 }],
    editable: [['--qdf'], { pages: 241 }],
    fewer: [['--object-streams=generate', '--pages', '.', '2-8', '--'], { pages: 7 }],
    encrypted: [['--encrypt', 'a', 'b', '256', '--'], { pages: 241, encrypted: true }],
    encrypted_packed: [['--encrypt', 'a', 'b', '256', '--', '--object-streams=generate'], { encrypted: true }],
    attached: [['--add-attachment', file, '--'], { pages: 241, scripted: true }],
  };
  for (const [way, [args, expected]] of Object.entries(ways)) {
    const out = folder.file(`${way}.pdf`);
    const [before_pages, after_pages] = way === 'fewer' || way === 'attached' ? [[file], []] : [[], [file]];
    await program('qpdf', ...before_pages, ...args, ...after_pages, out);
    const bytes = await readFile(out);
    const { pages, encrypted, scripted, faults } = await engine.inspect(new Blob([bytes]), named(out));
    assert.deepEqual([{ pages, encrypted, scripted }, faults], [{ pages: undefined, encrypted: undefined, scripted: undefined, ...expected }, []], way);
  }
});

test('name, declared type and content have to agree', async () => {
  const told = async (bytes, name, type) => (await engine.inspect(cut(bytes, 4096), { name, type })).faults.map(({ code }) => code);
  const document_bytes = classic(document);
  for (const name of ['a.pdf', 'A.PDF', '证书.v2.Pdf']) assert.deepEqual(await told(document_bytes, name), [], name);
  for (const name of ['a.jpg', 'a.jpeg', 'a.JPG']) assert.deepEqual(await told(jpeg(), name), [], name);
  for (const name of ['a.jpg', 'a.pdf.exe', 'pdf', 'a.', '', 'a.pdf ']) assert.deepEqual(await told(document_bytes, name), ['name_differs'], name);
  assert.deepEqual(await told(png(), 'a.jpg'), ['name_differs']);
  assert.deepEqual(await told(png(), 'a.png', 'image/png'), []);
  assert.deepEqual(await told(jpeg(), 'a.jpg', 'image/pjpeg'), []);
  assert.deepEqual(await told(png(), 'a.png', 'image/jpeg'), ['declared_differs']);
  assert.deepEqual(await told(document_bytes, 'a.pdf', 'Application/PDF; charset=x'), []);
});

test('a File brings its own name and type, and progress is told', async () => {
  const bytes = Buffer.concat([png(), Buffer.alloc(3 << 20)]);
  const file = Object.assign(new Blob([bytes], { type: 'image/png' }), { name: '照片.png' });
  const slices = { size: file.size, name: file.name, type: file.type, slice: (...range) => file.slice(...range) };
  for (const given of [file, slices]) {
    const seen = [];
    const answer = await engine.inspect(given, { kind: 'photo', onprogress: (...now) => seen.push(now) });
    assert.deepEqual(codes(answer), answer_of('照片.png', [bytes, { type: 'image/png', width: 3, height: 2 }], 'photo'));
    assert.ok(seen.length >= 4, `${seen.length} times`);
    assert.ok(seen.every(([done, total], i) => total === bytes.length && done > (seen[i - 1]?.[0] ?? 0)));
    assert.equal(seen.at(-1)[0], bytes.length);
  }
});

test('it can be cancelled at any piece, and nothing stays behind', async () => {
  const file = new Blob([Buffer.alloc(8 << 20)]);
  const settled = engine.HEAPU8.length;
  for (let round = 0; round < 40; round += 1) {
    const stop = new AbortController();
    const reason = new Error('enough');
    const onprogress = (done) => { if (done > (round % 7) << 20) stop.abort(reason); };
    await assert.rejects(engine.inspect(file, { signal: stop.signal, onprogress }), (error) => error === reason || error.name === 'AbortError');
  }
  await assert.rejects(engine.inspect(file, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  assert.equal(engine.HEAPU8.length, settled);
});

test('a file that cannot be read is no answer', async () => {
  const broken = async function* () { yield png(); throw new Error('gone'); };
  await assert.rejects(engine.inspect(broken(), named('a.png')), /gone/);
});

test('memory stays where it is for a large file', async () => {
  const block = Buffer.alloc(1 << 20, 'x');
  const many = async function* (count) {
    yield Buffer.from('%PDF-1.4\n1 0 obj\n<</Length 12 0 R>>\nstream\n');
    for (let i = 0; i < count; i += 1) yield block;
  };
  await engine.inspect(many(4), named('a.pdf'));
  const settled = engine.HEAPU8.length;
  const { bytes } = await engine.inspect(many(200), named('a.pdf'));
  assert.equal(bytes, (200 << 20) + 43);
  assert.equal(engine.HEAPU8.length, settled);
});
