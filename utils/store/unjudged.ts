import * as z from 'zod/mini';
import { readRows } from './read-rows.ts';
import type { Store, Write } from './store.ts';

const PREFIX = 'unjudged|';

/**
 * Marks that something was learnt of a subject (a service's id or a feed's address) at `at`, epoch ms UTC.
 * Written in the commit that keeps what was learnt and removed in the one that keeps the verdict, so
 * that a worker that dies in between leaves a note for the next.
 */
export function markUnjudged(subject: string, at: number): Write {
  return { table: 'state', key: `${PREFIX}${at}|${subject}`, value: subject };
}

/** What waits to be judged: key of the mark -> subject. */
export function readUnjudged(store: Store): Promise<Map<string, string>> {
  return readRows(store, 'state', z.string(), PREFIX, `${PREFIX}\uffff`);
}

/** When it was learnt, epoch ms UTC, by the key of its mark. */
export function learntAt(mark: string): number {
  return Number(mark.slice(PREFIX.length).split('|', 1)[0]);
}
