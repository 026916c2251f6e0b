// What the reader says of an applicant: through the call that makes a package.
import { ask_core } from '../cases/doors.mjs';
import { examples } from './schema.mjs';

const [{ answers }] = examples;

const request_of = (applicant) => Buffer.from(JSON.stringify({
  format: 'zhicheng-request/1', call: 'pack', edition: 'bayannur/2026', on: '2026-05-20', created: '2026-05-20T09:30:00+08:00',
  body: { answers, applicant },
}));

/** For each applicant the error's {code, at} in the applicant, or null where it was read. */
export async function readings_of(applicants) {
  const responses = await ask_core(applicants.map(request_of));
  return responses.map((response) => {
    if (!response.startsWith('{"error":')) return null;
    const { code, at } = JSON.parse(response).error;
    return { code, at: at.replace(/^\/body\/applicant/, '') };
  });
}
