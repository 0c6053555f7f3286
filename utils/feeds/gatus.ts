import type { Health } from '../health.ts';
import type { Format } from './format.ts';
import { listLike } from './read/detect.ts';
import { isRow, needText, type Row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { monitors } from './read/monitors.ts';
import { plainReading } from './read/plain-reading.ts';
import { latest, parseTime } from './read/time.ts';

/** Gatus, `/api/v1/endpoints/statuses`: results of checks, the last one the newest; none yet is unknown. */
export const gatus: Format = {
  id: 'gatus',
  detect: listLike((first) => 'key' in first && Array.isArray(first.results)),
  parse: (input) => {
    const endpoints = rows(readJson(main(input)), 'the list of endpoints');
    const last = endpoints.map((endpoint) => rows(endpoint.results, 'results').at(-1));
    return plainReading(
      'gatus',
      input,
      {
        components: endpoints.map((endpoint, index) => toComponent(endpoint, last[index])),
        updatedAt: latest(last.map((result) => parseTime(result?.timestamp))),
      },
      { components: monitors('most') },
    );
  },
};

function toComponent({ key, name, group }: Row, result: Row | undefined) {
  const groups = text(group) ? [text(group)] : [];
  return {
    id: needText(key, 'endpoint.key'),
    name: text(name),
    health: healthOfResult(result),
    silent: result === undefined,
    groups,
  };
}

function healthOfResult(result: Row | undefined): Health {
  if (!isRow(result) || typeof result.success !== 'boolean') return 'unknown';
  return result.success ? 'operational' : 'major_outage';
}
