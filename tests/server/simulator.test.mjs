// Random histories over HTTP under one clock: each step several people at once, whose answers must be those of the model in some
// order. ZHICHENG_SEED replays a run. The workflow alone goes through 10,000 histories in unit tests (workflow_simulator_test).
import test from 'node:test';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { png } from '../attachment/files.mjs';
import { until } from './judges.mjs';
import { json } from './officers.mjs';
import { digest, pack, progress, resubmit, submit, upload, withdraw } from './packages.mjs';
import { kCommittee, kCounty, open_way } from './reviewers.mjs';
import { answer, day_of, day_text, expired, is_lapsed, is_over, kWho, received } from './way_model.mjs';

const kHistories = process.env.ZHICHENG_LONG ? 200 : 24;
const kRounds = process.env.ZHICHENG_LONG ? 40 : 18;
const seed = Number(process.env.ZHICHENG_SEED ?? Date.now() % 1e9);

function generator(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

let way;
test.before(async () => { way = await open_way(); });
test.after(() => way?.close());

/// Attachments as files: their bytes by digest.
const scans = new Map();
function scan(width, height) {
  const bytes = Buffer.from(png(width, height));
  const sha256 = digest(bytes);
  const path = join(way.office.folder, `${sha256}.png`);
  writeFileSync(path, bytes);
  scans.set(sha256, { bytes, path });
  return sha256;
}
const packed = (attachments, more = {}) => pack(way.office.folder, 'engineer', { attached: attachments.map((one) => `diploma=${scans.get(one).path}`), ...more });

class History {
  constructor(index, shared) {
    this.random = generator(seed * 1000 + index);
    this.shared = shared;
    this.fresh = scan(100 + index, 7);
    this.packages = [...shared.packages, { attachments: [shared.scans[0], this.fresh], body: packed([shared.scans[0], this.fresh]) }];
    this.log = [];
    this.keys = 0;
  }

  below(limit) { return Math.floor(this.random() * limit); }
  chance(percent) { return this.below(100) < percent; }
  any(list) { return list[this.below(list.length)]; }

  async begin() {
    const { attachments, body } = this.packages[0];
    this.kept = json(await submit(way.port, body));
    this.file = received(attachments, []);
    await this.compare([this.file]);
  }

  words() { return this.chance(85) ? '原因' : this.any(['', ' ']); }

  move(now) {
    const act = this.any(['pass_on', 'pass_on', 'mark', 'mark', 'assign', 'assign', 'return', 'notify', 'notify', 'accept', 'disqualify']);
    const version = this.file.version - (this.chance(8) ? 1 : 0);
    const list = this.file.attachments;
    switch (act) {
      case 'mark': return { version, do: act, sha256: this.chance(95) ? this.any(list) : 'f'.repeat(64), finding: this.chance(75) ? 'fine' : 'faulty', note: this.words() };
      case 'assign': return { version, do: act, office: this.chance(95) ? this.any([kCounty, kCommittee]) : ' ', reason: this.words() };
      case 'return': case 'disqualify': return { version, do: act, reason: this.words() };
      case 'notify': return { version, reason: this.words(), ...this.notice(now) };
      default: return { version, do: act };
    }
  }

  draw(now) {
    const kind = this.chance(70) ? 'officer' : this.any(['resubmission', 'resubmission', 'resubmission', 'arrival', 'arrival', 'withdrawal']);
    if (kind === 'officer') return { kind, who: this.any(Object.keys(kWho)), move: this.move(now) };
    if (kind === 'withdrawal') return { kind, version: this.file.version, reason: '不报了' };
    if (kind === 'arrival') return { kind, sha256: this.fresh };
    const place = this.below(this.packages.length);
    const { attachments } = this.packages[place];
    const old = this.chance(15) && this.file.keys.length > 0;
    if (old) return { ...this.sent.get(this.any(this.file.keys)), again: true };
    this.keys += 1;
    const missing = attachments.includes(this.fresh) && !this.uploaded ? [this.fresh] : [];
    return { kind, key: `a-key-of-the-simulator-${this.keys}`, place, attachments, missing };
  }

  sent = new Map();

  /// What brings the file on, whoever it takes.
  forward(now) {
    const { file } = this;
    const { version } = file;
    const by = (who, move) => ({ kind: 'officer', who, move: { version, ...move } });
    const here = (...people) => people.find((who) => kWho[who][1] === file.steps[file.at]);
    if (file.missing.length) return { kind: 'arrival', sha256: this.fresh };
    if (file.state === 'unassigned') return by(this.any(['county_head', 'city_head']), { do: 'assign', office: file.at === 3 ? kCommittee : kCounty, reason: '通知没有写' });
    if (file.state === 'reviewing') return here('unit', 'county') ? by(here('unit', 'county'), { do: 'pass_on' }) : by('city_head', { do: 'assign', office: kCounty, reason: '改' });
    if (file.state !== 'deciding') return this.draw(now);
    const open = file.attachments.find((sha256) => !file.marks.some((one) => one.office === kCommittee && one.sha256 === sha256));
    if (open) return by('committee', { do: 'mark', sha256: open, finding: this.chance(60) ? 'fine' : 'faulty', note: '看过' });
    return by(this.any(['committee', 'committee_head']), this.chance(50) ? { do: 'accept' } : { ...this.notice(now), reason: '再次告知' });
  }

  notice(now) {
    const corrections = this.file.attachments.filter(() => this.chance(80)).map((attachment) => ({ clause: '四', attachment, problem: '看不清', mend: '重扫' }));
    return { do: 'notify', corrections, last: day_text(day_of(now) + this.below(5)) };
  }

  /// Something that the model lets through, mostly; rarely the end of the history.
  request(now) {
    for (let tries = 0; tries < 60; tries += 1) {
      const drawn = this.chance(50) ? this.forward(now) : this.draw(now);
      const foreseen = answer(this.file, drawn, now);
      const ends = is_over(foreseen.file) && !is_over(this.file);
      if (foreseen.said === 'done' && foreseen.file !== this.file && (!ends || this.chance(foreseen.file.state === 'accepted' ? 40 : 2))) return drawn;
      if (foreseen.said !== 'done' && this.chance(8)) return drawn;
    }
    return this.draw(now);
  }

  async send(request) {
    const { number } = this.kept.receipt;
    switch (request.kind) {
      case 'officer': return way.people[request.who]('POST', `/v1/files/${number}/moves`, { body: request.move });
      case 'withdrawal': return withdraw(way.port, this.kept, { version: request.version, reason: request.reason });
      case 'arrival': return upload(way.port, this.kept, scans.get(request.sha256).bytes);
      default: this.sent.set(request.key, request); return resubmit(way.port, this.kept, this.packages[request.place].body, request.key);
    }
  }

  said({ kind }, { status, text }) {
    if (kind === 'resubmission' && status === 200) return 'repeated';
    if (status === 200 || status === 201) return 'done';
    return JSON.parse(text).error.code;
  }

  /// Every end to which some order of the requests leads that gives these answers.
  ends(requests, answers, now) {
    const found = [];
    const go = (file, left) => {
      if (!left.length) found.push(file);
      for (const place of left) {
        const made = place === 'clock' ? { said: '', file: is_lapsed(file, now) ? expired(file) : file } : answer(file, requests[place], now);
        if (place === 'clock' || made.said === answers[place]) go(made.file, left.filter((one) => one !== place));
      }
    };
    go(this.file, [...requests.keys(), 'clock']);
    return found;
  }

  async step(now) {
    const requests = [this.request(now)];
    while (requests.length < 3 && this.chance(35)) requests.push(this.chance(25) && requests[0].kind !== 'arrival' ? requests[0] : this.request(now));
    // Whether an attachment is here is known before the transaction: its arrival at the same moment is another test's.
    const some = requests.filter(({ kind }, i) => kind !== 'arrival' || (i === 0 && requests.length === 1));
    const answers = await Promise.all(some.map((one) => this.send(one)));
    const said = some.map((one, i) => this.said(one, answers[i]));
    if (some.some(({ kind }, i) => kind === 'arrival' && said[i] === 'done')) this.uploaded = true;
    this.log.push({ now, some, said });
    const ends = this.ends(some, said, now);
    assert.ok(ends.length, `no order gives these answers: ${this.story()}`);
    await this.compare(ends);
    return some.length;
  }

  /// The file as the server tells it is one of these.
  async compare(ends) {
    const own = await progress(way.port, this.kept);
    const told = async () => {
      const shown = await way.read('unit', this.kept.receipt.number);
      const file = json(shown).file;
      return file && { state: file.state, version: file.version, at: file.position, steps: file.chain.map(({ office }) => office), missing: file.missing,
        attachments: file.submissions.at(-1).attachments.map(({ sha256 }) => sha256), revision: file.submissions.length,
        returns: Object.fromEntries(file.returns.map(({ office, returns }) => [office, returns])),
        marks: file.marks.map(({ office, sha256, finding }) => ({ office, sha256, finding })) };
    };
    const seen = await told();
    assert.deepEqual([own.state, own.version], [seen.state, seen.version]);
    const as_told = (file) => Object.fromEntries(Object.keys(seen).map((key) => [key, file[key]]));
    const found = ends.find((file) => { try { assert.deepEqual(as_told(file), seen); return true; } catch { return false; } });
    assert.ok(found, `${JSON.stringify(seen)} is none of ${JSON.stringify(ends.map(as_told))}: ${this.story()}`);
    this.file = found;
  }

  story() { return `ZHICHENG_SEED=${seed}\n${JSON.stringify(this.log.slice(-6), null, 1)}\nfrom ${JSON.stringify(this.file)}`; }
}

test(`${kHistories} random histories over HTTP, several people at once, agree with the model`, { timeout: 20 * 60e3 }, async (t) => {
  t.diagnostic(`ZHICHENG_SEED=${seed}`);
  const random = generator(seed);
  const shared = { scans: [scan(11, 5), scan(12, 5), scan(13, 5)] };
  shared.packages = [[0, 1], [0, 2]].map((places) => places.map((i) => shared.scans[i])).map((attachments) => ({ attachments, body: packed(attachments) }));
  // The scans that all share are here before the first of the files.
  for (const { attachments, body } of shared.packages) {
    const kept = json(await submit(way.port, body));
    for (const one of attachments) assert.equal((await upload(way.port, kept, scans.get(one).bytes)).status, 201);
  }
  const histories = Array.from({ length: kHistories }, (_, i) => new History(i, shared));
  for (let i = 0; i < histories.length; i += 10) await Promise.all(histories.slice(i, i + 10).map((one) => one.begin()));

  const stood = {};
  let requests = 0;
  for (let round = 0; round < kRounds; round += 1) {
    if (round % 5 === 4) {
      // Days go by, and sometimes a clock is set back; people log in anew.
      const days = random() < 0.2 ? -1 : 1 + Math.floor(random() * 2);
      way.office.pass(days * 86400);
      if (days > 0) await way.log_in();
    }
    const now = way.office.now();
    const open = histories.filter(({ file }) => !is_over(file) || random() < 0.05);
    for (const count of await Promise.all(open.map((one) => one.step(now)))) requests += count;
    for (const { file: { state } } of histories) stood[state] = (stood[state] ?? 0) + 1;
    // What the clock has not come to yet it comes to now.
    for (const one of histories.filter(({ file }) => is_lapsed(file, now))) {
      await until(() => progress(way.port, one.kept), ({ state }) => state === 'abandoned');
      one.file = expired(one.file);
    }
  }
  t.diagnostic(`${requests} requests; stood ${JSON.stringify(stood)}`);
  for (const state of ['unassigned', 'reviewing', 'deciding', 'returned', 'notified']) assert.ok(stood[state] > 0, `a simulator that gets nowhere finds nothing: ${state}`);
});
