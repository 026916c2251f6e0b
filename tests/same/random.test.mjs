// 10,000 random applicants, a third of them with holes: the same bytes by `zhicheng api`, HTTP and the engine; every
// hundredth also by `zhicheng assess` on a file, through `pack` and back through `verify`.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { ask_by_http, ask_by_lines, assess_file, open_engine, open_server, run } from '../cases/doors.mjs';
import { random_applicant, random_day_asked, random_from } from '../judge/applicants.mjs';

const kSeed = Number(process.env.ZHICHENG_SEED ?? 20261123);
const kApplicants = 10000;
const kBatch = 500;
const kAtOnce = 4;
const kEvery = 100;

const random = random_from(kSeed);
let server;
let engine;
before(async () => {
  engine = await open_engine();
  server = await open_server(); // last: where the engine fails, none is left open
});
after(() => server?.close());

function applicant(index) {
  const on = random_day_asked(random);
  const answers = random_applicant(random, on, index % 3 === 0 ? Math.floor(random() * 12) : 0);
  delete answers.apply_year;
  const packs = random() < 0.1 ? ['national/engineering'] : [];
  const body = { format: 'zhicheng-answers/1', answers };
  return { on, answers, packs, bytes: Buffer.from(JSON.stringify({ format: 'zhicheng-request/1', call: 'assess', edition: 'bayannur/2026', packs, on, body })) };
}

const request = (call, one, body) => Buffer.from(JSON.stringify({
  format: 'zhicheng-request/1', call, edition: 'bayannur/2026', packs: one.packs, on: one.on, created: '2026-05-20T09:30:00+08:00', body,
}));

async function in_parallel(items, work) {
  const left = items.entries();
  await Promise.all(Array.from({ length: kAtOnce }, async () => {
    for (const [index, item] of left) await work(item, index);
  }));
}

test(`the same bytes for ${kApplicants} random applicants, seed ${kSeed}`, async () => {
  for (let done = 0; done < kApplicants; done += kBatch) {
    const batch = Array.from({ length: kBatch }, (_, index) => applicant(done + index));
    const by_lines = await ask_by_lines(batch.map(({ bytes }) => bytes));
    await in_parallel(batch, async (one, index) => {
      const which = `applicant ${done + index}: ${one.bytes}`;
      assert.match(by_lines[index], /"format":"zhicheng-assessment\/1"/, which);
      assert.equal(engine(one.bytes), by_lines[index], which);
      assert.equal((await ask_by_http(server.port, one.bytes)).text, by_lines[index], which);
    });
  }
});

test('every hundredth by files, as a package, and judged again', async () => {
  const some = Array.from({ length: kApplicants / kEvery }, (_, index) => applicant(index));
  const packed = await ask_by_lines(some.map((one) => request('pack', one, { answers: { format: 'zhicheng-answers/1', answers: one.answers } })));
  const judged = await ask_by_lines(packed.map((text, index) => request('verify', some[index], JSON.parse(text))));
  await in_parallel(some, async (one, index) => {
    const which = `applicant ${index}: ${one.bytes}`;
    assert.equal(engine(request('pack', one, { answers: { format: 'zhicheng-answers/1', answers: one.answers } })), packed[index], which);
    assert.equal(JSON.parse(judged[index]).verdict, 'reproduced', which);
    if (one.packs.length > 0) return;
    const body = Buffer.from(JSON.stringify({ format: 'zhicheng-answers/1', answers: one.answers }));
    const { out } = await assess_file(body, { edition: 'bayannur/2026', on: one.on });
    assert.equal(out, `${engine(one.bytes)}\n`, which);
    const { out: verdict, code } = await run(['verify', '--json', '-'], `${packed[index]}\n`);
    assert.equal(code, 0, `${which}: ${verdict}`);
  });
});
