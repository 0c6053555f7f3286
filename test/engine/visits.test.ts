import { describe, expect, it } from 'vitest';
import { mentionsKey } from '../../utils/engine/rows-from.ts';
import { createDevice, type Device, MINUTE, START } from '../support/device.ts';

/** Beats, a minute apart, with some time in between. */
async function beat(device: Device, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await device.run((engine) => engine.tick(), MINUTE);
}

const traces = async (device: Device, host: string) =>
  (
    await Promise.all(
      (['state', 'verdicts', 'probes', 'people'] as const).map((table) => device.store.readAll(table)),
    )
  )
    .flat()
    .filter((row) => JSON.stringify(row).includes(host));

describe('a site that nobody follows', () => {
  it('leaves nothing half an hour after it was opened', async () => {
    const device = createDevice({ follows: ['alpha'] });
    await device.run((engine) => engine.see({ url: 'https://private-clinic.org/' }), MINUTE);
    await device.run((engine) => engine.see({ url: 'https://beta.site/' }), MINUTE);
    expect(await traces(device, 'private-clinic.org')).not.toEqual([]);
    await beat(device, 32);
    expect(await traces(device, 'private-clinic.org')).toEqual([]);
    expect([...(await device.verdicts()).keys()]).toEqual(['alpha']);
  });

  it('that was checked keeps the answer for a while', async () => {
    const device = createDevice({ follows: ['alpha'] });
    await device.run((engine) => engine.check('beta'), MINUTE);
    await beat(device, 5);
    expect((await device.verdicts()).has('beta')).toBe(true);
  });

  it('that failed leaves nothing either after a day', async () => {
    const device = createDevice({ follows: ['alpha'] });
    const failed = { url: 'https://private-clinic.org/', error: 'net::ERR_CONNECTION_TIMED_OUT' };
    await device.run((engine) => engine.see(failed), MINUTE);
    await beat(device, 5);
    expect((await device.verdicts()).has('host:private-clinic.org')).toBe(true);
    device.clock.skip(24 * 60 * MINUTE);
    await beat(device, 17);
    expect(await traces(device, 'private-clinic.org')).toEqual([]);
  });
});

describe('what is learnt of a followed service', () => {
  it('stays when the house is kept', async () => {
    const device = createDevice({ follows: ['alpha'] });
    await beat(device, 1);
    const value = { at: START, since: START, posts: [] };
    await device.store.commit([
      { table: 'people', key: mentionsKey('alpha'), value },
      { table: 'people', key: mentionsKey('beta'), value },
    ]);
    device.clock.skip(25 * 60 * MINUTE);
    await beat(device, 1);
    expect((await device.store.readAll('people')).map(([key]) => key)).toEqual([mentionsKey('alpha')]);
  });
});
