import { setTimeout as wait } from 'node:timers/promises';
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
  const next = load.kind === 'board' ? await boardRequest(load) : reportRequest(load);
  const answers: Answer[] = [];
  let sent = 0;
  let isOver = false;
  const send = (connection: Connection | undefined, dueAt: number) => {
    connection?.send(next(sent), dueAt);
    sent += 1;
  };
  const connections = await Promise.all(
    Array.from({ length: load.connections }, () =>
      openConnection(load.host, load.port, (connection, status, ms) => {
        answers.push({ status, ms });
        // without a rate the hub sets the pace: every answer makes room for the next request
        if (load.rate === 0 && !isOver && status !== 0) send(connection, performance.now());
      }),
    ),
  );

  const start = performance.now();
  if (load.rate === 0) {
    for (const connection of connections) {
      for (let i = 0; i < DEPTH; i += 1) send(connection, performance.now());
    }
  }
  let reported = 0;
  for (let second = 1, elapsed = 0; elapsed < load.seconds * 1000; elapsed = performance.now() - start) {
    for (; sent < (elapsed / 1000) * load.rate; ) {
      send(connections[sent % connections.length], start + (sent / load.rate) * 1000);
    }
    if (elapsed >= second * 1000) {
      onSecond(summarize(answers.slice(reported), 1));
      reported = answers.length;
      second += 1;
    }
    await wait(BEAT);
  }
  isOver = true;
  const seconds = (performance.now() - start) / 1000;
  const inTime = answers.length;
  for (let waited = 0; answers.length < sent && waited < PATIENCE; waited += BEAT) await wait(BEAT);
  for (const connection of connections) connection.close();
  const rate = Math.round((load.rate > 0 ? answers.length : inTime) / seconds);
  return { ...summarize(answers, seconds), rate };
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
