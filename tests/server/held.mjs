// A database of SQLite that somebody else keeps: {let_go}.
import { spawn } from 'node:child_process';

// Whoever would read waits for these bytes of the index of SQLite's log: its locks of readers.
const kReaders = `
import fcntl, sys
index = open(sys.argv[1] + "-shm", "r+b")
fcntl.lockf(index, fcntl.LOCK_EX, 5, 123)
print("held", flush=True)
sys.stdin.read()
`;
const kWriters = `
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("begin immediate")
print("held", flush=True)
sys.stdin.read()
`;

function hold(script, database) {
  return new Promise((resolve, reject) => {
    const child = spawn('python3', ['-c', script, database], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise((done) => child.on('close', done));
    child.on('error', reject);
    child.stdout.on('data', () => resolve({ let_go: () => { child.stdin.end(); return ended; } }));
  });
}

export const hold_readers = (database) => hold(kReaders, database);
export const hold_writers = (database) => hold(kWriters, database);
