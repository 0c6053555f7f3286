import type { Verdict } from '../assess/types.ts';
import { sourceKey } from '../catalog/source-key.ts';
import type { Catalog, FeedSource } from '../catalog/types.ts';
import { isStale } from '../feeds/read/overall.ts';
import { isTrouble } from '../health.ts';
import type { StoredReading } from '../poll/rows.ts';
import { sourcesOf, type Watched } from '../settings/watched.ts';
import type { Rows } from './rows.ts';

/**
 * True when a service's trouble is a change and not the first thing that was ever read: either
 * nothing official is red (then it was seen from here), or the feed went red since the service was
 * first judged, or the incident began after we had started asking.
 */
export async function isNews(watched: Watched, previous: Verdict | null, rows: Rows): Promise<boolean> {
  const red: boolean[] = [];
  for (const source of sourcesOf(watched)) {
    const stored = await rows.stored(source);
    if (!stored || !isTrouble(stored.reading.health)) continue;
    const wentRed = previous !== null && !stored.oldTrouble;
    red.push(wentRed || beganAfter(stored, rows.poll[source.url]?.askedSince ?? stored.firstAt));
  }
  return red.length === 0 || red.some(Boolean);
}

function beganAfter({ reading }: StoredReading, time: number): boolean {
  return reading.incidents.some((incident) => incident.startedAt !== null && incident.startedAt > time);
}

/** Whether the service's own page holds an incident open that is not forgotten; null where no page can be read. */
export async function hasIncident({ own }: Watched, rows: Rows, now: number): Promise<boolean | null> {
  if (!own) return null;
  const { reading, unreadableSince } = await rows.signal(own);
  if (!reading || unreadableSince !== null) return null;
  return reading.incidents.some((incident) => !isStale(incident, now));
}

/**
 * What official pages have open about a service's trouble, under names that all who read the same page
 * share: its own page, and those of the provider that its verdict names.
 */
export async function officialTrouble(
  { own, needs }: Watched,
  verdict: Verdict | undefined,
  rows: Rows,
  catalog: Catalog,
): Promise<string[]> {
  const provider = verdict?.upstream?.provider;
  const blamed = needs.filter(
    ({ need }) => provider !== undefined && isRelated(need.provider, provider, catalog),
  );
  const sources = [...(own ? [own] : []), ...blamed.flatMap((need) => need.sources)];
  return (await Promise.all(sources.map((source) => openOn(source, rows)))).flat();
}

/** Its incidents, or, where it is red without one, its state as a whole. */
async function openOn(source: FeedSource, rows: Rows): Promise<string[]> {
  const { reading } = await rows.signal(source);
  if (!reading || !isTrouble(reading.health)) return [];
  if (reading.incidents.length === 0) return [sourceKey(source)];
  return reading.incidents.map(({ id }) => `${source.url} ${id}`);
}

function isRelated(a: string, b: string, catalog: Catalog): boolean {
  return catalog.isWithin(a, b) || catalog.isWithin(b, a);
}

/** Whether a provider's own feed is red for that region; null where it cannot be read. */
export async function isProviderRed(
  { provider, region }: { provider: string; region?: string | undefined },
  watched: readonly Watched[],
  rows: Rows,
  catalog: Catalog,
): Promise<boolean | null> {
  let readable = false;
  for (const { needs } of watched) {
    for (const { need, sources } of needs) {
      if (!isRelated(need.provider, provider, catalog)) continue;
      if (region !== undefined && need.region !== undefined && need.region !== region) continue;
      for (const source of sources) {
        const { reading, unreadableSince } = await rows.signal(source);
        if (!reading || unreadableSince !== null) continue;
        readable = true;
        if (isTrouble(reading.health)) return true;
      }
    }
  }
  return readable ? false : null;
}
