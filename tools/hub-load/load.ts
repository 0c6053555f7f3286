import { type Connection, openConnection } from './connection.ts';
import { boardRequest, reportRequest } from './requests.ts';

export type Load = {
  host: string;
  port: number;
  kind: 'reports' | 'board';
  /** Requests a second; 0: as many as are answered. */
  rate: number;
  seconds: number;
  connections: number;
};

/** What a second, or the whole run, has brought. Durations in ms. */
export type Summary = {
  answers: number;
  /** Answers a second. */
  rate: number;
  errors: number;
  p50: number;
  p99: number;
  /** Answers by HTTP status; 0: the connection broke. */
  statuses: Record<string, number>;
};

/** Requests on their way on one connection when the hub sets the pace. */
const DEPTH = 4;
/** The clock of the sender, ms. */
const BEAT = 5;
/** Answers may come this long after the last request, ms. */
const PATIENCE = 5000;

/**
 * Sends requests at a fixed rate, whether or not earlier ones were answered, so that a slow hub cannot
 * hide its delays; the duration counts from when a request was due.
 */
export async function runLoad(load: Load, onSecond: (summary: Summary) => void): Promise<Summary> {
  const all: Answer[] = [];
  let reported = 0;
  const connections = await Promise.all(
    Array.from({ length: load.connections }, () =>
      openConnection(load.host, load.port, (status, ms) => all.push({ status, ms })),
    ),
  );
  const next = load.kind === 'board' ? await boardRequest(load) : reportRequest(load);
  const start = performance.now();
  let sent = 0;
  const send = (connection: Connection | undefined, dueAt: number) => {
    connection?.send(next(sent), dueAt);
    sent += 1;
  };

  for (let second = 1; performance.now() - start < load.seconds * 1000; ) {
    const elapsed = performance.now() - start;
    if (load.rate > 0) {
      for (; sent < (elapsed / 1000) * load.rate; ) {
        send(connections[sent % connections.length], start + (sent / load.rate) * 1000);
      }
    } else {
      for (const connection of connections) {
        while (connection.waiting() < DEPTH) send(connection, performance.now());
      }
    }
    if (elapsed >= second * 1000) {
      onSecond(summarize(all.slice(reported), 1));
      reported = all.length;
      second += 1;
    }
    await pause(load.rate > 0 ? BEAT : 0);
  }
  const seconds = (performance.now() - start) / 1000;
  const answered = all.length;
  for (let waited = 0; all.length < sent && waited < PATIENCE; waited += BEAT) await pause(BEAT);
  for (const connection of connections) connection.close();
  return { ...summarize(all, seconds), rate: Math.round((load.rate > 0 ? all.length : answered) / seconds) };
}

type Answer = { status: number; ms: number };

function summarize(answers: readonly Answer[], seconds: number): Summary {
  const sorted = Float64Array.from(answers, ({ ms }) => ms).sort();
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 100) / 100;
  const statuses: Record<string, number> = {};
  for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1;
  const errors = answers.filter(({ status }) => status === 0 || status >= 400).length;
  const rate = Math.round(answers.length / seconds);
  return { answers: answers.length, rate, errors, p50: at(0.5), p99: at(0.99), statuses };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => (ms === 0 ? setImmediate(resolve) : setTimeout(resolve, ms)));
}
