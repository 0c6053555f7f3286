import type { Format } from './format.ts';
import { listLike } from './read/detect.ts';
import { link, needText, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { monitors } from './read/monitors.ts';
import { plainReading } from './read/plain-reading.ts';
import { healthOf } from './read/words.ts';

/** Upptime, `history/summary.json` of a repository: a list of sites, each up, down or degraded. */
export const upptime: Format = {
  id: 'upptime',
  detect: listLike(
    (first) => 'slug' in first && 'status' in first && ('uptime' in first || link(first.url) !== null),
  ),
  parse: (input) => {
    const sites = rows(readJson(main(input)), 'the list of sites');
    const components = sites.map(({ slug, name, status }) => ({
      id: needText(slug, 'site.slug'),
      name: text(name, text(slug)),
      health: healthOf(status),
    }));
    return plainReading('upptime', input, { components }, { components: monitors('most') });
  },
};
