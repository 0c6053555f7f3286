import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { settingsFrom } from '../../utils/settings/read-settings.ts';
import { fakeEvent, installFakeBrowser } from '../support/fake-browser.ts';

/** Storage of one browser; what one area gets is told to its listeners. */
function area(limit = Number.POSITIVE_INFINITY) {
  const items = new Map<string, unknown>();
  const onChanged = fakeEvent<[object]>();
  return {
    items,
    onChanged,
    get: async (keys: string | string[] | null) =>
      Object.fromEntries([...items].filter(([key]) => keys === null || [keys].flat().includes(key))),
    set: async (changes: object) => {
      if (JSON.stringify(changes).length > limit) throw new Error('QUOTA_BYTES_PER_ITEM quota exceeded');
      for (const [key, value] of Object.entries(changes)) items.set(key, structuredClone(value));
      onChanged.fire(Object.fromEntries(Object.keys(changes).map((key) => [key, {}])));
    },
    clear: async () => items.clear(),
  };
}

const local = area();
const sync = area(8192);
Object.assign(installFakeBrowser().storage, { local, sync, managed: area() });
const { createSettings, forgetSettings, onCarried } = await import('../../utils/platform/settings.ts');

let waiting: Promise<unknown> = Promise.resolve();
const lock = <T>(_: string, work: () => Promise<T>): Promise<T> => {
  const turn = waiting.then(work);
  waiting = turn.catch(() => undefined);
  return turn;
};
const settings = createSettings(lock);
const own = () => settingsFrom(local.items.get('settings'));
const adoptAll = onCarried(lock);

beforeEach(() => {
  local.items.clear();
  sync.items.clear();
});

describe('settings and the person’s other browsers', () => {
  it('travel when they change, and what belongs to this browser does not', async () => {
    await settings.save({
      follows: ['github'],
      theme: 'dark',
      downdetectorToken: 'secret',
      watches: ['github'],
    });
    expect(Object.fromEntries(sync.items)).toEqual({ follows: ['github'], theme: 'dark' });
  });

  it('arrive from there, one by one, and the rest stays as it is', async () => {
    await settings.save({ follows: ['github'], downdetectorToken: 'secret' });
    await sync.set({ theme: 'dark', downdetectorToken: 'another', language: 'klingon' });
    await waiting;
    expect(own()).toEqual({
      ...DEFAULT_SETTINGS,
      follows: ['github'],
      theme: 'dark',
      downdetectorToken: 'secret',
    });
  });

  it('are there from the beginning in a new browser', async () => {
    sync.items.set('follows', ['reddit']);
    await adoptAll();
    expect(own().follows).toEqual(['reddit']);
  });

  it('that do not fit stay here and keep none of the others from travelling', async () => {
    const components = { github: Array.from({ length: 2000 }, (_, index) => `component-${index}`) };
    await settings.save({ components, theme: 'dark' });
    await sync.set({ country: 'IN' });
    await waiting;
    expect(own()).toMatchObject({ components, theme: 'dark', country: 'IN' });
    expect(sync.items.has('components')).toBe(false);
  });

  it('are not set back by the echo of an older change', async () => {
    await Promise.all([settings.save({ theme: 'dark' }), settings.save({ theme: 'light' })]);
    await waiting;
    expect(own().theme).toBe('light');
  });

  it('are forgotten here, and in what travels, and not in other browsers', async () => {
    await settings.save({ follows: ['github'], theme: 'dark' });
    await forgetSettings(lock);
    expect(own()).toEqual(DEFAULT_SETTINGS);
    expect(sync.items.size).toBe(0);
  });
});
