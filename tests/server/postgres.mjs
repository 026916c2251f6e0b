// A PostgreSQL of the tests' own: in a temporary folder, on a free port of the loopback, as a user without privileges, ended
// by its pid. No cluster of the machine is touched.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const kPatience = 30_000;
const kLongest = (process.env.ZHICHENG_LONG || process.env.ZHICHENG_PATIENCE ? 60 : 15) * 60;  // seconds; then it ends by itself
const kUser = 'zhicheng';
const kPlain = ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1'];

/// Of the newest one that is installed. Without any the tests fail: ./dev setup installs it.
function program(name) {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const folders = versions.sort((a, b) => Number(b) - Number(a)).map((version) => `/usr/lib/postgresql/${version}/bin`);
  const found = [...folders, '/usr/bin', '/usr/local/bin'].map((folder) => join(folder, name)).find(existsSync);
  if (!found) throw new Error('PostgreSQL is not installed: ./dev setup');
  return found;
}

/// PostgreSQL refuses to run as root.
function owner() {
  if (process.getuid() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres']).toString());
  return { uid: id('-u'), gid: id('-g') };
}

const free_port = () => new Promise((resolve, reject) => {
  const server = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

class Postgres {
  constructor(folder, port) {
    this.folder = folder;
    this.port = port;
    this.as = { ...owner(), cwd: folder };
  }

  /// Begins, and returns when it answers.
  async start(tries = 10) {
    let said = '';
    this.child = spawn('timeout', ['-s', 'QUIT', '-k', '5', String(kLongest), program('postgres'), '-D', join(this.folder, 'data'), '-p', String(this.port),
      '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${this.folder}`, '-c', 'fsync=on'], { ...this.as, stdio: ['ignore', 'ignore', 'pipe'] });
    this.child.stderr.on('data', (chunk) => { said = (said + chunk).slice(-4000); });
    this.ended = new Promise((resolve) => this.child.on('close', resolve));
    for (const until = Date.now() + kPatience; Date.now() < until && this.child.exitCode === null; await pause(50)) {
      try {
        // Whoever sends to a server meanwhile goes on.
        await promisify(execFile)(program('psql'), [...kPlain, '-d', this.url('postgres'), '-c', 'select 1'], { timeout: kPatience });
        return this;
      } catch {
        // Not yet.
      }
    }
    // Somebody's outgoing connection has the port for a moment.
    if (tries > 0 && /Address already in use/.test(said)) {
      await pause(500);
      return this.start(tries - 1);
    }
    throw new Error(`PostgreSQL did not begin: ${said}`);
  }

  /// SIGINT ends it in order, whoever is connected; SIGQUIT as if it had crashed.
  async stop(signal = 'SIGINT') {
    this.child.kill(signal);
    await this.ended;
  }

  async close() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /// A new database: its address.
  create(name) {
    this.ask(`create database ${name}`);
    return this.url(name);
  }

  url(name) { return `postgresql://${kUser}@127.0.0.1:${this.port}/${name}`; }

  /// What psql prints.
  ask(sql, database = 'postgres') { return ask_at(this.url(database), sql); }

  /// A session that stays, with what it was told to run: {run, let_go}.
  hold(database) {
    const child = spawn(program('psql'), [...kPlain, '-d', this.url(database)], { stdio: ['pipe', 'ignore', 'inherit'] });
    const ended = new Promise((resolve) => child.on('close', resolve));
    return { run: (sql) => child.stdin.write(`${sql};\n`), let_go: () => { child.stdin.end(); return ended; } };
  }

  dump(database) {
    return execFileSync(program('pg_dump'), ['-d', this.url(database)], { timeout: kPatience, maxBuffer: 1 << 28 });
  }
}

/// What psql prints of the database at that address.
export const ask_at = (url, sql) => execFileSync(program('psql'), [...kPlain, '-d', url, '-c', sql],
  { stdio: ['ignore', 'pipe', 'pipe'], timeout: kPatience, maxBuffer: 1 << 28 }).toString();

export async function start_postgres() {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-postgres-'));
  const { uid, gid } = owner();
  if (uid !== undefined) chownSync(folder, uid, gid);
  const postgres = new Postgres(folder, await free_port());
  execFileSync(program('initdb'), ['-D', join(folder, 'data'), '-U', kUser, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...postgres.as, stdio: ['ignore', 'ignore', 'pipe'], timeout: 2 * kPatience });
  return postgres.start();
}
