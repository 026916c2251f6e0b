// People, rights and the way through the offices on PostgreSQL: the same tests as on SQLite. --long adds the simulator.
import test from 'node:test';
import { start_postgres } from './postgres.mjs';

const postgres = await start_postgres();
const files = ['moves', 'files_rights', 'people', 'people_rights', 'tries', 'review', 'again', 'late', 'own', 'identity', 'unfinished', ...(process.env.ZHICHENG_LONG ? ['simulator'] : [])];
for (const name of files) {
  // Each reads it when its server begins.
  test.before(() => { process.env.ZHICHENG_STORE = postgres.create(name); });
  await import(`./${name}.test.mjs`);
}
test.after(() => postgres.close());
