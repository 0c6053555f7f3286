import { DatabaseSync } from 'node:sqlite';
import { setInterval as every } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';

/** How often the log is carried over into the database, ms. */
const EVERY = 500;
/** Pages of the log from which on it must begin anew. */
const LONGEST_LOG = 10_000;

/**
 * Runs in a thread of its own: waits for the disk, so that nobody who reports has to. A passive checkpoint
 * takes no lock that a commit needs; only when the log has grown long does one hold up the commits for the
 * moment that it takes to carry over the rest.
 */
const db = new DatabaseSync(String(workerData));
db.exec('PRAGMA busy_timeout = 1000');
for await (const _ of every(EVERY)) {
  const log = Number(db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()?.log);
  if (log > LONGEST_LOG) db.exec('PRAGMA wal_checkpoint(RESTART)');
}
