import { hostOf } from '../catalog/host.ts';
import { isPrivateHost } from '../net/private-host.ts';
import { createBudget } from '../observe/budget.ts';
import { classifyError } from '../observe/classify.ts';
import { recordObservation } from '../observe/log.ts';
import { outcomeOf } from '../observe/outcome.ts';
import { LOG_SPAN } from '../observe/span.ts';
import { type Observation, observationLogSchema } from '../observe/types.ts';
import type { Outcome } from '../poll/poller.ts';
import { serviceOfUrl } from '../settings/watched.ts';
import { readRow } from '../store/read-rows.ts';
import type { EngineParts } from './parts.ts';

/** Something that the browser saw of one request. Addresses are cut down to the host at once. */
export type Seen = {
  url: string;
  /** The browser's error string; absent when it was answered. */
  error?: string | undefined;
  /** HTTP status, where the optional permission shows it. */
  status?: number | undefined;
  /** True when the answer had begun before it broke off: a stream that ended is no site that fails. */
  began?: boolean | undefined;
  /** Private windows leave no trace. */
  incognito?: boolean | undefined;
  /** Address of the page, for a sub-resource. */
  page?: string | undefined;
};

/** Whether an address that was polled answered, whatever it said. */
type Reached = Pick<Outcome, 'url' | 'at' | 'answered'>;

export type Observer = {
  /** Records what was seen; the service to judge, or null when nothing was learnt. */
  see: (seen: Seen) => Promise<{ service: string; failed: boolean } | null>;
  /** Drops what is older than the log may hold, although nothing new was seen. */
  forget: () => Promise<void>;
  /** Records feeds that nobody answered, with those that did: the control group of a quiet browser. */
  seeFeeds: (outcomes: readonly Reached[]) => Promise<boolean>;
};

/** Error string of a feed that could not be fetched: fetch tells nothing more. */
export const FEED_UNREACHABLE = 'feed-unreachable';

/** What both browsers call an answer that ended before it was whole: it had begun. */
const INCOMPLETE = /INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH|NET_PARTIAL_TRANSFER/;

/** A stream of an open page that broke off after it had begun is opened again, and no failure. */
function isCut({ error = '', began, page }: Seen): boolean {
  return began === true || (page !== undefined && INCOMPLETE.test(error));
}

export function createObserver(parts: EngineParts): Observer {
  const { store, lock, now } = parts;
  const isWorthLooking = createBudget(now);

  function record(observations: readonly Observation[]): Promise<boolean> {
    return lock('observe', async () => {
      const before = (await readRow(store, 'state', 'observations', observationLogSchema)) ?? [];
      const after = observations.reduce(recordObservation, before);
      if (after === before) return false;
      await store.commit([{ table: 'state', key: 'observations', value: after }]);
      return true;
    });
  }

  async function see(seen: Seen): Promise<{ service: string; failed: boolean } | null> {
    if (seen.incognito) return null;
    if (seen.error !== undefined && (isCut(seen) || classifyError(seen.error).ignored)) return null;
    const host = hostOf(seen.url);
    if (host === null || isPrivateHost(host)) return null;
    // another port is another server, or none: it tells nothing of the site at its own address
    if (new URL(seen.page ?? seen.url).port !== '') return null;
    if (!isWorthLooking(hostOf(seen.page ?? seen.url) ?? '')) return null;
    const [catalog, settings] = await Promise.all([parts.catalog(), parts.settings.read()]);
    // the browser may go on showing what the person has switched off
    const { httpStatus } = settings.sources;
    if (seen.page !== undefined && !httpStatus) return null;
    const service = serviceOfUrl(seen.page ?? seen.url, catalog, settings);
    if (service === null) return null;
    const status = httpStatus ? seen.status : undefined;
    const ok = seen.error === undefined && (status === undefined || status < 400);
    const known = catalog.services.has(service) || settings.custom.some(({ id }) => id === service);
    const observation: Observation = {
      at: now(),
      host,
      service: known ? service : null,
      ok,
      ...(seen.error !== undefined && { error: seen.error }),
      ...(status !== undefined && { status }),
      ...(seen.page !== undefined && { sub: true }),
    };
    const recorded = await record([observation]);
    return recorded ? { service, failed: outcomeOf(observation) !== 'works' } : null;
  }

  async function seeFeeds(outcomes: readonly Reached[]): Promise<boolean> {
    if (outcomes.every((outcome) => outcome.answered)) return false;
    return record(
      outcomes.flatMap(({ url, at, answered }) => {
        const host = hostOf(url);
        if (host === null) return [];
        const error = answered ? {} : { error: FEED_UNREACHABLE };
        return [{ at, host, service: null, ok: answered, feed: true, ...error }];
      }),
    );
  }

  async function forget(): Promise<void> {
    await lock('observe', async () => {
      const before = (await readRow(store, 'state', 'observations', observationLogSchema)) ?? [];
      const after = before.filter(({ at }) => Math.abs(now() - at) <= LOG_SPAN);
      if (after.length === before.length) return;
      await store.commit([{ table: 'state', key: 'observations', value: after }]);
    });
  }

  return { see, forget, seeFeeds };
}
