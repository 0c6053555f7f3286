import type { OfficialSignal, ProviderSignal, Situation } from '../assess/types.ts';
import type { Catalog } from '../catalog/types.ts';
import { isTrouble } from '../health.ts';
import type { Settings } from '../store/settings.ts';
import type { Rows } from './rows.ts';
import type { Watched } from './watched.ts';

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
    service,
    catalog: context.catalog,
    official: own ? await rows.signal(own) : null,
    providers,
    observations: rows.observations,
    probe: await rows.probe(service.id),
    people: context.settings.sources.people ? await rows.people(service.id) : null,
    surging: context.surging,
    country: context.settings.country,
    previous: await rows.verdict(service.id),
  };
}
