import { expect, it } from 'vitest';
import { createDevice, MINUTE, START } from '../support/device.ts';
import { feedRoutes } from '../support/feed-states.ts';
import { LOOSE_CATALOG } from '../support/small-catalog.ts';

it('a page that lists none of the chosen components any more counts as a whole', async () => {
  const on = createDevice({
    catalog: LOOSE_CATALOG,
    follows: ['alpha'],
    settings: { components: { alpha: ['a-part-of-yesterday'] } },
    routes: feedRoutes('https://status.alpha.site/api/v2/summary.json', [
      { state: 'incident', from: START, to: Number.POSITIVE_INFINITY },
    ]),
  });
  await on.run((engine) => engine.tick(), MINUTE);
  expect((await on.verdicts()).get('alpha')).toMatchObject({ scope: 'widespread' });
});
