import type { Format, ParseInput } from './format.ts';
import { objectLike } from './read/detect.ts';
import { maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { clockOf } from './read/overall.ts';
import { type PageComponent, pageReading } from './read/page.ts';
import { phaseOf, stageOf } from './read/phase.ts';
import { htmlToText } from './read/plain-text.ts';
import { latest, parseTime } from './read/time.ts';
import { healthOf, IMPACT } from './read/words.ts';
import type { FeedIncident, FeedMaintenance } from './reading.ts';

/**
 * Webex, the document behind `https://status.webex.com`: products with their parts, and what is not resolved, planned
 * work among it. A part that is out in one region says so itself. The shape is the one of a recorded answer.
 */
export const webex: Format = {
  id: 'webex',
  detect: objectLike(
    (body) =>
      typeof body.serviceName === 'string' && Array.isArray(body.components) && 'unResolvedIncidents' in body,
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const open = maybeRows(body.unResolvedIncidents, 'unResolvedIncidents').filter(
      ({ deleted, status }) => deleted !== true && stageOf(status) !== 'closed',
    );
    const incidents = open.filter((one) => !isWork(one)).map(toIncident);
    const page = {
      components: rows(body.components, 'components').filter(isListed).flatMap(withParts),
      incidents,
      maintenances: open.filter(isWork).flatMap((one) => toMaintenance(one, input)),
      updatedAt: latest(incidents.map(({ updatedAt }) => updatedAt)),
    };
    return pageReading('webex', page, input, { incidents: 'degraded' });
  },
};

function withParts(product: Row): PageComponent[] {
  const whole = toComponent(product, []);
  const parts = maybeRows(product.components, 'component.components').filter(isListed);
  return [whole, ...parts.map((part) => toComponent(part, [whole.id, whole.name]))];
}

function isListed({ deleted }: Row): boolean {
  return deleted !== true;
}

function toComponent({ componentId, componentName, status }: Row, groups: string[]): PageComponent {
  const id = needText(componentId, 'componentId');
  return { id, name: text(componentName, id), health: healthOf(status), groups };
}

function isWork({ incidentType, impact }: Row): boolean {
  return text(incidentType, text(impact)).toLowerCase() === 'maintenance';
}

function toIncident(incident: Row): FeedIncident {
  const last = newest(maybeRows(incident.messages, 'messages'), 'createTime');
  return {
    id: needText(incident.incidentId, 'incidentId'),
    title: text(incident.incidentName),
    phase: phaseOf(stageOf(incident.status)),
    health: healthOf(incident.impact, IMPACT),
    startedAt: parseTime(incident.startTime) ?? parseTime(incident.createTime),
    updatedAt: latest([parseTime(incident.lastModifiedTime), parseTime(last?.createTime)]),
    components: affected(incident),
    url: null,
    update: htmlToText(text(last?.message)) || null,
  };
}

/** Work whose planned end has passed is over, whoever forgot to say so. */
function toMaintenance(work: Row, input: ParseInput): FeedMaintenance[] {
  const endsAt = parseTime(work.endTime);
  const clock = clockOf(input);
  if (endsAt !== null && clock !== null && endsAt < clock) return [];
  return [
    {
      id: needText(work.incidentId, 'incidentId'),
      title: text(work.incidentName),
      phase: stageOf(work.status) === 'scheduled' ? 'scheduled' : 'in_progress',
      startsAt: parseTime(work.startTime),
      endsAt,
      components: affected(work),
    },
  ];
}

function affected({ allAffectedComponentSet }: Row): string[] {
  return Array.isArray(allAffectedComponentSet)
    ? allAffectedComponentSet.map((id) => text(id)).filter(Boolean)
    : [];
}
