// Receipts, verified by whoever has the server's key.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, run } from '../cases/doors.mjs';
import { ask, serve } from './serve.mjs';

const root = process.env.ZHICHENG_ROOT ?? join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'zhicheng-receipt-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name) => join(folder, name);

test('a receipt is believed by the key of its server alone, for its own package alone', async () => {
  const example = (name) => join(root, 'rules/schema/examples', name);
  execFileSync(binary(), ['pack', example('engineer.answers.json'), '--applicant', example('engineer.applicant.json'), '--on', '2026-05-20',
    '--created', '2026-05-20T09:30:00+08:00', '-o', at('one.zhicheng.json')]);
  const server = await serve('--data', at('data'), '--log');
  try {
    const { key, region } = JSON.parse((await ask(server.port, { path: '/v1/key' })).text);
    assert.equal(region, '150800');
    assert.equal((await run(['submit', at('one.zhicheng.json'), '--to', server.url, '--receipt', at('receipt.json')])).code, 0);
    const { receipt } = JSON.parse(readFileSync(at('receipt.json')));
    const verify = (...words) => run(['verify-receipt', ...words]);
    const verdict = async (...words) => { const { code, out } = await verify(...words); const { signed, package: same } = JSON.parse(out); return [code, signed, same]; };

    assert.deepEqual(await verdict(at('receipt.json'), '--key', key), [0, true, undefined]);
    assert.deepEqual(await verdict(at('receipt.json'), at('one.zhicheng.json'), '--from', server.url), [0, true, true]);
    writeFileSync(at('other.zhicheng.json'), String(readFileSync(at('one.zhicheng.json'))).replace('09:30:00', '09:31:00'));
    assert.deepEqual(await verdict(at('receipt.json'), at('other.zhicheng.json'), '--key', key), [1, true, false]);
    writeFileSync(at('changed.json'), JSON.stringify({ ...receipt, revision: 2 }));
    assert.deepEqual(await verdict(at('changed.json'), '--key', key), [1, false, undefined]);

    // Signed well, by somebody else.
    const pair = generateKeyPairSync('ed25519');
    const { signature, ...rest } = receipt;
    const own = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x, 'base64url').toString('base64').replaceAll('=', '');
    const sorted = (value) => (value && typeof value === 'object' ? Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])])) : value);
    const forged = sorted({ ...rest, key: own });
    const forged_signature = sign(null, Buffer.from(JSON.stringify(forged)), pair.privateKey).toString('base64').replaceAll('=', '');
    writeFileSync(at('forged.json'), JSON.stringify({ ...forged, signature: forged_signature }));
    assert.deepEqual(await verdict(at('forged.json'), '--key', own), [0, true, undefined]);
    assert.deepEqual(await verdict(at('forged.json'), '--key', key), [1, false, undefined]);

    assert.deepEqual(await verdict(at('receipt.json'), '--key', `${key}=`), [0, true, undefined]);
    for (const typed of [key.slice(1), `${key}A`, `${key}==`, `${key.slice(0, -1)}密`, 'AAAA']) {
      const { code, out, err } = await verify(at('receipt.json'), '--key', typed);
      assert.deepEqual([code, out], [64, ''], typed);
      assert.match(JSON.parse(err).error.detail, /公钥/);
    }
    const doubted = await verify(at('changed.json'), at('one.zhicheng.json'), '--key', key, '--text');
    assert.equal(doubted.code, 1);
    assert.match(doubted.out, /^签名不对/);
    assert.doesNotMatch(doubted.out, /收到的那一份/);
    assert.equal((await verify(at('receipt.json'))).code, 64, 'its own key is no proof');
    assert.equal((await verify(at('one.zhicheng.json'), '--key', key)).code, 65);
    assert.match((await verify(at('receipt.json'), at('one.zhicheng.json'), '--key', key, '--text')).out, /签名属实.*\n申报包就是收到的那一份/);
    await server.close();
    const begun = server.err().split('\n').filter((line) => line.startsWith('{')).map(JSON.parse).find(({ event }) => event === 'listening');
    assert.equal(begun.key, key);
    assert.equal((await verify(at('receipt.json'), '--from', server.url)).code, 74);
  } finally {
    await server.close();
  }
});
