// zhicheng titles: a name gives series and level.
import assert from 'node:assert/strict';
import test from 'node:test';
import { run } from '../cases/doors.mjs';

test('a name gives its series and level, whole names first', async () => {
  const { code, out } = await run(['titles', '工程师']);
  assert.equal(code, 0);
  const { format, titles } = JSON.parse(out);
  assert.equal(format, 'zhicheng-titles/1');
  assert.deepEqual(titles[0], { title: '工程师', series: 'engineering', level: 'intermediate', verified: true });
  assert.ok(titles.length > 1 && titles.every(({ title }) => title.includes('工程师')));
});

test('a name of several series gives each, as text too', async () => {
  const { titles } = JSON.parse((await run(['titles', '馆员'])).out);
  const exact = titles.filter(({ title }) => title === '馆员').map(({ series }) => series);
  assert.deepEqual(exact.sort(), ['archives', 'cultural_heritage', 'library']);
  assert.match((await run(['titles', '播音指导', '--text'])).out, /^播音指导 +播音主持 +正高级 +待核实$/m);
});

test('without a word all are listed; a name that is not there ends with 1', async () => {
  assert.ok(JSON.parse((await run(['titles'])).out).titles.length > 150);
  const ended = await run(['titles', '炼金术士', '--text']);
  assert.equal(ended.code, 1);
  assert.match(ended.out, /没有找到「炼金术士」/);
});
