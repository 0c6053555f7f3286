import { describe, expect, it } from 'vitest';
import { pollStateSchema } from '../../utils/poll/rows.ts';
import { type ProbeReport, probeReportSchema } from '../../utils/probe/types.ts';
import { readRow } from '../../utils/store/read-rows.ts';
import { createDevice, type Device, MINUTE, START } from '../support/device.ts';
import { feedRoutes } from '../support/feed-states.ts';
import { LOOSE_CATALOG } from '../support/small-catalog.ts';

/** A browser that keeps some answers from us until the person allows them. */
function strictDevice(): { on: Device; allow: () => void } {
  let allowed = false;
  const on = createDevice({ catalog: LOOSE_CATALOG, mayRead: async () => allowed });
  return {
    on,
    allow: () => {
      allowed = true;
    },
  };
}

async function reportOf(on: Device): Promise<ProbeReport> {
  const report = await readRow(on.store, 'probes', 'alpha', probeReportSchema);
  if (!report) throw new Error('there is no report');
  return report;
}

const ALPHA = 'https://status.alpha.site/api/v2/summary.json';

const closed = (on: Device) => on.internet.log.filter(({ url }) => url.startsWith('http:')).length;
const named = (on: Device) => on.internet.log.filter(({ url }) => url.includes('globalping')).length;

describe('a check before the browser has been allowed to read every answer', () => {
  it('runs with those whom everybody may ask, and goes on when more is allowed', async () => {
    const { on, allow } = strictDevice();
    await on.run((engine) => engine.check('alpha'));
    expect(await reportOf(on)).toMatchObject({
      connectivity: [],
      dns: [{ rcode: 'NOERROR' }, { rcode: 'NOERROR' }],
    });
    expect(closed(on)).toBe(0);
    const before = named(on);

    allow();
    on.start(); // the worker has long been put to sleep when the person answers
    await on.run((engine) => engine.allowed());
    const report = await reportOf(on);
    expect(report.connectivity.map(({ result }) => result)).toEqual(['ok', 'ok', 'ok']);
    expect(report.unasked).toEqual([]);
    expect(named(on)).toBe(before);
    expect(on.errors).toEqual([]);
  });

  it('goes on by itself when the answer comes while it runs', async () => {
    const { on, allow } = strictDevice();
    await on.run((engine) => engine.check('alpha'), 100);
    allow();
    await on.run((engine) => engine.allowed());
    expect((await reportOf(on)).connectivity).toHaveLength(3);
    expect(closed(on)).toBe(3);
  });

  it('is finished as it is when the person refuses', async () => {
    const { on } = strictDevice();
    await on.run((engine) => engine.check('alpha'));
    await on.run((engine) => engine.allowed());
    expect((await reportOf(on)).unasked).toContain('google-connectivity');
    expect(closed(on)).toBe(0);
  });

  it('is left alone when it is long over', async () => {
    const { on, allow } = strictDevice();
    await on.run((engine) => engine.check('alpha'), 10 * MINUTE);
    allow();
    await on.run((engine) => engine.allowed());
    expect(closed(on)).toBe(0);
  });
});

it('a page that could not be read for hours is read in the moment in which it may be', async () => {
  let allowed = false;
  const on = createDevice({
    catalog: LOOSE_CATALOG,
    follows: ['alpha'],
    routes: feedRoutes(ALPHA, [{ state: 'operational', from: START, to: Number.POSITIVE_INFINITY }]),
    serve: (url) => {
      if (url === ALPHA && !allowed) throw new TypeError('Failed to fetch');
      return null;
    },
  });
  for (let beat = 0; beat < 30; beat += 1) await on.run((engine) => engine.tick(), 5 * MINUTE);
  const readAt = async () => (await readRow(on.store, 'state', 'poll', pollStateSchema))?.[ALPHA]?.readAt;
  expect(await readAt()).toBeNull();

  allowed = true;
  await on.run((engine) => engine.read('alpha'));
  expect(await readAt()).toBeGreaterThanOrEqual(on.clock.now() - MINUTE);
  expect((await on.verdicts()).get('alpha')).toMatchObject({ health: 'operational' });
  expect(on.errors).toEqual([]);
});
