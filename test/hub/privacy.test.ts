import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClientAddress } from '../../hub/address.ts';
import { createIdentity } from '../../hub/identity.ts';
import { createSqliteStore } from '../../hub/store/sqlite.ts';
import type { HubStore } from '../../hub/store/types.ts';
import { createTestHub, crowdReports, NOON } from './support.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** The longest that anything stays after its time. */
const TIDYING = 10 * 60_000;

describe('addresses', () => {
  it('are in no file and in no answer', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hub-'));
    try {
      const hub = createTestHub({ store: createSqliteStore(join(folder, 'hub.sqlite'), () => NOON) });
      hub.from('203.0.113.77');
      await hub.report();
      hub.from('2001:db8:aaaa:bbbb::1');
      await hub.report({ country: 'DE' });
      const answers = await Promise.all(
        ['/v1/board', '/v1/services/x/signals', '/metrics'].map(async (path) =>
          (await hub.app.request(path)).text(),
        ),
      );
      await hub.store.close();
      const files = await Promise.all(
        (await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')),
      );
      expect(files.join('').length).toBeGreaterThan(1000);
      for (const text of [...files, ...answers, ...hub.logged]) {
        expect(text).not.toMatch(/203\.0\.113|2001:db8|2001:0db8|aaaa:bbbb/i);
        expect(text).not.toContain('\xcb\x00\x71\x4d');
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('have pseudonyms that nobody can link to the next day’s', async () => {
    const identify = createIdentity(createSqliteStore(':memory:', () => NOON));
    const today = await identify('203.0.113.77', NOON);
    expect(await identify('203.0.113.77', NOON + 60_000)).toEqual(today);
    expect(await identify('203.0.113.78', NOON)).toMatchObject({ network: today.network });
    expect((await identify('203.0.113.78', NOON)).reporter).not.toBe(today.reporter);
    const tomorrow = await identify('203.0.113.77', NOON + DAY);
    expect([tomorrow.reporter, tomorrow.network]).not.toContain(today.reporter);
    expect(tomorrow.network).not.toBe(today.network);
  });

  it('have the same pseudonym however they are written', async () => {
    const identify = createIdentity(createSqliteStore(':memory:', () => NOON));
    expect(await identify('::ffff:203.0.113.77', NOON)).toEqual(await identify('203.0.113.77', NOON));
    expect(await identify('2001:DB8::1', NOON)).toEqual(await identify('2001:0db8:0:0:0:0:0:2', NOON));
  });
});

describe('on a hub to which nobody comes any more', () => {
  let folder: string;
  const clock = { now: NOON };
  const open = () => createSqliteStore(join(folder, 'hub.sqlite'), () => clock.now);
  /** Everything that lies on the disk. */
  const onDisk = async () => {
    const names = await readdir(folder);
    return (await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))).join('');
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hub-'));
    clock.now = NOON;
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await rm(folder, { recursive: true });
  });

  /** A report to that store; what must be forgotten of it: the secret of its day and its reporter's pseudonym. */
  async function reportTo(store: HubStore): Promise<string[]> {
    const hub = createTestHub({ store });
    hub.from('203.0.113.77');
    expect((await hub.report()).status).toBe(201);
    const { reporter } = await createIdentity(store)('203.0.113.77', NOON);
    return [await store.salt('2026-01-05'), reporter];
  }

  it('the secret of a day and the pseudonyms leave the disk by themselves', async () => {
    const store = open();
    const secrets = await reportTo(store);
    const before = await onDisk();
    for (const secret of secrets) expect(before).toContain(secret);

    clock.now = NOON + 13 * HOUR;
    vi.advanceTimersByTime(TIDYING);
    // another thread empties the log
    await vi.waitFor(async () => expect(await onDisk()).not.toContain(secrets[1]), 10_000);
    expect(await store.salt('2026-01-05')).toBe(secrets[0]);

    clock.now = NOON + 13 * HOUR + TIDYING;
    vi.advanceTimersByTime(TIDYING);
    await vi.waitFor(async () => expect(await onDisk()).not.toContain(secrets[0]), 10_000);
    expect(await store.counts('x', 0)).toMatchObject([{ count: 1 }]);
    await store.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('they leave it as soon as it is started again', async () => {
    const before = open();
    const secrets = await reportTo(before);
    await before.close();
    clock.now = NOON + 3 * DAY;
    const store = open();
    await vi.waitFor(async () => {
      const after = await onDisk();
      for (const secret of secrets) expect(after).not.toContain(secret);
    }, 10_000);
    await store.close();
  });
});

describe('few reports', () => {
  it('of one country are shown elsewhere, where they cannot point at anybody', async () => {
    const hub = createTestHub();
    await crowdReports(hub, 'IS', 2, 1);
    await crowdReports(hub, 'LU', 2, 2);
    await crowdReports(hub, 'IN', 3, 3);
    const text = await (await hub.app.request('/v1/services/x/signals')).text();
    const signals = JSON.parse(text);
    expect(text).not.toMatch(/IS|LU/);
    expect(
      signals.countries.map((each: { country: string; count: number }) => [each.country, each.count]),
    ).toEqual([
      ['IN', 3],
      ['elsewhere', 4],
    ]);
    expect(signals.series).toEqual({ IN: [3], elsewhere: [4] });
    expect(signals.buckets.at(-1).count).toBe(7);
  });
});

describe('the address of a request behind a proxy', () => {
  const behind = createClientAddress(['10.0.0.0/8', '2001:db8:ff::1']);

  it.each([
    ['is the socket’s without a header', '10.0.0.1', undefined, '10.0.0.1'],
    ['is the header’s from a configured proxy', '10.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['is the header’s from a proxy with IPv6', '2001:db8:ff::1', '203.0.113.7', '203.0.113.7'],
    ['is the header’s over a mapped address', '::ffff:10.0.0.1', '203.0.113.7', '203.0.113.7'],
    [
      'is the last that a proxy has added, whatever was claimed before',
      '10.0.0.1',
      '1.1.1.1, 203.0.113.7',
      '203.0.113.7',
    ],
    ['is found behind two proxies', '10.0.0.1', '1.1.1.1, 203.0.113.7, 10.9.9.9', '203.0.113.7'],
    ['is the socket’s when somebody else sends the header', '198.51.100.1', '203.0.113.7', '198.51.100.1'],
    ['is the proxy’s when the header is nonsense', '10.0.0.1', 'unknown', '10.0.0.1'],
  ])('%s', (_, socket, header, expected) => {
    expect(behind(socket, header)).toBe(expected);
  });

  it.each([
    ['203.0.113.7:54321', '203.0.113.7'],
    ['[2001:db8::5]:443', '2001:db8:0:0:0:0:0:5'],
    ['[2001:db8::5]', '2001:db8:0:0:0:0:0:5'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['64:ff9b::cb00:7107', '203.0.113.7'],
    ['64:ff9b::203.0.113.7', '203.0.113.7'],
    ['fe80::1%eth0', 'fe80:0:0:0:0:0:0:1'],
    ['203.0.113.7:x', '10.0.0.1'],
  ])('is the same however a proxy spells it: %s', (hop, expected) => {
    expect(behind('10.0.0.1', hop)).toBe(expected);
    expect(behind('::ffff:0a00:0001', hop)).toBe(expected);
  });

  it.each([
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/x',
    '10.0.0.0/8/0',
    '10.0.0.0/ 8',
    '[::1]',
    '2001:db8::/129',
  ])('is no range that can be believed: %s', (proxy) => {
    expect(() => createClientAddress([proxy])).toThrow(proxy);
  });

  it('warns once of a header that it does not believe', () => {
    const lines: string[] = [];
    const addressOf = createClientAddress(['10.0.0.1'], (line) => lines.push(line));
    addressOf('10.0.0.1', '203.0.113.7');
    for (let i = 0; i < 3; i += 1) addressOf('198.51.100.1', '203.0.113.7');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('HUB_PROXIES');
    expect(lines[0]).not.toContain('203.0.113.7');
  });

  it('believes nobody without configuration', () => {
    expect(createClientAddress([])('127.0.0.1', '203.0.113.7')).toBe('127.0.0.1');
    expect(() => createClientAddress(['proxy.example'])).toThrow('proxy.example');
  });
});
