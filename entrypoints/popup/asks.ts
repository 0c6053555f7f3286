import type { Service } from '../../utils/catalog/types.ts';
import { isPublicName } from '../../utils/observe/private-host.ts';
import { OPERATORS } from '../../utils/probe/operators.ts';
import { STILL_OPEN } from '../../utils/probe/still-open.ts';
import type { ProbeReport } from '../../utils/probe/types.ts';
import type { Settings } from '../../utils/store/settings.ts';

/** Whom "Check now" asks about this service, so that the person knows before pressing it. */
export function asksOf(service: Service, { sources, hub }: Settings): string[] {
  const named = OPERATORS.filter((operator) => operator.named).map((operator) => operator.name);
  return [
    ...new Set([
      ...(service.feed && sources.feeds ? [service.name] : []),
      ...(hub && sources.people && service.category !== 'custom' ? [hub] : []),
      ...(sources.probes && service.hosts.some(isPublicName) ? named : []),
    ]),
  ];
}

/** False where nobody can be asked: the site has no feed, and only this network knows its name. */
export function isCheckable({ feed, hosts }: Service): boolean {
  return feed !== undefined || hosts.length === 0 || hosts.some(isPublicName);
}

/** Hosts that the last check left out because the browser would not show what they answer. */
export function leftOut(report: ProbeReport | null, now: number): string[] {
  if (!report || Math.abs(now - report.at) > STILL_OPEN) return [];
  return OPERATORS.flatMap(({ id, hosts }) => (report.unasked.includes(id) ? [...hosts] : []));
}
