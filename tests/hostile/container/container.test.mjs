// No container gets past its reader that could do anything but be read: natively and in the engine alike.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { good, hostile } from '../../attachment/cases.mjs';
import { ask_by_lines, engine_file, run } from '../../cases/doors.mjs';
import { answers_of, error_of, kEligible, kOn, open_folder } from '../../cli/folder.mjs';
import { entry, zip } from './zips.mjs';
import { kEntry, kScan, listed, odd, refused } from './cases.mjs';

let folder;
let engine;
let json;
before(async () => {
  folder = await open_folder();
  const answers = await folder.write('answers.json', answers_of(kEligible));
  const scan = await folder.write('scan.pdf', kScan);
  const packed = await run(['pack', ...kOn, '--created', '2026-05-20T09:30:00+08:00', answers, '--attach', `diploma=${scan}`]);
  assert.equal(packed.code, 0, packed.err);
  json = packed.out.trimEnd();
  assert.ok(engine_file() && existsSync(engine_file()), 'ZHICHENG_ENGINE names no engine: run through ./dev test');
  engine = await (await import(pathToFileURL(engine_file()).href)).default();
});
after(() => folder?.close());

const verify = async (bytes) => run(['verify', '--json', await folder.write('container', bytes)]);

/// The refusal that the engine throws, or nothing.
function thrown(bytes) {
  try {
    engine.open(bytes);
  } catch ({ code, at, detail }) {
    return { code, at, detail };
  }
  return undefined;
}

test('what is hostile is refused with its code and place, by every way in', async (context) => {
  for (const [what, code, at, bytes] of refused(json)) {
    await context.test(what, async () => {
      const ended = await verify(bytes);
      const error = error_of(ended);
      assert.equal(ended.code, 65);
      assert.equal(error.code, code, error.detail);
      if (at !== undefined) assert.equal(error.at, at);
      // The command line says it in words.
      const { detail, ...refused } = thrown(bytes);
      assert.deepEqual(refused, { code: error.code, at: error.at });
      assert.ok(detail);
    });
  }
});

test('what other programs make of an archive is read', async (context) => {
  for (const [what, bytes] of odd(json)) {
    await context.test(what, async () => {
      const ended = await verify(bytes);
      assert.deepEqual([ended.code, ended.err], [0, '']);
      assert.equal(JSON.parse(ended.out).verdict, 'reproduced');
      const opened = engine.open(bytes);
      assert.equal(Buffer.from(opened.package).toString(), json);
      assert.deepEqual(opened.files.map(({ state }) => state), ['same']);
    });
  }
});

test('a file that is not the listed one differs, and says where', async () => {
  const archive = (content) => zip([entry(kEntry, json), ...(content === undefined ? [] : [entry('attachments/scan.pdf', content)])]);
  const other = Buffer.from(kScan);
  other[20] ^= 1;
  for (const [content, places] of [
    [other, ['/attachments/0/sha256']], [kScan.subarray(1), ['/attachments/0/bytes', '/attachments/0/sha256']], [undefined, ['/attachments/0']],
  ]) {
    const ended = await verify(archive(content));
    const verdict = JSON.parse(ended.out);
    assert.deepEqual([ended.code, verdict.verdict], [1, 'differs']);
    assert.deepEqual(verdict.differences.map(({ at }) => at), places);
    assert.deepEqual(engine.open(archive(content)).differences, verdict.differences);
  }
});

/// An archive around a package that lists this content so; the package is sealed.
async function described(content, said, name = 'scan.pdf') {
  const request = { format: 'zhicheng-request/1', call: 'pack', edition: 'bayannur/2026', on: '2026-05-20', created: '2026-05-20T09:30:00+08:00',
    body: { answers: answers_of(kEligible), attachments: [{ ...listed(content, name), ...said }] } };
  return zip([entry(kEntry, (await ask_by_lines([Buffer.from(JSON.stringify(request))]))[0]), entry(`attachments/${name}`, content)]);
}

test('the listed bytes that are no such file differ, and it is said in what', async (context) => {
  const { pages } = good['classic.pdf'][1];
  for (const [what, content, said, name, differences] of [
    ['a program', Buffer.from('MZ and more of a program'), {}, 'scan.pdf', [{ at: '/type', packaged: 'application/pdf', judged: null }]],
    ['an image that is called a document', good['picture.png'][0], {}, 'scan.pdf', [{ at: '/type', packaged: 'application/pdf', judged: 'image/png' }]],
    ['an encrypted document', hostile['encrypted.pdf'][0], {}, 'scan.pdf', [{ at: '/encrypted', packaged: false, judged: true }]],
    ['a document with a script', good['script.pdf'][0], {}, 'scan.pdf', [{ at: '/scripted', packaged: false, judged: true }]],
    ['more pages', good['classic.pdf'][0], { pages: pages + 1 }, 'scan.pdf', [{ at: '/pages', packaged: pages + 1, judged: pages }]],
    ['other pixels', good['picture.png'][0], { type: 'image/png', width: 9, height: 2 }, 'a.PNG', [{ at: '/width', packaged: 9, judged: 3 }]],
    ['what it is', good['picture.png'][0], { type: 'image/png', width: 3, height: 2 }, 'a.PNG', []],
    ['less than is known', hostile['encrypted.pdf'][0], { encrypted: true }, 'scan.pdf', []],
  ]) {
    await context.test(what, async () => {
      const archive = await described(content, said, name);
      const ended = await verify(archive);
      const verdict = JSON.parse(ended.out);
      const expected = differences.map(({ at, ...more }) => ({ at: `/attachments/0${at}`, ...more }));
      assert.deepEqual(verdict.differences, expected);
      assert.deepEqual([ended.code, verdict.verdict], expected.length > 0 ? [1, 'differs'] : [0, 'reproduced']);
      const opened = engine.open(archive);
      assert.deepEqual(opened.differences, expected);
      assert.equal(opened.files[0].state, expected.length > 0 ? 'description_differs' : 'same');
    });
  }
});
