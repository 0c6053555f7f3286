import type { Health } from '../health.ts';
import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, maybeRows, needText, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { monitors } from './read/monitors.ts';
import { plainReading } from './read/plain-reading.ts';
import { parseTime } from './read/time.ts';
import { healthOf } from './read/words.ts';

/** Azure DevOps, `https://status.dev.azure.com/_apis/status/health`: services, each in several geographies. */
export const azureDevops: Format = {
  id: 'azure-devops',
  detect: objectLike(({ status }) => isRow(status) && 'health' in status),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const indicator: Health = healthOf(needText(row(body.status, 'status').health, 'status.health'));
    const components = maybeRows(body.services, 'services').flatMap((service) =>
      rows(service.geographies, 'geographies').map((place) => ({
        id: `${text(service.id)} ${text(place.id)}`,
        name: `${text(service.id)} (${text(place.name, text(place.id))})`,
        health: healthOf(place.health),
        groups: [text(service.id), text(place.id), text(place.name)],
      })),
    );
    const updatedAt = parseTime(body.lastUpdated);
    return plainReading(
      'azure-devops',
      input,
      { components, indicator, updatedAt },
      { components: monitors('most') },
    );
  },
};
