import type { Scope } from '../../utils/assess/types.ts';
import type { HistoryEntry } from '../../utils/engine/history.ts';
import { historyKey } from '../../utils/engine/history.ts';
import { WATCH_TIMES } from '../../utils/engine/watch-times.ts';
import type { Health } from '../../utils/health.ts';
import type { Write } from '../../utils/store/store.ts';
import { MINUTE, NOW } from './signals.ts';

const DAY = 24 * 60 * MINUTE;

const entry = (service: string, at: number, part: Partial<HistoryEntry>): HistoryEntry => ({
  at,
  service,
  health: 'operational',
  scope: 'none',
  cause: null,
  upstream: null,
  confidence: 0.95,
  official: 'operational',
  title: null,
  ...part,
});

/** A trouble: fine before, official `lag` minutes after the first sign, fine again `minutes` later. */
function trouble(
  service: string,
  daysAgo: number,
  minutes: number,
  health: Health,
  lag: number | null,
  part: Partial<HistoryEntry> = {},
): HistoryEntry[] {
  const from = NOW - daysAgo * DAY;
  const scope: Scope = part.scope ?? 'widespread';
  const seen = { health, scope, cause: 'service' as const, ...part };
  return [
    entry(service, from, { ...seen, official: lag === 0 ? health : 'operational' }),
    ...(lag ? [entry(service, from + lag * MINUTE, { ...seen, official: health })] : []),
    ...(daysAgo * DAY <= minutes * MINUTE ? [] : [entry(service, from + minutes * MINUTE, {})]),
  ];
}

/** Three months of a browser that is closed at night and was away for a week. */
function awake(): [number, number][] {
  const midnight = NOW - (NOW % DAY);
  return Array.from({ length: 90 }, (_, index) => 89 - index)
    .filter((days) => days < 40 || days > 46)
    .map((days) => [
      midnight - days * DAY + 7 * 60 * MINUTE,
      Math.min(NOW, midnight - days * DAY + 22 * 60 * MINUTE),
    ]);
}

/** History of the services that the samples follow, and of when somebody looked. */
export function historyRows(): Write[] {
  const followed = ['facebook', 'flickr', 'github', 'slack', 'roku', 'discord', 'reddit', 'zoom'];
  const entries = [
    ...followed.map((service) => entry(service, NOW - 88 * DAY, {})),
    ...trouble('flickr', 125 / 1440, 999, 'major_outage', 81, {
      cause: 'upstream',
      upstream: 'aws-kinesis',
      title: 'Increased API error rates for Kinesis Data Streams',
    }),
    ...trouble('roku', 118 / 1440, 999, 'major_outage', null, {
      cause: 'upstream',
      upstream: 'aws-kinesis',
      official: null,
    }),
    ...trouble('discord', 48 / 1440, 999, 'degraded', 1, { title: 'Elevated API errors' }),
    ...trouble('github', 3.2, 95, 'partial_outage', 22, { title: 'Disruption with some GitHub services' }),
    ...trouble('github', 17.3, 41, 'degraded', 6, { title: 'Delayed notifications' }),
    ...trouble('github', 51.2, 260, 'major_outage', 34, {
      title: 'Git operations and Actions are unavailable',
    }),
    ...trouble('slack', 9.4, 73, 'degraded', 15, { title: 'Trouble loading threads' }),
    ...trouble('reddit', 5.3, 30, 'partial_outage', null),
    ...trouble('reddit', 63.2, 120, 'major_outage', 18, { title: 'Site unavailable' }),
    ...trouble('facebook', 30.3, 370, 'major_outage', null, { cause: 'dns' }),
    ...trouble('github', 1.25, 12, 'unknown', null, { scope: 'local', cause: 'resolver' }),
  ];
  return [
    ...entries.map((value) => ({
      table: 'history' as const,
      key: historyKey(value.service, value.at),
      value,
    })),
    { table: 'state', key: 'reported|flickr', value: { at: NOW - 96 * MINUTE, symptom: 'cannot_open' } },
    { table: 'state', key: WATCH_TIMES, value: awake() },
  ];
}
