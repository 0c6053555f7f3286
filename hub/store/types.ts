import type { Count } from '../../utils/crowd/bucket.ts';
import type { Symptom } from '../../utils/crowd/symptoms.ts';

/** One half-hour: a reporter counts once in it for each service, ms. */
export const WINDOW = 30 * 60_000;

/** Start of the half-hour that holds a time, epoch ms UTC. */
export function windowOf(time: number): number {
  return Math.floor(time / WINDOW) * WINDOW;
}

/** A checked report, with nothing in it that leads back to a person. */
export type Accepted = {
  service: string;
  country: string;
  symptom: Symptom;
  /** When the person reported, epoch ms UTC. */
  at: number;
  /** When it arrived, epoch ms UTC. */
  arrivedAt: number;
  /** Pseudonym of the reporter, good for one day. */
  reporter: string;
  /** Idempotency key; null: none was given. */
  key: string | null;
};

/** `repeated`: this very report has been counted before. `known`: this reporter has, this half-hour. */
export type Outcome = 'counted' | 'repeated' | 'known';

/** Reports of one country in one quarter of an hour. */
export type CountryCount = Count & { country: string };

/** What the counts are kept in. Nothing is acknowledged before it would survive a crash of this process. */
export type HubStore = {
  /** Counts a report, or finds that it must not count. */
  count: (report: Accepted) => Promise<Outcome>;
  /** Adds reports that were counted elsewhere. */
  add: (service: string, counts: readonly CountryCount[]) => Promise<void>;
  /** Counts of a service from a time on, in the order of time. */
  counts: (service: string, from: number) => Promise<CountryCount[]>;
  /** Those of the known services that have, or may have, reports from a time on. */
  services: (known: readonly string[], from: number) => Promise<string[]>;
  /** Reports by symptom from a time on. */
  symptoms: (service: string, from: number) => Promise<Record<string, number>>;
  /** Different reporters in this half-hour or the last, whichever had more. */
  reporters: (service: string, now: number) => Promise<number>;
  /** True while a sender has not had more than `limit` turns within `period` ms, counting this one. */
  allow: (turns: readonly Turn[], now: number) => Promise<boolean>;
  /** The secret of a day, made on first use, the same for all processes, forgotten a day later. */
  salt: (day: string) => Promise<string>;
  /** When this hub first ran, epoch ms UTC: before that no count means nothing. */
  startedAt: (now: number) => Promise<number>;
  /** True for the one process that may do a task for the next `ms`. */
  lead: (task: string, ms: number, now: number) => Promise<boolean>;
  /** Shares a document with the other processes. */
  publish: (name: string, document: string) => Promise<void>;
  published: (name: string) => Promise<string | null>;
  /** Writes something. @throws when nothing can be counted now: the store is away, or its disk is full. */
  check: () => Promise<void>;
  close: () => Promise<void>;
};

/** Somebody's turn: who (a pseudonym, never an address) and how many are allowed in a period of ms. */
export type Turn = { who: string; limit: number; period: number };

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/**
 * How long things are kept, ms: counts for the baseline, symptoms for the day's curve, keys for late repeats,
 * salts after the end of their day.
 */
export const KEEP = {
  counts: 29 * DAY,
  symptoms: 2 * DAY,
  keys: 2 * DAY,
  reporters: 2 * WINDOW,
  salts: HOUR,
};
