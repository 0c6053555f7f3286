import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { DAY, quarterOf } from '../../utils/crowd/bucket.ts';
import { createTurns } from './turns.ts';
import { type Accepted, type CountryCount, type HubStore, KEEP, type Outcome, windowOf } from './types.ts';

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS counts (service TEXT, time INTEGER, country TEXT, count INTEGER,
    PRIMARY KEY (service, time, country)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS counts_by_time ON counts (time);
  CREATE TABLE IF NOT EXISTS symptoms (service TEXT, time INTEGER, symptom TEXT, count INTEGER,
    PRIMARY KEY (service, time, symptom)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS seen (window INTEGER, service TEXT, reporter TEXT,
    PRIMARY KEY (window, service, reporter)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS people (service TEXT, window INTEGER, count INTEGER,
    PRIMARY KEY (service, window)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS keys (time INTEGER, key TEXT, PRIMARY KEY (time, key)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS salts (day TEXT PRIMARY KEY, salt TEXT, time INTEGER) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;
`;

const TIDY_EVERY = 10 * 60_000;

type Waiting = { report: Accepted; resolve: (outcome: Outcome) => void; reject: (error: unknown) => void };

/**
 * Keeps the counts in one SQLite file (`:memory:` for none), for a hub of one process. Reports that arrive
 * together are committed together, and each is acknowledged after its commit has reached the disk.
 */
export function createSqliteStore(file: string): HubStore {
  const db = new DatabaseSync(file);
  db.exec(SCHEMA);
  const sql = prepare(db);
  const allow = createTurns();
  const documents = new Map<string, string>();
  let waiting: Waiting[] = [];
  let tidiedAt = 0;

  function apply(report: Accepted): Outcome {
    const { service, at, reporter, key } = report;
    // a repeated report has the same time, so its key is looked for under that alone
    if (key !== null && sql.addKey.run(at, key).changes === 0) return 'repeated';
    const windows = new Set([windowOf(report.arrivedAt), windowOf(at)]);
    const fresh = [...windows].map((window) => sql.addSeen.run(window, service, reporter).changes === 1);
    if (!fresh.every(Boolean)) return 'known';
    sql.addCount.run(service, quarterOf(at), report.country, 1);
    sql.addSymptom.run(service, quarterOf(at), report.symptom);
    sql.addPerson.run(service, windowOf(report.arrivedAt));
    return 'counted';
  }

  function commit(): void {
    const batch = waiting;
    waiting = [];
    try {
      const outcomes = transaction(() => {
        const done = batch.map(({ report }) => apply(report));
        tidy(batch[0]?.report.arrivedAt ?? 0);
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

  function tidy(now: number): void {
    if (now - tidiedAt < TIDY_EVERY) return;
    tidiedAt = now;
    sql.dropCounts.run(now - KEEP.counts);
    sql.dropSymptoms.run(now - KEEP.symptoms);
    sql.dropSeen.run(now - KEEP.reporters);
    sql.dropPeople.run(now - KEEP.reporters);
    sql.dropKeys.run(now - KEEP.keys);
    sql.dropSalts.run(now - DAY - KEEP.salts);
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
    close: async () => {
      if (waiting.length > 0) commit();
      db.close();
    },
  };
}

function prepare(db: DatabaseSync) {
  const p = (statement: string) => db.prepare(statement);
  return {
    addKey: p('INSERT OR IGNORE INTO keys VALUES (?, ?)'),
    addSeen: p('INSERT OR IGNORE INTO seen VALUES (?, ?, ?)'),
    addCount: p(
      'INSERT INTO counts VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count',
    ),
    addSymptom: p('INSERT INTO symptoms VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1'),
    counts: p('SELECT time, country, count FROM counts WHERE service = ? AND time >= ? ORDER BY time'),
    services: p('SELECT DISTINCT service FROM counts WHERE time >= ?'),
    symptoms: p(
      'SELECT symptom, sum(count) AS count FROM symptoms WHERE service = ? AND time >= ? GROUP BY symptom',
    ),
    people: p('SELECT max(count) AS count FROM people WHERE service = ? AND window IN (?, ?)'),
    addSalt: p('INSERT OR IGNORE INTO salts VALUES (?, ?, ?)'),
    salt: p('SELECT salt FROM salts WHERE day = ?'),
    addPerson: p('INSERT INTO people VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1'),
    addMeta: p('INSERT OR IGNORE INTO meta VALUES (?, ?)'),
    meta: p('SELECT value FROM meta WHERE name = ?'),
    dropCounts: p('DELETE FROM counts WHERE time < ?'),
    dropSymptoms: p('DELETE FROM symptoms WHERE time < ?'),
    dropSeen: p('DELETE FROM seen WHERE window < ?'),
    dropPeople: p('DELETE FROM people WHERE window < ?'),
    dropKeys: p('DELETE FROM keys WHERE time < ?'),
    dropSalts: p('DELETE FROM salts WHERE time < ?'),
  };
}
