import type { Settings } from '../settings/settings.ts';

/** True in the person's quiet hours. `localHour` is 0..23; equal limits mean that there are none. */
export function isQuiet({ notifications }: Settings, localHour: number): boolean {
  const { quietFrom, quietTo } = notifications;
  if (quietFrom === quietTo) return false;
  return quietFrom < quietTo
    ? localHour >= quietFrom && localHour < quietTo
    : localHour >= quietFrom || localHour < quietTo;
}
