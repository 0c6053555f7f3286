import type { Format, ParseInput } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, maybeRow, maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { monitors } from './read/monitors.ts';
import { newest } from './read/newest.ts';
import { clockOf } from './read/overall.ts';
import { type PageComponent, pageReading } from './read/page.ts';
import { htmlToText } from './read/plain-text.ts';
import { atMost } from './read/scale.ts';
import { parseTime } from './read/time.ts';
import { healthOf } from './read/words.ts';
import type { FeedIncident, FeedMaintenance } from './reading.ts';

/**
 * Better Stack, `/index.json` (JSON:API). The page calls itself down as soon as one resource is, so the resources
 * are counted; a report is over when its own `aggregate_state` says so: `ends_at` often stays null.
 */
export const betterstack: Format = {
  id: 'betterstack',
  detect: objectLike(({ data }) => isRow(data) && data.type === 'status_page'),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const data = row(body.data, 'data');
    const page = row(data.attributes, 'data.attributes');
    const included = rows(body.included, 'included');
    for (const { type } of included) needText(type, 'included.type');
    const sections = new Map(
      ofType(included, 'status_page_section').map((one) => [text(one.id), nameOf(one)]),
    );
    const reports = ofType(included, 'status_report').filter(isOpen);
    const components = ofType(included, 'status_page_resource').map((one) => toComponent(one, sections));
    return pageReading(
      'betterstack',
      {
        components,
        incidents: reports
          .filter((one) => !isMaintenance(one))
          .map((one) => toIncident(one, included, components.length > 0)),
        maintenances: reports.filter(isMaintenance).flatMap((one) => toMaintenance(one, input)),
        indicator: healthOf(needText(page.aggregate_state, 'aggregate_state')),
        updatedAt: parseTime(page.updated_at),
      },
      input,
      { components: monitors('most'), indicator: 'never' },
    );
  },
};

function ofType(included: readonly Row[], type: string): Row[] {
  return included.filter((one) => one.type === type);
}

function attributes(one: Row): Row {
  return row(one.attributes, `${text(one.type)}.attributes`);
}

function nameOf(one: Row): string {
  const { public_name, name } = attributes(one);
  return text(public_name, text(name));
}

function toComponent(one: Row, sections: ReadonlyMap<string, string>): PageComponent {
  const { status, status_page_section_id } = attributes(one);
  const section = text(status_page_section_id);
  return {
    id: needText(one.id, 'resource.id'),
    name: nameOf(one),
    health: healthOf(status),
    silent: status === 'not_monitored',
    groups: section ? [section, sections.get(section) ?? section] : [],
  };
}

function isOpen(report: Row): boolean {
  return text(attributes(report).aggregate_state) !== 'resolved';
}

function isMaintenance(report: Row): boolean {
  return attributes(report).report_type === 'maintenance';
}

/** `isCounted`: the page has resources, and how many of them are down says how bad it is. */
function toIncident(report: Row, included: readonly Row[], isCounted: boolean): FeedIncident {
  const { title, aggregate_state, starts_at } = attributes(report);
  const state = healthOf(aggregate_state);
  const last = newestUpdate(report, included);
  return {
    id: needText(report.id, 'report.id'),
    title: text(title),
    phase: 'investigating',
    health: isCounted ? atMost('partial_outage', state) : state,
    startedAt: parseTime(starts_at),
    updatedAt: parseTime(last?.published_at) ?? parseTime(starts_at),
    components: affected(report),
    url: null,
    update: htmlToText(text(last?.message)) || null,
  };
}

function toMaintenance(report: Row, input: ParseInput): FeedMaintenance[] {
  const { title, starts_at, ends_at } = attributes(report);
  const startsAt = parseTime(starts_at);
  const endsAt = parseTime(ends_at);
  const clock = clockOf(input);
  if (endsAt !== null && clock !== null && endsAt < clock) return [];
  return [
    {
      id: needText(report.id, 'report.id'),
      title: text(title),
      phase: startsAt !== null && startsAt > input.at ? 'scheduled' : 'in_progress',
      startsAt,
      endsAt,
      components: affected(report),
    },
  ];
}

function affected(report: Row): string[] {
  return maybeRows(attributes(report).affected_resources, 'affected_resources')
    .map(({ status_page_resource_id }) => text(status_page_resource_id))
    .filter(Boolean);
}

function newestUpdate(report: Row, included: readonly Row[]): Row | undefined {
  const links = maybeRow(maybeRow(report.relationships, 'relationships')?.status_updates, 'status_updates');
  const ids = new Set(maybeRows(links?.data, 'status_updates.data').map(({ id }) => text(id)));
  const updates = ofType(included, 'status_update').filter(({ id }) => ids.has(text(id)));
  return newest(updates.map(attributes), 'published_at');
}
