import { isPartOf } from '../assess/relations.ts';
import type { Catalog, Service } from '../catalog/types.ts';
import { outcomeOf } from '../observe/outcome.ts';
import type { Observation } from '../observe/types.ts';
import { createPoller } from '../poll/poller.ts';
import { type CheckInput, completeCheck, runCheck } from '../probe/check.ts';
import { STILL_OPEN } from '../probe/still-open.ts';
import { probeReportSchema } from '../probe/types.ts';
import { serviceById, sourcesOf, watch, watchedIds } from '../settings/watched.ts';
import { readRow, readRows } from '../store/read-rows.ts';
import { markUnjudged } from '../store/unjudged.ts';
import type { EngineParts } from './parts.ts';
import type { People } from './people.ts';
import { openRows } from './rows.ts';

export type Checker = {
  /** Reads the service's feeds this once, due or not. */
  read: (service: string) => Promise<void>;
  /** Calls back whenever one of the questions is answered, so that nobody waits for the slowest. `pressed`: by the person. */
  check: (service: string, pressed: boolean, learnt: () => Promise<void>) => Promise<void>;
  /** Asks those whom checks of the last minutes had to leave out; the services that this told more of. */
  complete: () => Promise<string[]>;
};

/**
 * "Check now": reads the service's feeds this once, asks the hub about it, and, where the person
 * allows probes, third parties. Over within 30 seconds.
 */
export function createChecker(parts: EngineParts, people: People): Checker {
  const poller = createPoller({ ...parts, mark: markUnjudged });

  async function read(id: string): Promise<void> {
    const [catalog, settings] = await Promise.all([parts.catalog(), parts.settings.read()]);
    const service = serviceById(id, catalog, settings);
    if (!service || !settings.sources.feeds) return;
    const sources = sourcesOf(watch(service, catalog, settings));
    const urls = new Set(sources.map(({ url }) => url));
    // who is followed and shares an address hears what it says as well
    for (const id of watchedIds(settings)) {
      const other = serviceById(id, catalog, settings);
      if (other)
        sources.push(...sourcesOf(watch(other, catalog, settings)).filter(({ url }) => urls.has(url)));
    }
    await poller.poll(sources, { period: settings.pollMinutes * 60_000, now: true });
  }

  async function check(id: string, pressed: boolean, learnt: () => Promise<void>): Promise<void> {
    const [catalog, settings] = await Promise.all([parts.catalog(), parts.settings.read()]);
    const service = serviceById(id, catalog, settings);
    if (!service) return;
    const questions: Promise<unknown>[] = [read(id)];
    // the hub is told of no failure without a press
    if (pressed) questions.push(people.ask(id));
    if (settings.sources.probes) questions.push(probe(service, catalog, settings.country));
    await Promise.all(questions.map((question) => question.then(learnt)));
  }

  async function probe(service: Service, catalog: Catalog, country: string | null): Promise<void> {
    const { id } = service;
    const host = await hostToProbe(service, catalog);
    if (host === undefined) return;
    const report = await runCheck(inputOf(host, country));
    await parts.store.commit([{ table: 'probes', key: id, value: report }, markUnjudged(id, report.at)]);
    // the browser's question may be answered while the check runs
    await completeOne(id);
  }

  function inputOf(host: string, country: string | null): CheckInput {
    const { fetch, now, sleep, timeout, random, asn = null, captivePortal, mayRead } = parts;
    return {
      host,
      fetch,
      now,
      sleep,
      timeout,
      random,
      country,
      asn,
      ...(captivePortal && { captivePortal }),
      ...(mayRead && { mayRead }),
    };
  }

  async function complete(): Promise<string[]> {
    const reports = await readRows(parts.store, 'probes', probeReportSchema);
    const told = await Promise.all(
      [...reports.keys()].map(async (id) => ((await completeOne(id)) ? [id] : [])),
    );
    return told.flat();
  }

  async function completeOne(id: string): Promise<boolean> {
    const report = await readRow(parts.store, 'probes', id, probeReportSchema);
    if (!report || report.unasked.length === 0) return false;
    if (Math.abs(parts.now() - report.at) > STILL_OPEN) return false;
    const { country } = await parts.settings.read();
    const value = await completeCheck(inputOf(report.host, country), report);
    if (value.unasked.length >= report.unasked.length) return false;
    await parts.store.commit([{ table: 'probes', key: id, value }, markUnjudged(id, report.at)]);
    return true;
  }

  /** The host of the service that failed here last, else its first one. What others put into its pages is theirs. */
  async function hostToProbe(service: Service, catalog: Catalog): Promise<string | undefined> {
    const { observations } = await openRows(parts.store, parts.now());
    const isOwn = (seen: Observation) =>
      seen.service === service.id && (!seen.sub || isPartOf(seen.host, service, catalog));
    const failed = observations.findLast(
      (seen) => outcomeOf(seen) !== 'works' && (isOwn(seen) || service.hosts.includes(seen.host)),
    );
    return failed?.host ?? service.hosts[0];
  }

  return { read, check, complete };
}
