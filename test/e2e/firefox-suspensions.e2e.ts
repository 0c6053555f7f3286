import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Firefox } from '../../tools/demo/firefox.ts';
import { followedIn, liveDay, type Moment, type Ring, toldIn } from './support/day.ts';
import { openFirefoxIn } from './support/firefox.ts';
import { openTown, type Town } from './support/town.ts';

/** After so long without an event the browser suspends the background page, ms. */
const IDLE = 250;
/** Longer than that, so that a suspension falls into the middle of a poll, ms. */
const SLOW = 600;
/** Enough for twenty beats. */
const TROUBLES = 2;

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town?.server.close());

/** A day in a browser of its own. */
async function dayIn(
  idle: number,
  disturb?: (firefox: Firefox, ring: Ring, at: number) => Promise<void>,
): Promise<Moment[]> {
  const firefox = await openFirefoxIn(town, {
    prefs: { 'extensions.background.idle.timeout': idle },
  });
  try {
    return await liveDay(
      { town, extensionProbe: firefox.extensionProbe, troubles: TROUBLES },
      async (ring, at) => disturb?.(firefox, ring, at),
    );
  } finally {
    await firefox.close();
  }
}

const isSuspended = ({ extensionProbe }: Firefox) =>
  extensionProbe.page.evaluate('browser.extension.getBackgroundPage() === null');

it('a day of suspended event pages is told like a day without', { timeout: 300_000 }, async () => {
  const calm = await dayIn(600_000);
  expect(toldIn(calm).toSorted()).toEqual(
    followedIn(TROUBLES)
      .flatMap((service) => [`over ${service}`, `started ${service}`])
      .toSorted(),
  );

  let [suspensions, interrupted] = [0, 0];
  const troubled = await dayIn(IDLE, async (firefox, ring, at) => {
    town.pause = at % 2 === 0 ? SLOW : 0;
    const ringing = ring();
    await expect.poll(() => isSuspended(firefox)).toBe(true);
    suspensions += 1;
    town.pause = 0;
    if (!(await ringing)) interrupted += 1;
  });
  console.log(`${suspensions} suspensions, ${interrupted} of them in the middle of a beat`);
  expect(suspensions).toBeGreaterThanOrEqual(20);
  expect(interrupted).toBeGreaterThan(0);
  expect(troubled).toEqual(calm);
});
