// --help, and what is said of a wrong command line.
import assert from 'node:assert/strict';
import test from 'node:test';
import { run } from '../cases/doors.mjs';
import { error_of } from './folder.mjs';

const kCommands = ['assess', 'changes', 'pack', 'check', 'verify', 'compare', 'unpack', 'dates', 'clauses', 'titles', 'lint', 'site', 'serve', 'submit', 'verify-receipt', 'status', 'withdraw', 'review', 'api', 'feel'];

test('--help lists every command with what it does', async () => {
  const { code, out, err } = await run(['--help']);
  assert.equal(code, 0);
  assert.equal(err, '');
  for (const command of kCommands) assert.match(out, new RegExp(`^  ${command} +[\\u4e00-\\u9fff]`, 'm'));
  for (const exit of [0, 1, 2, 64, 65, 70]) assert.match(out, new RegExp(`^  ${exit} +[\\u4e00-\\u9fff]`, 'm'));
});

for (const command of kCommands) {
  test(`${command} --help has a use line, options in Chinese, an example and exit codes`, async () => {
    const { code, out } = await run([command, '--help']);
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^用法：zhicheng ${command} `, 'm'));
    const [, examples, exits] = /\n示例\n([^]*?)\n退出码\n([^]*)$/.exec(out);
    assert.match(examples, new RegExp(`zhicheng ${command}`));
    assert.match(exits, /^  0 +[\u4e00-\u9fff]/);
    assert.match(exits, /^  64 +用法不对$/m);
    const options = out.slice(out.indexOf('\n选项\n'), out.indexOf('\n示例\n')).split('\n').filter((line) => /^ +-/.test(line));
    assert.ok(options.length >= 1);
    for (const option of options) assert.match(option, /[\u4e00-\u9fff]/, option);
  });
}

const kWrong = [
  [[], /请给出命令/],
  [['asess'], /asess/],
  [['assess'], /缺少 答案文件/],
  [['assess', '--colour', 'a.json'], /--colour/],
  [['assess', 'a.json', '--on'], /--on 后面缺少值/],
  [['assess', 'a.json', '--json', '--text'], /不能同时使用/],
  [['assess', 'a.json', 'b.json'], /认不出这些参数：b\.json。/],
  [['compare', 'a.json', 'b.json', 'c.json'], /认不出这些参数：c\.json。/],
  [['serve', '--port', '70000'], /--port/],
  [['serve', '--port', 'http'], /--port/],
  [['serve', '--web', '/nowhere-at-all'], /--web/],
  [['serve', '--proxy', 'nginx'], /--proxy.*nginx/],
  [['serve', '--origin', 'https://a.example/'], /--origin/],
  [['pack', 'a.json', '--attach', 'diploma.pdf'], /类别=文件.*paper@\/papers\/0=/],
  [['site', '-o', 'www'], /--url/],
  [['site', '-o', 'www', '--url', 'rsj.example.cn'], /--url.*rsj\.example\.cn/],
  [['site', '-o', 'www', '--url', 'https://rsj.example.cn/?a=1'], /--url/],
  [['site', '-o', 'www', '--url', 'https://rsj.example.cn', '--updated', 'today'], /--updated.*today/],
  [['api', 'file'], /file/],
  [['feel', '1', '--type', 'wood'], /--type.*wood/],
];

for (const [args, detail] of kWrong) {
  test(`\`zhicheng ${args.join(' ')}\` ends with 64 and says what is wrong`, async () => {
    const ended = await run(args);
    assert.equal(ended.code, 64, ended.err);
    const error = error_of(ended);
    assert.equal(error.code, 'usage');
    assert.match(error.detail, detail);
  });
}
