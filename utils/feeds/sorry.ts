import type { Format } from './format.ts';
import { objectLike } from './read/detect.ts';
import { isRow, needText, row, rows, text } from './read/guard.ts';
import { readJson } from './read/json.ts';
import { main } from './read/main.ts';
import { plainReading } from './read/plain-reading.ts';
import { healthOf } from './read/words.ts';

/**
 * Sorry: `/api/v1/status` with the page's state, `/api/v1/components`, and
 * `https://api.sorryapp.com/v1/pages/<id>/components`. `state_text` is null in maintenance, so `state` counts.
 */
export const sorry: Format = {
  id: 'sorry',
  detect: objectLike(
    ({ page, response, components }) =>
      (isRow(page) && 'state' in page) || hasStates(response) || hasStates(components),
  ),
  parse: (input) => {
    const body = row(readJson(main(input)), 'the document');
    const listed = body.response ?? body.components;
    const indicator = isRow(body.page) ? healthOf(needText(body.page.state, 'page.state')) : undefined;
    const components =
      listed === undefined && indicator !== undefined
        ? []
        : rows(listed, 'components').map(({ id, name, state }) => ({
            id: text(id, text(name)),
            name: needText(name, 'component.name'),
            health: healthOf(state),
          }));
    return plainReading('sorry', input, { components, ...(indicator && { indicator }) });
  },
};

function hasStates(list: unknown): boolean {
  return Array.isArray(list) && isRow(list[0]) && typeof list[0].state === 'string' && 'name' in list[0];
}
