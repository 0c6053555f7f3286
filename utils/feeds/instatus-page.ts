import type { FeedDocument, Format } from './format.ts';
import { embedded } from './read/embedded.ts';
import { isRow, maybeRows, needText, row } from './read/guard.ts';
import { instatusReading, pageHealth, toComponents } from './read/instatus.ts';
import { peekJson, readJson } from './read/json.ts';
import { main } from './read/main.ts';

/** Instatus, the state that its page carries: `site` and what is active, with names in several languages. */
export const instatusPage: Format = {
  id: 'instatus-page',
  detect: (document) => {
    const body = stateOf(document);
    return isRow(body) && isRow(body.site) && 'activeIncidents' in body;
  },
  parse: (input) => {
    const body = row(stateOf(main(input)) ?? readJson(main(input)), 'the document');
    const site = row(body.site, 'site');
    return instatusReading('instatus-page', input, {
      components: toComponents(maybeRows(site.components, 'site.components')),
      body,
      indicator: pageHealth(needText(site.mainStatus ?? site.status, 'site.status')),
    });
  },
};

/** What the page carries for its own script, or the same thing taken out of it; undefined for anything else. */
function stateOf(document: FeedDocument): unknown {
  const state = embedded(document, '__NEXT_DATA__');
  if (!isRow(state)) return peekJson(document);
  return isRow(state.props) ? state.props.pageProps : undefined;
}
