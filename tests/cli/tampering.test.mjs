// What the command says of a readable copy or an archive with changed bytes: refused, differs, or told to be another copy.
// tests/unit/native/tampering_container_test.cpp does the same to the core, ten thousand times.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';
import { scan_of } from '../attachment/files.mjs';
import { run } from '../cases/doors.mjs';
import { random_from } from '../judge/applicants.mjs';
import { full_applicant } from './applicant.mjs';
import { answers_of, kEligible, kOn, open_folder } from './folder.mjs';

const kChanges = 60;
const seed = Number(process.env.ZHICHENG_SEED ?? Date.now() % 1e6);

let folder;
let args;
before(async () => {
  folder = await open_folder();
  args = ['pack', ...kOn, '--created', '2026-05-20T09:30:00+08:00', await folder.write('answers.json', answers_of(kEligible)),
    '--applicant', await folder.write('applicant.json', full_applicant()), '--attach', `diploma=${await folder.write('毕业证.pdf', scan_of(9000))}`];
});
after(() => folder?.close());

for (const [kind, is_noticed] of [
  ['html', ({ code, out }) => code !== 0 || JSON.parse(out).copy === 'other'],
  ['zip', ({ code }) => code !== 0],
]) {
  test(`a changed byte of the ${kind} is noticed (ZHICHENG_SEED=${seed})`, async () => {
    const file = folder.file(`my.zhicheng.${kind}`);
    assert.equal((await run([...args, '-o', file])).code, 0);
    const original = await readFile(file);
    assert.ok(!is_noticed(await run(['verify', file])));
    const random = random_from(seed);
    // In an archive, from the content of its first entry to that of its last: headers have bytes that say nothing.
    const until = kind === 'zip' ? original.indexOf('%%EOF') : original.length;
    const from = kind === 'zip' ? original.indexOf('{') : 0;
    for (let i = 0; i < kChanges; ++i) {
      const changed = Buffer.from(original);
      const at = from + Math.floor(random() * (until - from));
      if (kind === 'zip' && original.subarray(at - 30, at + 30).includes('PK\x03\x04')) continue;
      changed[at] ^= 1 << Math.floor(random() * 8);
      await writeFile(file, changed);
      const ended = await run(['verify', file]);
      assert.ok(is_noticed(ended), `byte ${at}: ${ended.code} ${ended.out}`);
    }
  });
}
