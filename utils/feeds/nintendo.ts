import type { Format, ParseInput } from './format.ts';
import { objectLike } from './read/detect.ts';
import { type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { pageReading } from './read/page.ts';
import { htmlToText } from './read/plain-text.ts';
import { parseTime } from './read/time.ts';
import type { FeedIncident, FeedMaintenance } from './reading.ts';

const DAY = 24 * 3600_000;
/** `Wednesday, February 24, 2021  6 :55 AM`, with a blank before the colon. */
const WRITTEN = /^\w+, ([a-z]{3})[a-z]* (\d\d?), (\d{4})\s+(\d\d?)\s*:(\d\d)\s*([AP])M$/i;
/** What is over, in `event_status`. */
const ENDED = '3';

/**
 * Nintendo, `https://www.nintendo.co.jp/netinfo/en_US/status.json`: troubles and works with their times, which stay
 * listed for a day after their end. Times are those of the Pacific coast. The shape is the one that public bots read
 * (Kurisu's `netinfo`) and of a recorded answer.
 */
export const nintendo: Format = {
  id: 'nintendo',
  detect: objectLike(
    ({ operational_statuses, temporary_maintenances }) =>
      Array.isArray(operational_statuses) && Array.isArray(temporary_maintenances),
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const troubles = rows(body.operational_statuses, 'operational_statuses');
    const works = rows(body.temporary_maintenances, 'temporary_maintenances');
    const page = {
      components: [],
      incidents: troubles.filter((one) => !isOver(one, input) && hasBegun(one, input)).map(toIncident),
      maintenances: works.filter((one) => !isOver(one, input)).map((one) => toMaintenance(one, input)),
      updatedAt: null,
      indicator: 'operational' as const,
    };
    return pageReading('nintendo', page, input, { incidents: 'full' });
  },
};

/** In a language whose times we do not read, the day on which the note goes away says the end: a day earlier. */
function isOver({ event_status, end, utc_del_time }: Row, { at }: ParseInput): boolean {
  if (text(event_status) === ENDED) return true;
  const gone = parseTime(utc_del_time);
  const endsAt = pacific(end) ?? (gone === null ? null : gone - DAY);
  return endsAt !== null && endsAt <= at;
}

function hasBegun({ begin }: Row, { at }: ParseInput): boolean {
  return (pacific(begin) ?? at) <= at;
}

function toIncident(trouble: Row): FeedIncident {
  return {
    id: idOf(trouble),
    title: titleOf(trouble),
    phase: 'investigating',
    health: 'partial_outage',
    startedAt: pacific(trouble.begin),
    updatedAt: null,
    components: [],
    url: null,
    update: htmlToText(text(trouble.message)) || null,
  };
}

function toMaintenance(work: Row, input: ParseInput): FeedMaintenance {
  return {
    id: idOf(work),
    title: titleOf(work),
    phase: hasBegun(work, input) ? 'in_progress' : 'scheduled',
    startsAt: pacific(work.begin),
    endsAt: pacific(work.end),
    components: [],
  };
}

function idOf(entry: Row): string {
  return `${titleOf(entry)} ${text(entry.begin)}`;
}

function titleOf({ software_title, platform, services }: Row): string {
  const title = htmlToText(text(software_title)) || words(services) || 'Network service';
  const where = words(platform);
  return where ? `${title} (${where})` : title;
}

function words(list: unknown): string {
  return Array.isArray(list)
    ? list
        .map((one) => text(one))
        .filter(Boolean)
        .join(', ')
    : '';
}

/** A written time of the Pacific coast as epoch ms UTC; null where it is written in another way. */
function pacific(written: unknown): number | null {
  const [, month, day, year, hour, minute, half] = WRITTEN.exec(text(written).slice(0, 80)) ?? [];
  if (!month || !day || !hour || Number(hour) > 12) return null;
  const hours = (Number(hour) % 12) + (half?.toUpperCase() === 'P' ? 12 : 0);
  const at = (zone: string) => parseTime(`${day} ${month} ${year} ${hours}:${minute} ${zone}`);
  const local = at('UTC');
  return local !== null && isSummer(local, Number(year)) ? at('PDT') : at('PST');
}

/** Daylight saving time of the United States: second Sunday of March to first Sunday of November, at two. */
function isSummer(local: number, year: number): boolean {
  const sunday = (month: number, from: number) => {
    const weekday = new Date(Date.UTC(year, month, from)).getUTCDay();
    return Date.UTC(year, month, from + ((7 - weekday) % 7), 2);
  };
  return local >= sunday(2, 8) && local < sunday(10, 1);
}
