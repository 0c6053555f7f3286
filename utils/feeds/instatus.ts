import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, needText, row } from './read/guard.ts';
import { componentsOf, instatusReading, pageHealth } from './read/instatus.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';

/**
 * Instatus, `/summary.json`: the page's own word and what is active. Lists that are empty are left out. The
 * page's word is the only trace of components that are down without an incident; `/v2/components.json` may be
 * given as a second document.
 */
export const instatus: Format = {
  id: 'instatus',
  detect: objectLike(
    (body) => isRow(body.page) && typeof body.page.status === 'string' && !isRow(body.status),
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const page = row(body.page, 'page');
    const indicator = pageHealth(needText(page.status, 'page.status'));
    const second = input.documents[1];
    return instatusReading('instatus', input, {
      components: second ? componentsOf(second) : [],
      body,
      indicator,
    });
  },
};
