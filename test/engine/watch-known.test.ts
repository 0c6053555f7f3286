import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../utils/catalog/catalog.ts';
import { createDevice, MINUTE, START } from '../support/device.ts';

/** A site that has no status page: its trouble is only ever seen from here. */
const FEEDLESS = createCatalog({
  version: 1,
  services: [{ id: 'quiet', name: 'Quiet', category: 'other', hosts: ['quiet.site'], needs: [] }],
  paths: [],
});
const ENDS = START + 40 * MINUTE;
const iso = (time: number) => new Date(time).toISOString();

describe('"tell me when it is back" on a site without a status page', () => {
  it('is no news of what the person has just seen, and one word when it is over', async () => {
    const on = createDevice({
      catalog: FEEDLESS,
      follows: [],
      hosts: [{ host: 'quiet.site', from: iso(START), to: iso(ENDS), http: { '*': 503 } }],
    });
    const sees = (host: string, error?: string) =>
      on.run((engine) => engine.see({ url: `https://${host}/`, ...(error !== undefined && { error }) }));

    await sees('elsewhere.com');
    await sees('quiet.site', 'net::ERR_CONNECTION_RESET');
    await on.run((engine) => engine.check('quiet'));
    expect((await on.verdicts()).get('quiet')).toMatchObject({ scope: 'widespread', cause: 'service' });
    await on.run((engine) => engine.watch('quiet', true));
    expect(on.shown).toEqual([]);

    for (let beat = 0; beat < 10; beat += 1) await on.run((engine) => engine.tick(), 5 * MINUTE);
    expect(on.shown).toEqual([]); // not over as long as nobody has seen it work
    for (let visit = 0; visit < 5; visit += 1) {
      await sees('quiet.site');
      await on.run((engine) => engine.check('quiet'));
      await on.run((engine) => engine.tick(), 3 * MINUTE);
    }
    expect(on.shown.map(({ kind, services }) => [kind, ...services])).toEqual([['over', 'quiet']]);
    expect(on.errors).toEqual([]);
  });
});
