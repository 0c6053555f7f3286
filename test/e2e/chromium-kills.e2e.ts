import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Chromium } from '../../tools/demo/chromium.ts';
import { seededRandom } from '../../tools/world/random.ts';
import { SEED } from '../support/runs.ts';
import { openIn } from './support/chromium.ts';
import { followedIn, liveDay, type Moment, type Ring, toldIn } from './support/day.ts';
import { openTown, type Town } from './support/town.ts';

/** A kill comes at any time within a beat, or shortly after it, ms. */
const LONGEST = 250;
/** Enough for fifty beats. */
const TROUBLES = 6;

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town?.server.close());

/** A day in a browser of its own. */
async function dayIn(disturb?: (chromium: Chromium, ring: Ring) => Promise<void>): Promise<Moment[]> {
  const chromium = await openIn(town);
  try {
    return await liveDay(
      { town, extensionProbe: chromium.extensionProbe, troubles: TROUBLES },
      async (ring) => disturb?.(chromium, ring),
    );
  } finally {
    await chromium.close();
  }
}

it('a day with a killed worker at every beat is told like a day without', { timeout: 300_000 }, async () => {
  const calm = await dayIn();
  expect(toldIn(calm).toSorted()).toEqual(
    followedIn(TROUBLES)
      .flatMap((service) => [`over ${service}`, `started ${service}`])
      .toSorted(),
  );

  expect(calm[0]?.alarms).toEqual(['tick']);
  expect(calm.map(({ seen }) => seen)).toEqual(calm.map(({ told }) => told));

  const random = seededRandom(SEED);
  let [kills, interrupted] = [0, 0];
  const troubled = await dayIn(async (chromium, ring) => {
    const ringing = ring();
    await sleep(random() * LONGEST);
    await chromium.killWorker();
    kills += 1;
    if (!(await ringing)) interrupted += 1;
  });
  console.log(`seed ${SEED}, ${kills} kills, ${interrupted} of them in the middle of a beat`);
  expect(kills).toBeGreaterThanOrEqual(50);
  expect(interrupted).toBeGreaterThan(0);
  expect(troubled).toEqual(calm);
});
