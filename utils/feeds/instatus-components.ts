import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow } from './read/guard.ts';
import { componentsOf, instatusReading } from './read/instatus.ts';
import { main } from './read/main.ts';

/** Instatus, `/v2/components.json`: rows that others name as their group are headers. */
export const instatusComponents: Format = {
  id: 'instatus-components',
  detect: objectLike((body) => {
    if ('page' in body || !Array.isArray(body.components)) return false;
    const [first] = body.components;
    return isRow(first) && typeof first.status === 'string' && /^[A-Z]+$/.test(first.status);
  }),
  parse: (input) =>
    instatusReading('instatus-components', input, { components: componentsOf(main(input)), body: {} }),
};
