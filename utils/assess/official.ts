import type { FeedIncident, FeedReading } from '../feeds/reading.ts';
import { isTrouble, severity } from '../health.ts';
import { type Text, text } from '../i18n/text.ts';
import { freshReading } from './freshness.ts';
import type { Evidence, Situation } from './types.ts';

/**
 * A green page weighs almost nothing for the first 60 to 90 minutes (AWS 2016-2022, 661 incidents: first
 * post a median of 76 minutes after the start it states itself; Google Cloud 27), later a little more.
 */
const LATE = 90 * 60_000;

/** Evidence of class `official`. `troubleSince` is the first sign from anybody else, epoch ms UTC. */
export function officialEvidence(situation: Situation, troubleSince: number | null): Evidence[] {
  const { service, official, now } = situation;
  const about = {
    class: 'official' as const,
    source: service.name,
    ...(service.page && { url: service.page }),
  };
  if (!official) {
    const says = text(service.feed ? 'evidence.official.waiting' : 'evidence.official.none', {
      service: service.name,
    });
    return [{ ...about, sign: 'official.none', says, stance: 'neutral', at: now }];
  }
  const fresh = freshReading(official, situation);
  if (!fresh) {
    const says =
      official.unreadableSince === null
        ? text('evidence.official.waiting', { service: service.name })
        : text('evidence.official.unreadable', {
            service: service.name,
            since: { time: official.unreadableSince },
          });
    return [{ ...about, sign: 'official.unreadable', says, stance: 'neutral', at: now }];
  }
  const { reading, readAt: at } = fresh;
  const { health } = reading;
  const told = { ...about, at, health };
  if (isTrouble(health)) {
    const worst = worstIncident(reading);
    const since = worst?.startedAt;
    return [
      {
        ...told,
        sign: 'official.red',
        says: redSays(service.name, reading, worst),
        stance: 'for',
        ...(since != null && since <= now && { since }),
      },
    ];
  }
  if (health === 'maintenance') {
    const says = text('evidence.official.maintenance', { service: service.name });
    const since = reading.maintenances.find(({ phase }) => phase === 'in_progress')?.startsAt;
    return [
      {
        ...told,
        sign: 'official.maintenance',
        says,
        stance: 'neutral',
        ...(since != null && since <= now && { since }),
      },
    ];
  }
  if (health === 'unknown') {
    const says = text('evidence.official.unclear', { service: service.name });
    return [{ ...told, sign: 'official.unclear', says, stance: 'neutral' }];
  }
  const isLate = troubleSince !== null && now - troubleSince > LATE;
  return [
    {
      ...told,
      sign: isLate ? 'official.green-late' : 'official.green',
      says: text(troubleSince === null ? 'evidence.official.green' : 'evidence.official.green-yet', {
        service: service.name,
      }),
      stance: 'against',
    },
  ];
}

export function worstIncident({ incidents }: FeedReading): FeedIncident | null {
  return incidents.toSorted((a, b) => severity(b.health) - severity(a.health))[0] ?? null;
}

function redSays(service: string, reading: FeedReading, incident: FeedIncident | null): Text {
  if (incident) return text('evidence.official.red-incident', { service, title: incident.title });
  const broken = reading.components.filter(({ health }) => isTrouble(health)).map(({ name }) => name);
  return broken.length > 0
    ? text('evidence.official.red-components', { service, components: { list: broken.slice(0, 3) } })
    : text('evidence.official.red', { service });
}
