import { describe, expect, it } from 'vitest';
import { migrateRows } from '../../utils/engine/migrate-rows.ts';
import { openOwnRows } from '../../utils/engine/own-rows.ts';
import { openRows } from '../../utils/engine/rows.ts';
import { mentionsKey } from '../../utils/engine/rows-from.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import { createDevice, MINUTE, START } from '../support/device.ts';
import { feedRoutes } from '../support/feed-states.ts';
import { FEEDS } from '../support/small-catalog.ts';

const parts = (store = createMemoryStore()) => ({
  store,
  lock: <T>(_: string, work: () => Promise<T>) => work(),
});

describe('after an update of the extension', () => {
  it('rows that can no longer be read are gone, so that the panel never meets them', async () => {
    const { store, lock } = parts();
    const old = [
      { table: 'verdicts', key: 'x', value: { service: 'x', health: 'bad' } },
      { table: 'readings', key: 'https://a.example/', value: 7 },
      { table: 'probes', key: 'x', value: {} },
      { table: 'people', key: 'x', value: { at: 'noon' } },
      { table: 'people', key: mentionsKey('x'), value: [] },
      { table: 'state', key: 'poll', value: { bad: { nextAt: 'soon' } } },
      { table: 'state', key: 'stories', value: [{ id: 'bad' }] },
    ] as const;
    await store.commit(old);
    await migrateRows({ store, lock });
    expect(await store.readAll('verdicts')).toEqual([]);
    expect(await store.readAll('readings')).toEqual([]);
    expect(await store.readAll('probes')).toEqual([]);
    expect(await store.readAll('people')).toEqual([]);
    expect(await store.read('state', 'poll')).toEqual({});
    expect(await store.read('state', 'stories')).toEqual([]);
  });

  it('notes that only the worker reads stay as they are', async () => {
    const { store, lock } = parts();
    await store.commit([{ table: 'state', key: 'reported|x', value: 'whatever' }]);
    await migrateRows({ store, lock });
    expect(await store.read('state', 'reported|x')).toBe('whatever');
  });

  it('what can be read is left, and reads the same with and without schemas', async () => {
    const routes = FEEDS.flatMap((url) =>
      feedRoutes(url, [{ state: 'outage', from: START - MINUTE, to: START + 60 * MINUTE }]),
    );
    const device = createDevice({ routes });
    await device.run((engine) => engine.tick(), 10 * MINUTE);
    const before = await device.store.readAll('readings');
    await migrateRows({ store: device.store, lock: parts().lock });
    expect(before).not.toEqual([]);
    expect(await device.store.readAll('readings')).toEqual(before);
    const [checked, own] = await Promise.all([
      openRows(device.store, START),
      openOwnRows(device.store, START),
    ]);
    expect(own.poll).toEqual(checked.poll);
    expect(own.stories).toEqual(checked.stories);
  });
});
