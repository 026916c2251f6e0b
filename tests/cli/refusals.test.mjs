// What is said of refused input: in plain Chinese, with what was found and how to mend it.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { run } from '../cases/doors.mjs';
import { answers_of, error_of, kEligible, kOn, open_folder } from './folder.mjs';
import { sealed } from './sealed.mjs';

let folder;
let answers;
let good;
before(async () => {
  folder = await open_folder();
  answers = await folder.write('answers.json', answers_of(kEligible));
  good = (await run(['pack', ...kOn, '--created', '2026-05-20T09:30:00+08:00', answers])).out.trim();
});
after(() => folder?.close());

const with_name = (name) => good.replace('"applicant":{', `"applicant":{"name":${name},`);

/** A package's bytes, and what is said of them. */
const packages = {
  'a byte order mark': [() => `\uFEFF${good}`, '文件开头有 BOM，请用编辑器另存为“UTF-8（无 BOM）”'],
  'a hidden turn of writing': [() => with_name('"张\u202e三"'), '有看不见的、改变书写方向的字符（这段文字的字节 3），请删去重新输入'],
  'a control character': [() => with_name('"张\\u0007三"'), '有看不见的控制字符（这段文字的字节 3），请删去重新输入'],
  'a fraction': [() => with_name('2.0'), '数字不能带小数点或指数，请写成整数：2.0'],
  'too large a number': [() => with_name('9007199254740992'), '数字太大，绝对值不能超过 9007199254740991：9007199254740992'],
  'a member twice': [() => good.replace('"applicant":{', '"applicant":{"phone":"1","phone":"1",'), '同一项写了两次：phone'],
  'a member too few': [() => good.replace('"applicant":', '"applicants":'), '缺少这一项：applicant'],
  'nothing at all': [() => '', '内容是空的'],
  'a whole line too long': [() => `"${'x'.repeat(9 << 20)}"`, '太大，不能超过 8 MiB'],
  'answers in a package\'s place': [() => answers_of(kEligible), '这是自测的答案。要申报包的地方，先用 zhicheng pack 打包'],
  'another file': [() => '{"format":"foo/1"}', '不认识这种文件，format 写的是“foo/1”'],
};

for (const [what, [bytes, said]] of Object.entries(packages)) {
  test(`refused is ${what}`, async () => {
    const text = bytes();
    const refused = await run(['verify', await folder.write('package.json', typeof text === 'string' ? text : JSON.stringify(text))]);
    assert.equal(refused.code, 65);
    assert.equal(error_of(refused).detail, said);
  });
}

/** Options and answers of assess, and what is said of them. */
const calls = {
  'a day in another form': [['--on', '2026-5-1'], {}, '日期要写成 2026-05-20 这样，并且有这一天：2026-5-1'],
  'a day that there is not': [['--on', '2026-05-20'], { career_on: '2026-02-30' }, '日期要写成 2026-05-20 这样，并且有这一天：2026-02-30'],
  'a fact that there is not': [['--on', '2026-05-20'], { levle: 'senior' }, '没有这个事项：levle'],
  'a choice that there is not': [['--on', '2026-05-20'], { level: 'top' },
    '「申报层级」没有这个选项：top，可以是 entry assistant intermediate associate_senior senior'],
  'an edition that there is not': [['--on', '2026-05-20', '--edition', 'bayannur/2025'], {}, '没有这一版规则：bayannur/2025，请核对写法，或更新程序'],
  'a county that there is not': [['--on', '2026-05-20', '--county', '999999'], {}, '没有这个旗县区的规则：999999'],
  'a pack that there is not': [['--on', '2026-05-20', '--pack', 'foo'], {}, '没有这个条件包：foo'],
};

for (const [what, [options, changed, said]] of Object.entries(calls)) {
  test(`refused is ${what}`, async () => {
    const refused = await run(['assess', ...options, await folder.write('changed.json', answers_of(kEligible, changed))]);
    assert.equal(refused.code, 65);
    assert.ok(error_of(refused).detail.endsWith(said), error_of(refused).detail);
  });
}

test('what the verifier lacks is named: the edition, the county, a pack, or this very version', async () => {
  const reason_of = async (change) => {
    const changed = sealed(good, (body) => { Object.assign(body.edition, change); });
    const verdict = await run(['verify', await folder.write('package.json', changed)]);
    assert.equal(verdict.code, 2);
    return JSON.parse(verdict.out).reason;
  };
  assert.match(await reason_of({ id: 'bayannur/2019' }), /^没有这一版规则：bayannur\/2019/);
  assert.match(await reason_of({ county: '999999' }), /^没有这个旗县区的规则：999999/);
  assert.match(await reason_of({ packs: [{ id: 'foo', digest: `sha256:${'0'.repeat(64)}` }] }), /^没有这个条件包：foo/);
  assert.match(await reason_of({ digest: `sha256:${'0'.repeat(64)}` }), /^这一版规则和申报包用的不同：申报包用的是 sha256:0{64}，这里是 sha256:/);
});

test('a batch of nothing says so, and prints no reports', async () => {
  const none = await run(['verify', '-'], '\n\n');
  assert.deepEqual(none, { code: 0, out: '', err: '没有读到申报包，输入是空的\n' });
  const beyond = await run(['verify', '-', '--from', '3'], `${good}\n`);
  assert.deepEqual(beyond, { code: 0, out: '', err: '没有第 3 个申报包，一共只有 1 个\n' });
  const text = await run(['verify', '-', '--text'], `${good}\n`);
  assert.equal(text.code, 64);
});
