import type { Service } from '../../utils/catalog/types.ts';
import { OPERATORS } from '../../utils/probe/operators.ts';
import type { Settings } from '../../utils/store/settings.ts';

/** Whom "Check now" asks about this service, so that the person knows before pressing it. */
export function asksOf(service: Service, { sources }: Settings): string[] {
  const named = OPERATORS.filter((operator) => operator.named).map((operator) => operator.name);
  return [
    ...(service.feed && sources.feeds ? [service.name] : []),
    ...(sources.probes ? new Set(named) : []),
  ];
}
