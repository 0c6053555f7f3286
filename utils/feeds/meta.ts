import type { Format } from './format.ts';
import { listLike } from './read/detect.ts';
import { needText, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { healthOfMeta } from './read/meta.ts';
import { plainReading } from './read/plain-reading.ts';
import { latest, parseTime } from './read/time.ts';
import { FeedError } from './reading.ts';

/**
 * Meta's business products, `https://metastatus.com/data/orgs.json`: organisations with services. "Resolved" stays
 * for hours and is well. A consumer outage of Facebook, Instagram or WhatsApp may not show here.
 */
export const meta: Format = {
  id: 'meta',
  detect: listLike((first) => Array.isArray(first.services) && 'id' in first && 'name' in first),
  parse: (input) => {
    const services = rows(readJson(main(input)), 'the organisations').flatMap((org) =>
      rows(org.services, 'services').map((service) => ({ org, service })),
    );
    if (services.length === 0) throw new FeedError('no-state', 'no services');
    return plainReading('meta', input, {
      components: services.map(({ org, service }) => ({
        id: `${text(org.id)}/${needText(service.id, 'service.id')}`,
        name: text(service.name),
        health: healthOfMeta(service.status),
        groups: [text(org.id), text(org.name)],
      })),
      updatedAt: latest(services.map(({ service }) => parseTime(service.time))),
    });
  },
};
