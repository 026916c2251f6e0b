// Officers of a server whose clock the test sets, for the suites of this folder.
import assert from 'node:assert/strict';
import { json, open_office } from '../server/officers.mjs';

export const kEmployer = '示例精密机械有限公司';
const kCity = '市人力资源和社会保障局';
const kDepartment = '示例市工业局';
const kCommittee = '示例工程系列评委会办事机构';

/** The page with its server, and one officer "zhao.liu" of every office that a file may come to. */
export async function office_with_page(page) {
  const office = await open_office('--web', page);
  const admin = await office.as('root.admin');
  await office.hire(admin, 'zhao.liu', [
    { role: 'reviewer', office: kEmployer }, { role: 'reviewer', office: kDepartment }, { role: 'reviewer', office: '临河区人力资源和社会保障局' },
    { role: 'supervisor', office: kCity }, { role: 'committee', office: kCommittee }]);
  const read = async (method, path, body) => {
    const officer = await office.as('zhao.liu');
    const answer = await officer(method, path, { body });
    assert.equal(answer.status, 200, answer.text);
    return json(answer);
  };
  return {
    ...office,
    address: `http://127.0.0.1:${office.port}`,
    file: (number) => read('GET', `/v1/files/${number}`),
    async move(number, deed) {
      const { file } = await read('GET', `/v1/files/${number}`);
      return read('POST', `/v1/files/${number}/moves`, { version: file.version, ...deed });
    },
    /** On from office to office until it is to be decided. */
    async lead_to_decision(number) {
      for (let i = 0; i < 12; i += 1) {
        const seen = await read('GET', `/v1/files/${number}`);
        const { file } = seen;
        if (file.state === 'deciding') return seen;
        const decides = file.chain[file.position].duty === 'decide';
        const deed = file.state === 'unassigned' ? { do: 'assign', office: decides ? kCommittee : kDepartment, reason: '通知没有写明' } : { do: 'pass_on' };
        await read('POST', `/v1/files/${number}/moves`, { version: file.version, ...deed });
      }
      throw new Error('no end of offices');
    },
  };
}
