import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { createDevice, type Device, MINUTE } from '../support/device.ts';
import { LOOSE_CATALOG } from '../support/small-catalog.ts';

const FAILED = { url: 'https://alpha.site/', error: 'net::ERR_CONNECTION_TIMED_OUT' };

/** A browser that checks by itself when a page fails. */
function device(): Device {
  const sources = { ...DEFAULT_SETTINGS.sources, automaticChecks: true };
  return createDevice({ catalog: LOOSE_CATALOG, settings: { sources } });
}

/** How often somebody elsewhere was asked to look at the site. */
const looks = (on: Device) => on.internet.log.filter(({ url }) => url.endsWith('/v1/measurements')).length;

const fails = (on: Device, ms: number) => on.run((engine) => engine.see(FAILED), ms);

describe('a check that runs by itself', () => {
  it('is not made again within ten minutes once it has brought a report', async () => {
    const on = device();
    await fails(on, 9 * MINUTE);
    await fails(on, 2 * MINUTE);
    expect(looks(on)).toBe(1);
    await fails(on, MINUTE);
    expect(looks(on)).toBe(2);
    expect(on.errors).toEqual([]);
  });

  it('is made again after a minute when its worker died before it brought one', async () => {
    const on = device();
    await fails(on, 300); // everybody has been asked, and not all have answered
    on.trouble.dieIn = 0;
    await on.run(async () => {}, MINUTE / 2);
    expect(on.dead()).toBe(true);
    expect(await on.store.read('probes', 'alpha')).toBeUndefined();
    const before = looks(on);

    on.start();
    await fails(on, 1000);
    expect(looks(on)).toBe(before); // it may still be at it
    await on.run(async () => {}, MINUTE / 2);
    await fails(on, MINUTE);
    expect(looks(on)).toBe(before + 1);
    expect(await on.store.read('probes', 'alpha')).toBeDefined();
  });
});
