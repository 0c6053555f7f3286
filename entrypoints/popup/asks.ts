import type { Service } from '../../utils/catalog/types.ts';
import { isPublicName } from '../../utils/net/private-host.ts';
import { OPERATORS } from '../../utils/probe/operators.ts';
import { STILL_OPEN } from '../../utils/probe/still-open.ts';
import type { ProbeReport } from '../../utils/probe/types.ts';
import type { Settings } from '../../utils/settings/settings.ts';

/** Whom "Check now" asks about this service, so that the person knows before pressing it. */
export function asksOf(service: Service, settings: Settings): string[] {
  const { sources } = settings;
  const operators = OPERATORS.flatMap(({ named, name }) => (named ? name : []));
  return [
    ...new Set(
      [
        service.feed && sources.feeds ? service.name : [],
        hubOf(service, settings) ?? [],
        sources.probes && service.hosts.some(isPublicName) ? operators : [],
      ].flat(),
    ),
  ];
}

/** The hub that is told of the service; what is not in the catalogue is no hub's business. */
export function hubOf({ category }: Service, { hub, sources }: Settings): string | null {
  return sources.people && category !== 'custom' ? hub : null;
}

/** False where nobody can be asked: the site has no feed, and only this network knows its name. */
export function isCheckable({ feed, hosts }: Service): boolean {
  return !!feed || !hosts.length || hosts.some(isPublicName);
}

/** Hosts that the last check left out because the browser would not show what they answer. */
export function leftOut(report: ProbeReport | null, now: number): string[] {
  if (!report || Math.abs(now - report.at) > STILL_OPEN) return [];
  return OPERATORS.flatMap(({ id, hosts }) => (report.unasked.includes(id) ? [...hosts] : []));
}
