import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, maybeRows, needText, row } from './read/guard.ts';
import { instatusReading, pageHealth, toComponents } from './read/instatus.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';

/** Instatus, the state that its page carries: `site` and what is active, with names in several languages. */
export const instatusPage: Format = {
  id: 'instatus-page',
  detect: objectLike((body) => isRow(body.site) && 'activeIncidents' in body),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const site = row(body.site, 'site');
    return instatusReading('instatus-page', input, {
      components: toComponents(maybeRows(site.components, 'site.components')),
      body,
      indicator: pageHealth(needText(site.mainStatus ?? site.status, 'site.status')),
    });
  },
};
