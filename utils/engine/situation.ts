import { sistersOf } from '../assess/relations.ts';
import type { OfficialSignal, ProviderSignal, Situation, Verdict } from '../assess/types.ts';
import type { Catalog, Service } from '../catalog/types.ts';
import { isTrouble } from '../health.ts';
import type { Settings } from '../settings/settings.ts';
import { type Watched, watchedIds } from '../settings/watched.ts';
import type { Rows } from './rows.ts';

/** Of several feeds that speak for one need, the red one, else the one read last. */
function strongest(signals: readonly OfficialSignal[]): OfficialSignal | null {
  const red = signals.find((signal) => signal.reading && isTrouble(signal.reading.health));
  return red ?? signals.toSorted((a, b) => (b.readAt ?? 0) - (a.readAt ?? 0))[0] ?? null;
}

/** Everything that is known of one service now: what the verdict is made of. */
export async function situationOf(
  { service, own, needs }: Watched,
  rows: Rows,
  context: { now: number; catalog: Catalog; settings: Settings; surging: readonly string[] },
): Promise<Situation> {
  const providers: ProviderSignal[] = [];
  for (const { need, provider, sources } of needs) {
    providers.push({ need, provider, signal: strongest(await Promise.all(sources.map(rows.signal))) });
  }
  return {
    now: context.now,
    period: context.settings.pollMinutes * 60_000,
    service,
    catalog: context.catalog,
    official: own ? await rows.signal(own) : null,
    providers,
    observations: rows.observations,
    probe: await rows.probe(service.id),
    portalAt: rows.stories.find(({ cause }) => cause === 'captive_portal')?.since,
    people: context.settings.sources.people ? await rows.people(service.id) : null,
    surging: context.surging,
    country: context.settings.country,
    previous: await rows.verdict(service.id),
    family: await familyVerdicts(service, rows, context),
  };
}

/** Verdicts in force of the company's other services, of those that are followed or were just seen. */
async function familyVerdicts(
  service: Service,
  rows: Rows,
  { catalog, settings }: { catalog: Catalog; settings: Settings },
): Promise<Verdict[]> {
  const sisters = sistersOf(service, catalog);
  if (sisters.length === 0) return [];
  const ids = new Set([...watchedIds(settings), ...rows.observations.map((seen) => seen.service ?? '')]);
  const verdicts: Verdict[] = [];
  for (const { id } of sisters) {
    const verdict = ids.has(id) ? await rows.verdict(id) : null;
    if (verdict) verdicts.push(verdict);
  }
  return verdicts;
}
