import type { Health } from '../health.ts';
import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, needText, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { monitors } from './read/monitors.ts';
import { plainReading } from './read/plain-reading.ts';
import { fold, stateIn } from './read/words.ts';
import { FeedError } from './reading.ts';

const CLASSES: Readonly<Record<string, Health>> = {
  success: 'operational',
  warning: 'degraded',
  danger: 'major_outage',
};

const UNWATCHED = new Set(['paused', 'black', 'info']);

/**
 * UptimeRobot's public pages, `/api/getMonitorList/<token>`. Paused, black and info monitors have no state. The
 * list of events (`getEventFeed`) is recognised, but it says nothing of the present.
 */
export const uptimerobot: Format = {
  id: 'uptimerobot',
  detect: objectLike(
    (body) =>
      (Array.isArray(body.data) && isRow(body.data[0]) && 'statusClass' in body.data[0]) ||
      (isRow(body.psp) && Array.isArray(body.data)) ||
      (body.status === true && Array.isArray(body.results) && isRow(body.meta)),
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    if (body.data === undefined && Array.isArray(body.results))
      throw new FeedError('no-state', 'a list of events without the monitors');
    if (body.status !== undefined && body.status !== 'ok')
      throw new FeedError('wrong-shape', `the answer is "${text(body.status)}"`);
    const components = rows(body.data, 'data').map(({ monitorId, name, statusClass, groupName }) => ({
      id: needText(monitorId, 'monitorId'),
      name: text(name),
      health: stateIn(CLASSES, statusClass) ?? 'unknown',
      silent: UNWATCHED.has(fold(text(statusClass))),
      groups: text(groupName) ? [text(groupName)] : [],
    }));
    return plainReading('uptimerobot', input, { components }, { components: monitors('most') });
  },
};
