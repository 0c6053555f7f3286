import { describe, expect, it } from 'vitest';
import { createEmbeddedHub } from '../../hub/embed.ts';
import { boardSchema } from '../../utils/crowd/board.ts';
import { seeded } from '../../utils/crowd/random.ts';
import { serviceSignalsSchema } from '../../utils/crowd/signals.ts';
import { CATALOG, createTestHub, crowdReports, NOON } from './support.ts';

const QUARTER = 15 * 60_000;

/** A hub with four weeks of history, and a crowd that the test sends. */
async function hubWithHistory(usual: Record<string, number>) {
  const clock = { now: NOON };
  const hub = createEmbeddedHub({ now: () => clock.now, random: seeded(1), catalog: CATALOG });
  for (const [country, rate] of Object.entries(usual)) await hub.seedHistory('x', country, rate, NOON);
  const read = async (path: string) => (await hub.fetch(new Request(`http://hub.example${path}`))).json();
  return {
    clock,
    signals: async () => serviceSignalsSchema.parse(await read('/v1/services/x/signals')),
    board: async () => boardSchema.parse(await read('/v1/board')),
    crowd: (country: string, count: number) => hub.ingestCounts('x', country, clock.now, count),
  };
}

describe('the signals of a service', () => {
  it('are quiet on a quiet day, with what is usual beside what came', async () => {
    const hub = await hubWithHistory({ US: 6, IN: 3 });
    const signals = await hub.signals();
    expect(signals).toMatchObject({ level: 'none', scope: 'none', since: null });
    expect(signals.buckets).toHaveLength(96);
    const mean = signals.buckets.slice(0, -1).reduce((sum, { expected }) => sum + expected, 0) / 95;
    expect(mean).toBeGreaterThan(6);
    expect(mean).toBeLessThan(12);
  });

  it('tell a surge within the quarter of an hour in which it begins', async () => {
    const hub = await hubWithHistory({ US: 2, GB: 1, IN: 2 });
    await hub.crowd('US', 90);
    await hub.crowd('IN', 60);
    expect(await hub.signals()).toMatchObject({ level: 'danger', scope: 'widespread', since: NOON });
  });

  it('stay at their level through a lull, keep the start, and end when it is over', async () => {
    const hub = await hubWithHistory({ US: 4, IN: 2 });
    const levels: string[] = [];
    for (const [us, india] of [
      [200, 90],
      [300, 120],
      [12, 4],
      [220, 80],
      [40, 20],
      [5, 2],
      [4, 1],
      [3, 2],
      [5, 2],
      [4, 2],
      [4, 2],
      [3, 2],
      [4, 2],
      [3, 2],
    ] as const) {
      await hub.crowd('US', us);
      await hub.crowd('IN', india);
      const { level, since } = await hub.signals();
      levels.push(level);
      if (level !== 'none') expect(since).toBe(NOON);
      hub.clock.now += QUARTER;
    }
    expect(levels.slice(0, 5)).toEqual(Array(5).fill('danger'));
    expect(levels.at(-1)).toBe('none');
  });

  it('are regional when one country has it and the others would have shown it', async () => {
    const hub = await hubWithHistory({ GB: 3, US: 12, DE: 6 });
    for (const count of [80, 140]) {
      await hub.crowd('GB', count);
      await hub.crowd('US', 11);
      await hub.crowd('DE', 5);
      hub.clock.now += QUARTER;
    }
    const signals = await hub.signals();
    expect(signals).toMatchObject({ level: 'danger', scope: 'regional' });
    expect(signals.countries[0]).toMatchObject({ country: 'GB', level: 'danger' });
  });

  it('work on the first day, without any history', async () => {
    const hub = createTestHub();
    await crowdReports(hub, 'IN', 40);
    const response = await hub.app.request('/v1/services/x/signals');
    const signals = serviceSignalsSchema.parse(await response.json());
    expect(signals).toMatchObject({ level: 'danger', reporters: 40, symptoms: { errors: 40 }, since: NOON });
  });

  it('are not given of a service that is not in the catalogue', async () => {
    expect((await createTestHub().app.request('/v1/services/nobody/signals')).status).toBe(404);
  });

  it('see all reports, whichever process of the hub took them', async () => {
    const hub = createTestHub();
    const other = createTestHub({ store: hub.store });
    for (const one of [hub, other]) await crowdReports(one, 'IN', 20, one === hub ? 1 : 2);
    const counts = await Promise.all(
      [hub, other].map(
        async ({ app }) => (await (await app.request('/v1/services/x/signals')).json()).buckets.at(-1).count,
      ),
    );
    expect(counts).toEqual([40, 40]);
  });
});

describe('the board', () => {
  it('names the services with a surge, and nobody else', async () => {
    const hub = await hubWithHistory({ US: 2 });
    expect((await hub.board()).people).toEqual([]);
    await hub.crowd('US', 120);
    hub.clock.now += 60_000;
    const { people } = await hub.board();
    expect(people).toMatchObject([{ service: 'x', signal: { level: 'danger', buckets: [] } }]);
  });

  it('is kept by caches for half a minute, and not while the hub is away', async () => {
    const { headers } = await createTestHub().app.request('/v1/board');
    expect(headers.get('cache-control')).toBe('public, max-age=30');
    // extensions without a permission for the hub see how old it is all the same
    expect(headers.get('access-control-expose-headers')).toBe('etag, age');
  });

  it('keeps its validator while nothing changes, and answers 304', async () => {
    const hub = createTestHub();
    const first = await hub.app.request('/v1/board');
    const etag = first.headers.get('etag') ?? '';
    hub.clock.now += 3_600_000;
    for (const header of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await hub.app.request('/v1/board', { headers: { 'if-none-match': header } });
      expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
    }
    await crowdReports(hub, 'IN', 30);
    hub.clock.now += 60_000;
    const changed = await hub.app.request('/v1/board', { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  it('is refused rather than shown when it is too old to be true', async () => {
    const hub = createTestHub();
    let isBroken = false;
    const services = hub.store.services;
    hub.store.services = (...asked) => (isBroken ? Promise.reject(new Error('gone')) : services(...asked));
    await hub.app.request('/v1/board');
    isBroken = true;
    hub.clock.now += 60_000;
    expect((await hub.app.request('/v1/board')).status).toBe(200);
    hub.clock.now += 180_000;
    const response = await hub.app.request('/v1/board');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
    expect(hub.logged.join()).toContain('gone');
  });
});

describe('the other documents', () => {
  it('are sound', async () => {
    const { app, report } = createTestHub();
    await report();
    expect(await (await app.request('/healthz')).json()).toEqual({ ok: true });
    const metrics = await (await app.request('/metrics')).text();
    expect(metrics).toContain('hub_reports_total{outcome="counted"} 1');
    for (const line of metrics.trim().split('\n')) expect(line).toMatch(/^[a-z_]+(\{[^}]*\})? [\d.e+-]+$/);
    const openapi = await (await app.request('/openapi.json')).json();
    expect(Object.keys(openapi.paths)).toEqual([
      '/v1/reports',
      '/v1/board',
      '/v1/services/{id}/signals',
      '/healthz',
      '/readyz',
      '/metrics',
    ]);
    expect(JSON.stringify(openapi)).toContain('cannot_open');
    expect((await app.request('/nothing')).status).toBe(404);
  });
});

describe('reports that come late', () => {
  const counted = async (hub: ReturnType<typeof createTestHub>) => {
    const { buckets } = await (await hub.app.request('/v1/services/x/signals')).json();
    return buckets.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
  };

  it.each([
    ['a minute', 16],
    ['hours', 5 * 60],
    ['most of a day', 23 * 60],
  ])('by %s are shown where they belong, as by a hub that has just started', async (_, minutes) => {
    const hub = createTestHub();
    const at = NOON + 14 * 60_000;
    await hub.store.startedAt(NOON - 3 * 24 * 60 * 60_000);
    hub.clock.now = at;
    await hub.app.request('/v1/services/x/signals');
    hub.clock.now = NOON + minutes * 60_000;
    await hub.app.request('/v1/services/x/signals');
    for (let i = 0; i < 12; i += 1) {
      hub.from(`10.${i}.0.1`);
      expect((await hub.report({ at })).status).toBe(201);
    }
    const other = createTestHub({ store: hub.store });
    other.clock.now = hub.clock.now;
    expect(await counted(hub)).toBe(12);
    const [one, two] = await Promise.all(
      [hub, other].map(async ({ app }) => (await app.request('/v1/services/x/signals')).text()),
    );
    expect(one).toBe(two);
  });

  it('are judged again after a clock that ran ahead', async () => {
    const hub = createTestHub();
    await hub.report();
    expect(await counted(hub)).toBe(1);
    hub.clock.now += 40 * 24 * 60 * 60_000;
    await hub.app.request('/v1/board');
    await counted(hub);
    hub.clock.now = NOON + 60_000;
    expect(await counted(hub)).toBe(1);
    expect((await (await hub.app.request('/v1/board')).json()).at).toBe(hub.clock.now);
  });
});

describe('a repeated report', () => {
  it.each([
    ['from another address, with a clock ahead', NOON + 50_000, NOON + 10_000],
    ['across a half-hour', NOON + 1_799_000, NOON + 1_830_000],
    ['across midnight', NOON + 12 * 3_600_000 - 1000, NOON + 12 * 3_600_000 + 1000],
  ])('counts once: %s', async (_, first, second) => {
    const hub = createTestHub();
    const key = { 'idempotency-key': 'k1' };
    const at = first + 50_000;
    hub.clock.now = first;
    expect((await hub.report({ at }, key)).status).toBe(201);
    hub.clock.now = Math.max(first, second);
    hub.from('198.51.100.7');
    expect(await (await hub.report({ at }, key)).json()).toEqual({ outcome: 'repeated' });
  });
});
