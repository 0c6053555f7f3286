import type { Settings } from '../../utils/settings/settings.ts';

/** Until when a service is muted (epoch ms UTC, 0 for good); null when it is not. */
export function mutedUntil({ muted }: Settings, id: string, now: number): number | null {
  const until = muted[id];
  return until === undefined || (until !== 0 && until <= now) ? null : until;
}
