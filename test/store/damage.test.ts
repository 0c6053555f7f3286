import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { storiesSchema } from '../../utils/notify/rows.ts';
import { pollStateSchema } from '../../utils/poll/rows.ts';
import { DEFAULT_SETTINGS } from '../../utils/settings/default-settings.ts';
import { likeDefaults } from '../../utils/settings/like-defaults.ts';
import { settingsFrom } from '../../utils/settings/read-settings.ts';
import { serviceById } from '../../utils/settings/watched.ts';
import { createIdbStore } from '../../utils/store/idb.ts';
import { readRow } from '../../utils/store/read-rows.ts';
import { SMALL_CATALOG } from '../support/small-catalog.ts';

const row = { table: 'state', key: 'a', value: 1 } as const;

describe('a database that is taken away', () => {
  it('is let go when somebody deletes it, and made again at the next use', async () => {
    const store = createIdbStore('deleted');
    await store.commit([row]);
    await deleteDB('deleted');
    expect(await store.read('state', 'a')).toBeUndefined();
    await store.commit([row]);
    expect(await store.read('state', 'a')).toBe(1);
  });

  it('can be opened at a later try when it was blocked', async () => {
    const newer = await openDB('newer', 99);
    const store = createIdbStore('newer');
    await expect(store.read('state', 'a')).rejects.toThrow();
    newer.close();
    await deleteDB('newer');
    await store.commit([row]);
    expect(await store.read('state', 'a')).toBe(1);
  });

  it('keeps all or nothing of a commit that fails', async () => {
    const store = createIdbStore('atomic');
    const broken = { table: 'state', key: 'b', value: () => 'no clone of this' } as const;
    await expect(store.commit([row, broken])).rejects.toThrow();
    expect(await store.read('state', 'a')).toBeUndefined();
  });
});

describe('damaged rows', () => {
  const feed = {
    askedSince: 1,
    nextAt: 2,
    readAt: null,
    etag: null,
    lastModified: null,
    mark: null,
    digest: null,
    failures: 0,
    unreadableSince: null,
    reason: null,
  };

  it('cost no other feed its state and no other story its life', async () => {
    const store = createIdbStore('damaged');
    await store.commit([
      { table: 'state', key: 'poll', value: { good: feed, bad: { ...feed, nextAt: 'soon' } } },
      { table: 'state', key: 'stories', value: [{ id: 'bad' }, 7, null] },
    ]);
    expect(await readRow(store, 'state', 'poll', pollStateSchema)).toEqual({ good: feed });
    expect(await readRow(store, 'state', 'stories', storiesSchema)).toEqual([]);
  });

  it('of the settings cost the broken field only', () => {
    const custom = { id: 'page:a.example', name: 'A', page: 'https://a.example', hosts: [] };
    const whole = { ...custom, feed: { url: 'https://a.example/feed', format: 'rss' } };
    const stored = {
      follows: ['x', 'y'],
      pollMinutes: 'often',
      theme: 'dark',
      custom: [custom, whole],
      old: 1,
    };
    expect(settingsFrom(stored)).toEqual({
      ...DEFAULT_SETTINGS,
      follows: ['x', 'y'],
      theme: 'dark',
      custom: [whole],
    });
    for (const nothing of [null, undefined, 7, 'text', []]) {
      expect(settingsFrom(nothing)).toEqual(DEFAULT_SETTINGS);
    }
  });

  it('of the settings cost no neighbour when an address leads nowhere or a time is none', () => {
    const feed = { url: 'https://a.example/feed', format: 'rss' };
    const custom = { id: 'page:a.example', name: 'A', page: 'https://a.example', feed, hosts: [] };
    const bad = ['nonsense', 'https://', 'http://a.example/', 'javascript:alert(1)', '', 7];
    const stored = {
      feeds: {
        good: feed,
        ...Object.fromEntries(bad.map((url, index) => [`bad${index}`, { ...feed, url }])),
      },
      custom: [
        custom,
        ...bad.map((page) => ({ ...custom, page })),
        ...bad.map((url) => ({ ...custom, feed: { ...feed, url } })),
      ],
      muted: { forever: 0, day: 1.7e12, last: 8.64e15, never: 1e300, before: -1e300, word: 'soon' },
    };
    expect(settingsFrom(stored)).toEqual({
      ...DEFAULT_SETTINGS,
      feeds: { good: feed },
      custom: [custom],
      muted: { forever: 0, day: 1.7e12, last: 8.64e15 },
    });
  });

  it('of the settings break nothing where they are read without their schema', () => {
    const { feeds } = likeDefaults({ feeds: { alpha: { url: 'nonsense', format: 'x' }, beta: null } });
    const settings = { ...DEFAULT_SETTINGS, feeds: feeds ?? {} };
    for (const id of ['alpha', 'beta'])
      expect(serviceById(id, SMALL_CATALOG, settings)).toEqual(SMALL_CATALOG.services.get(id));
  });
});
