import { describe, expect, it } from 'vitest';
import { createOfficial } from '../../hub/official.ts';
import { createCatalog } from '../../utils/catalog/catalog.ts';
import type { FeedSource, Service } from '../../utils/catalog/types.ts';
import { sourceMark } from '../../utils/crowd/board.ts';
import { formatById } from '../../utils/feeds/registry.ts';
import { createPoller, type PollOptions } from '../../utils/poll/poller.ts';
import { sourceKey } from '../../utils/store/keys.ts';
import { createMemoryStore } from '../../utils/store/memory.ts';
import { officialSignal } from '../../utils/store/official.ts';
import { pollStateSchema, readRow, storedReadingSchema } from '../../utils/store/rows.ts';
import { createDevice } from '../support/device.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 5, 12);
const PERIOD = { period: 5 * MINUTE };

const URL = 'https://status.example/api/v2/summary.json';
const INCIDENTS = 'https://status.example/api/v2/incidents.json';
const WHOLE: FeedSource = { url: URL, format: 'statuspage' };
const part = (name: string): FeedSource => ({ ...WHOLE, filter: { components: [name] } });
const MAIL = part('Mail');
const MAPS = part('Maps');

type Status = 'operational' | 'partial_outage' | 'major_outage';
type Trouble = { id: string; component: string };

/** A Statuspage document of these components and open incidents. */
function page(components: Record<string, Status>, incidents: readonly Trouble[] = []): string {
  const listed = Object.entries(components).map(([name, status]) => ({
    id: name.toLowerCase(),
    name,
    status,
  }));
  return JSON.stringify({
    page: { id: 'p', url: 'https://status.example', updated_at: new Date(START).toISOString() },
    status: { indicator: listed.some(({ status }) => status !== 'operational') ? 'major' : 'none' },
    components: listed,
    incidents: incidents.map(({ id, component }) => ({
      id,
      name: `Trouble with ${component}`,
      status: 'investigating',
      impact: 'major',
      created_at: new Date(START).toISOString(),
      updated_at: new Date(START).toISOString(),
      components: listed.filter(({ name }) => name === component),
      incident_updates: [],
    })),
    scheduled_maintenances: [],
  });
}

/** `incidents.json`, which says of ended ones how they ended. */
function ended(...ids: string[]): string {
  const at = new Date(START + MINUTE).toISOString();
  return JSON.stringify({
    incidents: ids.map((id) => ({
      id,
      name: id,
      status: 'resolved',
      resolved_at: at,
      incident_updates: [{ id: `${id}-last`, status: 'resolved', body: `${id} is over.`, created_at: at }],
    })),
  });
}

/** One status page on a web that the test writes; its server knows its own documents again. */
function world() {
  let time = START;
  const store = createMemoryStore();
  const served = new Map<string, string>();
  const asked: { url: string; conditional: boolean; signal: unknown; redirect: unknown }[] = [];
  const limits: number[] = [];
  const poller = createPoller({
    store,
    formatById,
    now: () => time,
    random: () => 0.5,
    timeout: (ms) => {
      limits.push(ms);
      return new AbortController().signal;
    },
    lock: (_, work) => work(),
    fetch: async (url, { headers, signal, redirect }) => {
      const known = new Headers(headers).get('if-none-match');
      asked.push({ url, conditional: known !== null, signal, redirect });
      const body = served.get(url) ?? '';
      const etag = `"${Buffer.from(body).toString('base64').slice(-300)}"`;
      if (known === etag) return new Response(null, { status: 304 });
      return new Response(body, { status: served.has(url) ? 200 : 500, headers: { etag } });
    },
  });
  const stored = (source: FeedSource) => readRow(store, 'readings', sourceKey(source), storedReadingSchema);
  const state = async () => (await readRow(store, 'state', 'poll', pollStateSchema))?.[URL];
  return {
    poller,
    store,
    asked,
    limits,
    stored,
    state,
    serve: (body: string, url = URL) => void served.set(url, body),
    signal: async (source: FeedSource) => officialSignal(await state(), (await stored(source)) ?? undefined),
    /** Lets a period pass, then polls. */
    poll: (sources: readonly FeedSource[], options: Partial<PollOptions> = {}) => {
      if (!options.now) time += PERIOD.period;
      asked.length = 0;
      limits.length = 0;
      return poller.poll(sources, { ...PERIOD, ...options });
    },
    now: () => time,
    pass: () => {
      time += PERIOD.period;
    },
  };
}

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

describe('a page of which nothing can be read', () => {
  it('has failed as a whole, and loses nothing that was known', async () => {
    const on = world();
    on.serve(page({ Mail: 'operational', Maps: 'major_outage' }));
    await on.poll([WHOLE, MAIL, MAPS]);
    const known = await on.store.readAll('readings');
    on.serve('<html>');
    expect(await on.poll([WHOLE, MAIL, MAPS])).toMatchObject([{ changed: false, failed: true }]);
    expect(await on.store.readAll('readings')).toEqual(known);
    expect(await on.state()).toMatchObject({ failures: 1, unreadableSince: on.now(), reason: 'html' });
  });

  it('has its parts unreadable since then, those too that are gone when it is back', async () => {
    const on = world();
    on.serve(page({ Mail: 'operational', Maps: 'operational' }));
    await on.poll([MAIL, MAPS]);
    on.serve('<html>');
    await on.poll([MAIL, MAPS]);
    const since = on.now();
    on.serve(page({ Mail: 'operational' }));
    await on.poll([MAIL, MAPS]);
    expect((await on.signal(MAIL)).unreadableSince).toBeNull();
    expect((await on.signal(MAPS)).unreadableSince).toBe(since);
  });
});

describe('services that share a page', () => {
  it('all learn what one of them was checked for', async () => {
    const on = world();
    on.serve(page({ Mail: 'operational', Maps: 'operational' }));
    await on.poll([MAIL, MAPS]);
    on.serve(page({ Mail: 'major_outage', Maps: 'major_outage' }));
    await on.poll([MAIL], { now: true });
    expect((await on.signal(MAPS)).reading?.health).toBe('operational');
    await on.poll([MAIL, MAPS]);
    expect((await on.signal(MAPS)).reading?.health).toBe('major_outage');
    await on.poll([MAIL, MAPS]);
    expect(on.asked).toMatchObject([{ conditional: true }]);
  });

  it('go on from rows of an earlier version, which do not say of which document they are', async () => {
    const on = world();
    on.serve(page({ Mail: 'operational', Maps: 'major_outage' }));
    await on.poll([MAIL, MAPS]);
    for (const [key, value] of await on.store.readAll('readings')) {
      const { digest: _, ...earlier } = value as Record<string, unknown>;
      await on.store.commit([{ table: 'readings', key, value: earlier }]);
    }
    expect((await on.signal(MAPS)).reading?.health).toBe('major_outage');
    await on.poll([MAIL, MAPS]);
    expect(await on.stored(MAPS)).toMatchObject({ reading: { health: 'major_outage' }, oldTrouble: true });
    await on.poll([MAIL, MAPS]);
    expect(on.asked).toMatchObject([{ conditional: true }]);
  });
});

describe('incidents that vanish from a page that many share', () => {
  it('are looked up once for all of them, within the time of the page itself', async () => {
    const on = world();
    const names = ['Mail', 'Maps', 'Chat', 'Files', 'Calls'];
    const wellAll: Record<string, Status> = Object.fromEntries(names.map((name) => [name, 'operational']));
    const sources = [WHOLE, ...names.map(part)];
    const troubles = [
      { id: 'fog', component: 'Maps' },
      { id: 'flood', component: 'Mail' },
    ];
    on.serve(page({ ...wellAll, Mail: 'major_outage', Maps: 'major_outage' }, troubles));
    await on.poll(sources);
    on.serve(page(wellAll));
    on.serve(ended('fog', 'flood'), INCIDENTS);
    await on.poll(sources);

    expect(on.asked.map(({ url }) => url)).toEqual([URL, INCIDENTS]);
    expect(on.limits).toEqual([15_000]);
    expect(new Set(on.asked.map(({ signal }) => signal)).size).toBe(1);
    expect(on.asked.map(({ redirect }) => redirect)).toEqual(['manual', 'manual']);
    const words = async (source: FeedSource) =>
      ((await on.stored(source))?.closed ?? []).map(({ update }) => update).sort();
    expect(await words(WHOLE)).toEqual(['flood is over.', 'fog is over.']);
    expect(await words(MAIL)).toEqual(['flood is over.']);
    expect(await words(MAPS)).toEqual(['fog is over.']);
    expect(await words(part('Chat'))).toEqual([]);
  });
});
