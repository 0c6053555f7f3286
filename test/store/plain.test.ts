import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { deleteDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { likeDefaults } from '../../utils/settings/like-defaults.ts';
import { settingsFrom } from '../../utils/settings/read-settings.ts';
import { settingsSchema } from '../../utils/settings/settings.ts';
import { createIdbStore } from '../../utils/store/idb.ts';
import { createIdbReader } from '../../utils/store/idb-reader.ts';

describe('settings without their schema', () => {
  it('have the defaults of the schema', () => {
    expect(DEFAULT_SETTINGS).toEqual(settingsSchema.parse({}));
  });

  it('read like the schema does what the schema has let through', () => {
    const chosen = settingsFrom({
      follows: ['x', 'roku'],
      hub: 'https://hub.example',
      notifications: { from: 'major_outage', quietFrom: 22 },
      muted: { x: 0 },
      language: 'bn',
    });
    expect({ ...DEFAULT_SETTINGS, ...likeDefaults(chosen) }).toEqual(chosen);
  });

  it('fill up groups that an older version knew less of', () => {
    expect(likeDefaults({ sources: { feeds: false } }).sources).toEqual({
      ...DEFAULT_SETTINGS.sources,
      feeds: false,
    });
  });

  it('are of the kinds that the panel expects, whatever is stored', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record(Object.fromEntries(Object.keys(DEFAULT_SETTINGS).map((name) => [name, fc.anything()]))),
        ),
        (raw) => {
          const settings = { ...DEFAULT_SETTINGS, ...likeDefaults(raw) };
          expect(Array.isArray(settings.follows)).toBe(true);
          expect(typeof settings.sources.people).toBe('boolean');
          expect(typeof settings.muted).toBe('object');
          expect(settings.hub === null || typeof settings.hub === 'string').toBe(true);
        },
      ),
    );
  });
});

describe('the panel reads', () => {
  it('what the worker wrote, in the same order and ranges', async () => {
    const store = createIdbStore('read');
    const reader = createIdbReader('read');
    await store.commit(['b', 'a', 'c'].map((key) => ({ table: 'history', key, value: { key } })));
    expect(await reader.read('history', 'b')).toEqual({ key: 'b' });
    expect(await reader.read('history', 'none')).toBeUndefined();
    expect(await reader.readAll('history')).toEqual(await store.readAll('history'));
    expect(await reader.readAll('history', 'b', 'c')).toEqual(await store.readAll('history', 'b', 'c'));
  });

  it('nothing where nothing was ever written, and leaves a database that the worker can use', async () => {
    expect(await createIdbReader('fresh').read('state', 'poll')).toBeUndefined();
    const store = createIdbStore('fresh');
    await store.commit([{ table: 'outbox', key: 'a', value: 1 }]);
    expect(await store.read('outbox', 'a')).toBe(1);
  });

  it('on after everything was deleted', async () => {
    const reader = createIdbReader('deleted');
    await createIdbStore('deleted').commit([{ table: 'state', key: 'a', value: 1 }]);
    expect(await reader.read('state', 'a')).toBe(1);
    await deleteDB('deleted');
    expect(await reader.read('state', 'a')).toBeUndefined();
  });
});
