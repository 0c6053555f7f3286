import type { Health } from '../../health.ts';
import { ownEntry } from '../../own-entry.ts';
import type { ParseInput } from '../format.ts';
import { FeedError, type FeedIncident, type FeedMaintenance } from '../reading.ts';
import { isAbsent, link, needText, type Row, row, rows, text } from './guard.ts';
import { readJson } from './json.ts';
import { main } from './main.ts';
import { type PageComponent, pageReading } from './page.ts';
import { htmlToText } from './plain-text.ts';
import { latest, parseTime } from './time.ts';

export const CACHET_STATES: Readonly<Record<string, Health>> = {
  '1': 'operational',
  '2': 'degraded',
  '3': 'partial_outage',
  '4': 'major_outage',
};
const PHASES: Readonly<Record<string, FeedIncident['phase']>> = {
  '1': 'investigating',
  '2': 'identified',
  '3': 'monitoring',
};

/** States that say that nobody knows. */
const UNWATCHED = new Set(['0', '5']);

type Kind = 'component' | 'incident' | 'schedule';

/** What an item is, by its fields; null for something else. */
export function kindOf(item: Row): Kind | null {
  if (!('status' in item) || !('name' in item)) return null;
  if ('latest_status' in item || 'is_resolved' in item || 'human_status' in item) {
    return 'scheduled_at' in item && !('is_resolved' in item) ? 'schedule' : 'incident';
  }
  if ('scheduled_at' in item && 'completed_at' in item) return 'schedule';
  if ('occurred_at' in item || 'stickied' in item) return 'incident';
  return 'status_name' in item || 'group_id' in item || 'enabled' in item || 'order' in item
    ? 'component'
    : null;
}

/** All documents of a Cachet together: components, incidents, schedules. @throws FeedError */
export function cachetReading(
  format: string,
  input: ParseInput,
  unpack: (item: Row) => Row,
  scale: Readonly<Record<string, Health>>,
) {
  main(input);
  const items = input.documents.flatMap((document) =>
    rows(row(readJson(document), 'the document').data, 'data').map(unpack),
  );
  if (items.some((item) => kindOf(item) === null))
    throw new FeedError('wrong-shape', 'an item that is neither a component, an incident nor a schedule');
  const of = (kind: Kind) => items.filter((item) => kindOf(item) === kind);
  const components = of('component')
    .filter(({ enabled }) => enabled !== false)
    .map((item) => toComponent(item, scale));
  const incidents = of('incident').flatMap(openIncident);
  if (components.length === 0 && of('incident').length === 0)
    throw new FeedError('no-state', 'neither components nor incidents');
  return pageReading(
    format,
    {
      components,
      incidents,
      maintenances: of('schedule').flatMap((item) => schedule(item, input)),
      // A list of incidents alone: well unless one of them is open.
      ...(components.length === 0 && { indicator: 'operational' as const }),
      updatedAt: latest(items.map(({ updated_at }) => parseTime(updated_at))),
    },
    input,
  );
}

function toComponent(item: Row, scale: Readonly<Record<string, Health>>): PageComponent {
  const group = text(item.group_id);
  return {
    id: needText(item.id, 'component.id'),
    name: text(item.name),
    health: ownEntry(scale, text(item.status)) ?? 'unknown',
    silent: UNWATCHED.has(text(item.status)),
    groups: group && group !== '0' ? [group] : [],
  };
}

function openIncident(item: Row): FeedIncident[] {
  const status = text(item.latest_status, text(item.status));
  // Without the latest status, "fixed" is believed only if nothing says that it is not resolved.
  const fixed = status === '4' && ('latest_status' in item || item.is_resolved !== false);
  if (fixed || item.is_resolved === true || text(item.visible) === '0') return [];
  const component = text(item.component_id);
  return [
    {
      id: needText(item.id, 'incident.id'),
      title: text(item.name),
      phase: ownEntry(PHASES, status) ?? 'investigating',
      health: 'degraded',
      startedAt: parseTime(item.occurred_at) ?? parseTime(item.created_at),
      updatedAt: parseTime(item.updated_at) ?? parseTime(item.occurred_at),
      components: component && component !== '0' ? [component] : [],
      url: link(item.permalink),
      update: htmlToText(text(item.message)) || null,
    },
  ];
}

function schedule(item: Row, { at }: ParseInput): FeedMaintenance[] {
  if (text(item.status) === '2' || !isAbsent(item.completed_at)) return [];
  const startsAt = parseTime(item.scheduled_at);
  const running = text(item.status) === '1' || (startsAt !== null && startsAt <= at);
  return [
    {
      id: needText(item.id, 'schedule.id'),
      title: text(item.name),
      phase: running ? 'in_progress' : 'scheduled',
      startsAt,
      endsAt: null,
      components: [],
    },
  ];
}
