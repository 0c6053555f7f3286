import { type Health, worst } from '../health.ts';
import { ownEntry } from '../own-entry.ts';
import type { Format } from './format.ts';
import { embedded } from './read/embedded.ts';
import { eventReading } from './read/events.ts';
import { isRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { peekJson, readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { phaseOf, stageOf } from './read/phase.ts';
import { htmlToText } from './read/plain-text.ts';
import { earliest, parseTime } from './read/time.ts';
import type { FeedIncident } from './reading.ts';

const SEVERITIES: Readonly<Record<string, Health>> = {
  all_good: 'operational',
  'all good': 'operational',
  maintenance: 'maintenance',
  minor: 'degraded',
  major: 'major_outage',
};

/**
 * PagerDuty's status pages: JSON in `<script id="data">` of the page, or that JSON alone. Only open incidents are
 * listed; the newest update of each says what is affected.
 */
export const pagerduty: Format = {
  id: 'pagerduty',
  detect: (document) => {
    const body = peekJson(document) ?? embedded(document, 'data');
    return isRow(body) && isRow(body.summary) && 'open_incidents' in body.summary;
  },
  parse: (input) => {
    const document = main(input);
    const summary = row(
      row(embedded(document, 'data') ?? readJson(document), 'the document').summary,
      'summary',
    );
    const open = rows(summary.open_incidents, 'open_incidents').filter(
      (one) => stageOf(lastUpdate(one)?.status) !== 'closed',
    );
    return eventReading(
      'pagerduty',
      {
        incidents: open.map(toIncident),
        affected: open.flatMap((one) =>
          servicesOf(one).map((service) => ({
            id: text(service.business_service_id, text(service.id)),
            name: text(service.name),
            health: ownEntry(SEVERITIES, text(service.severity)) ?? ('unknown' as const),
          })),
        ),
      },
      input,
    );
  },
};

function lastUpdate(incident: Row): Row | undefined {
  return newest(maybeRows(incident.updates, 'updates'), 'reported_at', 'created_at');
}

function servicesOf(incident: Row): readonly Row[] {
  return maybeRows(lastUpdate(incident)?.impacted_business_services, 'impacted_business_services');
}

function toIncident(incident: Row): FeedIncident {
  const last = lastUpdate(incident);
  const said = [last?.severity, ...servicesOf(incident).map(({ severity }) => severity)];
  return {
    id: needText(incident.id, 'incident.id'),
    title: text(incident.title),
    phase: phaseOf(stageOf(last?.status)),
    health: worst(said.map((word) => ownEntry(SEVERITIES, text(word)) ?? 'unknown')),
    startedAt: earliest(
      maybeRows(incident.updates, 'updates').map(({ reported_at }) => parseTime(reported_at)),
    ),
    updatedAt: parseTime(last?.reported_at) ?? parseTime(last?.updated_at),
    components: servicesOf(incident).map(({ business_service_id, id }) =>
      text(business_service_id, text(id)),
    ),
    url: null,
    update: htmlToText(text(last?.message)) || null,
  };
}
