// The offices of one way with somebody in each, for tests that send files along it.
import assert from 'node:assert/strict';
import { json, open_office } from './officers.mjs';
import { pack, submit } from './packages.mjs';

export const kUnit = '示例精密机械有限公司';
export const kCounty = '临河区人力资源和社会保障局';
export const kCity = '市人力资源和社会保障局';
export const kCommittee = '示例工程系列评委会办事机构';

const kPeople = {
  unit: [{ role: 'reviewer', office: kUnit }],
  unit_head: [{ role: 'supervisor', office: kUnit }],
  county: [{ role: 'reviewer', office: kCounty }],
  county_head: [{ role: 'supervisor', office: kCounty }],
  city_head: [{ role: 'supervisor', office: kCity }],
  committee: [{ role: 'committee', office: kCommittee }],
  committee_head: [{ role: 'supervisor', office: kCommittee }],
  stranger: [{ role: 'supervisor', office: '五原县人力资源和社会保障局' }, { role: 'committee', office: '市教育局' }],
  audit: [{ role: 'audit_admin' }],
  system: [{ role: 'system_admin' }],
};

export async function open_way(...options) {
  const office = await open_office(...options);
  const root = await office.as('root.admin');
  for (const [name, grants] of Object.entries(kPeople)) await office.hire(root, `${name.replace('_', '.')}.one`, grants);
  const way = {
    office,
    people: { root },
    get port() { return office.port; },
    /// Everybody logs in (again): sessions end when the clock is set forward.
    async log_in() {
      for (const name of Object.keys(kPeople)) way.people[name] = await office.as(`${name.replace('_', '.')}.one`);
      way.people.root = await office.as('root.admin');
    },
    receive: async (...of) => json(await submit(way.port, pack(office.folder, ...of))),
    read: (who, number, act = '') => way.people[who]('GET', `/v1/files/${number}${act}`),
    async show(who, number) {
      const answer = await way.read(who, number);
      assert.equal(answer.status, 200, answer.text);
      return json(answer);
    },
    /// What is answered to a move, with the version that `who` sees unless it says another.
    async try_move(who, number, move) {
      const version = move.version ?? (await way.show(who, number)).file?.version ?? 1;
      return way.people[who]('POST', `/v1/files/${number}/moves`, { body: { version, ...move } });
    },
    async move(who, number, move) {
      const answer = await way.try_move(who, number, move);
      assert.equal(answer.status, 200, `${who} ${JSON.stringify(move)}: ${answer.text}`);
      return json(answer);
    },
    async refused(who, number, move, status, code) {
      const answer = await way.try_move(who, number, move);
      assert.deepEqual([answer.status, json(answer).error?.code], [status, code], `${who} ${JSON.stringify(move)}: ${answer.text}`);
      return json(answer).error;
    },
    /// From the employer to the committee's office.
    async to_committee(number) {
      await way.move('unit', number, { do: 'pass_on' });
      await way.move('county_head', number, { do: 'assign', office: kCounty, reason: '通知没有写由谁初审' });
      await way.move('county', number, { do: 'pass_on' });
      await way.move('county', number, { do: 'pass_on' });
      return way.move('city_head', number, { do: 'assign', office: kCommittee, reason: '按专业由这个评委会评审' });
    },
    day: (days) => new Date((office.now() + 8 * 3600 + days * 86400) * 1000).toISOString().slice(0, 10),
    close: () => office.close(),
  };
  await way.log_in();
  return way;
}
