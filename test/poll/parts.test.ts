import { describe, expect, it } from 'vitest';
import { createOfficial } from '../../hub/official.ts';
import { createCatalog } from '../../utils/catalog/catalog.ts';
import { sourceKey } from '../../utils/catalog/source-key.ts';
import type { Service } from '../../utils/catalog/types.ts';
import { sourceMark } from '../../utils/crowd/board.ts';
import { createDevice } from '../support/device.ts';
import { ended, INCIDENTS, MAIL, MAPS, MINUTE, page, part, START, URL, WHOLE, world } from './shared-page.ts';

/** A service whose page is that part of the shared one. */
const service = (component: string): Service => ({
  id: component.toLowerCase(),
  name: component,
  category: 'other',
  hosts: [`${component.toLowerCase()}.site`],
  feed: part(component),
  needs: [],
});
const CATALOG = createCatalog({ version: 1, services: [service('Mail'), service('Maps')], paths: [] });

describe('a part that its page no longer lists', () => {
  it('cannot be read; the page and its other parts go on', async () => {
    const on = world();
    on.serve(page({ Mail: 'operational', Maps: 'operational' }));
    await on.poll([WHOLE, MAIL, MAPS]);
    on.serve(page({ Mail: 'operational', Atlas: 'major_outage' }));
    const [outcome] = await on.poll([MAPS, WHOLE, MAIL]);

    expect(outcome).toMatchObject({ answered: true, changed: true, failed: false });
    expect((await on.signal(WHOLE)).reading?.health).toBe('major_outage');
    expect((await on.signal(MAIL)).reading?.health).toBe('operational');
    expect((await on.signal(MAIL)).unreadableSince).toBeNull();
    expect(await on.signal(MAPS)).toEqual({
      reading: null,
      readAt: on.now(),
      unreadableSince: on.now(),
      reason: 'no-state',
    });
  });

  it('slows nobody down: the page is asked as often and as cheaply as before', async () => {
    const on = world();
    on.serve(page({ Mail: 'operational', Maps: 'operational' }));
    await on.poll([MAIL, MAPS]);
    on.serve(page({ Mail: 'operational' }));
    await on.poll([MAIL, MAPS]);
    const since = on.now();
    for (let n = 0; n < 30; n += 1) {
      expect(await on.poll([MAIL, MAPS])).toMatchObject([{ changed: false, failed: false }]);
      expect(on.asked.map(({ conditional }) => conditional)).toEqual([true]);
    }
    expect(await on.state()).toMatchObject({ failures: 0, unreadableSince: null, readAt: on.now() });
    expect((await on.signal(MAPS)).unreadableSince).toBe(since);

    // a page that changes meanwhile, without it, tells nothing newer of it
    on.serve(page({ Mail: 'major_outage' }));
    await on.poll([MAIL, MAPS]);
    expect((await on.signal(MAIL)).reading?.health).toBe('major_outage');
    expect((await on.signal(MAPS)).unreadableSince).toBe(since);
  });

  it('is read again once it is back, with the end of what was open before', async () => {
    const on = world();
    on.serve(page({ Mail: 'operational', Maps: 'operational' }));
    await on.poll([MAIL, MAPS]);
    const first = await on.stored(MAPS);
    on.serve(page({ Mail: 'operational', Maps: 'major_outage' }, [{ id: 'fog', component: 'Maps' }]));
    await on.poll([MAIL, MAPS]);
    on.serve(page({ Mail: 'operational' }));
    await on.poll([MAIL, MAPS]);
    expect((await on.signal(MAPS)).reading).toBeNull();

    on.serve(page({ Mail: 'operational', Maps: 'partial_outage' }));
    on.serve(ended('fog'), INCIDENTS);
    await on.poll([MAIL, MAPS]);
    expect(await on.signal(MAPS)).toMatchObject({
      reading: { health: 'partial_outage' },
      unreadableSince: null,
      reason: null,
    });
    expect(await on.stored(MAPS)).toMatchObject({
      firstAt: first?.firstAt,
      oldTrouble: false,
      closed: [{ id: 'fog', update: 'fog is over.' }],
    });
  });

  it('that was never read is not green either, and the trouble it is first read with is old', async () => {
    const on = world();
    on.serve(page({ Mail: 'operational' }));
    await on.poll([MAIL, MAPS]);
    expect(await on.signal(MAPS)).toMatchObject({ reading: null, unreadableSince: on.now() });
    await on.poll([MAIL, MAPS]);
    expect(on.asked).toMatchObject([{ conditional: true }]);

    on.serve(page({ Mail: 'operational', Maps: 'major_outage' }));
    await on.poll([MAIL, MAPS]);
    expect(await on.stored(MAPS)).toMatchObject({ reading: { health: 'major_outage' }, oldTrouble: true });
    expect((await on.signal(MAPS)).unreadableSince).toBeNull();
  });

  it('does not make its page a failing one when it alone is asked for', async () => {
    const on = world();
    on.serve(page({ Mail: 'operational', Maps: 'operational' }));
    await on.poll([MAIL, MAPS]);
    on.serve(page({ Mail: 'operational' }));
    expect(await on.poll([MAPS], { now: true })).toMatchObject([{ failed: false }]);
    expect(await on.state()).toMatchObject({ failures: 0, unreadableSince: null });
    expect((await on.signal(MAIL)).reading?.health).toBe('operational');
    expect((await on.signal(MAPS)).unreadableSince).toBe(on.now());
  });

  it('is unknown in the verdict of its service, and of no other', async () => {
    const device = createDevice({
      catalog: CATALOG,
      start: START,
      serve: (url, _, now) =>
        url !== URL
          ? null
          : new Response(
              now < START + 20 * MINUTE
                ? page({ Mail: 'operational', Maps: 'operational' })
                : page({ Mail: 'operational', Atlas: 'operational' }),
            ),
    });
    const healths = async () =>
      Object.fromEntries([...(await device.verdicts())].map(([id, { health }]) => [id, health]));
    for (let minute = 0; minute < 15; minute += 1) await device.run((engine) => engine.tick());
    expect(await healths()).toEqual({ mail: 'operational', maps: 'operational' });
    for (let minute = 0; minute < 90; minute += 1) await device.run((engine) => engine.tick());
    expect(await healths()).toEqual({ mail: 'operational', maps: 'unknown' });
    expect((await device.verdicts()).get('maps')?.evidence.map(({ sign }) => sign)).toContain(
      'official.unreadable',
    );
    expect([device.errors, device.shown]).toEqual([[], []]);
  });

  it('is not on the board of a hub, which speaks for the other parts', async () => {
    const on = world();
    const board = new Map<string, string>();
    const official = createOfficial({
      catalog: CATALOG,
      poller: on.poller,
      readings: on.store,
      store: {
        lead: async () => true,
        publish: async (name, document) => void board.set(name, document),
        published: async (name) => board.get(name) ?? null,
      },
      now: on.now,
    });
    const covered = async () => {
      on.pass();
      await official.poll();
      return (await official.current())?.covers;
    };
    const [mail, maps] = [MAIL, MAPS].map((source) => sourceMark(sourceKey(source)));
    on.serve(page({ Mail: 'operational', Maps: 'operational' }));
    expect(await covered()).toEqual([mail, maps]);
    on.serve(page({ Mail: 'operational', Atlas: 'operational' }));
    expect(await covered()).toEqual([mail]);
    expect(await covered()).toEqual([mail]);
  });
});
