import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { createDevice, MINUTE, START } from '../support/device.ts';
import { feedRoutes } from '../support/feed-states.ts';
import { FEEDS, LOOSE_CATALOG } from '../support/small-catalog.ts';

const PLACES = /hn\.algolia\.com|mastodon\.social/;

/** A device whose owner wants to see posts, where the places that hold them never answer. */
function waiting() {
  const asked: string[] = [];
  const device = createDevice({
    catalog: LOOSE_CATALOG,
    settings: { sources: { ...DEFAULT_SETTINGS.sources, mentions: true } },
    routes: FEEDS.flatMap((url) =>
      feedRoutes(url, [{ state: 'outage', from: START, to: Number.POSITIVE_INFINITY }]),
    ),
    serve: (url) => {
      if (!PLACES.test(url)) return null;
      asked.push(url);
      return new Response(new ReadableStream());
    },
  });
  return { device, asked };
}

it('places of talk that do not answer keep nobody waiting', async () => {
  const { device, asked } = waiting();
  await device.run((engine) => engine.tick(), 5_000);
  expect([...(await device.verdicts()).values()].map(({ health }) => health)).toContain('major_outage');
  expect(asked.length).toBeGreaterThan(0);
});

it('a worker that is stopped while it waits for them does not ask the same again', async () => {
  const { device, asked } = waiting();
  for (let beat = 0; beat < 10; beat += 1) {
    device.start();
    await device.run((engine) => engine.tick(), 5_000);
    device.clock.skip(MINUTE);
  }
  const times = Map.groupBy(asked, (url) => url.replace(/created_at_i[^&]*/, ''));
  // at once, and when its own turn of the quarter of an hour comes
  for (const [url, all] of times) expect(all.length, url).toBeLessThanOrEqual(2);
});
