// The interface in a window of its own, drawn without a display: OpenGL 3 under Xvfb, the font of fonts-noto-cjk.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

const shell = process.env.ZHICHENG_SHELL;
let folder;

before(() => { folder = mkdtempSync(join(tmpdir(), 'zhicheng-shell-')); });
after(() => rmSync(folder, { recursive: true }));

const run = (...words) =>
  spawnSync('xvfb-run', ['-a', shell, '--on', '2026-05-20', ...words], { encoding: 'utf8', timeout: 60_000 });

/** A picture in PPM: its size, and the colour of a place. */
function read(file) {
  const bytes = readFileSync(file);
  const [head, width, height] = /^P6 (\d+) (\d+) 255\n/.exec(bytes.subarray(0, 40).toString('latin1'));
  const at = head.length;
  assert.equal(bytes.length, at + width * height * 3);
  const counts = new Map();
  for (let i = at; i < bytes.length; i += 3) {
    const colour = bytes.readUIntBE(i, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return { width: Number(width), height: Number(height), counts, digest: createHash('sha256').update(bytes).digest('hex') };
}

const engineer = JSON.parse(readFileSync(
  join(process.env.ZHICHENG_ROOT, 'tests/cases/real_private_engineer_is_eligible.json'), 'utf8')).request.body;

const header = 0x0c2d54;
const green = 0x0a6b3e;
const blue = 0x165da8;

const screens = /enum class Screen \{([^}]*)\}/.exec(readFileSync(join(process.env.ZHICHENG_ROOT, 'shell/model/action.h'), 'utf8'))[1]
  .match(/\w+/g);
// What a screen is known by, where it has more of a colour than links and borders.
const known_by = { start: blue, question: blue, result: green, package: blue };
const seen = new Map();

for (const screen of screens) {
  test(`${screen} is drawn`, () => {
    const answers = join(folder, 'answers.json');
    writeFileSync(answers, JSON.stringify(engineer));
    const file = join(folder, `${screen}.ppm`);
    const answer = run('--answers', answers, '--screen', screen, '--size', '1000x1300', '--screenshot', file);
    assert.equal(answer.status, 0, answer.stderr);
    const { width, height, counts, digest } = read(file);
    assert.deepEqual([width, height], [1000, 1300]);
    // Paper, the band at the top, what the screen is known by; and text, which has many shades between.
    assert.ok(counts.get(0xffffff) > width * height / 3);
    assert.ok(counts.get(header) > 10_000);
    const colour = known_by[screen];
    if (colour) assert.ok(counts.get(colour) > 2_000, `too little of #${colour.toString(16)}`);
    assert.ok(counts.size > 100, `only ${counts.size} colours`);
    assert.equal(seen.get(digest), undefined, 'two screens are one picture');
    seen.set(digest, screen);
  });
}

test('an unknown word or day is refused with the usage', () => {
  for (const words of [['--screen'], ['--colour', 'red'], ['--on', '2026-02-30'], ['--size', 'wide']]) {
    const answer = spawnSync(shell, words, { encoding: 'utf8' });
    assert.equal(answer.status, 64, words.join(' '));
    assert.match(answer.stderr, /--screenshot/);
  }
});

test('answers that cannot be read are said', () => {
  const answers = join(folder, 'odd.json');
  writeFileSync(answers, '{"format":"zhicheng-answers/1","answers":{"no_such_fact":1}}');
  const answer = run('--answers', answers, '--screenshot', join(folder, 'odd.ppm'));
  assert.equal(answer.status, 64);
  assert.match(answer.stderr, /odd\.json/);
});
