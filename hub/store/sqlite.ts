import { randomBytes } from 'node:crypto';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { DAY, quarterOf } from '../../utils/crowd/bucket.ts';
import { createRateLimit } from './rate-limit.ts';
import { type Accepted, type CountryCount, type HubStore, KEEP, type Outcome, windowOf } from './types.ts';

const SCHEMA = `
  PRAGMA page_size = 1024;
  PRAGMA journal_mode = WAL;
  PRAGMA busy_timeout = 5000;
  PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = 100000;
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS counts (service TEXT, time INTEGER, country TEXT, count INTEGER,
    PRIMARY KEY (service, time, country)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS counts_by_time ON counts (time);
  CREATE TABLE IF NOT EXISTS symptoms (service TEXT, time INTEGER, symptom TEXT, count INTEGER,
    PRIMARY KEY (service, time, symptom)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS seen (window INTEGER, service TEXT, reporter TEXT,
    PRIMARY KEY (window, service, reporter)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS people (service TEXT, window INTEGER, count INTEGER,
    PRIMARY KEY (service, window)) WITHOUT ROWID;
  DROP TABLE IF EXISTS keys;
  CREATE TABLE IF NOT EXISTS used_keys (key TEXT PRIMARY KEY, time INTEGER) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS used_keys_by_time ON used_keys (time);
  CREATE TABLE IF NOT EXISTS salts (day TEXT PRIMARY KEY, salt TEXT, time INTEGER) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;
`;

const ADD = 'ON CONFLICT DO UPDATE SET count = count + excluded.count';
/** What is too old is dropped at the start and this often, ms, also while nobody reports. */
const TIDY_EVERY = 10 * 60_000;

type Waiting = { report: Accepted; resolve: (outcome: Outcome) => void; reject: (error: unknown) => void };

/**
 * Keeps the counts in one SQLite file (`:memory:` for none), for a hub of one process. Reports that arrive
 * together are committed together, and each is acknowledged after its commit is in the hands of the operating
 * system: it survives a crash of the hub, while a power cut may take the last moments with it. What is dropped
 * leaves the file too: deleted rows are overwritten, and the log that still holds them begins anew. `now` is epoch
 * ms UTC.
 */
export function createSqliteStore(file: string, now: () => number): HubStore {
  const db = new DatabaseSync(file);
  db.exec(SCHEMA);
  const sql = prepare(db);
  const checkpoints = file === ':memory:' ? null : startCheckpoints(file);
  const allow = createRateLimit();
  const documents = new Map<string, string>();
  let waiting: Waiting[] = [];
  tidy();
  const tidying = setInterval(tidy, TIDY_EVERY).unref();

  /** Finds whether a report counts; what it adds goes into `tallies`, which are written once for all. */
  function judge(report: Accepted, tallies: Tallies): Outcome {
    const { service, at, reporter, key } = report;
    // the key alone decides: where a clock is ahead, a repeated report may have another time
    if (key !== null && sql.addKey.run(`${service} ${key}`, report.arrivedAt).changes === 0) {
      return 'repeated';
    }
    const arrival = windowOf(report.arrivedAt);
    const reported = windowOf(at);
    const isFirst = sql.addSeen.run(arrival, service, reporter).changes === 1;
    if (reported !== arrival && sql.addSeen.run(reported, service, reporter).changes === 0) return 'known';
    if (!isFirst) return 'known';
    const time = quarterOf(at);
    tallies.add(sql.addCount, service, time, report.country);
    tallies.add(sql.addSymptom, service, time, report.symptom);
    tallies.add(sql.addPeople, service, arrival);
    return 'counted';
  }

  function commit(): void {
    const batch = waiting;
    waiting = [];
    try {
      const outcomes = transaction(() => {
        const tallies = createTallies();
        const done = batch.map(({ report }) => judge(report, tallies));
        tallies.write();
        return done;
      });
      for (const [i, { resolve }] of batch.entries()) resolve(outcomes[i] ?? 'counted');
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  function transaction<T>(work: () => T): T {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }

  function tidy(): void {
    const time = now();
    try {
      transaction(() => {
        sql.dropCounts.run(time - KEEP.counts);
        sql.dropSymptoms.run(time - KEEP.symptoms);
        sql.dropSeen.run(time - KEEP.reporters);
        sql.dropPeople.run(time - KEEP.reporters);
        sql.dropKeys.run(time - KEEP.keys);
        sql.dropSalts.run(time - DAY - KEEP.salts);
      });
      checkpoints?.postMessage('tidied');
    } catch {
      // the disk is full, or somebody looks into the file: there is a next time
    }
  }

  return {
    count: (report) =>
      new Promise((resolve, reject) => {
        waiting.push({ report, resolve, reject });
        // all that has come in this turn of the loop, and what piled up during the last commit
        if (waiting.length === 1) setImmediate(commit);
      }),
    add: async (service, counts) => {
      transaction(() => {
        for (const { time, country, count } of counts) sql.addCount.run(service, time, country, count);
      });
    },
    counts: async (service, from) => sql.counts.all(service, from) as CountryCount[],
    services: async (known, from) => {
      const reported = new Set(sql.services.all(from).map((row) => row.service));
      return known.filter((service) => reported.has(service));
    },
    symptoms: async (service, from) =>
      Object.fromEntries(sql.symptoms.all(service, from).map((row) => [row.symptom, row.count])),
    reporters: async (service, now) => {
      const window = windowOf(now);
      return Number(sql.people.get(service, window, windowOf(window - 1))?.count ?? 0);
    },
    allow: async (turns, now) => allow(turns, now),
    salt: async (day) => {
      sql.addSalt.run(day, randomBytes(32).toString('base64'), Date.parse(day));
      return String(sql.salt.get(day)?.salt);
    },
    startedAt: async (now) => {
      sql.addMeta.run('started', now);
      return Number(sql.meta.get('started')?.value);
    },
    lead: async () => true,
    publish: async (name, document) => {
      documents.set(name, document);
    },
    published: async (name) => documents.get(name) ?? null,
    check: async () => {
      sql.setMeta.run('checked', now());
    },
    close: async () => {
      clearInterval(tidying);
      if (waiting.length > 0) commit();
      await checkpoints?.terminate();
      db.close();
    },
  };
}

function startCheckpoints(file: string): Worker {
  const worker = new Worker(new URL('./checkpoint.ts', import.meta.url), { workerData: file });
  // without it the log only grows, until the next commit beyond the limit that is set above
  worker.on('error', () => {});
  worker.unref();
  return worker;
}

type Tallies = {
  /** Adds one to the row of that statement and key. */
  add: (statement: StatementSync, ...key: (string | number)[]) => void;
  /** Writes every row once. */
  write: () => void;
};

/** Sums up what a batch adds to the same rows: a surge is thousands of reports of few services. */
function createTallies(): Tallies {
  const rows = new Map<StatementSync, Map<string, { key: (string | number)[]; count: number }>>();
  return {
    add: (statement, ...key) => {
      let counts = rows.get(statement);
      if (!counts) {
        counts = new Map();
        rows.set(statement, counts);
      }
      const name = key.join(' ');
      const row = counts.get(name);
      if (row) row.count += 1;
      else counts.set(name, { key, count: 1 });
    },
    write: () => {
      for (const [statement, counts] of rows) {
        for (const { key, count } of counts.values()) statement.run(...key, count);
      }
    },
  };
}

function prepare(db: DatabaseSync) {
  const p = (statement: string) => db.prepare(statement);
  return {
    addKey: p('INSERT OR IGNORE INTO used_keys VALUES (?, ?)'),
    addSeen: p('INSERT OR IGNORE INTO seen VALUES (?, ?, ?)'),
    addCount: p(`INSERT INTO counts VALUES (?, ?, ?, ?) ${ADD}`),
    addSymptom: p(`INSERT INTO symptoms VALUES (?, ?, ?, ?) ${ADD}`),
    addPeople: p(`INSERT INTO people VALUES (?, ?, ?) ${ADD}`),
    counts: p('SELECT time, country, count FROM counts WHERE service = ? AND time >= ? ORDER BY time'),
    services: p('SELECT DISTINCT service FROM counts WHERE time >= ?'),
    symptoms: p(
      'SELECT symptom, sum(count) AS count FROM symptoms WHERE service = ? AND time >= ? GROUP BY symptom',
    ),
    people: p('SELECT max(count) AS count FROM people WHERE service = ? AND window IN (?, ?)'),
    addSalt: p('INSERT OR IGNORE INTO salts VALUES (?, ?, ?)'),
    salt: p('SELECT salt FROM salts WHERE day = ?'),
    addMeta: p('INSERT OR IGNORE INTO meta VALUES (?, ?)'),
    setMeta: p('INSERT OR REPLACE INTO meta VALUES (?, ?)'),
    meta: p('SELECT value FROM meta WHERE name = ?'),
    dropCounts: p('DELETE FROM counts WHERE time < ?'),
    dropSymptoms: p('DELETE FROM symptoms WHERE time < ?'),
    dropSeen: p('DELETE FROM seen WHERE window < ?'),
    dropPeople: p('DELETE FROM people WHERE window < ?'),
    dropKeys: p('DELETE FROM used_keys WHERE time < ?'),
    dropSalts: p('DELETE FROM salts WHERE time < ?'),
  };
}
