import type { Health } from '../health.ts';
import type { Format, ParseInput } from './format.ts';
import { objectLike } from './read/detect.ts';
import { maybeRows, needText, type Row, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { newest } from './read/newest.ts';
import { pageReading } from './read/page.ts';
import { phaseOf, stageOf } from './read/phase.ts';
import { markdownToText } from './read/plain-text.ts';
import { parseTime } from './read/time.ts';
import { healthOf } from './read/words.ts';
import { FeedError, type FeedIncident, type FeedMaintenance } from './reading.ts';

const WORDS: Readonly<Record<string, Health>> = {
  error: 'partial_outage',
  incident: 'degraded',
  info: 'maintenance',
};

/** OpenStatus, `/feed/json`: the page's own word, open reports without a severity, maintenances by their times. */
export const openstatus: Format = {
  id: 'openstatus',
  detect: objectLike(
    (body) => Array.isArray(body.statusReports) || ('pageComponents' in body && 'maintenances' in body),
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const components = maybeRows(body.pageComponents, 'pageComponents').filter(
      ({ status }) => typeof status === 'string',
    );
    return pageReading(
      'openstatus',
      {
        components: components.map(({ id, name, status }) => ({
          id: text(id, text(name)),
          name: text(name),
          health: healthOf(status, WORDS),
        })),
        incidents: rows(body.statusReports, 'statusReports').flatMap(openReport),
        maintenances: rows(body.maintenances, 'maintenances').flatMap((one) => maintenance(one, input)),
        indicator: healthOf(needText(body.status, 'status'), WORDS),
        updatedAt: parseTime(body.updatedAt),
      },
      input,
      { incidents: 'degraded' },
    );
  },
};

function openReport(report: Row): FeedIncident[] {
  const updates = maybeRows(report.statusReportUpdates, 'statusReportUpdates');
  const last = newest(updates, 'date');
  const stage = stageOf(report.status ?? last?.status);
  if (stage === 'closed') return [];
  const times = updates.map(({ date }) => parseTime(date)).filter((time) => time !== null);
  return [
    {
      id: text(report.id) || needText(report.title, 'report.title'),
      title: text(report.title),
      phase: phaseOf(stage),
      health: 'degraded',
      startedAt: times.length > 0 ? Math.min(...times) : null,
      updatedAt: parseTime(last?.date),
      components: [],
      url: null,
      update: markdownToText(text(last?.message)) || null,
    },
  ];
}

function maintenance(plan: Row, { at }: ParseInput): FeedMaintenance[] {
  const [startsAt, endsAt] = [parseTime(plan.from), parseTime(plan.to)];
  if (startsAt === null) throw new FeedError('wrong-shape', 'maintenance.from is no time');
  if (endsAt !== null && endsAt <= at) return [];
  const title = text(plan.name, text(plan.title));
  return [
    {
      id: text(plan.id) || `${title} ${startsAt}`,
      title,
      phase: startsAt <= at ? 'in_progress' : 'scheduled',
      startsAt,
      endsAt,
      components: [],
    },
  ];
}
