import { DatabaseSync } from 'node:sqlite';
import { setInterval as every } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

/** How often the log is carried over into the database, ms. */
const EVERY = 500;
/** Pages of the log from which on it must begin anew. */
const LONGEST_LOG = 10_000;

/**
 * Runs in a thread of its own: waits for the disk, so that nobody who reports has to. A passive checkpoint
 * takes no lock that a commit needs; only when the log has grown long does one hold up the commits for the
 * moment that it takes to carry over the rest. So does one after every tidying, which also cuts the log off:
 * what was deleted would stay in it until somebody reports again.
 */
const db = new DatabaseSync(String(workerData));
db.exec('PRAGMA busy_timeout = 1000');
let isTidied = false;
parentPort?.on('message', () => {
  isTidied = true;
});
for await (const _ of every(EVERY)) {
  const log = Number(db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()?.log);
  if (isTidied) isTidied = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy !== 0;
  else if (log > LONGEST_LOG) db.exec('PRAGMA wal_checkpoint(RESTART)');
}
